package jlogtui.engine;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import jlogtui.index.BlockIndex;
import jlogtui.model.Position;
import jlogtui.query.PageQuery;

/** Serves pages, one query at a time; runs on the reader thread. */
final class PageReader {
    private static final long CACHE_BYTES = 24L << 20;
    private static final long STEP_NANOS = 50_000_000L;
    private static final long WAIT_MILLIS = 60_000;

    private final SourceSet sources;
    private final EngineListener listener;
    private final IndexSet indexes;
    private final TornTails tornTails;
    private final Runnable onPage;
    private final LatestSlot<PageQuery> queries = new LatestSlot<>();
    private final Queue<Position> wanted = new ConcurrentLinkedQueue<>();
    private volatile boolean cancelled;

    /** @param onPage run after each page, whole or not */
    PageReader(SourceSet sources, LongSupplier nowNanos, EngineListener listener, Runnable onPage) {
        this.sources = sources;
        this.listener = listener;
        this.onPage = onPage;
        indexes = new IndexSet(CACHE_BYTES, nowNanos);
        tornTails = new TornTails(System::nanoTime);
    }

    void ask(PageQuery query) {
        cancelled = false;
        queries.put(query);
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
    }

    void run() {
        while (!queries.isClosed()) {
            PageQuery query = queries.take(tornTails.waitMillis(WAIT_MILLIS));
            if (query != null) {
                serve(query);
            } else if (tornTails.isDue()) {
                listener.grew();
            }
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
        PageTask task = new PageTask(query, current);
        do {
            long deadline = System.nanoTime() + STEP_NANOS;
            task.step(() -> cancelled || queries.isWaiting() || System.nanoTime() - deadline > 0);
            if (task.isDone() || !queries.isWaiting()) {
                listener.page(tornTails.addTo(task.page(), current, query.filter()));
                onPage.run();
            }
        } while (!task.isDone() && !cancelled && !queries.isWaiting());
    }
}
