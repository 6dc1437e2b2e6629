package jlogtui.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Finds the bytes that matter, eight at a time: line feeds, and the quotes and escapes of JSON strings. */
final class ByteScan {
    /** What a scan returns when it does not find what it wants. */
    static final int NOT_FOUND = -1;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final long ONES = 0x0101_0101_0101_0101L;
    static final long HIGH_BITS = ONES << 7;
    private static final long LINE_FEEDS = ONES * '\n';
    static final long QUOTES = ONES * '"';
    static final long BACKSLASHES = ONES * '\\';
    private static final long BLANKS = ONES * ' ';

    private ByteScan() {}

    /** The eight bytes at {@code at}, which must lie in the array, for comparison with {@link #word(String)}. */
    static long word(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    /** Eight ASCII characters as {@link #word(byte[], int)} sees them. */
    static long word(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length != Long.BYTES) {
            throw new IllegalArgumentException(text);
        }
        return word(bytes, 0);
    }

    /** The first line feed in {@code [from, to)}, or {@link #NOT_FOUND}. */
    static int lineFeed(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES) {
            long lineFeed = word(bytes, at) ^ LINE_FEEDS;
            long hits = (lineFeed - ONES) & ~lineFeed & HIGH_BITS;
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >> 3);
            }
            at += Long.BYTES;
        }
        for (; at < to; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return NOT_FOUND;
    }

    /** The first quote, backslash or control byte at or after {@code from}, or {@code limit}. */
    static int plainEnd(byte[] bytes, int from, int limit) {
        int at = from;
        // A subtraction borrows only above a byte that is a hit itself, so the lowest hit is always a true one.
        while (at <= limit - Long.BYTES) {
            long word = word(bytes, at);
            long quote = word ^ QUOTES;
            long backslash = word ^ BACKSLASHES;
            long hits = ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((word - BLANKS) & ~word);
            hits &= HIGH_BITS;
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >> 3);
            }
            at += Long.BYTES;
        }
        while (at < limit && isPlain(bytes[at])) {
            at++;
        }
        return at;
    }

    /**
     * The high bit of each of the eight bytes at {@code at} that is a backslash or a control byte; bits above the lowest
     * may be wrong ones.
     */
    static long escapesAndControls(byte[] bytes, int at) {
        long word = word(bytes, at);
        long backslash = word ^ BACKSLASHES;
        return (((backslash - ONES) & ~backslash) | ((word - BLANKS) & ~word)) & HIGH_BITS;
    }

    /** Bytes above 127 are negative and plain. */
    private static boolean isPlain(byte b) {
        return b != '"' && b != '\\' && (b < 0 || b >= ' ');
    }

    /**
     * The closing quote of a string.
     *
     * @param from first byte behind the opening quote
     * @return {@link #NOT_FOUND} when there is none before {@code limit}, or a raw control byte or an unknown escape
     */
    static int closingQuote(byte[] bytes, int from, int limit) {
        int at = from;
        while (true) {
            at = plainEnd(bytes, at, limit);
            if (at >= limit) {
                return NOT_FOUND;
            }
            if (bytes[at] == '"') {
                return at;
            }
            int length = escapeLength(bytes, at, limit);
            if (length == 0) {
                return NOT_FOUND;
            }
            at += length;
        }
    }

    /** Length of the escape at {@code at}: 2, 6, or 0 when it is none of JSON's or not whole before {@code limit}. */
    static int escapeLength(byte[] bytes, int at, int limit) {
        if (bytes[at] != '\\' || at + 1 >= limit) {
            return 0;
        }
        return switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> at + 6 <= limit && unicode(bytes, at) >= 0 ? 6 : 0;
            default -> 0;
        };
    }

    /** The code unit of a whole {@code \}{@code uXXXX} escape; negative when a digit is not hexadecimal. */
    static int unicode(byte[] bytes, int at) {
        return hex(bytes[at + 2]) << 12 | hex(bytes[at + 3]) << 8 | hex(bytes[at + 4]) << 4 | hex(bytes[at + 5]);
    }

    private static int hex(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int letter = b | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
