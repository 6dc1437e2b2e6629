package jlogtui.query;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/**
 * A date as typed.
 *
 * @param year 0 to 9999, or {@link #NO_YEAR}
 * @param month the month
 * @param day a day that the month has in that year, or without a year in some year
 * @param compact typed as digits only, so that the time of day may be too
 */
record TypedDate(int year, Month month, int day, boolean compact) {
    static final int NO_YEAR = -1;

    private static final int FIRST_COMPACT_YEAR = 1970;
    private static final int LAST_COMPACT_YEAR = 2099;

    boolean hasYear() {
        return year != NO_YEAR;
    }

    boolean existsIn(int someYear) {
        return day <= month.length(Year.isLeap(someYear));
    }

    LocalDate in(int someYear) {
        return LocalDate.of(someYear, month, day);
    }

    /** Whether a date stands next, looked at no closer than its separators and digits. */
    static boolean startsAt(TimeScanner scanner) {
        int digits = scanner.digits(0);
        if (digits == 0) {
            return TimeWords.month(scanner.word()) != null;
        }
        char next = scanner.peek(digits);
        return switch (digits) {
            case 1 -> monthBehind(scanner, digits) >= 0;
            case 2 -> monthBehind(scanner, digits) >= 0 || (next == '-' && scanner.digits(3) > 0);
            case 4 -> next == '-' || next == '/' || startsMonthDayTime(scanner, 0);
            case 8 -> startsCompact(scanner);
            default -> false;
        };
    }

    static TypedDate read(TimeScanner scanner) throws TimeSyntaxException {
        int digits = scanner.digits(0);
        if (digits == 0) {
            return readMonthFirst(scanner);
        }
        char next = scanner.peek(digits);
        if (digits == 8) {
            return readDigits(scanner, scanner.takeNumber(4), true);
        }
        if (digits == 4) {
            return next == '-' || next == '/' ? readYearFirst(scanner, next) : readDigits(scanner, NO_YEAR, false);
        }
        if (next == '-' && TimeScanner.isDigit(scanner.peek(digits + 1))) {
            Month month = separateMonth(scanner, 2);
            scanner.skip(1);
            return withDay(scanner, NO_YEAR, month, 2);
        }
        return readDayFirst(scanner);
    }

    /** Reads the year that stands behind the time, as in {@code Thu Aug 20 03:15:07 2026}. */
    TypedDate withTrailingYear(TimeScanner scanner) throws TimeSyntaxException {
        int spaces = scanner.spaces(0);
        if (hasYear() || spaces == 0 || scanner.digits(spaces) != 4 || !scanner.endsAfter(spaces + 4)) {
            return this;
        }
        scanner.skip(spaces);
        int start = scanner.position();
        int trailing = scanner.takeNumber(4);
        if (!existsIn(trailing)) {
            scanner.rewind(start);
            throw scanner.fail(4, "February %s has 28 days");
        }
        return new TypedDate(trailing, month, day, compact);
    }

    /** Digits that are a date unless a unit makes them a duration. */
    private static boolean startsCompact(TimeScanner scanner) {
        int year = 0;
        for (int i = 0; i < 4; i++) {
            year = year * 10 + (scanner.peek(i) - '0');
        }
        char next = scanner.peek(8);
        return year >= FIRST_COMPACT_YEAR
                && year <= LAST_COMPACT_YEAR
                && next != '.'
                && TimeWords.unit(scanner.word(8 + scanner.spaces(8))) == 0;
    }

    /** Whether {@code 0820 03:15} stands {@code ahead}: month, day and time as the loggers of Kubernetes print them. */
    static boolean startsMonthDayTime(TimeScanner scanner, int ahead) {
        int gap = ahead + 4;
        int hourAhead = gap + scanner.spaces(gap);
        int hourDigits = scanner.digits(hourAhead);
        return scanner.digits(ahead) == 4
                && hourAhead > gap
                && hourDigits > 0
                && hourDigits <= 2
                && scanner.peek(hourAhead + hourDigits) == ':';
    }

    /** The length of the separator between a day and the name of a month behind it; -1 when there is none. */
    private static int monthBehind(TimeScanner scanner, int digits) {
        char next = scanner.peek(digits);
        int separator = next == '-' || next == '/' ? 1 : scanner.spaces(digits);
        return TimeWords.month(scanner.word(digits + separator)) != null ? separator : -1;
    }

