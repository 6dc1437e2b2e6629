package jlogtui.parse;

import java.util.Arrays;

/**
 * Whether raw lines are records as Docker writes them: then every character of a message has one form only. What the
 * lines say is reported on the way, since nothing less than reading them tells.
 */
final class RawForm {
    private final RecordReader reader = new RecordReader();
    private int[] starts = new int[64];
    private int[] messageEnds = new int[64];
    private int count;
    private int[] suspects = new int[16];
    private int suspectCount;
    private int[] open = new int[16];
    private int openCount;

    /**
     * @param inside the bytes that a wanted text can have; a colour between two such makes its line suspect
     * @param lines takes the record of each line
     * @return false when anything was met that Docker does not write: what the lines were told is then of no use
     */
    boolean look(byte[] bytes, int from, int to, boolean[] inside, ItemSink lines) {
        count = 0;
        suspectCount = 0;
        openCount = 0;
        StrictRecord strict = reader.strict();
        int at = from;
        while (at < to) {
            int end = reader.readStrictLine(bytes, at, to, lines);
            if (end < 0 || strict.hasOddEscape) {
                return false;
            }
            if (strict.unicodeCount > 0 && !takeEscapes(bytes, at, strict, inside)) {
                return false;
            }
            if (!strict.terminated) {
                open = added(open, openCount++, at);
            }
            addLine(at, strict.logEnd);
            at = end + 1;
        }
        return true;
    }

    private void addLine(int start, int messageEnd) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            messageEnds = Arrays.copyOf(messageEnds, 2 * count);
        }
        starts[count] = start;
        messageEnds[count++] = messageEnd;
    }

    /** Looks at the unicode escapes of a record; false when Docker does not write them. */
    private boolean takeEscapes(byte[] bytes, int start, StrictRecord strict, boolean[] inside) {
        // Behind the last colour, and what stands before it and those that touch it
        int colourEnd = -1;
        byte beforeColour = 0;
        for (int i = 0; i < strict.unicodeCount; i++) {
            int at = strict.unicodeEscapes[i];
            int unit = ByteScan.unicode(bytes, at);
            if (unit != 0x1b || bytes[at + 5] != 'b') {
                if (!isWrittenByDocker(bytes, at, unit)) {
                    return false;
                }
                continue;
            }
            int end = colourEnd(bytes, at, strict.logEnd);
            if (end > at) {
                beforeColour = at == colourEnd ? beforeColour : bytes[at - 1];
                colourEnd = end;
                if (inside[beforeColour & 0xff] && inside[bytes[end] & 0xff]) {
                    addSuspect(start);
                }
            }
        }
        return true;
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

    private void addSuspect(int lineStart) {
        if (suspectCount == 0 || suspects[suspectCount - 1] != lineStart) {
            suspects = added(suspects, suspectCount++, lineStart);
        }
    }

    private static int[] added(int[] list, int size, int value) {
        int[] longer = size < list.length ? list : Arrays.copyOf(list, 2 * size);
        longer[size] = value;
        return longer;
    }

    /** How many lines there are. */
    int count() {
        return count;
    }

    /** First byte of a line. */
    int start(int i) {
        return starts[i];
    }

    /** Behind the last byte of a line's message. */
    int messageEnd(int i) {
        return messageEnds[i];
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
