package jlogtui.index;

import java.util.Arrays;
import jlogtui.model.Entry;
import jlogtui.parse.RawSearch;

/**
 * Works out order times: the running maximum of the record times of a block, begun with the block before it, so that
 * the small disorder of two writing goroutines changes no order among sources and walking back agrees with walking
 * forward.
 */
final class OrderTimes {
    /** No record has set a time yet. */
    static final long NONE = Long.MIN_VALUE;

    /** Docker's disorder is milliseconds; a record this far behind means that the clock was set back. */
    static final long STEP_BACK_NANOS = 2_000_000_000L;

    private static final long EARLIEST_NANOS = 365L * 86_400 * 1_000_000_000L;
    private static final long DAY_NANOS = 86_400L * 1_000_000_000L;

    private OrderTimes() {}

    /** The maximum after a block that is walked with nothing before it. */
    static long after(Items items, long nowNanos) {
        return walk(items, NONE, nowNanos, false);
    }

    /** The same of records none of which goes on with another. */
    static long after(RawSearch records, long nowNanos) {
        long maximum = NONE;
        for (int i = 0; i < records.count(); i++) {
            long time = records.time(i);
            if (time > maximum || time < maximum - STEP_BACK_NANOS) {
                maximum = drives(time, nowNanos) ? time : maximum;
            }
        }
        return maximum;
    }

    /** Fills in the order times of a block, given the maximum after the block before it.
     *
     * @return the maximum after it, {@link #NONE} when no time could be read */
    static long fill(Items items, long maximumBefore, long nowNanos) {
        return walk(items, maximumBefore, nowNanos, true);
    }

    /** Whether a record's time may drive the order: not one of a clock that was never set, nor one far in the future. */
    static boolean drives(long time, long nowNanos) {
        return time != Entry.NO_TIME && time >= EARLIEST_NANOS && time <= nowNanos + DAY_NANOS;
    }

    private static long walk(Items items, long before, long nowNanos, boolean store) {
        long maximum = before;
        // Seen from the next block, only what this block alone can tell counts: the order must not depend on more
        int continuation = store ? Items.LINKED | Items.PIECE | Items.CONTINUED : Items.LINKED;
        for (int i = 0; i < items.count; i++) {
            long time = items.times[i];
            if (drives(time, nowNanos)) {
                boolean steppedBack = maximum != NONE && time < maximum - STEP_BACK_NANOS && !items.is(i, continuation);
                if (maximum == NONE && store) {
                    // What stands before the first readable time goes with it
                    Arrays.fill(items.orders, 0, i, time);
                }
                maximum = maximum == NONE || steppedBack ? time : Math.max(maximum, time);
            }
            if (store) {
                items.orders[i] = maximum;
            }
        }
        return maximum;
    }
}
