package jlogtui.engine;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import jlogtui.model.Cut;
import jlogtui.model.Position;
import jlogtui.query.CardQuery;
import jlogtui.query.DetailQuery;
import jlogtui.query.Filter;
import jlogtui.query.FindQuery;
import jlogtui.query.HistogramQuery;
import jlogtui.query.HitQuery;
import jlogtui.query.PageQuery;

/**
 * The threads behind a screen: {@code reader} serves pages, {@code watcher} looks for growth and for containers that
 * come and go; at low priority {@code scan} counts new lines, {@code search} searches, {@code histogram} says how the log spreads over
 * its time, {@code gauge} measures sources, and {@code export} takes lines out of them. Calls return at once; answers go to the listener.
 */
public final class LogEngine implements Closeable {
    /** Work that waits for the first page begins after this time at the latest. */
    private static final long FIRST_PAGE_MILLIS = 500;

    /** Growth that comes faster than this is told once: far below what an eye sees. */
    private static final long SETTLE_MILLIS = 10;

    private final SourceSet sources;
    private final EngineListener listener;
    private final PageReader reader;
    private final NewLineCounter counter;
    private final Searcher searcher;
    private final Histograms histograms;
    private final Exporter exporter;
    private final Gauges gauges;
    private final FollowWatch watch;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private boolean searches;
    private boolean drawsHistograms;
    private boolean exports;
    private boolean measures;

    /**
     * @param sources swept at least once; owned by the watcher thread from {@link #start} on
     * @param root the directory in which containers come and go, if there is one
     * @param nowNanos the wall clock, epoch nanoseconds
     */
    public LogEngine(SourceSet sources, Optional<Path> root, LongSupplier nowNanos, EngineListener listener) {
        this.sources = sources;
        this.listener = listener;
        watch = new FollowWatch(sources, root);
        ReaderFirst first = new ReaderFirst();
        reader = new PageReader(sources, nowNanos, listener, first);
        counter = new NewLineCounter(sources, nowNanos, listener, first);
        searcher = new Searcher(sources, nowNanos, listener, first);
        histograms = new Histograms(sources, nowNanos, listener, first);
        exporter = new Exporter(sources, nowNanos, first);
        gauges = new Gauges(sources, nowNanos, listener, first);
    }

    /** Starts the threads that every screen needs; those that search, draw histograms, measure and export start when they are first needed. */
    public void start() {
        startThread("reader", Thread.NORM_PRIORITY, reader);
        startThread("watcher", Thread.NORM_PRIORITY, new Runnable() {
            @Override
            public void run() {
                watch();
            }
        });
        startThread("scan", Thread.MIN_PRIORITY, new Runnable() {
            @Override
            public void run() {
                scan();
            }
        });
    }

    /** The first page is on the screen: the threads that would have competed with it may begin. */
    public void opened() {
        opened.countDown();
    }

    // A hint is all that is meant: counting should give way to a reader who waits
    @SuppressWarnings("ThreadPriorityCheck")
    private void startThread(String name, int priority, Runnable body) {
        Thread thread = new Thread(name) {
            @Override
            public void run() {
                try {
                    body.run();
                } catch (RuntimeException | Error e) {
                    listener.failed(e);
                }
            }
        };
        thread.setDaemon(true);
        thread.setPriority(priority);
        threads.add(thread);
        thread.start();
    }

    /** Asks for a page; replaces what was asked before. */
    public void ask(PageQuery query) {
        reader.ask(query);
    }

    /** Asks for all there is to know about a line; replaces what was asked before. */
    public void detail(DetailQuery query) {
        reader.detail(query);
    }

    /** Stops the step that is running. */
    public void cancel() {
        reader.cancel();
    }

    /** Lets a file that is not inflated for lack of room have more than the budget, from the next query on. */
    public void allowMoreRoom(Position file) {
        reader.allowMoreRoom(file);
    }

    /** Counts, from now on and whenever there is growth, the lines behind a cut. */
    public void countNew(Cut since, Filter filter) {
        counter.count(since, filter);
    }

    /** Looks for a line; replaces what was looked for before. */
    public void find(FindQuery query) {
        startSearch();
        searcher.find(query);
    }

    /** Stops looking for a line. */
    public void cancelFind() {
        searcher.cancelFind();
    }

    /** Counts lines of a kind, those to come too; replaces what was counted before. */
    public void countHits(HitQuery query) {
        startSearch();
        searcher.countHits(query);
    }

    /** Counts no more. */
    public void cancelCount() {
        searcher.cancelCount();
    }

    /** Asks how the log spreads over its time, now and as it grows; replaces what was asked before. */
    public void histogram(HistogramQuery query) {
        if (!drawsHistograms) {
            drawsHistograms = true;
            startThread("histogram", Thread.MIN_PRIORITY, histograms::run);
        }
        histograms.ask(query);
    }

    /** Nobody wants to know how the log spreads over its time any more. */
    public void cancelHistogram() {
        histograms.cancel();
    }

    /** Takes lines out of the log; one that is still running is cancelled. */
    public void export(Export export) {
        if (!exports) {
            exports = true;
            startThread("export", Thread.MIN_PRIORITY, exporter::run);
        }
        exporter.export(export);
    }

    /** Takes no more lines out of the log. */
    public void cancelExport() {
        exporter.cancel();
    }

    /** Measures the sources from now on, or not any more. */
    public void measure(boolean wanted) {
        startGauges();
        gauges.measure(wanted);
    }

    /** Asks for all there is to know about a container; replaces what was asked before. */
    public void card(CardQuery query) {
        startGauges();
        gauges.card(query);
    }

    private void startGauges() {
        if (!measures) {
            measures = true;
            startThread("gauge", Thread.MIN_PRIORITY, gauges::run);
        }
    }

    private void startSearch() {
        if (!searches) {
            searches = true;
            startThread("search", Thread.MIN_PRIORITY, searcher::run);
        }
    }

    private void watch() {
        try {
            awaitOpening();
            while (!watch.isClosed()) {
                if (watch.await(Long.MAX_VALUE)) {
                    listener.sources(sources.states());
                    grew();
                }
                if (closed.await(SETTLE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            // Only the end of the program can do this, and then there is nobody left to tell
            closed.countDown();
        }
    }

    private void scan() {
        try {
            awaitOpening();
            counter.run();
        } catch (InterruptedException e) {
            closed.countDown();
        }
    }

    /** The first look at everything takes more than the first page. */
    private void awaitOpening() throws InterruptedException {
        opened.await(FIRST_PAGE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void grew() {
        counter.grew();
        searcher.grew();
        histograms.grew();
        listener.grew();
    }

    @Override
    public void close() {
        closed.countDown();
        opened.countDown();
        reader.close();
        counter.close();
        searcher.close();
        histograms.close();
        exporter.close();
        gauges.close();
        watch.close();
        try {
            for (Thread thread : threads) {
                thread.join(1_000);
            }
        } catch (InterruptedException e) {
            // The files are closed all the same
            closed.countDown();
        }
        sources.close();
    }
}
