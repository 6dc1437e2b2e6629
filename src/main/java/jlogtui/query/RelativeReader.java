package jlogtui.query;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import jlogtui.query.TimeContext.Use;

/** Reads times that count from something: durations, shifts, and words such as {@code yesterday} or {@code end}. */
final class RelativeReader {
    private static final Set<String> DAYS = Set.of("today", "yesterday");
    private static final Set<String> MOMENTS = Set.of("now", "start", "end", "here");

    private final TimeScanner scanner;
    private final TimeContext context;
    private final ZoneReader zones;

    RelativeReader(TimeScanner scanner, TimeContext context, ZoneReader zones) {
        this.scanner = scanner;
        this.context = context;
        this.zones = zones;
    }

    /** Whether a word of {@link #readAnchor} stands next. */
    boolean startsAnchor() {
        String word = scanner.word();
        return DAYS.contains(word) || MOMENTS.contains(word) || TimeWords.weekday(word) != null;
    }

    /** Reads a duration that counts back from now, with or without {@code ago}. */
    TimeSpan readDuration() throws TimeSyntaxException {
        long nanos = DurationReader.read(scanner);
        int spaces = scanner.spaces(0);
        if (scanner.word(spaces).equals("ago")) {
            scanner.skip(spaces + 3);
        }
        return fromNow(-nanos);
    }

    /** Reads {@code in 5m}. */
    TimeSpan readAhead() throws TimeSyntaxException {
        scanner.skip(scanner.word().length());
        scanner.skipSpaces();
        return fromNow(DurationReader.read(scanner));
    }

    /**
     * Reads a sign and a duration. On the screen it moves from the selected line; elsewhere both signs count back, as a
     * duration does without one: Docker reads {@code +1h} as {@code 1h}, and {@code -1h} means the same to people.
     */
    TimeSpan readShift() throws TimeSyntaxException {
        long nanos = readSignedDuration();
        if (context.movesFromHere()) {
            return TimeSpan.point(EpochNanos.plus(context.hereNanos(), nanos));
        }
        return fromNow(context.use() == Use.GOTO || nanos < 0 ? nanos : -nanos);
    }

    /** Reads a word, the time of day that may follow, and the shift that may follow that. */
    TimeSpan readAnchor() throws TimeSyntaxException {
        String word = scanner.word();
        boolean isMoment = MOMENTS.contains(word);
        long moment = isMoment ? moment(word) : context.nowNanos();
        scanner.skip(word.length());
        TimeOfDay time = readTimeBehind(!isMoment);
        if (isMoment && time == null) {
            return readShiftBehind(word, moment);
        }
        ZoneId zone = shiftStarts() ? context.zone() : zones.readOr(context.zone(), time);
        LocalDate day = day(word, CalendarReader.day(moment, zone));
        TimeSpan span = time == null ? TimeSpan.day(day, zone) : TimeSpan.at(day, time, zone);
        return shiftStarts() ? shift(span, time == null) : span;
    }

    private TimeSpan readShiftBehind(String word, long moment) throws TimeSyntaxException {
        char sign = scanner.peek(scanner.spaces(0));
        if (sign != '+' && sign != '-') {
            return TimeSpan.point(moment);
        }
        long shift = readSignedDuration();
        return word.equals("now") ? fromNow(shift) : TimeSpan.point(EpochNanos.plus(moment, shift));
    }

    /** Moves a span; a day that is moved by hours becomes the moment so far from its start. */
    private TimeSpan shift(TimeSpan span, boolean wholeDay) throws TimeSyntaxException {
        long nanos = readSignedDuration();
        boolean keepsWidth = !wholeDay || nanos % EpochNanos.DAY == 0;
        return (keepsWidth ? span : TimeSpan.point(span.start())).plus(nanos);
    }

    /** For a window Docker cuts such a time down to the whole second, which shows more lines rather than fewer. */
    private TimeSpan fromNow(long nanos) {
        long exact = EpochNanos.plus(context.nowNanos(), nanos);
        boolean window = context.use() == Use.SINCE || context.use() == Use.UNTIL;
        return TimeSpan.point(window ? EpochNanos.floorToSecond(exact) : exact);
    }

    private long moment(String word) throws TimeSyntaxException {
        long nanos = switch (word) {
            case "now" -> context.nowNanos();
            case "start" -> context.oldestNanos();
            case "end" -> context.newestNanos();
            default -> context.hereNanos();
        };
        if (nanos == TimeContext.UNKNOWN) {
            throw scanner.fail(
                    word.length(),
                    word.equals("here")
                            ? "%s is the selected line, and none is selected"
                            : "%s is not known: there is no line yet");
        }
        return nanos;
    }

    /** The day that a word names, seen from today or from the day of the moment that it names itself. */
    private static LocalDate day(String word, LocalDate from) {
        DayOfWeek weekday = TimeWords.weekday(word);
        if (weekday != null) {
            return from.with(TemporalAdjusters.previousOrSame(weekday));
        }
        return word.equals("yesterday") ? from.minusDays(1) : from;
    }

    private TimeOfDay readTimeBehind(boolean bareHour) throws TimeSyntaxException {
        int spaces = scanner.spaces(0);
        scanner.skip(spaces);
        if (TimeOfDay.startsAt(scanner, bareHour)) {
            return TimeOfDay.read(scanner);
        }
        scanner.skip(-spaces);
        return null;
    }

    /** Whether a sign and a duration stand next, and no zone: {@code +2h} and not {@code +02:00}. */
    private boolean shiftStarts() {
        int sign = scanner.spaces(0);
        if (scanner.peek(sign) != '+' && scanner.peek(sign) != '-') {
            return false;
        }
        int number = sign + 1 + scanner.spaces(sign + 1);
        int unit = number + DurationReader.numberLength(scanner, number);
        return TimeScanner.isLetter(scanner.peek(unit + scanner.spaces(unit)));
    }

    private long readSignedDuration() throws TimeSyntaxException {
        scanner.skipSpaces();
        boolean back = scanner.peek() == '-';
        scanner.skip(1);
        scanner.skipSpaces();
        long nanos = DurationReader.read(scanner);
        return back ? -nanos : nanos;
    }
}
