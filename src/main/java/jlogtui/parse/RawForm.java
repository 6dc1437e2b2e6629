package jlogtui.parse;

import java.util.Arrays;

/**
 * Whether raw lines are records as Docker writes them: then every character of a message has one form only. Decides by the two ends of each line and by its escapes; nothing else can
 * make a difference to what a text looks like.
 */
final class RawForm {
    private static final long LOG_KEY = ByteScan.word("{\"log\":\"");
    private static final long STREAM_KEY = ByteScan.word("\"stream\"");
    private static final long STDOUT = ByteScan.word("\"stdout\"");
    private static final long STDERR = ByteScan.word("\"stderr\"");
    private static final long TIME_KEY = ByteScan.word("\"time\":\"");
    private static final int LONGEST_TIME = 30;
    private static final int SHORTEST_TIME = 20;
    /** {@code \n","stream":"stdout",}. */
    private static final int END_OF_MESSAGE = 22;

    private final StrictRecord strict = new StrictRecord();
    private int[] suspects = new int[16];
    private int suspectCount;
    private int[] open = new int[16];
    private int openCount;
    private int lineStart;
    /** Behind the last escape. */
    private int escapeEnd;
    /** Behind the last colour, and what stands before it and those that touch it. */
    private int colourEnd;

    private byte beforeColour;

