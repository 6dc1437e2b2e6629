package jlogtui.query;

import java.time.LocalTime;

/**
 * A time of day and how exactly it was typed.
 *
 * @param time its first nanosecond
 * @param width how many nanoseconds it covers: a second of {@code 03:15:07}, an hour of {@code 9am}
 */
record TimeOfDay(LocalTime time, long width) {
    private static final TimeOfDay NOON = new TimeOfDay(LocalTime.NOON, EpochNanos.MINUTE);
    private static final TimeOfDay MIDNIGHT = new TimeOfDay(LocalTime.MIDNIGHT, EpochNanos.MINUTE);

    /** Whether a time of day stands next; {@code bareHour} also takes an hour with nothing behind it. */
    static boolean startsAt(TimeScanner scanner, boolean bareHour) {
        int digits = scanner.digits(0);
        if (digits == 0) {
            return named(scanner.word()) != null;
        }
        return bareHour || scanner.peek(digits) == ':' || meridiemLength(scanner, digits) > 0;
    }

    /** Reads {@code 3:15}, {@code 03:15:07.123}, {@code 3:15pm}, {@code 9am}, {@code noon} or {@code midnight}. */
    static TimeOfDay read(TimeScanner scanner) throws TimeSyntaxException {
        TimeOfDay named = named(scanner.word());
        if (named != null) {
            scanner.skip(scanner.word().length());
            return named;
        }
        int hourPosition = scanner.position();
        int hour = number(scanner, 1, 23, "hours go from 0 to 23");
        if (scanner.peek() != ':') {
            return new TimeOfDay(LocalTime.of(meridiem(scanner, hourPosition, hour), 0), EpochNanos.HOUR);
        }
        scanner.skip(1);
        int minute = number(scanner, 2, 59, "minutes go from 00 to 59");
        int second = 0;
        int nano = 0;
        long width = EpochNanos.MINUTE;
        if (scanner.peek() == ':') {
            scanner.skip(1);
            second = number(scanner, 2, 59, "seconds go from 00 to 59");
            width = EpochNanos.SECOND;
            int fraction = fractionDigits(scanner);
            if (fraction > 0) {
                scanner.skip(1);
                nano = nanos(scanner.take(fraction));
                width = fractionWidth(fraction);
            }
        }
        return new TimeOfDay(LocalTime.of(meridiem(scanner, hourPosition, hour), minute, second, nano), width);
    }

    /** Reads {@code 0315} or {@code 031507[.123]}, as they stand behind a date without separators. */
    static TimeOfDay readCompact(TimeScanner scanner) throws TimeSyntaxException {
        boolean seconds = scanner.digits(0) == 6;
        int hour = compactNumber(scanner, 23, "hours go from 0 to 23");
        int minute = compactNumber(scanner, 59, "minutes go from 00 to 59");
        if (!seconds) {
            return new TimeOfDay(LocalTime.of(hour, minute), EpochNanos.MINUTE);
        }
        int second = compactNumber(scanner, 59, "seconds go from 00 to 59");
        int fraction = fractionDigits(scanner);
        if (fraction == 0) {
            return new TimeOfDay(LocalTime.of(hour, minute, second), EpochNanos.SECOND);
        }
        scanner.skip(1);
        return new TimeOfDay(
                LocalTime.of(hour, minute, second, nanos(scanner.take(fraction))), fractionWidth(fraction));
    }

    /** The nanoseconds that digits behind a point stand for; Docker too drops what is finer. */
    static int nanos(String fraction) {
        return Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    static long fractionWidth(int digits) {
        long width = EpochNanos.SECOND;
        for (int i = 0; i < digits && width > 1; i++) {
            width /= 10;
        }
        return width;
    }

    private static TimeOfDay named(String word) {
        return switch (word) {
            case "noon" -> NOON;
            case "midnight" -> MIDNIGHT;
            default -> null;
        };
    }

    private static int fractionDigits(TimeScanner scanner) throws TimeSyntaxException {
        if (scanner.peek() != '.' && scanner.peek() != ',') {
            return 0;
        }
        int digits = scanner.digits(1);
        if (digits == 0) {
            throw scanner.fail(1, "digits are missing behind %s");
        }
        return digits;
    }

    private static int number(TimeScanner scanner, int leastDigits, int most, String range) throws TimeSyntaxException {
        int digits = scanner.digits(0);
        if (digits == 0) {
            throw scanner.failPiece("%s is no number: " + range, range);
        }
        if (digits > 2 || digits < leastDigits) {
            throw scanner.fail(digits, "%s has not two digits: " + range);
        }
        return checked(scanner, digits, most, range);
    }

    private static int compactNumber(TimeScanner scanner, int most, String range) throws TimeSyntaxException {
        return checked(scanner, 2, most, range);
    }

    private static int checked(TimeScanner scanner, int digits, int most, String range) throws TimeSyntaxException {
        int start = scanner.position();
        int number = scanner.takeNumber(digits);
        if (number > most) {
            scanner.rewind(start);
            throw scanner.fail(digits, "%s is too much: " + range);
        }
        return number;
    }

    /** The length of blanks and {@code am} or {@code pm} that stand {@code ahead}, 0 for none. */
    private static int meridiemLength(TimeScanner scanner, int ahead) {
        int spaces = scanner.spaces(ahead);
        String word = scanner.word(ahead + spaces);
        return word.equals("am") || word.equals("pm") ? spaces + 2 : 0;
    }

    /** The hour of the day, once {@code am} or {@code pm} has been read, if it is there. */
    private static int meridiem(TimeScanner scanner, int hourPosition, int hour) throws TimeSyntaxException {
        int length = meridiemLength(scanner, 0);
        if (length == 0) {
            return hour;
        }
        boolean afternoon = scanner.word(length - 2).equals("pm");
        if (hour < 1 || hour > 12) {
            scanner.rewind(hourPosition);
            throw scanner.fail(scanner.digits(0), "hours go from 1 to 12 before am and pm");
        }
        scanner.skip(length);
        return hour % 12 + (afternoon ? 12 : 0);
    }
}
