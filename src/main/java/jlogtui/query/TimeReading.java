package jlogtui.query;

/**
 * What a typed time means. A year outside 1678 to 2261 is cut off at the ends of a {@code long}.
 *
 * @param nanos the time asked for, epoch nanoseconds: the start, or for {@link TimeContext.Use#UNTIL} the end
 * @param startNanos the first nanosecond of what was typed: of {@code 03:15} the one of 03:15:00.000000000
 * @param endNanos the last one, inclusive: of {@code 03:15} the one of 03:15:59.999999999
 */
public record TimeReading(long nanos, long startNanos, long endNanos) {}