    /**
     * @param inside the bytes that a wanted text can have; a colour between two such makes its line suspect
     * @return false when anything was met that Docker does not write
     */
    boolean look(byte[] bytes, int from, int to, boolean[] inside) {
        suspectCount = 0;
        openCount = 0;
        lineStart = from;
        escapeEnd = from;
        colourEnd = -1;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long hits = ByteScan.escapesAndControls(bytes, at);
            while (hits != 0) {
                if (!take(bytes, at + (Long.numberOfTrailingZeros(hits) >> 3), to, inside)) {
                    return false;
                }
                hits &= hits - 1;
            }
        }
        for (; at < to; at++) {
            if (!take(bytes, at, to, inside)) {
                return false;
            }
        }
        return lineStart == to;
    }

    /** Looks at one byte that may be a line feed, an escape or a control. */
    private boolean take(byte[] bytes, int at, int to, boolean[] inside) {
        byte b = bytes[at];
        if (b == '\\') {
            if (at < escapeEnd) {
                return true;
            }
            escapeEnd = at + 2;
            return at + 6 <= to && (isShort(bytes[at + 1]) || takeUnicode(bytes, at, to, inside));
        }
        if (b == '\n') {
            int start = lineStart;
            lineStart = at + 1;
            return isCommonLine(bytes, start, at) || isStrictLine(bytes, start, at);
        }
        return b < 0 || b >= ' ';
    }

    private boolean takeUnicode(byte[] bytes, int at, int to, boolean[] inside) {
        int unit = bytes[at + 1] == 'u' ? ByteScan.unicode(bytes, at) : -1;
        if (unit == 0x1b && bytes[at + 5] == 'b') {
            int end = colourEnd(bytes, at, to);
            if (end > at) {
                beforeColour = at == colourEnd ? beforeColour : bytes[at - 1];
                colourEnd = end;
                if (inside[beforeColour & 0xff] && inside[bytes[end] & 0xff]) {
                    addSuspect(lineStart);
                }
            }
            return true;
        }
        return isWrittenByDocker(bytes, at, unit);
    }

    private static boolean isShort(byte letter) {
        return letter == 'n' || letter == '"' || letter == '\\' || letter == 'r';
    }

    private static boolean isWrittenByDocker(byte[] bytes, int at, int unit) {
        for (int i = at + 2; i < at + 6; i++) {
            if (bytes[i] >= 'A' && bytes[i] <= 'F') {
                return false;
            }
        }
        return switch (unit) {
            case '<', '>', '&', 0x2028, 0x2029, 0xFFFD -> true;
            case '\n', '\r' -> false;
            default -> unit >= 0 && unit < ' ';
        };
    }

    /** Behind the colour whose escaped ESC stands at {@code at}, or {@code at} when that begins no colour. */
    private static int colourEnd(byte[] bytes, int at, int to) {
        int i = at + 6;
        if (i >= to || bytes[i] != '[') {
            return at;
        }
        i++;
        while (i < to && (bytes[i] >= '0' && bytes[i] <= '9' || bytes[i] == ';' || bytes[i] == ':')) {
            i++;
        }
        return i < to && bytes[i] == 'm' ? i + 1 : at;
    }

    /** Copies a line that {@link #look} has found good, its colours left out; gives the length. */
    static int withoutColours(byte[] bytes, int from, int to, byte[] target) {
        int length = 0;
        int at = from;
        while (at < to) {
            if (bytes[at] != '\\') {
                target[length++] = bytes[at++];
                continue;
            }
            boolean isEscape = bytes[at + 1] == 'u' && ByteScan.unicode(bytes, at) == 0x1b;
            int end = isEscape ? colourEnd(bytes, at, to) : at;
            if (end == at) {
                end = at + (bytes[at + 1] == 'u' ? 6 : 2);
                System.arraycopy(bytes, at, target, length, end - at);
                length += end - at;
            }
            at = end;
        }
        return length;
    }

    private boolean isStrictLine(byte[] bytes, int start, int end) {
        if (!strict.parse(bytes, start, end)) {
            return false;
        }
        if (!strict.terminated) {
            if (openCount == open.length) {
                open = Arrays.copyOf(open, 2 * openCount);
            }
            open[openCount++] = start;
        }
        return true;
    }

    /** The form that nearly every line has, without extra attributes. */
    private static boolean isCommonLine(byte[] bytes, int start, int end) {
        int least = start + Long.BYTES + END_OF_MESSAGE + Long.BYTES + SHORTEST_TIME + 2;
        if (end < least
                || bytes[end - 1] != '}'
                || bytes[end - 2] != '"'
                || bytes[end - 3] != 'Z'
                || ByteScan.word(bytes, start) != LOG_KEY) {
            return false;
        }
        int key = timeKey(bytes, start, end);
        int message = key - END_OF_MESSAGE;
        if (key < 0 || message < start + Long.BYTES || bytes[key - 1] != ',' || bytes[key - 10] != ':') {
            return false;
        }
        long stream = ByteScan.word(bytes, key - 9);
        // One more backslash before these would be the escaped one, and the n a letter
        return (stream == STDOUT || stream == STDERR)
                && ByteScan.word(bytes, key - 18) == STREAM_KEY
                && bytes[key - 19] == ','
                && bytes[key - 20] == '"'
                && bytes[key - 21] == 'n'
                && bytes[message] == '\\'
                && bytes[message - 1] != '\\';
    }

    private static int timeKey(byte[] bytes, int start, int end) {
        for (int length = LONGEST_TIME; length >= SHORTEST_TIME; length--) {
            int key = end - 2 - length - Long.BYTES;
            if (key >= start + Long.BYTES + END_OF_MESSAGE && ByteScan.word(bytes, key) == TIME_KEY) {
                return key;
            }
        }
        return -1;
    }

    private void addSuspect(int lineStart) {
        if (suspectCount > 0 && suspects[suspectCount - 1] == lineStart) {
            return;
        }
        if (suspectCount == suspects.length) {
            suspects = Arrays.copyOf(suspects, 2 * suspectCount);
        }
        suspects[suspectCount++] = lineStart;
    }

    /** How many records have a message without line feed, so that others may go on with it. */
    int openCount() {
        return openCount;
    }

    /** First byte of such a record. */
    int open(int i) {
        return open[i];
    }

    /** How many lines have a colour where a wanted text could stand. */
    int suspectCount() {
        return suspectCount;
    }

    /** First byte of such a line. */
    int suspect(int i) {
        return suspects[i];
    }
}
