package jlogtui.parse;

import java.util.Arrays;
import jlogtui.model.Entry;
import jlogtui.model.Stream;

/**
 * Docker's exact form of a record, read in one pass without making an object: the keys log, stream, attrs and time in
 * this order, the first three optional, no blanks, valid escapes, a valid time. Whatever differs is not strict.
 *
 * <p>Bytes above 127 are not checked, so a message with broken UTF-8 is still read here. One object is used again for
 * every record; its fields hold until the next {@link #parse}.
 */
final class StrictRecord {
    private static final long LOG_KEY = ByteScan.word("{\"log\":\"");
    private static final long STREAM_KEY = ByteScan.word("\"stream\"");
    private static final long STDOUT = ByteScan.word(":\"stdout");
    private static final long STDERR = ByteScan.word(":\"stderr");
    private static final long ATTRS_KEY = ByteScan.word("\"attrs\":");
    private static final long TIME_KEY = ByteScan.word("\"time\":\"");
    /** {@code "time":"2006-01-02T15:04:05Z"}}: while so many bytes are left, eight can be read at once. */
    private static final int MIN_TIME_MEMBER = Long.BYTES + Rfc3339.MIN_LENGTH + 2;

    private static final long LOW_BITS = ~ByteScan.HIGH_BITS;
    /** Added to seven bits, it sets the eighth when they are no control. */
    private static final long TO_HIGH_BIT = ByteScan.ONES * (0x80 - ' ');

    /** The message as it stands in the file, escaped, without its quotes; empty when there is none. */
    int logStart;

    int logEnd;
    /** The message ends with a line feed. */
    boolean terminated;

    Stream stream = Stream.STDOUT;
    /** The object with its braces; empty when there is none. */
    int attrsStart;

    int attrsEnd;
    /** The time without its quotes. */
    int timeStart;

    int timeEnd;
    /** Epoch nanoseconds, clamped. */
    long timeNanos;

    /** Where the unicode escapes of the message begin. */
    int[] unicodeEscapes = new int[16];

    int unicodeCount;
    /** The message has a short escape that Docker does not write. */
    boolean hasOddEscape;

    private final KnownMinute minute = new KnownMinute();
    /** Behind the last line feed in the message, or -1. */
    private int afterLineFeed;

    /** Whether {@code [start, end)} is one record in Docker's exact form; the fields are of use only if so. */
    boolean parse(byte[] bytes, int start, int end) {
        if (end - start < MIN_TIME_MEMBER + 1 || bytes[start] != '{' || bytes[end - 1] != '}') {
            return false;
        }
        if (!scanMembers(bytes, start, end - MIN_TIME_MEMBER) || bytes[end - 2] != '"') {
            return false;
        }
        timeEnd = end - 2;
        timeNanos = Rfc3339.parse(bytes, timeStart, timeEnd);
        return timeNanos != Entry.NO_TIME;
    }

    /**
     * Reads a record whose end is not known yet. No byte of a record is a line feed, so this finds exactly what
     * {@link #parse} finds up to the first line feed, without looking for that first.
     *
     * @return index of the line feed behind the record, or {@link ByteScan#NOT_FOUND} when there is no strict record
     *     with its line feed before {@code limit}
     */
    int parseLine(byte[] bytes, int start, int limit) {
        int lastMember = limit - MIN_TIME_MEMBER - 1;
        if (lastMember <= start || bytes[start] != '{' || !scanMembers(bytes, start, lastMember)) {
            return ByteScan.NOT_FOUND;
        }
        int end = minute.read(bytes, timeStart, limit);
        if (end >= 0) {
            timeNanos = minute.timeNanos();
        } else {
            end = ByteScan.lineFeed(bytes, timeStart, limit);
            if (end < timeStart + Rfc3339.MIN_LENGTH + 2 || bytes[end - 1] != '}' || bytes[end - 2] != '"') {
                return ByteScan.NOT_FOUND;
            }
            timeNanos = Rfc3339.parse(bytes, timeStart, end - 2);
            if (timeNanos == Entry.NO_TIME) {
                return ByteScan.NOT_FOUND;
            }
            minute.learn(bytes, timeStart, end - 2, timeNanos);
        }
        timeEnd = end - 2;
        return end;
    }

