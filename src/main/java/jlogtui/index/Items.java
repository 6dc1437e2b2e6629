package jlogtui.index;

import java.util.Arrays;
import jlogtui.model.Entry;
import jlogtui.model.Stream;
import jlogtui.parse.RecordFields;

/** What one block holds, item by item, in parallel arrays: no object a record. Grows; owned by the loading thread. */
final class Items {
    /** Streams that are told apart. */
    static final int STREAMS = 3;

    private static final int STREAM_BITS = 3;
    /** What {@link BlockMessages} takes for an item. */
    private static final int MESSAGE_BYTES = 4;

    static final int DAMAGE = 4;
    static final int TERMINATED = 8;
    static final int FULL = 16;
    /** A piece of a line that an earlier record began: no entry of its own. */
    static final int PIECE = 32;
    /** A piece whose beginning is out of reach: an entry of its own that goes on with a line. */
    static final int CONTINUED = 64;
    /** Goes on with a record of the same block; known without looking at other blocks. */
    static final int LINKED = 128;
    /** A record in another form than Docker's: what it says cannot be told from where its message seems to stand. */
    static final int ODD = 256;

    int count;
    int[] starts = new int[64];
    int[] ends = new int[64];
    long[] times = new long[64];
    long[] orders = new long[64];
    short[] flags = new short[64];
    private String[] reasons = new String[0];

    void addRecord(int start, int end, long timeNanos, int recordFlags) {
        int i = room();
        starts[i] = start;
        ends[i] = end;
        times[i] = timeNanos;
        flags[i] = (short) recordFlags;
    }

    void addDamage(int start, int end, String reason) {
        int i = room();
        starts[i] = start;
        ends[i] = end;
        times[i] = Entry.NO_TIME;
        flags[i] = DAMAGE;
        if (reasons.length <= i) {
            reasons = Arrays.copyOf(reasons, flags.length);
        }
        reasons[i] = reason;
    }

    /** Forgets all items and keeps the room. */
    void clear() {
        count = 0;
    }

    private int room() {
        if (count == starts.length) {
            int more = count * 2;
            starts = Arrays.copyOf(starts, more);
            ends = Arrays.copyOf(ends, more);
            times = Arrays.copyOf(times, more);
            orders = Arrays.copyOf(orders, more);
            flags = Arrays.copyOf(flags, more);
        }
        return count++;
    }

    static int flagsOf(RecordFields fields) {
        int bits = switch (fields.stream) {
            case STDOUT -> 0;
            case STDERR -> 1;
            case OTHER -> 2;
        };
        bits |= fields.messageStart == RecordFields.NOT_STRICT ? ODD : 0;
        return bits | (fields.terminated ? TERMINATED : 0) | (fields.full ? FULL : 0);
    }

    boolean is(int i, int flag) {
        return (flags[i] & flag) != 0;
    }

    /** Small number of the stream, 0 to 2. */
    int streamIndex(int i) {
        return flags[i] & STREAM_BITS;
    }

    Stream stream(int i) {
        return switch (streamIndex(i)) {
            case 0 -> Stream.STDOUT;
            case 1 -> Stream.STDERR;
            default -> Stream.OTHER;
        };
    }

    String reason(int i) {
        return reasons[i];
    }

    /** Says of stretches of the block's array. */
    @FunctionalInterface
    interface Stretch {
        boolean test(int start, int end);
    }

    /** Gives another reason for the damage of some stretches. */
    void nameDamage(Stretch which, String reason) {
        for (int i = 0; i < count; i++) {
            if (is(i, DAMAGE) && which.test(starts[i], ends[i])) {
                reasons[i] = reason;
            }
        }
    }

    /** Index of the first item that begins at or behind an offset of the block's array. */
    int firstAt(long start) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Bytes of memory held. */
    long weight() {
        return (long) starts.length * (4 + 4 + 8 + 8 + 2 + MESSAGE_BYTES) + reasons.length * 4L;
    }
}
