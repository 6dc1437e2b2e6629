package jlogtui.app.config;

/** A line of a simple TOML file, taken apart from left to right. */
public final class TomlLine {
    private final String text;
    private int at;

    public TomlLine(String text) {
        this.text = text;
    }

    /** Whether nothing is left, not even a comment. */
    public boolean isEmpty() {
        return at == text.length();
    }

    /** The next letter; there must be one. */
    public char next() {
        return text.charAt(at);
    }

    /** A string with no escapes but {@code \"} and {@code \\}; null when it is none. */
    public String string() {
        if (!take('"')) {
            return null;
        }
        StringBuilder string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char letter = text.charAt(at);
            if (letter == '\\') {
                at++;
                letter = at < text.length() ? text.charAt(at) : ' ';
                if (letter != '"' && letter != '\\') {
                    return null;
                }
            } else if (letter < ' ' || letter > '~') {
                return null;
            }
            string.append(letter);
            at++;
        }
        return take('"') && !(string.length() == 0 && at < text.length() && text.charAt(at) == '"')
                ? string.toString()
                : null;
    }

    /** Letters, digits, dashes and underscores; empty when there are none. */
    public String word() {
        int start = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isOfWord(char letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || letter == '-'
                || letter == '_';
    }

    /** Goes behind a letter if it is the next one. */
    public boolean take(char letter) {
        boolean isThere = at < text.length() && text.charAt(at) == letter;
        at += isThere ? 1 : 0;
        return isThere;
    }

    public void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    /** Whether only a comment is left on the line. */
    public boolean isAtEnd() {
        skipSpace();
        if (at == text.length()) {
            return true;
        }
        if (text.charAt(at) != '#') {
            return false;
        }
        for (int i = at; i < text.length(); i++) {
            char letter = text.charAt(i);
            // Half a pair of surrogates is an error, which a closer look would find
            boolean isPlain = letter == '\t' || letter >= ' ' && letter != 0x7f && !Character.isSurrogate(letter);
            if (!isPlain) {
                return false;
            }
        }
        return true;
    }
}
