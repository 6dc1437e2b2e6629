package jlogtui.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import jlogtui.index.BlockIndex;
import jlogtui.model.Cut;
import jlogtui.query.Filter;
import jlogtui.timeline.LogSpan;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;

/** Counts the lines behind a cut and goes on counting as the logs grow; runs on the scan thread. */
final class NewLineCounter {
    private static final long CACHE_BYTES = 4L << 20;
    private static final long WAIT_MILLIS = 60_000;
    private static final int TOLD_EVERY = 100_000;
    private static final long CHEAP_BYTES = 32L << 20;

    /** What to count; with no cut, go on with what is being counted. */
    private record Request(Cut since, Filter filter) {}

    private final SourceSet sources;
    private final EngineListener listener;
    private final IndexSet indexes;
    private final LatestSlot<Request> requests = new LatestSlot<>();
    private final LatestSlot<Boolean> growth = new LatestSlot<>();
    private Timeline timeline;
    private Cut since;
    private long count;

    NewLineCounter(SourceSet sources, LongSupplier nowNanos, EngineListener listener) {
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
            var current = indexes.update(sources.states());
            if (request != null) {
                timeline = new Timeline(current, Unit.ENTRIES, request.filter());
                timeline.to(request.since());
                since = request.since();
                count = 0;
            } else if (timeline == null) {
                continue;
            } else {
                timeline.addMissing(current, since);
                timeline.refresh();
            }
            long before = count;
            countOn();
            if (request != null || count != before) {
                listener.newLines(since, count);
            }
        }
    }

    /** Tells from when to when the log goes, as far as that can be read without inflating large files. */
    private void tellSpan() {
        List<BlockIndex> cheap = new ArrayList<>();
        for (BlockIndex index : indexes.update(sources.states())) {
            boolean isCheap = index.generations().isEmpty()
                    || index.generations().get(0).file().isReady()
                    || index.generations().get(0).size() < CHEAP_BYTES;
            if (isCheap) {
                cheap.add(index);
            }
        }
        listener.span(LogSpan.oldest(cheap), LogSpan.newest(cheap));
    }

    private void countOn() {
        while (timeline.next(requests::isWaiting) != null && !requests.isWaiting()) {
            count++;
            if (count % TOLD_EVERY == 0) {
                listener.newLines(since, count);
            }
        }
    }
}
