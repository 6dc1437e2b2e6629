package jlogtui.view;

import jlogtui.query.TimeContext;

/**
 * The times that the log covers, as far as they are known; {@link TimeContext#UNKNOWN} where not. Typed times go by it:
 * a time of day is the latest that is not after the newest line.
 *
 * @param oldestNanos time of the oldest line, epoch nanoseconds
 * @param newestNanos time of the newest line, epoch nanoseconds
 */
public record LogSpan(long oldestNanos, long newestNanos) {
    static final LogSpan NONE = new LogSpan(TimeContext.UNKNOWN, TimeContext.UNKNOWN);

    LogSpan withOldest(long nanos) {
        return new LogSpan(nanos, newestNanos);
    }

    /** The unknown time is before every other, so a newest line can only move on. */
    LogSpan withNewest(long nanos) {
        return new LogSpan(oldestNanos, Math.max(newestNanos, nanos));
    }
}
