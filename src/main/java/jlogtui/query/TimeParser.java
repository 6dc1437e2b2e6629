package jlogtui.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import jlogtui.query.TimeContext.Use;

/**
 * Reads what people type or paste as a time: the one grammar of {@code --since}, {@code --until}, {@code --at}, the time
 * prompt and the commands. It looks ahead to tell the forms apart and never tries one after the other, so that an error
 * points at the piece that is wrong in the form that was meant.
 */
public final class TimeParser {
    private enum Shape {
        CALENDAR,
        EPOCH,
        RELATIVE
    }

    private static final int MOST_CHARS = 200;
    private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant YEAR_2100 = Instant.parse("2100-01-01T00:00:00Z");

    private final TimeScanner scanner;
    private final CalendarReader calendar;
    private final RelativeReader relative;
    private final EpochReader epoch;
    private Shape shape = Shape.RELATIVE;

    private TimeParser(String text, TimeContext context) {
        scanner = new TimeScanner(text);
        ZoneReader zones = new ZoneReader(scanner, context);
        calendar = new CalendarReader(scanner, context, zones);
        relative = new RelativeReader(scanner, context, zones);
        epoch = new EpochReader(scanner);
    }

    /**
     * Reads a time.
     *
     * @throws TimeSyntaxException if the text is no time, with the piece that cannot be read
     */
    public static TimeReading parse(String text, TimeContext context) throws TimeSyntaxException {
        TimeSpan span = new TimeParser(text, context).read();
        return new TimeReading(context.use() == Use.UNTIL ? span.end() : span.start(), span.start(), span.end());
    }

    /**
     * Whether pasted text is meant as a time: a date, a time of day, an epoch of this century or {@code 5 min ago},
     * perhaps in brackets or quotes, and nothing else. Words such as {@code today} and small numbers are not.
     */
    public static boolean looksLikeTime(String text) {
        // a line of any year may be pasted, with a weekday and without its year
        TimeContext any = new TimeContext(
                ZoneOffset.UTC, YEAR_2100, TimeContext.UNKNOWN, Long.MIN_VALUE + 1, TimeContext.UNKNOWN, Use.AT);
        TimeParser parser = new TimeParser(text, any);
        try {
            TimeSpan span = parser.read();
            return switch (parser.shape) {
                case CALENDAR -> !isMonthAndDay(text);
                case EPOCH -> span.start() >= EpochNanos.of(YEAR_2000) && span.start() < EpochNanos.of(YEAR_2100);
                case RELATIVE -> text.strip().toLowerCase(Locale.ROOT).endsWith("ago");
            };
        } catch (TimeSyntaxException e) {
            return false;
        }
    }

    /** Whether a date is nothing but {@code 08-20}, which is as likely a range of numbers. */
    private static boolean isMonthAndDay(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':' || TimeScanner.isLetter(c)) {
                return false;
            }
            digits += TimeScanner.isDigit(c) ? 1 : 0;
        }
        return digits <= 4;
    }

    private TimeSpan read() throws TimeSyntaxException {
        if (scanner.length() > MOST_CHARS) {
            throw scanner.fail(scanner.length(), "this is too long for a time");
        }
        scanner.skipOpeners();
        TimeSpan span = readTime();
        if (!scanner.endsAfter(0)) {
            scanner.skipSpaces();
            throw scanner.failPiece("%s does not belong to the time", "");
        }
        return span;
    }

    private TimeSpan readTime() throws TimeSyntaxException {
        char first = scanner.peek();
        if (first == '@' || epoch.startsSigned()) {
            shape = Shape.EPOCH;
            return first == '@' ? epoch.readMarked() : epoch.readSigned();
        }
        if (first == '+' || first == '-') {
            return relative.readShift();
        }
        if (TypedDate.startsAt(scanner)) {
            shape = Shape.CALENDAR;
            return calendar.readDate();
        }
        if (TimeOfDay.startsAt(scanner, false)) {
            shape = scanner.digits(0) > 0 ? Shape.CALENDAR : Shape.RELATIVE;
            return calendar.readClock();
        }
        return DurationReader.numberLength(scanner, 0) > 0 ? readNumber() : readWord();
    }

    private TimeSpan readNumber() throws TimeSyntaxException {
        int length = DurationReader.numberLength(scanner, 0);
        if (TimeScanner.isLetter(scanner.peek(length + scanner.spaces(length)))) {
            return relative.readDuration();
        }
        shape = Shape.EPOCH;
        return epoch.readBare();
    }

    private TimeSpan readWord() throws TimeSyntaxException {
        if (calendar.startsWithWeekday()) {
            shape = Shape.CALENDAR;
            return calendar.readWeekdayAndDate();
        }
        if (relative.startsAnchor()) {
            return relative.readAnchor();
        }
        String word = scanner.word();
        if (word.equals("in")) {
            return relative.readAhead();
        }
        if (word.length() == 1 && "iwef".contains(word) && TypedDate.startsMonthDayTime(scanner, 1)) {
            // the loggers of Kubernetes put the level before the month and day
            scanner.skip(1);
            shape = Shape.CALENDAR;
            return calendar.readDate();
        }
        throw scanner.failPiece(
                "%s is no time: write 03:15, Aug 20 03:15, 5m or yesterday", "a time is missing, such as 03:15 or 5m");
    }
}
