package jlogtui.app;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import jlogtui.engine.FollowWatch;
import jlogtui.engine.SourceSet;
import jlogtui.index.BlockIndex;
import jlogtui.model.Entry;
import jlogtui.model.Place;
import jlogtui.timeline.Budget;

/**
 * Goes on writing plain output as the logs grow. Lines of several sources are held back for a quarter of a second, so
 * that one that another container wrote a moment earlier still comes first.
 */
final class PlainFollower {
    private static final long HOLD_BACK_NANOS = 250_000_000L;
    private static final long TICK_MILLIS = 50;
    private static final int FLUSH_EVERY = 1024;

    /** Where every source ended at one moment. */
    private record Ends(long nanoTime, Map<Integer, Place> places) {}

    private final PlainOutput output;
    private final SourceSet sources;
    private final TwoStreams streams;
    private final LongSupplier nanoTime;
    private final Deque<Ends> waiting = new ArrayDeque<>();

    /** @param nanoTime a clock that nobody sets, as {@link System#nanoTime()} */
    PlainFollower(PlainOutput output, SourceSet sources, TwoStreams streams, LongSupplier nanoTime) {
        this.output = output;
        this.sources = sources;
        this.streams = streams;
        this.nanoTime = nanoTime;
    }

    /**
     * Writes until the watch is closed or the time is over.
     *
     * @param holdsBack lines wait a moment for others that come before them
     * @param mostNanos how long to go on; {@link Long#MAX_VALUE} for ever
     */
    void follow(FollowWatch watch, boolean holdsBack, long mostNanos) throws IOException {
        long start = nanoTime.getAsLong();
        boolean grew = true;
        while (!watch.isClosed()) {
            long left = mostNanos == Long.MAX_VALUE ? mostNanos : mostNanos - (nanoTime.getAsLong() - start);
            // What was written in the last moment is still on its way
            boolean over = left < -HOLD_BACK_NANOS;
            if (grew || over) {
                output.refresh();
                output.writeContinued();
            }
            if (over || !holdsBack) {
                writeBefore(null);
            } else {
                writeSettled(grew);
            }
            streams.flush();
            if (over) {
                return;
            }
            retain();
            boolean ticks = !waiting.isEmpty() || left != Long.MAX_VALUE;
            grew = watch.await(ticks ? TICK_MILLIS : Long.MAX_VALUE);
        }
    }

    private void writeSettled(boolean grew) throws IOException {
        long now = nanoTime.getAsLong();
        if (grew) {
            Map<Integer, Place> places = new HashMap<>();
            for (BlockIndex index : output.indexes()) {
                places.put(index.source(), index.end());
            }
            waiting.addLast(new Ends(now, places));
        }
        Ends settled = null;
        while (!waiting.isEmpty() && now - waiting.peekFirst().nanoTime() >= HOLD_BACK_NANOS) {
            settled = waiting.removeFirst();
        }
        if (settled != null) {
            writeBefore(settled.places());
        }
    }

    private void writeBefore(Map<Integer, Place> bounds) throws IOException {
        int written = 0;
        while (bounds == null || output.timeline().hasNextBefore(bounds)) {
            Entry entry = output.timeline().next(Budget.UNLIMITED);
            if (entry == null) {
                return;
            }
            output.write(entry);
            if (++written % FLUSH_EVERY == 0) {
                streams.flush();
                retain();
            }
        }
    }

    /** Keeps deleted files readable until they have been written out. */
    private void retain() {
        for (BlockIndex index : output.indexes()) {
            sources.retainFrom(
                    index.source(), output.timeline().place(index.source()).generation());
        }
    }
}
