package jlogtui.engine;

import java.util.Arrays;
import java.util.List;
import jlogtui.file.Generation;
import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.index.ErrorScan;
import jlogtui.index.ScanMemory;
import jlogtui.index.TimeSeek;
import jlogtui.index.Unfinished;
import jlogtui.model.Entry;
import jlogtui.model.Figures;
import jlogtui.timeline.LogSpan;

/**
 * Measures one source: by the last kilobytes of its log, its first record and, block by block, its errors. What has not
 * changed is not read again, and nothing is inflated. Owned by one thread.
 */
final class SourceGauge {
    /** Bytes at the end that are read when the log has grown: they hold the last lines of nearly every log. */
    static final int TAIL_BYTES = 12 * 1024;

    /** Where these hold no whole line. */
    static final int LONG_TAIL_BYTES = 64 * 1024;

    /** In so many of the newest bytes errors are counted. */
    static final long COUNTED_BYTES = 64L << 20;

    /** Lines a second are those of the last so many nanoseconds. */
    static final long WINDOW_NANOS = 10_000_000_000L;

    private static final long[] NONE = {};

    private final BlockIndex index;
    private final ScanMemory memory;
    /** The files as they were when their end was read; null before the first time. */
    private List<Generation> read;

    private int oldest = Integer.MIN_VALUE;
    private long oldestNanos = Entry.NO_TIME;
    private long newestNanos = Entry.NO_TIME;
    /** Times of the last lines that have one. */
    private long[] times = NONE;
    /** There are no lines before these. */
    private boolean areAll;

    private double bytesALine;
    private ErrorScan scan;
    private long errors = Figures.UNKNOWN;
    private long backBytes;
    /** Bytes of the log when all that had been added was counted, or counting began. */
    private long countedAt;

    private boolean isCountedOn;

    /** @param memory shared by the gauges of a thread */
    SourceGauge(BlockIndex index, ScanMemory memory) {
        this.index = index;
        this.memory = memory;
    }

    boolean isOf(BlockIndex other) {
        return index == other;
    }

    /** Looks at both ends of the log, where they have changed. */
    void look() {
        List<Generation> now = index.generations();
        if (now.equals(read)) {
            return;
        }
        read = now;
        areAll = now.isEmpty();
        times = NONE;
        if (now.isEmpty()) {
            oldestNanos = Entry.NO_TIME;
            newestNanos = Entry.NO_TIME;
            return;
        }
        try {
            if (now.get(0).number() != oldest || oldestNanos == Entry.NO_TIME) {
                oldest = now.get(0).number();
                oldestNanos = new TimeSeek(index).oldest().orElse(Entry.NO_TIME);
            }
            lookAtEnd(now);
        } catch (Unfinished e) {
            // It would have to be inflated: that is not known then
            newestNanos = Entry.NO_TIME;
        }
    }

    private void lookAtEnd(List<Generation> now) {
        Block tail = index.glance(TAIL_BYTES);
        if (tail == null || lines(tail) == 0) {
            tail = index.glance(LONG_TAIL_BYTES);
        }
        if (tail != null && lines(tail) > 0) {
            take(tail);
            areAll = now.size() == 1 && tail.offset(0) == 0;
        } else if (now.get(now.size() - 1).file().isReady()) {
            newestNanos = LogSpan.newest(List.of(index));
        }
    }

    private static int lines(Block tail) {
        int lines = 0;
        for (int i = 0; i < tail.count(); i++) {
            lines += isLine(tail, i) ? 1 : 0;
        }
        return lines;
    }

    private static boolean isLine(Block tail, int item) {
        return !tail.isDamage(item) && tail.isTerminated(item) && tail.time(item) != Entry.NO_TIME;
    }

    private void take(Block tail) {
        times = new long[lines(tail)];
        int count = 0;
        long bytes = 0;
        for (int i = 0; i < tail.count(); i++) {
            bytes += tail.itemLength(i);
            if (isLine(tail, i)) {
                times[count++] = tail.time(i);
                newestNanos = tail.time(i);
            }
        }
        bytesALine = (double) bytes / count;
        Arrays.sort(times);
    }

    /** Nobody has counted for a while. */
    void fallBehind() {
        isCountedOn = false;
    }

    /**
     * Counts errors in one more block, what has been added first.
     *
     * @return false when there is nothing to do
     */
    boolean countOn() {
        if (scan == null || index.totalBytes() - countedAt > COUNTED_BYTES) {
            // What was written while nobody looked is more than is counted at all: begin anew
            scan = new ErrorScan(index, nanos -> errors++, memory);
            errors = 0;
            backBytes = 0;
            countedAt = index.totalBytes();
        }
        isCountedOn = !scan.stepOn();
        if (!isCountedOn) {
            return true;
        }
        countedAt = index.totalBytes();
        if (backBytes >= COUNTED_BYTES || !scan.stepBack()) {
            return false;
        }
        backBytes += index.blockSize();
        return true;
    }

    /**
     * What is known.
     *
     * @param growth bytes a second, or {@link Figures#UNKNOWN}
     */
    Figures.OfSource figures(long growth, long nowNanos) {
        long disk = 0;
        for (Generation generation : index.generations()) {
            disk += generation.file().sizeOnDisk();
        }
        int recent = times.length - firstAfter(nowNanos - WINDOW_NANOS);
        boolean isExact = areAll || recent < times.length;
        double lines = isExact ? recent * 1e9 / WINDOW_NANOS : estimated(growth);
        // What has come since the last count, a second ago, is left out: else the count of no log that lives would be
        // whole
        boolean areCounted = scan != null && isCountedOn && scan.scannedBytes() >= index.totalBytes();
        return new Figures.OfSource(
                disk, growth, lines, !isExact && lines >= 0, newestNanos, oldestNanos, errors, areCounted);
    }

    private double estimated(long growth) {
        return growth < 0 || times.length == 0 ? Figures.UNKNOWN : growth / bytesALine;
    }

    /** Index of the first time that is later. */
    private int firstAfter(long nanos) {
        int first = times.length;
        while (first > 0 && times[first - 1] > nanos) {
            first--;
        }
        return first;
    }
}
