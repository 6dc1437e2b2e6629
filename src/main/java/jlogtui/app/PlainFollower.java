package jlogtui.app;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import jlogtui.engine.FollowWatch;
import jlogtui.engine.SourceSet;
import jlogtui.index.BlockIndex;
import jlogtui.model.Entry;

/**
 * Goes on writing plain output as the logs grow. Lines of several sources are held back for a quarter of a second, so
 * that one that another container wrote a moment earlier still comes first.
 */
final class PlainFollower {
    private static final long TICK_MILLIS = 50;
    /** How long what was written before the ending may still be on its way. */
    private static final long LAST_NANOS = 500_000_000L;

    private static final int FLUSH_EVERY = 1024;
    /** The files that Docker keeps last longer than this, also where it rotates as fast as it can. */
    private static final long LOOK_NANOS = 100_000_000L;

    private final PlainOutput output;
    private final SourceSet sources;
    private final TwoStreams streams;
    private final LongSupplier nanoTime;
    private final HoldBack held = new HoldBack();

    /** @param nanoTime a clock that nobody sets, as {@link System#nanoTime()} */
    PlainFollower(PlainOutput output, SourceSet sources, TwoStreams streams, LongSupplier nanoTime) {
        this.output = output;
        this.sources = sources;
        this.streams = streams;
        this.nanoTime = nanoTime;
        sources.retainAll();
    }

    /** Says when there is nothing more to wait for. */
    @FunctionalInterface
    interface Ending {
        /** Goes on until the watch is closed. */
        Ending NEVER = () -> false;

        boolean isReached();
    }

    /**
     * Writes until the watch is closed or the ending is reached, and then what was on its way.
     *
     * @param holdsBack lines wait a moment for others that come before them
     */
    void follow(FollowWatch watch, boolean holdsBack, Ending ending) throws IOException {
        boolean grew = true;
        long reachedAt = Long.MAX_VALUE;
        while (!watch.isClosed()) {
            long now = nanoTime.getAsLong();
            if (reachedAt == Long.MAX_VALUE && ending.isReached()) {
                reachedAt = now;
            }
            boolean over = reachedAt != Long.MAX_VALUE && now - reachedAt > LAST_NANOS && held.isEmpty();
            if (over && !grew) {
                return;
            }
            // A long stretch takes longer than Docker may need to rotate all files away: look again meanwhile
            grew = look(grew, holdsBack, () -> watch.await(1));
            boolean ticks = !held.isEmpty() || !ending.equals(Ending.NEVER);
            grew |= watch.await(grew ? 1 : ticks ? TICK_MILLIS : Long.MAX_VALUE);
        }
    }

    /**
     * Writes what can be written now.
     *
     * @param grew the sources have grown since the last look
     * @param meanwhile looks at the files again and says whether they have grown; called now and then
     * @return whether they have
     */
    boolean look(boolean grew, boolean holdsBack, BooleanSupplier meanwhile) throws IOException {
        boolean grewAgain = false;
        if (grew) {
            output.refresh();
            grewAgain = readOn(holdsBack, meanwhile);
        }
        grewAgain |= writeHeld();
        streams.flush();
        retain();
        if (!grewAgain) {
            release();
        }
        return grewAgain;
    }

    private boolean readOn(boolean holdsBack, BooleanSupplier meanwhile) throws IOException {
        boolean grew = false;
        long looked = nanoTime.getAsLong();
        int count = 0;
        while (output.step()) {
            if (holdsBack) {
                held.add(output.found(), nanoTime.getAsLong());
                grew |= writeHeld();
            } else {
                output.writeFound();
            }
            if (++count % FLUSH_EVERY == 0) {
                streams.flush();
                retain();
                if (nanoTime.getAsLong() - looked >= LOOK_NANOS) {
                    grew |= meanwhile.getAsBoolean();
                    looked = nanoTime.getAsLong();
                }
            }
        }
        return grew;
    }

    /** Says whether the sources were looked at, and have changed, on the way. */
    private boolean writeHeld() throws IOException {
        boolean changed = false;
        long now = nanoTime.getAsLong();
        for (Entry entry = held.take(now); entry != null; entry = held.take(now)) {
            if (sources.seekName(entry.position().source())) {
                changed = true;
                output.learnNames();
            }
            output.write(entry);
        }
        return changed;
    }

    /** Lets go of containers that are gone, once all that there is has been read. */
    private void release() {
        for (BlockIndex index : output.indexes()) {
            sources.release(index.source());
        }
    }

    /** Keeps deleted files readable until they have been read. */
    private void retain() {
        for (BlockIndex index : output.indexes()) {
            sources.retainFrom(
                    index.source(), output.timeline().place(index.source()).generation());
        }
    }
}
