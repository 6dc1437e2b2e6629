package jlogtui.parse;

import java.util.Arrays;

/**
 * The shape of the message of a record as it stands in the file, of which at most the beginning is decoded. Holds a scratch
 * array: one object belongs to one thread.
 */
public final class RecordShape {
    private static final long LOG_KEY = ByteScan.word("{\"log\":\"");
    /** What is looked at behind the last byte of a text. */
    private static final int SLACK = 2 * MessageDecoder.SLACK;

    private final MessageDecoder decoder = new MessageDecoder();
    private final byte[] text = new byte[LineShape.MOST_BYTES + 2 * SLACK];

    /**
     * The shape of the record {@code [start, end)} that {@link RecordReader} has reported.
     *
     * @param isStrict the record has {@link RecordFields#messageStart}
     */
    public LineShape of(byte[] bytes, int start, int end, boolean isStrict) {
        int from = start + Long.BYTES;
        if (!isStrict || end - from < 2 * SLACK || ByteScan.word(bytes, start) != LOG_KEY) {
            return ofDecoded(bytes, start, end);
        }
        if (LineHeads.isTime(bytes, from, end)) {
            return LineShape.LOG_LINE;
        }
        int length = decoder.decode(bytes, from, end, text, 0, LineShape.MOST_BYTES);
        return length < 0 ? ofDecoded(bytes, start, end) : of(length, decoder.messageEnd < 0);
    }

    private LineShape ofDecoded(byte[] bytes, int start, int end) {
        return of(Envelope.log(bytes, start, end));
    }

    /** The shape of a decoded message. */
    LineShape of(byte[] log) {
        int length = Math.min(log.length, LineShape.MOST_BYTES);
        System.arraycopy(log, 0, text, 0, length);
        return of(length, length < log.length);
    }

    private LineShape of(int decoded, boolean isOpen) {
        boolean isCut = isOpen || decoded > LineShape.MOST_BYTES;
        int length = withoutColours(Math.min(decoded, LineShape.MOST_BYTES));
        while (length > 0 && !isCut && (text[length - 1] == '\n' || text[length - 1] == '\r')) {
            length--;
        }
        Arrays.fill(text, length, length + SLACK, (byte) '\n');
        return LineShapes.of(text, 0, length, isCut);
    }

    /** Takes SGR sequences out of the text; what is left is its length. */
    private int withoutColours(int length) {
        int to = 0;
        int at = 0;
        while (at < length) {
            int end = text[at] == LevelGuess.ESC ? colourEnd(at, length) : at;
            if (end > at) {
                at = end;
            } else {
                text[to++] = text[at++];
            }
        }
        return to;
    }

    private int colourEnd(int from, int to) {
        int at = from + 1;
        if (at >= to || text[at] != '[') {
            return from;
        }
        at++;
        while (at < to && (LevelField.isDigit(text[at]) || text[at] == ';' || text[at] == ':')) {
            at++;
        }
        return at < to && text[at] == 'm' ? at + 1 : from;
    }
}
