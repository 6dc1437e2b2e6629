package jlogtui.engine;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;
import jlogtui.index.BlockIndex;
import jlogtui.model.Anchor;
import jlogtui.model.Page;
import jlogtui.model.Position;
import jlogtui.query.DetailQuery;
import jlogtui.query.Filter;
import jlogtui.query.PageQuery;
import jlogtui.timeline.Budget;

/** Serves pages, one query at a time, and single lines in between; runs on the reader thread. */
final class PageReader implements Runnable {
    private static final long CACHE_BYTES = 24L << 20;
    private static final long STEP_NANOS = 50_000_000L;
    private static final long WAIT_MILLIS = 60_000;

    private final SourceSet sources;
    private final EngineListener listener;
    private final IndexSet indexes;
    private final TornTails tornTails;
    private final LatestSlot<PageQuery> queries = new LatestSlot<>();
    private final LatestSlot<DetailQuery> details = new LatestSlot<>();
    private final LatestSlot<Boolean> work = new LatestSlot<>();
    /** Not a concurrent queue, which would link variable handles before the first frame. */
    private final Queue<Position> wanted = new LinkedBlockingQueue<>();

    private final ReaderFirst first;
    private boolean hasServed;
    private volatile boolean cancelled;

    PageReader(SourceSet sources, LongSupplier nowNanos, EngineListener listener, ReaderFirst first) {
        this.first = first;
        this.sources = sources;
        this.listener = listener;
        indexes = new IndexSet(CACHE_BYTES, nowNanos);
        tornTails = new TornTails(new LongSupplier() {
            @Override
            public long getAsLong() {
                return System.nanoTime();
            }
        });
    }

    void ask(PageQuery query) {
        cancelled = false;
        queries.put(query);
        work.put(true);
    }

    /** Asks for all there is to know about a line; replaces what was asked before. */
    void detail(DetailQuery query) {
        details.put(query);
        work.put(true);
    }

    void cancel() {
        cancelled = true;
    }

    /** Lets a file that is not inflated for lack of room have more than the budget, before the next query is served. */
    void allowMoreRoom(Position file) {
        wanted.add(file);
    }

    void close() {
        queries.close();
        details.close();
        work.close();
    }

    @Override
    public void run() {
        while (!work.isClosed()) {
            boolean isWoken = work.take(tornTails.waitMillis(WAIT_MILLIS)) != null;
            if (details.isWaiting()) {
                serveDetail(indexes.update(sources.states()));
            }
            PageQuery query = queries.take(0);
            if (query != null) {
                first.begin();
                try {
                    serve(query);
                } finally {
                    first.end();
                }
            } else if (!isWoken && tornTails.isDue()) {
                listener.grew();
            }
        }
    }

    /** In the midst of a page the indexes stay as they are: the page is read by them. */
    private void serveDetail(List<BlockIndex> current) {
        DetailQuery query = details.take(0);
        if (query != null) {
            listener.detail(DetailReader.read(query, sources.states(), current));
        }
    }

    private void serve(PageQuery query) {
        List<BlockIndex> current = indexes.update(sources.states());
        for (Position file = wanted.poll(); file != null; file = wanted.poll()) {
            for (BlockIndex index : current) {
                if (index.source() == file.source()) {
                    index.allowMoreRoom(file.generation());
                }
            }
        }
        boolean isFirst = !hasServed;
        hasServed = true;
        if (isFirst && glance(query, current)) {
            return;
        }
        PageTask task = new PageTask(query, current);
        do {
            long deadline = System.nanoTime() + STEP_NANOS;
            task.step(new Budget() {
                @Override
                public boolean isSpent() {
                    boolean isInterrupted = cancelled || queries.isWaiting() || details.isWaiting();
                    return isInterrupted || System.nanoTime() - deadline > 0;
                }
            });
            if (task.isDone() || !queries.isWaiting()) {
                listener.page(tornTails.addTo(task.page(), current, query.filter()));
            }
            serveDetail(current);
        } while (!task.isDone() && !cancelled && !queries.isWaiting());
    }

    /**
     * Answers the question for the newest lines with what the last few kilobytes tell, and has it asked again; says whether
     * they told anything.
     */
    private boolean glance(PageQuery query, List<BlockIndex> current) {
        Filter filter = query.filter();
        boolean isWhole = filter.text().isEmpty()
                && filter.sinceNanos() == Long.MIN_VALUE
                && filter.untilNanos() == Long.MAX_VALUE;
        if (!isWhole || !(query.anchor() instanceof Anchor.End)) {
            return false;
        }
        Page page = Glance.page(query, current);
        if (page.lines().isEmpty()) {
            return false;
        }
        listener.page(page);
        listener.grew();
        return true;
    }
}
