package jlogtui.engine;

import java.util.List;
import jlogtui.file.Generation;
import jlogtui.model.Figures;

/**
 * How fast one log grows, by what is seen of its files from one look to the next. What is rotated away, compressed or
 * removed makes it no smaller. Owned by one thread.
 */
final class GrowthMeter {
    /** The time over which a growth is told. */
    static final long SHORT_NANOS = 10_000_000_000L;

    /** The time over which it is taken to go on for a day. */
    static final long LONG_NANOS = 60_000_000_000L;

    /** Two sweeps: less says more about the moments of the looks than about the log. */
    private static final long LEAST_NANOS = 3_500_000_000L;

    private static final long APART_NANOS = 1_000_000_000L;
    private static final int SAMPLES = 64;

    private final long[] times = new long[SAMPLES];
    private final long[] totals = new long[SAMPLES];
    private int count;
    private int newest = -1;
    private int generation = Integer.MIN_VALUE;
    private long size;
    private long written;
    private long now;

    /**
     * Takes note of the files.
     *
     * @param nanos the present, on any clock
     */
    void look(List<Generation> generations, long nanos) {
        if (nanos < now) {
            // The clock was set back: what was seen before says nothing any more
            newest = -1;
            count = 0;
        }
        boolean isFirst = newest < 0;
        int last = generation;
        for (Generation file : generations) {
            if (file.number() >= last) {
                // A file that was not there at the last look is new from its first byte on
                long before = file.number() == last ? size : 0;
                // Of one that is compressed the size is a guess
                boolean counts = !isFirst && file.file().isReady();
                written += counts ? Math.max(0, file.size() - before) : 0;
                generation = file.number();
                size = file.size();
            }
        }
        now = nanos;
        if (isFirst || nanos - times[newest] >= APART_NANOS) {
            newest = (newest + 1) % SAMPLES;
            times[newest] = nanos;
            totals[newest] = written;
            count = Math.min(SAMPLES, count + 1);
        }
    }

    /** Bytes a second over the last so many nanoseconds, or since the first look; {@link Figures#UNKNOWN} soon after that. */
    long rate(long overNanos) {
        int from = sampleBefore(now - overNanos);
        if (from < 0 || now - times[from] < LEAST_NANOS) {
            return Figures.UNKNOWN;
        }
        return (long) ((written - totals[from]) * 1e9 / (now - times[from]));
    }

    /** For how long it has been watched, in nanoseconds; no more than is remembered. */
    long watchedNanos() {
        return count == 0 ? 0 : now - times[(newest - count + 1 + SAMPLES) % SAMPLES];
    }

    /** The newest sample that is not younger, or the oldest of all; -1 when there is none. */
    private int sampleBefore(long nanos) {
        for (int back = 0; back < count; back++) {
            int at = (newest - back + SAMPLES) % SAMPLES;
            if (times[at] <= nanos || back == count - 1) {
                return at;
            }
        }
        return -1;
    }
}
