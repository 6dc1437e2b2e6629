package jlogtui.parse;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plain reference of the envelope: Docker's form as a pattern, values by Jackson, times by the JDK; and a writer. */
final class DockerForm {
    private static final String STRING = "\"(?:[^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*+\"";
    private static final Pattern RECORD = Pattern.compile("\\{(?:\"log\":(STR),)?"
            .concat("(?:\"stream\":\"([^\"\\\\\\x00-\\x1f]*)\",)?")
            .concat("(?:\"attrs\":\\{(?:STR:STR(?:,STR:STR)*)?\\},)?")
            .concat("\"time\":\"([0-9T:.Zz+-]+)\"\\}")
            .replace("STR", STRING));
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-]\\d\\d:\\d\\d)");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private DockerForm() {}

    static boolean isStrict(byte[] bytes) {
        Matcher matcher = RECORD.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        return matcher.matches() && isTime(matcher.group(3).replace('t', 'T'));
    }

    static boolean isTime(String text) {
        if (!TIME.matcher(text).matches()) {
            return false;
        }
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Epoch nanoseconds, clamped. */
    static long nanos(String time) {
        Instant instant = OffsetDateTime.parse(time).toInstant();
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (ArithmeticException e) {
            return instant.getEpochSecond() < 0 ? Rfc3339.EARLIEST : Rfc3339.LATEST;
        }
    }

    /** The object as Jackson sees it, with U+FFFD for what is no UTF-8. */
    static JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A string as text that has U+FFFD for lone surrogates. */
    static String repaired(String text) {
        return text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The message with Docker's escapes. */
    static String escaped(String message) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
                        out.append("\\u00").append(Character.forDigit(c >> 4 & 15, 16));
                        out.append(Character.forDigit(c & 15, 16));
                        if (c > 0xFF) {
                            out.replace(out.length() - 4, out.length(), c == '\u2028' ? "2028" : "2029");
                        }
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    static String record(String message, String stream, String time) {
        return "{\"log\":\"" + escaped(message) + "\",\"stream\":\"" + stream + "\",\"time\":\"" + time + "\"}";
    }

    /** A record as Docker might have written it. */
    static String random(Random random) {
        StringBuilder out = new StringBuilder("{");
        if (random.nextInt(10) > 0) {
            String end = random.nextBoolean() ? "\n" : "";
            out.append("\"log\":\"").append(escaped(message(random) + end)).append("\",");
        }
        if (random.nextInt(10) > 0) {
            String[] streams = {"stdout", "stderr", "stdin", "", "stdout2", "std"};
            int choice = random.nextInt(4) > 0 ? random.nextInt(2) : random.nextInt(streams.length);
            out.append("\"stream\":\"").append(streams[choice]).append("\",");
        }
        if (random.nextInt(4) == 0) {
            String[] attrs = {"", "\"log\":\"x\"", "\"a\":\"\\u003c\\b\",\"b\\n\":\"\"", "\"time\":\"\",\"log\":\"{\""};
            out.append("\"attrs\":{")
                    .append(attrs[random.nextInt(attrs.length)])
                    .append("},");
        }
        return out.append("\"time\":\"").append(time(random)).append("\"}").toString();
    }

    private static String message(Random random) {
        String[] parts = {
            "a",
            "lorem ipsum dolor",
            "\"",
            "\\",
            "\n",
            "\t",
            "\u0000",
            "<",
            "é",
            "漢",
            "😀",
            "\u2028",
            "\uFFFD",
            "{\"log\":"
        };
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            out.append(parts[random.nextInt(parts.length)]);
        }
        return out.toString();
    }

    private static String time(Random random) {
        Instant instant = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        String text = instant.toString();
        return random.nextInt(5) == 0 ? text.replace("Z", "+08:00") : text;
    }
}
