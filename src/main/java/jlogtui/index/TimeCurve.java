package jlogtui.index;

import java.util.Arrays;
import jlogtui.model.Place;

/**
 * How the bytes of a source spread over its time: a bounded number of small reads where blocks begin, and straight lines
 * between them. Bytes never become fewer as time goes on.
 */
public final class TimeCurve {
    private final BlockIndex index;
    private final TimeSeek seek;
    private final int most;
    private long[] times = new long[16];
    private long[] bytes = new long[16];
    private int count;

    /** @param most about how many reads to make; twice that at most, and one more for each generation */
    public TimeCurve(BlockIndex index, int most) {
        this.index = index;
        this.most = most;
        seek = new TimeSeek(index);
    }

    /**
     * Takes note of how the source is now; reads only what has been added.
     *
     * @param newestNanos order time of the last record
     */
    public void update(long newestNanos) {
        count = 0;
        long stride = stride();
        for (int g = 0; g < index.generationCount(); g++) {
            // Of a file that is still compressed the beginning can be read without inflating the rest
            boolean isReady = index.generations().get(g).file().isReady();
            long blocks = isReady ? index.blockCount(g) : 1;
            for (long block = 0; block < blocks; block += stride) {
                long time = seek.probe(g, block);
                if (time != TimeSeek.UNKNOWN) {
                    Place place = new Place(index.generationNumber(g), block * index.blockSize());
                    add(time, index.bytesBefore(place));
                }
            }
        }
        if (count > 0) {
            add(newestNanos, index.totalBytes());
        }
    }

    /** Blocks from one read to the next: a power of two, so that a growing log is read at the same places again. */
    private long stride() {
        long blocks = index.totalBytes() / index.blockSize() + index.generationCount();
        long stride = 1;
        while (blocks / stride > most) {
            stride *= 2;
        }
        return stride;
    }

    private void add(long time, long at) {
        if (count == times.length) {
            times = Arrays.copyOf(times, count * 2);
            bytes = Arrays.copyOf(bytes, count * 2);
        }
        times[count] = count == 0 ? time : Math.max(time, times[count - 1]);
        bytes[count] = count == 0 ? 0 : at;
        count++;
    }

    /** Small reads made so far. */
    public int probes() {
        return seek.probes();
    }

    /** Whether any time is known. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** Time of the first record, epoch nanoseconds. */
    public long oldestNanos() {
        return times[0];
    }

    /** Time of the last record, epoch nanoseconds. */
    public long newestNanos() {
        return times[count - 1];
    }

    /** About how many bytes lie before a time: none before the first record, all behind the last one. */
    public long bytesBefore(long nanos) {
        if (count == 0 || nanos <= times[0]) {
            return 0;
        }
        if (nanos > times[count - 1]) {
            return bytes[count - 1];
        }
        int low = 0;
        int high = count - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (times[middle] < nanos) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double share = (double) (nanos - times[low]) / (times[high] - times[low]);
        return bytes[low] + (long) (share * (bytes[high] - bytes[low]));
    }
}
