package jlogtui.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntFunction;
import jlogtui.model.Entry;
import jlogtui.model.Stream;
import jlogtui.parse.Envelope;

/** Text as {@code docker logs} writes it, with a prefix where there are several sources. */
final class TextFormat implements EntryFormat {
    private static final int[] COLORS = {36, 32, 33, 35, 34, 96, 92, 95};
    private static final String NO_TIME = "0001-01-01T00:00:00.000000000Z";
    private static final int FRACTION_DIGITS = 9;

    private final PlainSettings settings;
    private final IntFunction<String> names;

    /** @param names gives the name of a source by its number */
    TextFormat(PlainSettings settings, IntFunction<String> names) {
        this.settings = settings;
        this.names = names;
    }

    @Override
    public void write(Entry entry, OutputStream out) throws IOException {
        if (settings.prefix()) {
            write(out, prefix(entry));
        }
        byte[] raw = entry.raw().get(0);
        if (settings.timestamps()) {
            write(out, time(entry, Envelope.time(raw, 0, raw.length)) + " ");
        }
        if (settings.details()) {
            write(out, details(Envelope.attrs(raw, 0, raw.length)) + " ");
        }
        out.write(entry.log());
        if (!settings.isByRecord() && !entry.isTerminated()) {
            out.write('\n');
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String prefix(Entry entry) {
        String name = names.apply(entry.position().source());
        if (!settings.colors()) {
            return name + " │ ";
        }
        int color = COLORS[Math.floorMod(name.hashCode(), COLORS.length)];
        String bar = entry.stream() == Stream.STDERR ? "\u001b[31m│\u001b[0m" : "│";
        return "\u001b[" + color + "m" + name + "\u001b[0m " + bar + " ";
    }

    /** A time as it stands in the file, with nine digits of fraction; what is no time stays as it is. */
    private static String time(Entry entry, String stored) {
        if (entry.timeNanos() == Entry.NO_TIME) {
            return stored.isEmpty() ? NO_TIME : stored;
        }
        return padded(stored);
    }

    private static String padded(String time) {
        int zone = zoneStart(time);
        int dot = time.indexOf('.');
        String whole = dot < 0 ? time.substring(0, zone) : time.substring(0, dot);
        String fraction = dot < 0 ? "" : time.substring(dot + 1, zone);
        return whole + "." + fraction + "0".repeat(Math.max(0, FRACTION_DIGITS - fraction.length()))
                + time.substring(zone);
    }

    private static int zoneStart(String time) {
        int clock = time.indexOf('T');
        for (int i = Math.max(0, clock); i < time.length(); i++) {
            char c = time.charAt(i);
            if (c == 'Z' || c == '+' || c == '-') {
                return i;
            }
        }
        return time.length();
    }

    /** Attributes as Go's {@code url.QueryEscape} writes them, sorted as they came. */
    static String details(Map<String, String> attrs) {
        StringBuilder text = new StringBuilder();
        attrs.forEach((key, value) -> {
            text.append(text.length() > 0 ? "," : "");
            escape(key, text);
            text.append('=');
            escape(value, text);
        });
        return text.toString();
    }

    private static void escape(String value, StringBuilder text) {
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-_.~".indexOf(c) >= 0) {
                text.append(c);
            } else if (c == ' ') {
                text.append('+');
            } else {
                text.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
    }
}
