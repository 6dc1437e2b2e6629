package jlogtui.query;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What a typed time is read against: zone, clock, the span of the log and what the time is for. Whoever parses must
 * fill in the span when the log has lines, because a time of day and a date without a year go by the newest line.
 *
 * @param zone the zone of the time column, which a time without a zone is in
 * @param now the present
 * @param newestNanos time of the newest line, epoch nanoseconds; {@link #UNKNOWN} when there is none, then now counts
 * @param oldestNanos time of the oldest line, epoch nanoseconds; {@link #UNKNOWN} when there is none
 * @param hereNanos time of the selected line, epoch nanoseconds; {@link #UNKNOWN} when none is selected, as on the
 *     command line
 * @param use what the time is for
 */
public record TimeContext(ZoneId zone, Instant now, long newestNanos, long oldestNanos, long hereNanos, Use use) {
    /** A time that is not known. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** What a time is for. */
    public enum Use {
        /** {@code --since} and {@code :since}: the start of what was typed. */
        SINCE,
        /** {@code --until} and {@code :until}: the end of what was typed. */
        UNTIL,
        /** {@code --at}: the start of what was typed. */
        AT,
        /** {@code t} and {@code :goto}: as {@code AT}, but the selected line gives the day and {@code +} and {@code -}. */
        GOTO
    }

    /** Whether the selected line gives the day and is what a shift moves from. */
    boolean movesFromHere() {
        return use == Use.GOTO && hereNanos != UNKNOWN;
    }

    long nowNanos() {
        return EpochNanos.of(now);
    }

    /** The time that a reading without a year or a day must not be after. */
    long latestNanos() {
        return newestNanos == UNKNOWN ? nowNanos() : newestNanos;
    }
}
