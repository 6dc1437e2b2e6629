package jlogtui.query;

import java.math.BigDecimal;

/** Reads durations: {@code 5m}, {@code 1h30m}, {@code 1.5 h}, {@code 2 days 3 hours}. */
final class DurationReader {
    private DurationReader() {}

    /** The nanoseconds of the duration that stands next, rounded down and at most {@link Long#MAX_VALUE}. */
    static long read(TimeScanner scanner) throws TimeSyntaxException {
        BigDecimal nanos = BigDecimal.ZERO;
        int gap = 0;
        do {
            scanner.skip(gap);
            int start = scanner.position();
            int length = numberLength(scanner, 0);
            if (length == 0) {
                throw scanner.failPiece(
                        "%s is no duration: write it as 5m or 1h30m", "a duration is missing, as in 5m or 1h30m");
            }
            String number = scanner.take(length);
            scanner.skipSpaces();
            String unit = scanner.word();
            long unitNanos = TimeWords.unit(unit);
            if (unit.isEmpty()) {
                scanner.rewind(start);
                throw scanner.fail(length, "%s has no unit: write " + number + "s, " + number + "m or " + number + "h");
            }
            if (unitNanos == 0) {
                throw scanner.fail(unit.length(), "%s is no unit of time: use s, m, h, d or w");
            }
            scanner.skip(unit.length());
            nanos = nanos.add(decimal(number).multiply(BigDecimal.valueOf(unitNanos)));
            gap = scanner.spaces(0);
        } while (numberLength(scanner, gap) > 0);
        return EpochNanos.of(nanos);
    }

    /** The length of the number that stands {@code ahead}, {@code 5}, {@code 1.5}, {@code .5} or {@code 5.}; 0 for none. */
    static int numberLength(TimeScanner scanner, int ahead) {
        int whole = scanner.digits(ahead);
        if (scanner.peek(ahead + whole) != '.') {
            return whole;
        }
        int fraction = scanner.digits(ahead + whole + 1);
        return whole + fraction == 0 ? 0 : whole + 1 + fraction;
    }

    /** The value of a number as {@link #numberLength} finds them. */
    static BigDecimal decimal(String number) {
        return new BigDecimal("0" + number + "0".repeat(number.endsWith(".") ? 1 : 0));
    }
}
