package jlogtui.query;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;

/** Reads dates and times of day, and fills in the year or the day that was left out. */
final class CalendarReader {
    /** Within so many years every date falls on every weekday, 29 February too. */
    private static final int CYCLE_YEARS = 40;

    private final TimeScanner scanner;
    private final TimeContext context;
    private final ZoneReader zones;

    CalendarReader(TimeScanner scanner, TimeContext context, ZoneReader zones) {
        this.scanner = scanner;
        this.context = context;
        this.zones = zones;
    }

    /** Reads a time of day: that of the selected line's day at {@code t}, else the latest not after the newest line. */
    TimeSpan readClock() throws TimeSyntaxException {
        TimeOfDay time = TimeOfDay.read(scanner);
        ZoneId zone = zones.readOr(context.zone(), time);
        if (context.movesFromHere()) {
            return TimeSpan.at(day(context.hereNanos(), zone), time, zone);
        }
        LocalDate newest = day(context.latestNanos(), zone);
        TimeSpan span = TimeSpan.at(newest, time, zone);
        return span.start() <= context.latestNanos() ? span : TimeSpan.at(newest.minusDays(1), time, zone);
    }

    /** Reads a date, alone or with a time of day and a zone. */
    TimeSpan readDate() throws TimeSyntaxException {
        return readDate(null, scanner.position());
    }

    /** Whether a weekday stands next that belongs to the date behind it. */
    boolean startsWithWeekday() {
        int start = scanner.position();
        boolean dated = skipWeekday() != null && TypedDate.startsAt(scanner);
        scanner.rewind(start);
        return dated;
    }

    /** Reads a weekday and a date, which must agree. */
    TimeSpan readWeekdayAndDate() throws TimeSyntaxException {
        int start = scanner.position();
        return readDate(skipWeekday(), start);
    }

    static LocalDate day(long nanos, ZoneId zone) {
        return EpochNanos.instant(nanos).atZone(zone).toLocalDate();
    }

    private DayOfWeek skipWeekday() {
        String word = scanner.word();
        scanner.skip(word.length());
        scanner.skip(scanner.peek() == ',' ? 1 : 0);
        scanner.skipSpaces();
        return TimeWords.weekday(word);
    }

    private TimeSpan readDate(DayOfWeek weekday, int weekdayPosition) throws TimeSyntaxException {
        TypedDate typed = TypedDate.read(scanner);
        TimeOfDay time = readTimeBehind(typed);
        ZoneId zone = zones.readOr(context.zone(), time);
        TypedDate date = typed.withTrailingYear(scanner);
        LocalDate plain = date.hasYear() ? date.in(date.year()) : latest(date, null, time, zone);
        if (weekday == null || weekday == plain.getDayOfWeek()) {
            return span(plain, time, zone);
        }
        // an old line's date is pasted without its year: the weekday tells which one it was
        LocalDate older = date.hasYear() ? plain : latest(date, weekday, time, zone);
        TimeSpan span = span(older, time, zone);
        boolean inLog = context.oldestNanos() != TimeContext.UNKNOWN && span.end() >= context.oldestNanos();
        if (date.hasYear() || !inLog) {
            scanner.rewind(weekdayPosition);
            throw scanner.fail(
                    scanner.word().length(), plain + " is no %s: it is a " + TimeWords.name(plain.getDayOfWeek()));
        }
        return span;
    }

    /** The date in the last year in which it exists, falls on the weekday if there is one, and is not in the future. */
    private LocalDate latest(TypedDate date, DayOfWeek weekday, TimeOfDay time, ZoneId zone) {
        long newest = context.latestNanos();
        int lastYear = day(newest, zone).getYear();
        for (int year = lastYear; year > lastYear - CYCLE_YEARS; year--) {
            if (date.existsIn(year)) {
                LocalDate day = date.in(year);
                boolean fits = weekday == null || weekday == day.getDayOfWeek();
                if (fits && span(day, time, zone).start() <= newest) {
                    return day;
                }
            }
        }
        throw new IllegalStateException("no year has " + date);
    }

    private TimeOfDay readTimeBehind(TypedDate date) throws TimeSyntaxException {
        if ("Tt_:".indexOf(scanner.peek()) >= 0) {
            scanner.skip(1);
            if (scanner.digits(0) == 0) {
                throw scanner.failPiece("%s is no time of day: write 03:15", "a time of day is missing, as in 03:15");
            }
        } else if (!skipGapBeforeTime()) {
            return null;
        }
        int digits = scanner.digits(0);
        boolean compact = date.compact() && (digits == 4 || digits == 6);
        return compact ? TimeOfDay.readCompact(scanner) : TimeOfDay.read(scanner);
    }

    /** Skips a comma and blanks if a time of day stands behind them. */
    private boolean skipGapBeforeTime() {
        int start = scanner.position();
        scanner.skip(scanner.peek() == ',' ? 1 : 0);
        int spaces = scanner.spaces(0);
        scanner.skipSpaces();
        boolean time = spaces > 0 && TimeOfDay.startsAt(scanner, true);
        if (!time) {
            scanner.rewind(start);
        }
        return time;
    }

    private static TimeSpan span(LocalDate day, TimeOfDay time, ZoneId zone) {
        return time == null ? TimeSpan.day(day, zone) : TimeSpan.at(day, time, zone);
    }
}
