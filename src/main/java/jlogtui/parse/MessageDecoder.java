package jlogtui.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Decodes the message of a record in one pass, eight bytes at a step, into an array of the caller's. Owned by one thread. */
final class MessageDecoder {
    /** What {@link #decode} returns for what is no message in Docker's form. */
    static final int UNKNOWN = -1;
    /** Bytes behind the text that may be written, and by which a text may be longer than wanted. */
    static final int SLACK = Long.BYTES;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long BLANKS = ByteScan.ONES * ' ';

    /** Behind the closing quote of the message last decoded; -1 when it was not reached. */
    int messageEnd;
    /** All bytes of the message that stand unescaped in the record, ored together. */
    private long plainBits;

    /** Whether the message last decoded has no byte above 127 that was not escaped. */
    boolean isAscii() {
        return (plainBits & ByteScan.HIGH_BITS) == 0;
    }

    /**
     * Decodes a message. Bytes above 127 stay as they are.
     *
     * @param from first byte of the message, behind its quote
     * @param end end of the record
     * @param target has room for what comes out and {@link #SLACK} bytes from {@code at} on
     * @param most the text is cut off when so many bytes of it are there
     * @return where the text ends in {@code target}, or {@link #UNKNOWN}
     */
    int decode(byte[] bytes, int from, int end, byte[] target, int at, int most) {
        // The rest of a record, behind its message, is longer than a word
        int limit = end - Long.BYTES;
        int stop = most < Integer.MAX_VALUE - at ? at + most : Integer.MAX_VALUE;
        int in = from;
        int out = at;
        long seen = 0;
        messageEnd = -1;
        while (in <= limit && out < stop) {
            long word = ByteScan.word(bytes, in);
            WORD.set(target, out, word);
            long quote = word ^ ByteScan.QUOTES;
            long backslash = word ^ ByteScan.BACKSLASHES;
            // A subtraction borrows only above a byte that is a hit itself, so the lowest hit is always a true one
            long hits = ((quote - ByteScan.ONES) & ~quote)
                    | ((backslash - ByteScan.ONES) & ~backslash)
                    | ((word - BLANKS) & ~word);
            hits &= ByteScan.HIGH_BITS;
            if (hits == 0) {
                seen |= word;
                in += Long.BYTES;
                out += Long.BYTES;
                continue;
            }
            int plain = Long.numberOfTrailingZeros(hits) >> 3;
            seen |= word & ((1L << (plain << 3)) - 1);
            in += plain;
            out += plain;
            if (bytes[in] == '"') {
                messageEnd = in + 1;
                plainBits = seen;
                return out;
            }
            int length = ByteScan.escapeLength(bytes, in, end);
            if (length == 2) {
                target[out++] = Envelope.unescaped(bytes[in + 1]);
            } else if (length == 6) {
                int codePoint = Envelope.codePoint(bytes, in, end);
                out = Envelope.putUtf8(codePoint, target, out);
                length = codePoint > 0xFFFF ? 12 : 6;
            } else {
                return UNKNOWN;
            }
            in += length;
        }
        plainBits = seen;
        return out < stop ? UNKNOWN : out;
    }
}