    /**
     * Reads all members up to the value of the time.
     *
     * @param limit behind the last byte at which the time's member may begin; {@link #MIN_TIME_MEMBER} bytes behind it
     *     are in the array
     */
    private boolean scanMembers(byte[] bytes, int start, int limit) {
        logStart = logEnd = attrsStart = attrsEnd = start;
        terminated = false;
        stream = Stream.STDOUT;
        unicodeCount = 0;
        hasOddEscape = false;

        int at = start + 1;
        if (ByteScan.word(bytes, start) == LOG_KEY) {
            at = afterMember(bytes, scanLog(bytes, start + Long.BYTES, limit));
        }
        if (at > 0 && at <= limit && ByteScan.word(bytes, at) == STREAM_KEY) {
            at = afterMember(bytes, scanStream(bytes, at + Long.BYTES, limit));
        }
        if (at > 0 && at <= limit && ByteScan.word(bytes, at) == ATTRS_KEY) {
            at = afterMember(bytes, scanAttrs(bytes, at + Long.BYTES, limit));
        }
        if (at <= 0 || at > limit || ByteScan.word(bytes, at) != TIME_KEY) {
            return false;
        }
        timeStart = at + Long.BYTES;
        return true;
    }

    /** Behind the comma that must follow a value's last byte; {@link ByteScan#NOT_FOUND} passes through. */
    private static int afterMember(byte[] bytes, int last) {
        return last >= 0 && bytes[last + 1] == ',' ? last + 2 : ByteScan.NOT_FOUND;
    }

    /*
     * Eight bytes at a step, whatever they hold. In each mask a byte's highest bit stands for the byte:
     *
     *   bytes        o   r   \   "   4   \   n   "
     *   backslashes          1           1
     *   escaped                  1           1         backslashes, one byte on; the last one's is carried over
     *   quotes                   1               1
     *
     * As long as these two are equal and there is no control byte, nothing needs a look: all quotes are escaped and nothing
     * else is. That is one branch, which nearly always goes the same way, where JSON in a message would mislead one that
     * asks for quotes. The four digits of a unicode escape are looked at with its letter; that they are none of the bytes
     * sought keeps them out of the masks.
     */

    /** Reads the message; returns its closing quote or {@link ByteScan#NOT_FOUND}. */
    private int scanLog(byte[] bytes, int from, int limit) {
        logStart = from;
        afterLineFeed = -1;
        long carry = 0;
        int at = from;
        for (; at <= limit - Long.BYTES; at += Long.BYTES) {
            long word = ByteScan.word(bytes, at);
            long low = word & LOW_BITS;
            long noQuotes = (low ^ ByteScan.QUOTES) + LOW_BITS | word;
            long noControls = low + TO_HIGH_BIT | word;
            long backslashes = ~((low ^ ByteScan.BACKSLASHES) + LOW_BITS | word) & ByteScan.HIGH_BITS;
            long escaped = backslashes << Byte.SIZE | carry;
            if ((~((noQuotes ^ escaped) & noControls) & ByteScan.HIGH_BITS) == 0) {
                carry = backslashes >>> Long.SIZE - Byte.SIZE;
                continue;
            }
            if ((escaped & backslashes) != 0) {
                escaped = escapedByRuns(backslashes, carry);
            }
            carry = (backslashes & ~escaped) >>> Long.SIZE - Byte.SIZE;
            long quotes = ~noQuotes & ByteScan.HIGH_BITS;
            long ends = quotes & ~escaped | ~noControls & ByteScan.HIGH_BITS;
            long beforeEnd = (ends & -ends) - 1;
            for (long letters = escaped & ~quotes & beforeEnd; letters != 0; letters &= letters - 1) {
                if (!takeEscape(bytes, at + (Long.numberOfTrailingZeros(letters) >> 3), limit)) {
                    return ByteScan.NOT_FOUND;
                }
            }
            if (ends != 0) {
                return endLog(bytes, at + (Long.numberOfTrailingZeros(ends) >> 3));
            }
        }
        return scanLogByEscapes(bytes, carry == 0 ? at : at - 1, limit);
    }

    /** What is escaped where backslashes follow each other: one that is escaped itself escapes nothing. */
    private static long escapedByRuns(long backslashes, long carry) {
        long escaped = carry;
        long open = backslashes & ~carry;
        while (open != 0) {
            long first = Long.lowestOneBit(open);
            long next = first << Byte.SIZE;
            escaped |= next;
            open &= ~(first | next);
        }
        return escaped;
    }

    /** The rest of the message, when too little of the line is left to look at eight bytes. */
    private int scanLogByEscapes(byte[] bytes, int from, int limit) {
        int at = from;
        while (true) {
            at = ByteScan.plainEnd(bytes, at, limit);
            if (at >= limit) {
                return ByteScan.NOT_FOUND;
            }
            if (bytes[at] == '"') {
                return endLog(bytes, at);
            }
            int length = ByteScan.escapeLength(bytes, at, limit);
            if (length == 0) {
                return ByteScan.NOT_FOUND;
            }
            takeEscape(bytes, at + 1, limit);
            at += length;
        }
    }

