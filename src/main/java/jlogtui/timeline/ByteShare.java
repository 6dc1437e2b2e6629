package jlogtui.timeline;

import java.util.ArrayList;
import java.util.List;
import jlogtui.index.BlockIndex;
import jlogtui.index.TimeSeek;

/** Finds the time before which a given share of all bytes was written, by bisection over the times of the sources. */
final class ByteShare {
    private static final int STEPS = 48;
    private static final long NEAR_NANOS = 1_000_000_000L;

    private final List<SourceCursor> cursors;

    ByteShare(List<SourceCursor> cursors) {
        this.cursors = cursors;
    }

    /** @param share 0 to 1 */
    long timeAt(double share) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        long total = 0;
        List<TimeSeek> seeks = new ArrayList<>();
        long[] newest = new long[cursors.size()];
        for (int i = 0; i < newest.length; i++) {
            SourceCursor cursor = cursors.get(i);
            BlockIndex index = cursor.index();
            total += index.totalBytes();
            seeks.add(new TimeSeek(index));
            low = Math.min(low, seeks.get(i).oldest().orElse(Long.MAX_VALUE));
            cursor.moveTo(index.end());
            if (cursor.hasTail()) {
                newest[i] = cursor.tail().order();
                high = Math.max(high, cursor.tail().order());
            }
        }
        double wanted = total * share;
        for (int i = 0; i < STEPS && high - low > NEAR_NANOS / 1000; i++) {
            long middle = low + (high - low) / 2;
            if (bytesBefore(seeks, newest, middle) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static long bytesBefore(List<TimeSeek> seeks, long[] newest, long timeNanos) {
        long bytes = 0;
        for (int i = 0; i < newest.length; i++) {
            bytes += seeks.get(i).bytesBefore(timeNanos, newest[i]);
        }
        return bytes;
    }
}
