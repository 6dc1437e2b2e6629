package jlogtui.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The stretch of time that was typed, both ends inclusive, in epoch nanoseconds.
 *
 * @param start its first nanosecond
 * @param end its last nanosecond
 */
record TimeSpan(long start, long end) {
    static TimeSpan point(long nanos) {
        return new TimeSpan(nanos, nanos);
    }

    static TimeSpan day(LocalDate day, ZoneId zone) {
        return at(day.atStartOfDay(), EpochNanos.DAY, zone);
    }

    static TimeSpan at(LocalDate day, TimeOfDay time, ZoneId zone) {
        return at(day.atTime(time.time()), time.width(), zone);
    }

    /** The span of local time that begins at {@code start} and lasts {@code width} nanoseconds of the wall clock. */
    private static TimeSpan at(LocalDateTime start, long width, ZoneId zone) {
        return new TimeSpan(resolve(start, zone, false), resolve(start.plusNanos(width - 1), zone, true));
    }

    /** Of a local time that exists twice the later or the earlier one; of one that never exists the first after it. */
    private static long resolve(LocalDateTime local, ZoneId zone, boolean later) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        Instant instant = offsets.isEmpty()
                ? zone.getRules().getTransition(local).getInstant()
                : local.toInstant(offsets.get(later ? offsets.size() - 1 : 0));
        return EpochNanos.of(instant);
    }

    TimeSpan plus(long nanos) {
        return new TimeSpan(EpochNanos.plus(start, nanos), EpochNanos.plus(end, nanos));
    }
}
