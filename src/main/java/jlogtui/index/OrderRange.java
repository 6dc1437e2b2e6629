package jlogtui.index;

/**
 * Between which two times the running maximum of {@link OrderTimes} lies, for a walk that begins somewhere in a block: an
 * ordinary record leaves at most the step that is no step back, and one that is later than that makes the maximum certain.
 */
final class OrderRange {
    /** Whether a record goes on with an earlier one, which keeps it from restarting the maximum. */
    enum Continues {
        NO,
        YES,
        UNKNOWN
    }

    private long low = Long.MIN_VALUE;
    private long high = Long.MAX_VALUE;

    /** Takes in the time of the next record, one that may drive the order. */
    void take(long time, Continues continues) {
        long step = time + OrderTimes.STEP_BACK_NANOS;
        boolean mayRestart = continues != Continues.YES && high > step;
        boolean mustRestart = continues == Continues.NO && low > step;
        if (continues == Continues.NO && mayRestart) {
            high = mustRestart ? time : step;
        }
        low = mayRestart ? time : Math.max(low, time);
        high = Math.max(high, time);
    }

    /** Whether the maximum is known exactly: it is {@link #high()}. */
    boolean isExact() {
        return low == high;
    }

    /** The maximum is not below this: what those taken in make of it by themselves. */
    long low() {
        return low;
    }

    /** The maximum is not above this. */
    long high() {
        return high;
    }
}
