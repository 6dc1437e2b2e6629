package jlogtui.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jlogtui.model.Entry;

/**
 * Reads the lines of dockerd's own log in all the forms that its versions, terminals, init systems and journald have given
 * it. Every line is an entry: what is of no known form is a text without a time. May be used by one thread.
 */
public final class DaemonLineReader {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;:]*m");
    /** {@code Oct 07 06:27:27 host dockerd[42]: } or with a full time, as syslog and {@code journalctl -o short} write. */
    private static final Pattern SYSLOG =
            Pattern.compile("((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ 0-3]\\d"
                    + " \\d\\d:\\d\\d:\\d\\d|\\d{4}-\\d\\d-\\d\\dT\\S{9,24}) \\S+ [^ :\\[]+(?:\\[\\d+\\])?: ");

    private static final Pattern TIME_FIELD = Pattern.compile("time=(\"?)([-0-9T:.+Z]+)\\1 ");
    private static final Pattern TERMINAL_FORM =
            Pattern.compile("(INFO|WARN|ERRO|FATA|PANI|DEBU|TRAC) ?\\[(\\d{4}-[-0-9T:.+Z]+)\\] ?");
    private static final Pattern GO_LOG =
            Pattern.compile("(\\d{4})/(\\d\\d)/(\\d\\d) (\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))? ");
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private static final String OLD_LOSS = "Failed to log msg \"";
    private static final String OLD_LOSS_END = "\" for logger ";
    private static final String LOSS = "Error writing log message";

    private final JsonFactory json = new JsonFactory();
    private final ZoneId zone;
    private final long nowNanos;

    /**
     * @param zone of times that name none
     * @param nowNanos epoch nanoseconds: a time without a year is the latest that is not after this by more than a day
     */
    public DaemonLineReader(ZoneId zone, long nowNanos) {
        this.zone = zone;
        this.nowNanos = nowNanos;
    }

    /** Reads the line {@code [start, end)}, which has no line feed. */
    public DaemonLine read(byte[] bytes, int start, int end) {
        return read(new String(bytes, start, end - start, StandardCharsets.UTF_8));
    }

    private DaemonLine read(String raw) {
        String line = raw.stripTrailing();
        if (line.startsWith("{")) {
            Map<String, String> members = members(line);
            if (!members.isEmpty()) {
                return ofMembers(members, line);
            }
        }
        String text = COLOUR.matcher(line).replaceAll("");
        Matcher syslog = SYSLOG.matcher(text);
        if (syslog.lookingAt()) {
            DaemonLine inner = read(text.substring(syslog.end()));
            boolean isTimed = inner.timeNanos() != Entry.NO_TIME;
            return new DaemonLine(
                    isTimed ? inner.timeNanos() : syslogNanos(syslog.group(1)), inner.text(), inner.lost());
        }
        return ofText(text);
    }

    private DaemonLine ofText(String text) {
        Matcher field = TIME_FIELD.matcher(text);
        if (field.lookingAt() && nanos(field.group(2)) != Entry.NO_TIME) {
            String rest = text.substring(field.end());
            return new DaemonLine(nanos(field.group(2)), rest, lost(fields(rest)));
        }
        Matcher terminal = TERMINAL_FORM.matcher(text);
        if (terminal.lookingAt() && nanos(terminal.group(2)) != Entry.NO_TIME) {
            String rest = terminal.group(1) + " " + text.substring(terminal.end());
            return new DaemonLine(nanos(terminal.group(2)), rest, lostIn(rest));
        }
        Matcher goLog = GO_LOG.matcher(text);
        if (goLog.lookingAt()) {
            return new DaemonLine(goLogNanos(goLog), text.substring(goLog.end()), "");
        }
        return new DaemonLine(Entry.NO_TIME, text, lostIn(text));
    }

    private static long nanos(String time) {
        byte[] bytes = time.getBytes(StandardCharsets.US_ASCII);
        return Rfc3339.parse(bytes, 0, bytes.length);
    }

    private long goLogNanos(Matcher time) {
        String fraction = time.group(7) == null ? "" : time.group(7);
        return nanos(
                Integer.parseInt(time.group(1)),
                Integer.parseInt(time.group(2)),
                Integer.parseInt(time.group(3)),
                Integer.parseInt(time.group(4)) * 3600
                        + Integer.parseInt(time.group(5)) * 60
                        + Integer.parseInt(time.group(6)),
                Integer.parseInt((fraction + "000000000").substring(0, 9)));
    }

    private long nanos(int year, int month, int day, int secondOfDay, int nano) {
        try {
            LocalDateTime time = LocalDateTime.of(year, month, day, 0, 0).plusSeconds(secondOfDay);
            long seconds = time.atZone(zone).toEpochSecond();
            return Math.addExact(Math.multiplyExact(seconds, 1_000_000_000L), nano);
        } catch (DateTimeException | ArithmeticException e) {
            return Entry.NO_TIME;
        }
    }

    private long syslogNanos(String time) {
        if (Character.isDigit(time.charAt(0))) {
            return nanos(time);
        }
        int month = MONTHS.indexOf(time.substring(0, 3)) / 3 + 1;
        int day = Integer.parseInt(time.substring(4, 6).strip());
        int second = Integer.parseInt(time.substring(7, 9)) * 3600
                + Integer.parseInt(time.substring(10, 12)) * 60
                + Integer.parseInt(time.substring(13, 15));
        long latest = nowNanos + 86_400_000_000_000L;
        int year = LocalDateTime.ofEpochSecond(latest / 1_000_000_000L, 0, ZoneOffset.UTC)
                .getYear();
        long thisYear = nanos(year, month, day, second, 0);
        return thisYear == Entry.NO_TIME || thisYear > latest ? nanos(year - 1, month, day, second, 0) : thisYear;
    }

    // --- JSON: dockerd's own from 25.0 on, and journald's
    // -------------------------------------------------------------

    private DaemonLine ofMembers(Map<String, String> members, String line) {
        String message = members.get("MESSAGE");
        if (message != null) {
            DaemonLine inner = read(message);
            boolean isTimed = inner.timeNanos() != Entry.NO_TIME;
            return new DaemonLine(isTimed ? inner.timeNanos() : journalNanos(members), inner.text(), inner.lost());
        }
        return new DaemonLine(nanos(members.getOrDefault("time", "")), line, lost(members));
    }

    /** Microseconds, as journald counts. */
    private static long journalNanos(Map<String, String> members) {
        try {
            return Math.multiplyExact(Long.parseLong(members.getOrDefault("__REALTIME_TIMESTAMP", "")), 1000L);
        } catch (NumberFormatException | ArithmeticException e) {
            return Entry.NO_TIME;
        }
    }

    /** The members of an object that are plain values; none when the line is no object. */
    private Map<String, String> members(String line) {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser parser = json.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isScalarValue()) {
                    members.put(name, parser.getText());
                } else if (value == JsonToken.START_ARRAY) {
                    members.put(name, bytesOf(parser));
                } else {
                    parser.skipChildren();
                }
            }
            return parser.currentToken() == JsonToken.END_OBJECT ? members : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }

    /** Journald gives a message that is no text as an array of its bytes. */
    private static String bytesOf(JsonParser array) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (array.nextToken() != JsonToken.END_ARRAY) {
            if (array.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                bytes.write(array.getIntValue());
            } else {
                array.skipChildren();
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    // --- logfmt as logrus writes it
    // -----------------------------------------------------------------------------------

    /** The values of a line by their keys, decoded; old versions write blanks into values without quoting them. */
    private static Map<String, String> fields(String line) {
        Map<String, String> fields = new LinkedHashMap<>();
        String last = "";
        int at = 0;
        while (at < line.length()) {
            int blank = line.indexOf(' ', at);
            int wordEnd = blank < 0 ? line.length() : blank;
            int equals = line.indexOf('=', at);
            if (equals <= at || equals >= wordEnd) {
                String word = line.substring(at, wordEnd);
                fields.computeIfPresent(last, (key, value) -> value + " " + word);
                at = wordEnd + 1;
                continue;
            }
            last = line.substring(at, equals);
            boolean isQuoted = equals + 1 < line.length() && line.charAt(equals + 1) == '"';
            int end = isQuoted ? GoText.end(line, equals + 1) : wordEnd;
            String value = line.substring(equals + 1, end);
            fields.put(last, isQuoted ? GoText.unquote(value) : value);
            at = end + 1;
        }
        return fields;
    }

    private static String lost(Map<String, String> fields) {
        String message = fields.getOrDefault("msg", "");
        return message.equals(LOSS) ? fields.getOrDefault("message", "") : lostIn(message);
    }

    /** The line that dockerd up to 20.10 quotes in its message; some of these versions quote an empty one. */
    private static String lostIn(String message) {
        int loss = message.indexOf(OLD_LOSS);
        int end = loss < 0 ? -1 : message.indexOf(OLD_LOSS_END, loss + OLD_LOSS.length() - 1);
        return end < 0
                ? ""
                : GoText.unquote(message.substring(loss + OLD_LOSS.length() - 1, end + 1))
                        .strip();
    }
}
