package jlogtui.parse;

import java.util.Arrays;
import jlogtui.model.Stream;

/**
 * Whether raw lines are records as Docker writes them: then every character of a message has one form only. Nothing less
 * than reading the records tells, so what they say is kept.
 */
final class RawForm {
    private static final int STDERR = 1;
    private static final int OTHER = 2;
    private static final int TERMINATED = 4;
    private static final int FULL = 8;

    private final StrictRecord strict = new StrictRecord();
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] messageEnds = new int[64];
    private long[] times = new long[64];
    private byte[] flags = new byte[64];
    private int count;
    private int[] suspects = new int[16];
    private int suspectCount;
    private int[] open = new int[16];
    private int openCount;

    /**
     * @param neighbours bytes that stand side by side in a wanted text; a colour between two such makes its line suspect
     * @return false when anything was met that Docker does not write: what is kept of the lines is then of no use
     */
    boolean look(byte[] bytes, int from, int to, BytePairs neighbours) {
        count = 0;
        suspectCount = 0;
        openCount = 0;
        int at = from;
        while (at < to) {
            int end = strict.parseLine(bytes, at, to);
            if (end < 0 || strict.hasOddEscape) {
                return false;
            }
            if (strict.unicodeCount > 0 && !takeEscapes(bytes, at, neighbours)) {
                return false;
            }
            if (count == starts.length) {
                makeRoom();
            }
            starts[count] = at;
            ends[count] = end;
            messageEnds[count] = strict.logEnd;
            times[count] = strict.timeNanos;
            flags[count++] = (byte) flags(bytes, at);
            at = end + 1;
        }
        return true;
    }

    private int flags(byte[] bytes, int start) {
        int bits = switch (strict.stream) {
            case STDOUT -> 0;
            case STDERR -> STDERR;
            case OTHER -> OTHER;
        };
        if (strict.terminated) {
            bits |= TERMINATED;
        } else {
            open = added(open, openCount++, start);
        }
        return strict.isFull(bytes) ? bits | FULL : bits;
    }

    private void makeRoom() {
        int more = 2 * count;
        starts = Arrays.copyOf(starts, more);
        ends = Arrays.copyOf(ends, more);
        messageEnds = Arrays.copyOf(messageEnds, more);
        times = Arrays.copyOf(times, more);
        flags = Arrays.copyOf(flags, more);
    }

    /** Reports the lines of the last look, which found nothing odd, as {@link RecordReader} would. */
    void report(ItemSink sink) {
        RecordFields fields = new RecordFields();
        for (int i = 0; i < count; i++) {
            fields.start = starts[i];
            fields.end = ends[i];
            fields.messageStart = RecordFields.NOT_STRICT;
            fields.messageEnd = RecordFields.NOT_STRICT;
            int bits = flags[i];
            fields.stream = (bits & STDERR) != 0 ? Stream.STDERR : (bits & OTHER) != 0 ? Stream.OTHER : Stream.STDOUT;
            fields.timeNanos = times[i];
            fields.terminated = (bits & TERMINATED) != 0;
            fields.full = (bits & FULL) != 0;
            sink.record(fields);
        }
    }

    /** Looks at the unicode escapes of a record; false when Docker does not write them. */
    private boolean takeEscapes(byte[] bytes, int start, BytePairs neighbours) {
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
                if (neighbours.has(beforeColour, bytes[end])) {
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

    /** The line feed of a line. */
    int end(int i) {
        return ends[i];
    }

    /** The time of a line's record, epoch nanoseconds. */
    long time(int i) {
        return times[i];
    }

    /** Behind the last byte of a line's message. */
    int messageEnd(int i) {
        return messageEnds[i];
    }

    /** Small number of the stream of a line's record, 0 to 2. */
    int stream(int i) {
        return flags[i] & (STDERR | OTHER);
    }

    /** Whether the message of a line's record ends its line. */
    boolean isTerminated(int i) {
        return (flags[i] & TERMINATED) != 0;
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
