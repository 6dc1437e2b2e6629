package jlogtui.engine;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import jlogtui.index.BlockIndex;
import jlogtui.index.Unfinished;
import jlogtui.model.Found;
import jlogtui.query.FindQuery;
import jlogtui.query.HitQuery;
import jlogtui.timeline.Budget;

/**
 * Looks for lines that are not on the screen and counts hits over the whole history, so that neither makes a page wait.
 * A line that the reader waits for comes before the count. Runs on the search thread.
 */
final class Searcher {
    private static final long CACHE_BYTES = 8L << 20;
    private static final long STEP_NANOS = 100_000_000L;
    private static final long WAIT_MILLIS = 60_000;

    private final SourceSet sources;
    private final EngineListener listener;
    private final IndexSet indexes;
    private final ReaderFirst readerFirst;
    private final LatestSlot<FindQuery> finds = new LatestSlot<>();
    private final LatestSlot<HitQuery> counts = new LatestSlot<>();
    private final LatestSlot<Boolean> work = new LatestSlot<>();
    private volatile boolean isFindCancelled;
    private volatile boolean isCountCancelled;
    private volatile boolean hasGrown;
    private HitCounter counter;
    private List<BlockIndex> current = List.of();

    Searcher(SourceSet sources, LongSupplier nowNanos, EngineListener listener, ReaderFirst readerFirst) {
        this.readerFirst = readerFirst;
        this.sources = sources;
        this.listener = listener;
        indexes = new IndexSet(CACHE_BYTES, nowNanos);
    }

    void find(FindQuery query) {
        isFindCancelled = false;
        finds.put(query);
        work.put(true);
    }

    void cancelFind() {
        isFindCancelled = true;
    }

    void countHits(HitQuery query) {
        isCountCancelled = false;
        counts.put(query);
        work.put(true);
    }

    void cancelCount() {
        isCountCancelled = true;
        work.put(true);
    }

    void grew() {
        hasGrown = true;
        work.put(true);
    }

    void close() {
        finds.close();
        counts.close();
        work.close();
    }

    void run() {
        while (!work.isClosed()) {
            work.take(counter != null && counter.hasMore() ? 0 : WAIT_MILLIS);
            FindQuery query = finds.take(0);
            if (query != null) {
                serve(query);
            }
            HitQuery wanted = counts.take(0);
            if (wanted != null) {
                current = indexes.update(sources.states());
                counter = new HitCounter(wanted, current);
                hasGrown = false;
            }
            if (isCountCancelled) {
                counter = null;
            }
            if (counter != null) {
                count();
            }
        }
    }

    private void count() {
        if (hasGrown) {
            hasGrown = false;
            update();
        }
        if (counter.hasMore()) {
            readerFirst.giveWay();
            Budget budget = budget(() -> isCountCancelled || work.isWaiting() || readerFirst.isReading());
            pausing(budget, () -> counter.step(budget));
            listener.hits(counter.counted());
        }
    }

    private Budget budget(BooleanSupplier isInterrupted) {
        long deadline = System.nanoTime() + STEP_NANOS;
        return () -> isInterrupted.getAsBoolean() || work.isClosed() || System.nanoTime() - deadline > 0;
    }

    /** Does a step, which may end in the midst of what takes long, such as inflating a file: the next one goes on with it. */
    private void pausing(Budget budget, Runnable step) {
        pauseWhen(budget::isSpent);
        try {
            step.run();
        } catch (Unfinished e) {
            // What has been done is kept, and the next step is tried at once
            return;
        } finally {
            pauseWhen(() -> false);
        }
    }

    private void pauseWhen(BooleanSupplier wanted) {
        for (BlockIndex index : current) {
            index.pauseWhen(wanted);
        }
    }

    /** How the sources are now; what is being counted must know, for it shares their indexes. */
    private List<BlockIndex> update() {
        current = indexes.update(sources.states());
        if (counter != null) {
            counter.grew(current);
        }
        return current;
    }

    private boolean isFindOver() {
        return isFindCancelled || finds.isWaiting();
    }

    private void serve(FindQuery query) {
        FindTask task = new FindTask(query, update());
        while (!task.isDone() && !isFindOver() && !work.isClosed()) {
            Budget budget = budget(this::isFindOver);
            pausing(budget, () -> {
                Found found = task.step(budget);
                if (!isFindOver()) {
                    listener.found(found);
                }
            });
        }
    }
}