    private static TypedDate readYearFirst(TimeScanner scanner, char separator) throws TimeSyntaxException {
        int year = scanner.takeNumber(4);
        scanner.skip(1);
        Month month = separateMonth(scanner, 1);
        if (scanner.peek() != separator) {
            throw scanner.failPiece("%s is no day: write a date as 2026-08-20", "a day is missing, as in 2026-08-20");
        }
        scanner.skip(1);
        return withDay(scanner, year, month, 1);
    }

    private static TypedDate readDigits(TimeScanner scanner, int year, boolean compact) throws TimeSyntaxException {
        Month month = month(scanner, 2);
        return new TypedDate(year, month, day(scanner, 2, year, month), compact);
    }

    private static TypedDate readDayFirst(TimeScanner scanner) throws TimeSyntaxException {
        int dayPosition = scanner.position();
        int digits = scanner.digits(0);
        scanner.skip(digits + monthBehind(scanner, digits));
        Month month = namedMonth(scanner);
        char next = scanner.peek();
        boolean joined = (next == '-' || next == '/') && TimeScanner.isDigit(scanner.peek(1));
        if (joined && scanner.digits(1) != 4) {
            scanner.skip(1);
            throw scanner.fail(scanner.digits(0), "%s is no year: years have four digits");
        }
        int year = joined ? takeAfter(scanner, 1) : yearBehind(scanner);
        int end = scanner.position();
        scanner.rewind(dayPosition);
        int day = day(scanner, digits, year, month);
        scanner.rewind(end);
        return new TypedDate(year, month, day, false);
    }

    private static TypedDate readMonthFirst(TimeScanner scanner) throws TimeSyntaxException {
        Month month = namedMonth(scanner);
        scanner.skipSpaces();
        int dayPosition = scanner.position();
        int digits = scanner.digits(0);
        if (digits == 0 || digits > 2) {
            throw scanner.failPiece(
                    "%s is no day of " + TimeWords.name(month), "a day is missing, as in " + shortName(month) + " 20");
        }
        scanner.skip(digits);
        int year = yearBehind(scanner);
        int end = scanner.position();
        scanner.rewind(dayPosition);
        int day = day(scanner, digits, year, month);
        scanner.rewind(end);
        return new TypedDate(year, month, day, false);
    }

    /** Takes four digits behind a blank or comma as the year, unless they are the start of something else. */
    private static int yearBehind(TimeScanner scanner) {
        int comma = scanner.peek() == ',' ? 1 : 0;
        int gap = comma + scanner.spaces(comma);
        return gap > 0 && scanner.digits(gap) == 4 && scanner.peek(gap + 4) != ':' ? takeAfter(scanner, gap) : NO_YEAR;
    }

    private static int takeAfter(TimeScanner scanner, int gap) {
        scanner.skip(gap);
        return scanner.takeNumber(4);
    }

    private static Month namedMonth(TimeScanner scanner) {
        String word = scanner.word();
        scanner.skip(word.length());
        return TimeWords.month(word);
    }

    private static Month separateMonth(TimeScanner scanner, int leastDigits) throws TimeSyntaxException {
        int digits = scanner.digits(0);
        if (digits < leastDigits || digits > 2) {
            throw scanner.failPiece("%s is no month: they go from 01 to 12", "a month is missing, from 01 to 12");
        }
        return month(scanner, digits);
    }

    private static Month month(TimeScanner scanner, int digits) throws TimeSyntaxException {
        int start = scanner.position();
        int number = scanner.takeNumber(digits);
        if (number < 1 || number > 12) {
            scanner.rewind(start);
            throw scanner.fail(digits, "%s is no month: they go from 01 to 12");
        }
        return Month.of(number);
    }

    private static TypedDate withDay(TimeScanner scanner, int year, Month month, int leastDigits)
            throws TimeSyntaxException {
        int digits = scanner.digits(0);
        if (digits < leastDigits || digits > 2) {
            throw scanner.failPiece("%s is no day of " + TimeWords.name(month), "a day is missing");
        }
        return new TypedDate(year, month, day(scanner, digits, year, month), false);
    }

    private static int day(TimeScanner scanner, int digits, int year, Month month) throws TimeSyntaxException {
        int start = scanner.position();
        int day = scanner.takeNumber(digits);
        int last = year == NO_YEAR ? month.maxLength() : month.length(Year.isLeap(year));
        if (day < 1 || day > last) {
            scanner.rewind(start);
            String when = year == NO_YEAR ? "" : " " + year;
            throw scanner.fail(
                    digits, "there is no day %s: " + TimeWords.name(month) + when + " has " + last + " days");
        }
        return day;
    }

    private static String shortName(Month month) {
        return TimeWords.name(month).substring(0, 3);
    }
}
