package jlogtui.parse;

import java.nio.charset.StandardCharsets;

/** Writes text as the inside of a JSON string: quotes, backslashes and control characters escaped, all else as it is. */
public final class JsonText {
    /** The most bytes that one byte of text becomes. */
    public static final int MOST_BYTES_A_BYTE = 6;

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private JsonText() {}

    /**
     * Writes the text {@code [from, to)}, which is UTF-8.
     *
     * @param target has room for {@code (to - from) * }{@link #MOST_BYTES_A_BYTE} bytes from {@code at} on
     * @return where the text ends in {@code target}
     */
    public static int put(byte[] text, int from, int to, byte[] target, int at) {
        int in = from;
        int out = at;
        while (in < to) {
            int plainEnd = ByteScan.plainEnd(text, in, to);
            System.arraycopy(text, in, target, out, plainEnd - in);
            out += plainEnd - in;
            in = plainEnd;
            if (in < to) {
                out = putEscaped(text[in++], target, out);
            }
        }
        return out;
    }

    private static int putEscaped(byte b, byte[] target, int at) {
        int out = at;
        target[out++] = '\\';
        byte letter = letterOf(b);
        if (letter != 0) {
            target[out++] = letter;
            return out;
        }
        target[out++] = 'u';
        target[out++] = '0';
        target[out++] = '0';
        target[out++] = HEX[b >> 4];
        target[out++] = HEX[b & 15];
        return out;
    }

    /** The letter of a short escape, 0 when there is none. */
    private static byte letterOf(byte b) {
        return switch (b) {
            case '"', '\\' -> b;
            case '\b' -> 'b';
            case '\f' -> 'f';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 0;
        };
    }
}
