package jlogtui.query;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Reads zones: {@code Z}, {@code +02:00}, {@code Europe/Paris}, and the short names that logs print. */
final class ZoneReader {
    /** Short names that mean the same offset wherever they are printed; those of the own zone come first. */
    private static final Map<String, Integer> HOURS = Map.ofEntries(
            Map.entry("wet", 0),
            Map.entry("west", 1),
            Map.entry("bst", 1),
            Map.entry("cet", 1),
            Map.entry("met", 1),
            Map.entry("cest", 2),
            Map.entry("mest", 2),
            Map.entry("eet", 2),
            Map.entry("eest", 3),
            Map.entry("msk", 3),
            Map.entry("jst", 9),
            Map.entry("edt", -4),
            Map.entry("est", -5),
            Map.entry("cdt", -5),
            Map.entry("cst", -6),
            Map.entry("mdt", -6),
            Map.entry("mst", -7),
            Map.entry("pdt", -7),
            Map.entry("pst", -8));

    private static final DateTimeFormatter SHORT_NAME = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final int MOST_HOURS = 18;
    /** Far enough apart to see both names of a zone with summer time. */
    private static final long HALF_YEAR_SECONDS = 183L * 24 * 3600;

    private final TimeScanner scanner;
    private final TimeContext context;

    ZoneReader(TimeScanner scanner, TimeContext context) {
        this.scanner = scanner;
        this.context = context;
    }

    /** The zone that stands next, behind blanks or not; {@code other}, and nothing taken, when none does. */
    ZoneId readOr(ZoneId other, TimeOfDay time) throws TimeSyntaxException {
        ZoneId zone = read(time);
        return zone == null ? other : zone;
    }

    private ZoneId read(TimeOfDay time) throws TimeSyntaxException {
        int spaces = scanner.spaces(0);
        char next = scanner.peek(spaces);
        if (next == '+' || next == '-') {
            // +02 alone is how some databases end a time with seconds; elsewhere it is more likely an unfinished shift
            boolean hoursOnly = spaces == 0 && time != null && time.width() <= EpochNanos.SECOND;
            scanner.skip(spaces);
            ZoneId offset = readOffset(2, hoursOnly);
            skipRemark();
            return offset;
        }
        if (!TimeScanner.isLetter(next)) {
            return null;
        }
        scanner.skip(spaces);
        return readName();
    }

    /** The short English name of a zone at a time: {@code CEST}, {@code UTC}, {@code +02:00}. */
    static String shortName(ZoneId zone, Instant at) {
        return SHORT_NAME.format(at.atZone(zone));
    }

    /** Reads {@code +02:00} or {@code +0200}, and if {@code hoursOnly} also {@code +02}. */
    private ZoneId readOffset(int leastHourDigits, boolean hoursOnly) throws TimeSyntaxException {
        int digits = scanner.digits(1);
        int hourDigits = digits == 4 ? 2 : digits;
        boolean colon = digits < 4 && scanner.peek(1 + digits) == ':';
        boolean hasMinutes = digits == 4 || (colon && scanner.digits(digits + 2) == 2);
        int length = 1 + digits + (colon ? 3 : 0);
        if (hourDigits < leastHourDigits || hourDigits > 2 || !(hasMinutes || (hoursOnly && !colon))) {
            throw scanner.failPiece("%s is no zone: write Z, +02:00 or Europe/Paris", "a zone is missing");
        }
        int start = scanner.position();
        int sign = scanner.peek() == '-' ? -1 : 1;
        scanner.skip(1);
        int hours = scanner.takeNumber(hourDigits);
        scanner.skip(colon ? 1 : 0);
        int minutes = hasMinutes ? scanner.takeNumber(2) : 0;
        if (minutes > 59 || hours * 60 + minutes > MOST_HOURS * 60) {
            scanner.rewind(start);
            throw scanner.fail(length, "%s is no zone: they go from -18:00 to +18:00");
        }
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    private ZoneId readName() throws TimeSyntaxException {
        String word = scanner.word();
        if (scanner.peek(word.length()) == '/') {
            return readRegion();
        }
        ZoneId zone = named(word);
        if (zone == null) {
            throw scanner.failPiece("%s is no zone: write Z, +02:00 or Europe/Paris", "a zone is missing");
        }
        scanner.skip(word.length());
        char next = scanner.peek();
        boolean utc = word.equals("utc") || word.equals("gmt");
        if (utc && (next == '+' || next == '-') && TimeScanner.isDigit(scanner.peek(1))) {
            zone = readOffset(1, true);
            skipRemark();
        }
        return zone;
    }

    private ZoneId readRegion() throws TimeSyntaxException {
        int length = 0;
        while (isRegionPart(scanner.peek(length))) {
            length++;
        }
        int start = scanner.position();
        ZoneId region = region(scanner.take(length));
        if (region == null) {
            scanner.rewind(start);
            throw scanner.fail(length, "%s is no zone that is known here: write it as Europe/Paris");
        }
        return region;
    }

    /** Skips the name that some programs print behind an offset: {@code +0200 CEST}, {@code +02:00[Europe/Paris]}. */
    private void skipRemark() {
        int spaces = scanner.spaces(0);
        char next = scanner.peek(spaces);
        if (next == '[' || next == '(') {
            char closer = next == '[' ? ']' : ')';
            int length = spaces + 1;
            while (isRegionPart(scanner.peek(length)) || (next == '(' && scanner.peek(length) == ' ')) {
                length++;
            }
            scanner.skip(scanner.peek(length) == closer && length > spaces + 1 ? length + 1 : 0);
        } else if (spaces > 0 && named(scanner.word(spaces)) != null) {
            scanner.skip(spaces + scanner.word(spaces).length());
        }
    }

    /** The zone of a single word in lower case; null when it is none. */
    private ZoneId named(String word) {
        if (word.isEmpty()) {
            return null;
        }
        if (word.equals("z") || word.equals("utc") || word.equals("gmt") || word.equals("ut")) {
            return ZoneOffset.UTC;
        }
        for (int half = -1; half <= 1; half++) {
            Instant at = context.now().plusSeconds(half * HALF_YEAR_SECONDS);
            if (shortName(context.zone(), at).equalsIgnoreCase(word)) {
                return context.zone().getRules().getOffset(at);
            }
        }
        Integer hours = HOURS.get(word);
        return hours != null ? ZoneOffset.ofHours(hours) : region(word);
    }

    private static ZoneId region(String name) {
        for (String id : ZoneId.getAvailableZoneIds()) {
            if (id.equalsIgnoreCase(name)) {
                return ZoneId.of(id);
            }
        }
        return null;
    }

    private static boolean isRegionPart(char c) {
        return TimeScanner.isLetter(c) || TimeScanner.isDigit(c) || "/_+-".indexOf(c) >= 0;
    }
}
