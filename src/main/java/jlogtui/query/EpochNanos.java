package jlogtui.query;

import java.math.BigDecimal;
import java.time.Instant;

/** Arithmetic on epoch nanoseconds that stops at the ends of a {@code long} instead of running over. */
final class EpochNanos {
    static final long SECOND = 1_000_000_000L;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private static final BigDecimal MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final Instant FIRST = instant(Long.MIN_VALUE);
    private static final Instant LAST = instant(Long.MAX_VALUE);

    private EpochNanos() {}

    static long of(Instant instant) {
        if (instant.isBefore(FIRST)) {
            return Long.MIN_VALUE;
        }
        if (instant.isAfter(LAST)) {
            return Long.MAX_VALUE;
        }
        // in the first second of the range the product alone runs over, and the sum comes back
        return instant.getEpochSecond() * SECOND + instant.getNano();
    }

    static long of(BigDecimal nanos) {
        return nanos.max(MIN).min(MAX).longValue();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    static long plus(long nanos, long more) {
        long sum = nanos + more;
        boolean overflows = ((nanos ^ sum) & (more ^ sum)) < 0;
        return overflows ? end(nanos) : sum;
    }

    static long minus(long nanos, long less) {
        long difference = nanos - less;
        boolean overflows = ((nanos ^ less) & (nanos ^ difference)) < 0;
        return overflows ? end(nanos) : difference;
    }

    static long floorToSecond(long nanos) {
        return minus(nanos, Math.floorMod(nanos, SECOND));
    }

    private static long end(long nanos) {
        return nanos < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
