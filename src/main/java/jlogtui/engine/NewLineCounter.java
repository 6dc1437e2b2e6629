package jlogtui.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import jlogtui.index.BlockIndex;
import jlogtui.model.Cut;
import jlogtui.query.Filter;
import jlogtui.timeline.Budget;
import jlogtui.timeline.LogSpan;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;

/** Counts the lines behind a cut and goes on counting as the logs grow; runs on the scan thread. */
final class NewLineCounter {
    private static final long CACHE_BYTES = 4L << 20;
    private static final long WAIT_MILLIS = 60_000;
    private static final int TOLD_EVERY = 100_000;
    private static final int LOOKED_EVERY = 256;

    /** What to count; with no cut, go on with what is being counted. */
    private record Request(Cut since, Filter filter) {}

    private final SourceSet sources;
    private final EngineListener listener;
    private final IndexSet indexes;
    private final ReaderFirst readerFirst;
    private final LatestSlot<Request> requests = new LatestSlot<>();
    private final LatestSlot<Boolean> growth = new LatestSlot<>();
    private Timeline timeline;
    private Cut since;
    private long count;

    NewLineCounter(SourceSet sources, LongSupplier nowNanos, EngineListener listener, ReaderFirst readerFirst) {
        this.readerFirst = readerFirst;
        this.sources = sources;
        this.listener = listener;
        indexes = new IndexSet(CACHE_BYTES, nowNanos);
    }

    void count(Cut since, Filter filter) {
        requests.put(new Request(since, filter));
        growth.put(true);
    }

    void grew() {
        growth.put(true);
    }

    void close() {
        requests.close();
        growth.close();
    }

    void run() {
        tellSpan();
        while (!growth.isClosed()) {
            if (growth.take(WAIT_MILLIS) == null) {
                continue;
            }
            Request request = requests.take(0);
            List<BlockIndex> current = indexes.update(sources.states());
            if (request != null) {
                timeline = new Timeline(current, Unit.ENTRIES, request.filter());
                timeline.to(request.since());
                since = request.since();
                count = 0;
            } else if (timeline == null) {
                continue;
            } else {
                addNew(current);
                timeline.refresh();
            }
            long before = count;
            countOn(current);
            if (request != null || count != before) {
                listener.newLines(since, count);
            }
        }
    }

    /** Sources that came after the count began have new lines too. */
    private void addNew(List<BlockIndex> current) {
        for (BlockIndex index : current) {
            if (!timeline.knows(index.source())) {
                timeline.add(index, since);
            }
        }
    }

    /** Tells from when to when the log goes. A file that is compressed and the only one is not inflated for that. */
    private void tellSpan() {
        List<BlockIndex> all = indexes.update(sources.states());
        List<BlockIndex> ready = new ArrayList<>();
        for (BlockIndex index : all) {
            int count = index.generationCount();
            if (count == 0 || index.generations().get(count - 1).file().isReady()) {
                ready.add(index);
            }
        }
        listener.span(LogSpan.oldest(all), LogSpan.newest(ready));
    }

    /** Counts until the reader reads or there is a newer request; false when all lines have been counted. */
    private boolean countStep() {
        Budget budget = () -> requests.isWaiting() || readerFirst.isReading();
        while (timeline.next(budget) != null) {
            count++;
            if (count % TOLD_EVERY == 0) {
                listener.newLines(since, count);
            }
            if (count % LOOKED_EVERY == 0 && budget.isSpent()) {
                return true;
            }
        }
        return !timeline.isExhausted();
    }

    private void countOn(List<BlockIndex> current) {
        for (BlockIndex index : current) {
            index.pauseWhen(requests::isWaiting);
        }
        boolean more = true;
        while (more && !requests.isWaiting()) {
            readerFirst.giveWay();
            more = countStep();
        }
        for (BlockIndex index : current) {
            index.pauseWhen(() -> false);
        }
    }
}
