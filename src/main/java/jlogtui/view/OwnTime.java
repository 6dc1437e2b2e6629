package jlogtui.view;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jlogtui.model.Field;
import jlogtui.model.Payload;
import jlogtui.query.TimeContext;
import jlogtui.query.TimeParser;
import jlogtui.query.TimeSyntaxException;

/**
 * The time that a message itself tells.
 *
 * @param nanos epoch nanoseconds
 * @param written as it stands in the message
 * @param zone the zone that it was read in, if it names none; else null
 */
record OwnTime(long nanos, String written, ZoneId zone) {
    private static final Set<String> KEYS = Set.of(
            "time",
            "ts",
            "timestamp",
            "@timestamp",
            "t",
            "@t",
            "date",
            "datetime",
            "asctime",
            "eventtime",
            "event_time",
            "time_local",
            "time_iso8601",
            "timestamp_ms",
            "instant",
            "created",
            "timemillis",
            "$date");
    private static final long HALF_DAY_NANOS = 43_200_000_000_000L;
    private static final int MOST_CHARS = 60;
    private static final int MOST_WORDS = 8;
    private static final int LONGEST_WORDS = 5;
    private static final int EPOCH_DIGITS = 10;

    /** @param written the time that Docker wrote, epoch nanoseconds, which a time of day without a date is near */
    static Optional<OwnTime> of(Payload payload, long written, ZoneId zone, Instant now) {
        Reader reader = new Reader(written, zone, now);
        boolean inDate = false;
        for (Field field : payload.fields()) {
            boolean isNamed = KEYS.contains(field.key().toLowerCase(Locale.ROOT));
            if ((field.depth() == 0 || inDate) && isNamed && field.value().length() <= MOST_CHARS) {
                Optional<OwnTime> time = reader.read(field.value());
                if (time.isPresent()) {
                    return time;
                }
            }
            // MongoDB writes its time as an object of its own
            inDate = field.depth() == 0 && isNamed && field.kind() == Field.Kind.OBJECT;
        }
        String text = payload.form() == Payload.Form.TEXT
                ? payload.text()
                : payload.text().substring(0, payload.start());
        return inText(text, reader);
    }

    /** Among the first words of a text: of what begins at the same word, the longest. */
    private static Optional<OwnTime> inText(String text, Reader reader) {
        String start = text.substring(0, Math.min(text.length(), 4 * MOST_CHARS));
        List<String> words = List.of(start.strip().split("\\s+", MOST_WORDS + LONGEST_WORDS));
        for (int first = 0; first < Math.min(words.size(), MOST_WORDS); first++) {
            for (int count = Math.min(LONGEST_WORDS, words.size() - first); count > 0; count--) {
                String candidate = withoutPoint(String.join(" ", words.subList(first, first + count)));
                if (isLikely(candidate, first)) {
                    Optional<OwnTime> time = reader.read(candidate);
                    if (time.isPresent()) {
                        return time;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String withoutPoint(String words) {
        int end = words.length();
        while (end > 0 && ":,;|-".indexOf(words.charAt(end - 1)) >= 0) {
            end--;
        }
        return words.substring(0, end);
    }

    /** A mere time of day counts only where lines begin; later it may be a length. */
    private static boolean isLikely(String words, int first) {
        int digits = 0;
        boolean isDated = false;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            isDated |= c == '-' || c == '/' || Character.isLetter(c);
        }
        boolean hasClock = words.indexOf(':') >= 0;
        return words.length() <= MOST_CHARS
                && digits >= 4
                && (hasClock ? isDated || first == 0 : digits >= EPOCH_DIGITS && first == 0);
    }

    /** Reads candidates near one time. */
    private record Reader(long written, ZoneId zone, Instant now) {
        Optional<OwnTime> read(String text) {
            if (!TimeParser.looksLikeTime(text)) {
                return Optional.empty();
            }
            try {
                long local = nearest(text, zone);
                long utc = nearest(text, ZoneOffset.UTC);
                if (local == utc) {
                    return Optional.of(new OwnTime(local, text, null));
                }
                // Containers mostly write UTC whatever the host does
                boolean isUtc = distance(utc) < distance(local);
                return Optional.of(new OwnTime(isUtc ? utc : local, text, isUtc ? ZoneOffset.UTC : zone));
            } catch (TimeSyntaxException e) {
                return Optional.empty();
            }
        }

        /** At midnight a time of day may belong to the day before or after. */
        private long nearest(String text, ZoneId in) throws TimeSyntaxException {
            long best = parse(text, in, written);
            for (long here : new long[] {written - HALF_DAY_NANOS, written + HALF_DAY_NANOS}) {
                long time = parse(text, in, here);
                best = distance(time) < distance(best) ? time : best;
            }
            return best;
        }

        private long parse(String text, ZoneId in, long here) throws TimeSyntaxException {
            TimeContext context =
                    new TimeContext(in, now, written + HALF_DAY_NANOS, TimeContext.UNKNOWN, here, TimeContext.Use.GOTO);
            return TimeParser.parse(text, context).nanos();
        }

        private long distance(long time) {
            return Math.abs(time - written);
        }
    }
}
