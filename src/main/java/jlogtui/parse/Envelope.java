package jlogtui.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Decodes single parts of a record when they are needed. The range is always that of a record as {@link RecordReader}
 * reported it. What comes out is valid UTF-8 whatever went in: bad bytes and lone surrogates become U+FFFD.
 */
public final class Envelope {
    private Envelope() {}

    /** The decoded message, its line feed included; of a range that is no record the {@link #readable} bytes. */
    public static byte[] log(byte[] bytes, int start, int end) {
        StrictRecord strict = new StrictRecord();
        if (strict.parse(bytes, start, end)) {
            return decode(bytes, strict.logStart, strict.logEnd);
        }
        return LenientRecord.parse(bytes, start, end)
                .map(LenientRecord::message)
                .orElseGet(() -> readable(bytes, start, end));
    }

    /** The time as it is stored, whatever it says; empty when there is none. */
    public static String time(byte[] bytes, int start, int end) {
        StrictRecord strict = new StrictRecord();
        if (strict.parse(bytes, start, end)) {
            return new String(bytes, strict.timeStart, strict.timeEnd - strict.timeStart, StandardCharsets.US_ASCII);
        }
        return LenientRecord.parse(bytes, start, end).map(LenientRecord::time).orElse("");
    }

    /** The stream's name as it is stored; empty when there is none. For names that Docker itself does not write. */
    public static String streamName(byte[] bytes, int start, int end) {
        return LenientRecord.parse(bytes, start, end)
                .map(LenientRecord::streamName)
                .orElse("");
    }

    /** The attributes by the order of their keys' bytes; values that are no strings stand as their JSON text. */
    public static Map<String, String> attrs(byte[] bytes, int start, int end) {
        StrictRecord strict = new StrictRecord();
        if (strict.parse(bytes, start, end) && strict.attrsStart == strict.attrsEnd) {
            return Map.of();
        }
        return LenientRecord.parse(bytes, start, end).map(LenientRecord::attrs).orElseGet(Map::of);
    }

    /**
     * Decodes an escaped message.
     *
     * @param from {@link RecordFields#messageStart}
     * @param to {@link RecordFields#messageEnd}
     */
    public static byte[] decode(byte[] bytes, int from, int to) {
        byte[] text = new byte[to - from];
        return valid(text, decode(bytes, from, to, text));
    }

    /**
     * Decodes an escaped message without making an object. Bad bytes above 127 stay as they are; see {@link #log}.
     *
     * @param target takes the text from its start on; at least {@code to - from} long
     * @return length of the text in bytes
     */
    public static int decode(byte[] bytes, int from, int to, byte[] target) {
        int length = 0;
        int at = from;
        while (at < to) {
            int plainEnd = ByteScan.plainEnd(bytes, at, to);
            System.arraycopy(bytes, at, target, length, plainEnd - at);
            length += plainEnd - at;
            at = plainEnd;
            if (at < to) {
                int escape = ByteScan.escapeLength(bytes, at, to);
                if (escape == 6) {
                    int codePoint = codePoint(bytes, at, to);
                    length = putUtf8(codePoint, target, length);
                    at += codePoint > 0xFFFF ? 12 : 6;
                } else {
                    target[length++] = escape == 2 ? unescaped(bytes[at + 1]) : bytes[at];
                    at += Math.max(1, escape);
                }
            }
        }
        return length;
    }

    /** What can be shown of a damaged stretch: its bytes without the NULs, made valid UTF-8. */
    public static byte[] readable(byte[] bytes, int start, int end) {
        byte[] text = new byte[end - start];
        int length = 0;
        for (int at = start; at < end; at++) {
            if (bytes[at] != 0) {
                text[length++] = bytes[at];
            }
        }
        return valid(text, length);
    }

    static byte unescaped(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }

    /** The character of the escape at {@code at}, and of the one behind it when both are a surrogate pair. */
    static int codePoint(byte[] bytes, int at, int to) {
        char unit = (char) ByteScan.unicode(bytes, at);
        if (!Character.isSurrogate(unit)) {
            return unit;
        }
        if (Character.isHighSurrogate(unit) && at + 6 < to && ByteScan.escapeLength(bytes, at + 6, to) == 6) {
            char low = (char) ByteScan.unicode(bytes, at + 6);
            if (Character.isLowSurrogate(low)) {
                return Character.toCodePoint(unit, low);
            }
        }
        return 0xFFFD;
    }

    static int putUtf8(int codePoint, byte[] target, int at) {
        int length = at;
        if (codePoint < 0x80) {
            target[length++] = (byte) codePoint;
            return length;
        }
        if (codePoint < 0x800) {
            target[length++] = (byte) (0xC0 | (codePoint >> 6));
        } else {
            if (codePoint < 0x1_0000) {
                target[length++] = (byte) (0xE0 | (codePoint >> 12));
            } else {
                target[length++] = (byte) (0xF0 | (codePoint >> 18));
                target[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
            }
            target[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        }
        target[length++] = (byte) (0x80 | (codePoint & 0x3F));
        return length;
    }

    /** The first {@code length} bytes as valid UTF-8. */
    private static byte[] valid(byte[] text, int length) {
        for (int i = 0; i < length; i++) {
            if (text[i] < 0) {
                return new String(text, 0, length, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            }
        }
        return length == text.length ? text : Arrays.copyOf(text, length);
    }
}
