package jlogtui.parse;

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

    /** The message as it stands in the file, escaped, without its quotes; empty when there is none. */
    int logStart;

    int logEnd;
    /** Length of the message before Docker escaped it, in bytes. */
    int rawLength;
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

    /** Whether {@code [start, end)} is one record in Docker's exact form; the fields are of use only if so. */
    boolean parse(byte[] bytes, int start, int end) {
        if (end - start < MIN_TIME_MEMBER + 1 || bytes[start] != '{' || bytes[end - 1] != '}') {
            return false;
        }
        logStart = logEnd = attrsStart = attrsEnd = start;
        rawLength = 0;
        terminated = false;
        stream = Stream.STDOUT;

        int limit = end - MIN_TIME_MEMBER;
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
        if (at <= 0 || at > limit || ByteScan.word(bytes, at) != TIME_KEY || bytes[end - 2] != '"') {
            return false;
        }
        timeStart = at + Long.BYTES;
        timeEnd = end - 2;
        timeNanos = Rfc3339.parse(bytes, timeStart, timeEnd);
        return timeNanos != Entry.NO_TIME;
    }

    /** Behind the comma that must follow a value's last byte; {@link ByteScan.NOT_FOUND} passes through. */
    private static int afterMember(byte[] bytes, int last) {
        return last >= 0 && bytes[last + 1] == ',' ? last + 2 : ByteScan.NOT_FOUND;
    }

    /** Reads the message; returns its closing quote or {@link ByteScan.NOT_FOUND}. */
    private int scanLog(byte[] bytes, int from, int limit) {
        int at = from;
        int shrunk = 0;
        int afterLineFeed = -1;
        while (true) {
            at = ByteScan.plainEnd(bytes, at, limit);
            if (at >= limit) {
                return ByteScan.NOT_FOUND;
            }
            if (bytes[at] == '"') {
                break;
            }
            int length = ByteScan.escapeLength(bytes, at, limit);
            if (length == 0) {
                return ByteScan.NOT_FOUND;
            }
            boolean lineFeed;
            if (length == 2) {
                shrunk++;
                lineFeed = bytes[at + 1] == 'n';
            } else {
                int unit = ByteScan.unicode(bytes, at);
                shrunk += length - bytesBeforeEscaping(unit);
                lineFeed = unit == '\n';
            }
            at += length;
            if (lineFeed) {
                afterLineFeed = at;
            }
        }
        logStart = from;
        logEnd = at;
        rawLength = at - from - shrunk;
        terminated = afterLineFeed == at;
        return at;
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

    /** Reads an object of strings; returns its closing brace or {@link ByteScan.NOT_FOUND}. */
    private int scanAttrs(byte[] bytes, int from, int limit) {
        if (from >= limit || bytes[from] != '{') {
            return ByteScan.NOT_FOUND;
        }
        int at = from + 1;
        if (bytes[at] != '}') {
            at = scanMembers(bytes, at, limit);
        }
        if (at < 0) {
            return ByteScan.NOT_FOUND;
        }
        attrsStart = from;
        attrsEnd = at + 1;
        return at;
    }

    private static int scanMembers(byte[] bytes, int from, int limit) {
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