    private int endLog(byte[] bytes, int end) {
        if (bytes[end] != '"') {
            return ByteScan.NOT_FOUND;
        }
        logEnd = end;
        terminated = afterLineFeed == end;
        return end;
    }

    /** Takes in the escape of a letter; false when there is none such. */
    private boolean takeEscape(byte[] bytes, int letter, int limit) {
        switch (bytes[letter]) {
            case 'n' -> afterLineFeed = letter + 1;
            case '"', '\\', 'r' -> {
                // nothing to take note of
            }
            case '/', 'b', 'f', 't' -> hasOddEscape = true;
            case 'u' -> {
                int unit = letter + 5 <= limit ? ByteScan.unicode(bytes, letter - 1) : -1;
                if (unit < 0) {
                    return false;
                }
                afterLineFeed = unit == '\n' ? letter + 5 : afterLineFeed;
                if (unicodeCount == unicodeEscapes.length) {
                    unicodeEscapes = Arrays.copyOf(unicodeEscapes, 2 * unicodeCount);
                }
                unicodeEscapes[unicodeCount++] = letter - 1;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether the message had exactly as many bytes as Docker puts into one record of a long line. */
    boolean isFull(byte[] bytes) {
        return logEnd - logStart >= Limits.PIECE_BYTES && rawLength(bytes) == Limits.PIECE_BYTES;
    }

    /** Length of the message before Docker escaped it, in bytes; takes a pass of its own. */
    int rawLength(byte[] bytes) {
        int length = 0;
        int at = logStart;
        while (at < logEnd) {
            int plainEnd = ByteScan.plainEnd(bytes, at, logEnd);
            length += plainEnd - at;
            at = plainEnd;
            if (at < logEnd) {
                int escape = ByteScan.escapeLength(bytes, at, logEnd);
                length += escape == 2 ? 1 : bytesBeforeEscaping(ByteScan.unicode(bytes, at));
                at += escape;
            }
        }
        return length;
    }

    /** Docker replaces each bad byte by the six characters of an escaped U+FFFD; a real one is written raw. */
    private static int bytesBeforeEscaping(int unit) {
        if (unit < 0x80 || unit == 0xFFFD) {
            return 1;
        }
        return unit < 0x800 || Character.isSurrogate((char) unit) ? 2 : 3;
    }

    private int scanStream(byte[] bytes, int from, int limit) {
        if (from > limit) {
            return ByteScan.NOT_FOUND;
        }
        int quote = from + Long.BYTES;
        if (bytes[quote] == '"') {
            long value = ByteScan.word(bytes, from);
            if (value == STDOUT) {
                return quote;
            }
            if (value == STDERR) {
                stream = Stream.STDERR;
                return quote;
            }
        }
        if (bytes[from] != ':' || bytes[from + 1] != '"') {
            return ByteScan.NOT_FOUND;
        }
        int nameStart = from + 2;
        int nameEnd = ByteScan.plainEnd(bytes, nameStart, limit);
        if (nameEnd >= limit || bytes[nameEnd] != '"') {
            return ByteScan.NOT_FOUND;
        }
        stream = nameEnd == nameStart ? Stream.STDOUT : Stream.OTHER;
        return nameEnd;
    }

    /** Reads an object of strings; returns its closing brace or {@link ByteScan#NOT_FOUND}. */
    private int scanAttrs(byte[] bytes, int from, int limit) {
        if (from >= limit || bytes[from] != '{') {
            return ByteScan.NOT_FOUND;
        }
        int at = from + 1;
        if (bytes[at] != '}') {
            at = scanAttributes(bytes, at, limit);
        }
        if (at < 0) {
            return ByteScan.NOT_FOUND;
        }
        attrsStart = from;
        attrsEnd = at + 1;
        return at;
    }

    private static int scanAttributes(byte[] bytes, int from, int limit) {
        int at = from;
        while (true) {
            int keyEnd = at < limit && bytes[at] == '"' ? ByteScan.closingQuote(bytes, at + 1, limit) : -1;
            if (keyEnd < 0 || bytes[keyEnd + 1] != ':' || bytes[keyEnd + 2] != '"') {
                return ByteScan.NOT_FOUND;
            }
            int valueEnd = ByteScan.closingQuote(bytes, keyEnd + 3, limit);
            if (valueEnd < 0) {
                return ByteScan.NOT_FOUND;
            }
            at = valueEnd + 1;
            if (bytes[at] == '}') {
                return at;
            }
            if (bytes[at] != ',') {
                return ByteScan.NOT_FOUND;
            }
            at++;
        }
    }
}
