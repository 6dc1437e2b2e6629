package jlogtui.parse;

import jlogtui.model.Level;

/**
 * The level of a record as it stands in the file: what {@link LevelGuess} says of its message, of which mostly only the
 * beginning is decoded, or nothing at all. Holds a scratch array: one object belongs to one thread.
 */
public final class RecordLevel {
    private static final long LOG_KEY = ByteScan.word("{\"log\":\"");
    /** Room for the blanks and colours before what counts. */
    private static final int DECODED = LevelGuess.TEXT_BYTES + 64;

    /** Behind the message there are at least a quote, a time and a brace. */
    private static final int LEAST_REST = Rfc3339.MIN_LENGTH;

    /** Most objects name their level early. */
    private static final int OBJECT_BEGINNING = 96;

    private final MessageDecoder decoder = new MessageDecoder();
    private final LevelGuess guess;
    private final byte[] text = new byte[DECODED + 2 * MessageDecoder.SLACK];
    /** Bytes of {@link #text} that are filled. */
    private int length;
    /** They are the whole message. */
    private boolean isWhole;
    /** What they tell is what the whole message tells, whatever it is. */
    private boolean isKnown;

    /** @param guess may be shared */
    public RecordLevel(LevelGuess guess) {
        this.guess = guess;
    }

    /**
     * The level of the record {@code [start, end)} that {@link RecordReader} has reported.
     *
     * @param isStrict the record has {@link RecordFields#messageStart}
     */
    public Level of(byte[] bytes, int start, int end, boolean isStrict) {
        int from = start + Long.BYTES;
        if (!isStrict || end - from < LEAST_REST || ByteScan.word(bytes, start) != LOG_KEY) {
            return ofDecoded(bytes, start, end);
        }
        byte first = bytes[from];
        if (first != '{' && first != ' ' && first != '\\' && guess.namesNone(bytes, from, end)) {
            return Level.NONE;
        }
        Level level = first == '{' ? ofBeginning(bytes, from, end, OBJECT_BEGINNING) : Level.NONE;
        if (level != Level.NONE) {
            return level;
        }
        level = ofBeginning(bytes, from, end, DECODED);
        return level != Level.NONE || isKnown ? level : ofDecoded(bytes, start, end);
    }

    private Level ofBeginning(byte[] bytes, int from, int end, int most) {
        length = decoder.decode(bytes, from, end, text, 0, most);
        isWhole = decoder.messageEnd >= 0;
        int known = knownLength();
        isKnown = known > 0 && (isWhole || text[0] != '{');
        return known > 0 ? guess.ofLine(text, 0, known) : Level.NONE;
    }

    /**
     * How much of the text tells what the whole message tells; 0 when it is not enough. A cut object tells something only
     * before a quote, where a value has ended, and only if it names a level there.
     */
    private int knownLength() {
        if (length <= 0) {
            return 0;
        }
        if (isWhole) {
            return LevelGuess.lineLength(text, length);
        }
        if (text[0] == '{') {
            int quote = text[1] == '"' ? length - 1 : 0;
            while (quote > 0 && text[quote] != '"') {
                quote--;
            }
            return quote;
        }
        int start = LevelGuess.start(text, 0, length);
        return start + LevelGuess.TEXT_BYTES <= length && text[start] != '{' ? length : 0;
    }

    private Level ofDecoded(byte[] bytes, int start, int end) {
        byte[] log = Envelope.log(bytes, start, end);
        return guess.of(log);
    }
}
