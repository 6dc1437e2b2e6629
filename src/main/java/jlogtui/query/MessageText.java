package jlogtui.query;

import java.util.Arrays;

/** The part of a message that patterns look at: without its colours ({@code ESC [ … m}) and its final line end. */
public final class MessageText {
    private static final byte ESCAPE = 0x1b;

    private MessageText() {}

    /** @param log a decoded message, line end included; it is not changed, and given back when nothing is taken off */
    public static byte[] of(byte[] log) {
        byte[] text = log;
        int length = log.length;
        int escape = indexOfEscape(log);
        if (escape >= 0) {
            text = log.clone();
            length = dropColours(text, escape);
        }
        if (length > 0 && text[length - 1] == '\n') {
            length--;
            // A terminal's line ends with CR LF, and a program's own CR LF becomes CR CR LF there
            while (length > 0 && text[length - 1] == '\r') {
                length--;
            }
        }
        return length == text.length ? text : Arrays.copyOf(text, length);
    }

    /**
     * From offsets in {@link #of} to offsets in the message that it was made of: a start lies behind the colours before
     * it, an end before those behind it.
     *
     * @param ranges pairs of start and end, in order; changed and given back
     */
    static int[] inLog(byte[] log, int[] ranges) {
        if (indexOfEscape(log) < 0) {
            return ranges;
        }
        int dropped = 0;
        int at = 0;
        for (int i = 0; i < ranges.length; i++) {
            boolean isStart = i % 2 == 0;
            while (at < log.length && (isStart ? at - dropped <= ranges[i] : at - dropped < ranges[i])) {
                int end = log[at] == ESCAPE ? colourEnd(log, at) : at;
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

    private static int indexOfEscape(byte[] log) {
        for (int i = 0; i < log.length; i++) {
            if (log[i] == ESCAPE) {
                return i;
            }
        }
        return -1;
    }

    private static int dropColours(byte[] text, int from) {
        int length = from;
        int at = from;
        while (at < text.length) {
            int end = text[at] == ESCAPE ? colourEnd(text, at) : at;
            if (end > at) {
                at = end;
            } else {
                text[length++] = text[at++];
            }
        }
        return length;
    }

    /** Behind the colour sequence that begins at {@code at}, or {@code at} when there is none. */
    private static int colourEnd(byte[] text, int at) {
        int i = at + 1;
        if (i >= text.length || text[i] != '[') {
            return at;
        }
        i++;
        while (i < text.length && (text[i] >= '0' && text[i] <= '9' || text[i] == ';' || text[i] == ':')) {
            i++;
        }
        return i < text.length && text[i] == 'm' ? i + 1 : at;
    }
}
