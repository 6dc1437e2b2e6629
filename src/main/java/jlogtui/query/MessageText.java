package jlogtui.query;

import java.util.Arrays;

/** The part of a message that patterns look at: without its colours ({@code ESC [ … m}) and its final line end. */
public final class MessageText {
    private static final byte ESCAPE = 0x1b;

    private MessageText() {}

    /** @param log a decoded message, line end included; it is not changed, and given back when nothing is taken off */
    public static byte[] of(byte[] log) {
        byte[] text = indexOfEscape(log, log.length) < 0 ? log : log.clone();
        int length = strip(text, log.length);
        return length == text.length ? text : Arrays.copyOf(text, length);
    }

    /** The same in the array that holds the message: what is left is moved to its start, and its length given. */
    public static int strip(byte[] log, int logLength) {
        int escape = indexOfEscape(log, logLength);
        int length = escape < 0 ? logLength : dropColours(log, escape, logLength);
        if (length > 0 && log[length - 1] == '\n') {
            length--;
            // A terminal's line ends with CR LF, and a program's own CR LF becomes CR CR LF there
            while (length > 0 && log[length - 1] == '\r') {
                length--;
            }
        }
        return length;
    }

    /**
     * From offsets in {@link #of} to offsets in the message that it was made of: a start lies behind the colours before
     * it, an end before those behind it.
     *
     * @param ranges pairs of start and end, in order; changed and given back
     */
    static int[] inLog(byte[] log, int[] ranges) {
        if (indexOfEscape(log, log.length) < 0) {
            return ranges;
        }
        int dropped = 0;
        int at = 0;
        for (int i = 0; i < ranges.length; i++) {
            boolean isStart = i % 2 == 0;
            while (at < log.length && (isStart ? at - dropped <= ranges[i] : at - dropped < ranges[i])) {
                int end = log[at] == ESCAPE ? colourEnd(log, at, log.length) : at;
                if (end == at && at - dropped == ranges[i]) {
                    break;
                }
                dropped += end - at;
                at = end == at ? at + 1 : end;
            }
            ranges[i] += dropped;
        }
        return ranges;
    }

    private static int indexOfEscape(byte[] log, int length) {
        for (int i = 0; i < length; i++) {
            if (log[i] == ESCAPE) {
                return i;
            }
        }
        return -1;
    }

    private static int dropColours(byte[] text, int from, int to) {
        int length = from;
        int at = from;
        while (at < to) {
            int end = text[at] == ESCAPE ? colourEnd(text, at, to) : at;
            if (end > at) {
                at = end;
            } else {
                text[length++] = text[at++];
            }
        }
        return length;
    }

    /** Behind the colour sequence that begins at {@code at}, or {@code at} when there is none. */
    private static int colourEnd(byte[] text, int at, int to) {
        int i = at + 1;
        if (i >= to || text[i] != '[') {
            return at;
        }
        i++;
        while (i < to && (text[i] >= '0' && text[i] <= '9' || text[i] == ';' || text[i] == ':')) {
            i++;
        }
        return i < to && text[i] == 'm' ? i + 1 : at;
    }
}
