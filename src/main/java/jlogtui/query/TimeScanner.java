package jlogtui.query;

import java.util.Locale;

/** A typed time and how far it has been read. Only ASCII letters and digits (and the micro sign) have a meaning. */
final class TimeScanner {
    /** What {@link #peek} gives behind the end. */
    static final char END = '\0';

    private static final String OPENERS = "[({<\"'`→";
    private static final String CLOSERS = "])}>\"'`";
    private static final int SHOWN_LENGTH = 30;

    private final String text;
    private int position;

    TimeScanner(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    int length() {
        return text.length();
    }

    boolean atEnd() {
        return position >= text.length();
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : END;
    }

    void skip(int count) {
        position += count;
    }

    /** Goes back to a place already passed. */
    void rewind(int earlier) {
        position = earlier;
    }

    /** How many blanks stand {@code ahead}. */
    int spaces(int ahead) {
        int end = position + ahead;
        while (end < text.length() && isSpace(text.charAt(end))) {
            end++;
        }
        return end - position - ahead;
    }

    void skipSpaces() {
        position += spaces(0);
    }

    void skipOpeners() {
        while (!atEnd() && (isSpace(peek()) || OPENERS.indexOf(peek()) >= 0)) {
            position++;
        }
    }

    void skipClosers() {
        while (!atEnd() && (isSpace(peek()) || CLOSERS.indexOf(peek()) >= 0)) {
            position++;
        }
    }

    /** Whether nothing but blanks and closing brackets or quotes stands {@code ahead}. */
    boolean endsAfter(int ahead) {
        int start = position;
        position = Math.min(text.length(), position + ahead);
        skipClosers();
        boolean ends = atEnd();
        position = start;
        return ends;
    }

    int digits(int ahead) {
        int end = position + ahead;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end - position - ahead;
    }

    /** The letters that stand {@code ahead}, in lower case; as long as in the text. */
    String word(int ahead) {
        int start = Math.min(text.length(), position + ahead);
        int end = start;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    String word() {
        return word(0);
    }

    /** The next {@code count} chars, as typed, without taking them. */
    String ahead(int count) {
        return text.substring(position, position + count);
    }

    /** Takes the next {@code count} chars, as typed. */
    String take(int count) {
        position += count;
        return text.substring(position - count, position);
    }

    /** Takes so many digits as a number; at most nine of them. */
    int takeNumber(int count) {
        return Integer.parseInt(take(count));
    }

    /** An error about the next {@code count} chars; {@code %s} in the message becomes them. */
    TimeSyntaxException fail(int count, String message) {
        int length = Math.min(count, text.length() - position);
        String piece = text.substring(position, position + length);
        return new TimeSyntaxException(position, length, message.replace("%s", shown(piece)));
    }

    /** An error about what stands here up to the next blank; or about what is missing, when nothing does. */
    TimeSyntaxException failPiece(String message, String missing) {
        int end = position;
        while (end < text.length() && !isSpace(text.charAt(end))) {
            end++;
        }
        return end == position ? fail(0, missing) : fail(end - position, message);
    }

    /** A piece of the text that is safe to print: pasted text may hold anything. */
    private static String shown(String piece) {
        StringBuilder shown = new StringBuilder();
        piece.codePoints()
                .limit(SHOWN_LENGTH)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
                .forEach(shown::appendCodePoint);
        return shown + (piece.codePointCount(0, piece.length()) > SHOWN_LENGTH ? "…" : "");
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == 'µ' || c == 'μ';
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
