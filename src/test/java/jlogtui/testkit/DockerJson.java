package jlogtui.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** Records byte for byte as Docker's json-file driver writes them. */
public final class DockerJson {
    private static final DateTimeFormatter RFC3339_NANO = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral('Z')
            .toFormatter(java.util.Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private DockerJson() {}

    /** The time in UTC with the zeros at the end of its fraction cut off, as Go's RFC3339Nano. */
    public static String time(Instant time) {
        return RFC3339_NANO.format(time);
    }

    /** One record with its line feed; {@code text} ends with a line feed unless it is a piece. */
    public static byte[] record(String stream, Instant time, String text) {
        return record(stream, time, text.getBytes(StandardCharsets.UTF_8));
    }

    /** One record with its line feed, of a message that need not be UTF-8. */
    public static byte[] record(String stream, Instant time, byte[] message) {
        String record =
                "{\"log\":\"" + escape(message) + "\",\"stream\":\"" + stream + "\",\"time\":\"" + time(time) + "\"}\n";
        return record.getBytes(StandardCharsets.UTF_8);
    }

    /** The message as it stands between the quotes of {@code "log"}. */
    public static String escape(String text) {
        return escape(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for any bytes: each byte that is no UTF-8 becomes the six characters of an escaped U+FFFD. */
    public static String escape(byte[] message) {
        var out = new ByteArrayOutputStream(message.length + 16);
        int at = 0;
        while (at < message.length) {
            int length = sequenceLength(message, at);
            if (length == 0) {
                ascii(out, "\\ufffd");
                at++;
            } else if (length == 1) {
                escapeAscii(out, message[at++]);
            } else {
                String character = new String(message, at, length, StandardCharsets.UTF_8);
                switch (character) {
                    case "\u2028" -> ascii(out, "\\u2028");
                    case "\u2029" -> ascii(out, "\\u2029");
                    default -> out.write(message, at, length);
                }
                at += length;
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void escapeAscii(ByteArrayOutputStream out, byte b) {
        switch (b) {
            case '"' -> ascii(out, "\\\"");
            case '\\' -> ascii(out, "\\\\");
            case '\n' -> ascii(out, "\\n");
            case '\r' -> ascii(out, "\\r");
            case '<', '>', '&' -> hex(out, b);
            default -> {
                if (b < 0x20) {
                    hex(out, b);
                } else {
                    out.write(b);
                }
            }
        }
    }

    private static void hex(ByteArrayOutputStream out, byte b) {
        ascii(out, "\\u00" + Character.forDigit(b >> 4, 16) + Character.forDigit(b & 15, 16));
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Bytes of the UTF-8 sequence that begins here; 0 when none does. Surrogates and overlong forms are none. */
    private static int sequenceLength(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : 4;
        if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xff;
        boolean overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
        boolean surrogate = first == 0xed && second >= 0xa0;
        boolean tooLarge = first == 0xf4 && second >= 0x90;
        return overlong || surrogate || tooLarge ? 0 : length;
    }
}
