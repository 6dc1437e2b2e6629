package jlogtui.app.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** A line of output in the bytes that Docker's json-file driver writes for it. */
final class DockerRecord {
    private static final int PIECE_BYTES = 16 * 1024;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private DockerRecord() {}

    /** RFC 3339 in UTC, without the zeros at the end of the fraction. */
    static String time(Instant time) {
        return TIME.format(time);
    }

    /**
     * The records of one output: more than one when it is longer than Docker's buffer, all with the same time.
     *
     * @param text as it was written, with its line feed if it had one; longer than a piece only in ASCII
     */
    static byte[] of(boolean stderr, Instant time, String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        if (raw.length <= PIECE_BYTES) {
            return record(stderr, time, text).getBytes(StandardCharsets.UTF_8);
        }
        var records = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); at += PIECE_BYTES) {
            String piece = text.substring(at, Math.min(text.length(), at + PIECE_BYTES));
            records.writeBytes(record(stderr, time, piece).getBytes(StandardCharsets.UTF_8));
        }
        return records.toByteArray();
    }

    private static String record(boolean stderr, Instant time, String text) {
        var out = new StringBuilder(text.length() + 96).append("{\"log\":\"");
        for (int i = 0; i < text.length(); i++) {
            escape(out, text.charAt(i));
        }
        return out.append("\",\"stream\":\"")
                .append(stderr ? "stderr" : "stdout")
                .append("\",\"time\":\"")
                .append(time(time))
                .append("\"}\n")
                .toString();
    }

    private static void escape(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < 0x20 || c == '<' || c == '>' || c == '&') {
                    out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
