package jlogtui.query;

import java.math.BigDecimal;
import java.util.Locale;

/** Reads times that are one number: {@code @1787188507.5}, {@code 1787188507123}, {@code 1787188507.123456789}. */
final class EpochReader {
    /** From here on a bare number is an epoch, as for Docker; shorter ones are more likely slips. */
    private static final int LEAST_DIGITS = 9;
    /** As many as a {@code long} has; Docker takes no more either. */
    private static final int MOST_DIGITS = 19;

    private final TimeScanner scanner;

    EpochReader(TimeScanner scanner) {
        this.scanner = scanner;
    }

    /** Reads seconds behind an {@code @}, be they few or negative. */
    TimeSpan readMarked() throws TimeSyntaxException {
        scanner.skip(1);
        boolean negative = scanner.peek() == '-';
        scanner.skip(negative ? 1 : 0);
        if (scanner.digits(0) == 0) {
            throw scanner.failPiece("%s is no number of seconds: write @1787188507", "seconds are missing behind @");
        }
        BigDecimal seconds = DurationReader.decimal(scanner.take(scanner.digits(0)));
        int fraction = scanner.peek() == '.' ? scanner.digits(1) : 0;
        BigDecimal nanos = seconds.movePointRight(9).add(fraction(fraction));
        return span(negative ? nanos.negate() : nanos, TimeOfDay.fractionWidth(fraction));
    }

    /** Whether an epoch with a plus sign stands next; Docker takes the sign as part of the number. */
    boolean startsSigned() {
        int digits = scanner.digits(1);
        int fraction = scanner.peek(digits + 1) == '.' ? scanner.digits(digits + 2) + 1 : 0;
        return scanner.peek() == '+' && digits >= LEAST_DIGITS && scanner.endsAfter(1 + digits + fraction);
    }

    TimeSpan readSigned() throws TimeSyntaxException {
        scanner.skip(1);
        return readBare();
    }

    /** Reads a number with nothing to say what it is. */
    TimeSpan readBare() throws TimeSyntaxException {
        int digits = scanner.digits(0);
        int length = DurationReader.numberLength(scanner, 0);
        if (!scanner.endsAfter(length)) {
            throw scanner.failPiece("%s is no time: write 03:15, 2026-08-20 or 20 Aug", "");
        }
        if (digits < LEAST_DIGITS) {
            throw scanner.fail(length, suggestion(digits, length));
        }
        if (digits > MOST_DIGITS) {
            throw scanner.fail(length, "%s is too long: an epoch has 10, 13, 16 or 19 digits");
        }
        BigDecimal number = DurationReader.decimal(scanner.take(digits));
        if (scanner.peek() == '.') {
            int fraction = length - digits - 1;
            if (fraction == 0) {
                throw scanner.fail(1, "digits are missing behind %s");
            }
            return span(number.movePointRight(9).add(fraction(fraction)), TimeOfDay.fractionWidth(fraction));
        }
        int scale = switch (digits) {
            case 13 -> 6;
            case 16 -> 3;
            case 19 -> 0;
            default -> 9;
        };
        return span(
                number.movePointRight(scale),
                BigDecimal.ONE.movePointRight(scale).longValue());
    }

    /** Takes the point and the digits behind it, as nanoseconds. */
    private BigDecimal fraction(int digits) {
        if (digits == 0) {
            return BigDecimal.ZERO;
        }
        scanner.skip(1);
        return BigDecimal.valueOf(TimeOfDay.nanos(scanner.take(digits)));
    }

    private static TimeSpan span(BigDecimal start, long width) {
        return new TimeSpan(EpochNanos.of(start), EpochNanos.of(start.add(BigDecimal.valueOf(width - 1))));
    }

    private String suggestion(int digits, int length) {
        String number = scanner.ahead(length);
        String others = number + "h or @" + number;
        if (length > digits || digits == 0) {
            return "%s is no time: write " + others;
        }
        int value = Integer.parseInt(number);
        if (digits <= 2 && value <= 23) {
            return "%s is no time: write " + number + ":00, " + others;
        }
        boolean clock = (digits == 3 || digits == 4) && value / 100 <= 23 && value % 100 <= 59;
        String asClock =
                clock ? String.format(Locale.ROOT, "%s:%02d, ", number.substring(0, digits - 2), value % 100) : "";
        return "%s is no time: write " + asClock + others;
    }
}
