package jlogtui.docker;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON as Docker writes it. Jackson takes as long to get going as all the containers' files take to be read; it reads
 * every text that is not understood here, and all that is wrong.
 */
final class PlainJson {
    private static final int MOST_DEPTH = 50;
    private static final int MOST_DIGITS = 18;

    private final byte[] text;
    private int at;

    /** Something that only Jackson can judge. */
    private static final class NotPlain extends Exception {
        private static final long serialVersionUID = 1;

        private NotPlain() {
            super(null, null, false, false);
        }
    }

    private PlainJson(byte[] text) {
        this.text = text;
    }

    /** The object that the text consists of, as maps, strings, numbers and truth values; empty when it takes Jackson to tell. */
    static Optional<Map<String, Object>> read(byte[] text) {
        PlainJson reader = new PlainJson(text);
        try {
            reader.take('{');
            Map<String, Object> members = reader.object(0);
            reader.skipSpace();
            return reader.at == text.length ? Optional.of(members) : Optional.empty();
        } catch (NotPlain e) {
            return Optional.empty();
        }
    }

    private Object value(int depth) throws NotPlain {
        return switch (next()) {
            case '{' -> object(depth + 1);
            case '[' -> skipArray(depth + 1);
            case '"' -> string();
            case 't' -> word("rue", true);
            case 'f' -> word("alse", false);
            case 'n' -> word("ull", null);
            default -> number(at - 1);
        };
    }

    private Map<String, Object> object(int depth) throws NotPlain {
        if (depth > MOST_DEPTH) {
            throw new NotPlain();
        }
        Map<String, Object> members = new HashMap<>();
        if (takes('}')) {
            return members;
        }
        do {
            take('"');
            String name = string();
            take(':');
            members.put(name, value(depth));
        } while (takes(','));
        take('}');
        return members;
    }

    /** Arrays are not kept. */
    private Object skipArray(int depth) throws NotPlain {
        if (depth > MOST_DEPTH) {
            throw new NotPlain();
        }
        if (takes(']')) {
            return null;
        }
        do {
            value(depth);
        } while (takes(','));
        take(']');
        return null;
    }

    private Long number(int from) throws NotPlain {
        boolean negative = text[from] == '-';
        int start = negative ? from + 1 : from;
        long value = 0;
        for (at = start; at < text.length && text[at] >= '0' && text[at] <= '9'; at++) {
            value = 10 * value + text[at] - '0';
        }
        int digits = at - start;
        boolean goesOn = at < text.length && ".eE".indexOf(text[at]) >= 0;
        if (digits == 0 || digits > MOST_DIGITS || goesOn || digits > 1 && text[start] == '0') {
            throw new NotPlain();
        }
        return negative ? -value : value;
    }

    /** The string whose opening quote has been taken. */
    private String string() throws NotPlain {
        int start = at;
        StringBuilder before = null;
        while (true) {
            // Most of the text is here: no call for each byte
            if (at >= text.length) {
                throw new NotPlain();
            }
            byte letter = text[at];
            if (letter == '"' || letter == '\\') {
                String part = new String(text, start, at - start, StandardCharsets.UTF_8);
                // What is no UTF-8 is for Jackson to refuse
                if (part.indexOf('\uFFFD') >= 0) {
                    throw new NotPlain();
                }
                at++;
                if (letter == '"') {
                    return before == null ? part : before.append(part).toString();
                }
                before = before == null ? new StringBuilder() : before;
                before.append(part).append(escape());
                start = at;
            } else if (letter >= 0 && letter < ' ') {
                throw new NotPlain();
            } else {
                at++;
            }
        }
    }

    private char escape() throws NotPlain {
        byte letter = byteAt(at++);
        return switch (letter) {
            case '"', '\\', '/' -> (char) letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw new NotPlain();
        };
    }

    private char unicode() throws NotPlain {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(byteAt(at++), 16);
            if (digit < 0) {
                throw new NotPlain();
            }
            unit = unit << 4 | digit;
        }
        // Whether it is half of a pair is for Jackson to judge
        if (Character.isSurrogate((char) unit)) {
            throw new NotPlain();
        }
        return (char) unit;
    }

    private Object word(String rest, Boolean value) throws NotPlain {
        for (int i = 0; i < rest.length(); i++) {
            if (byteAt(at++) != rest.charAt(i)) {
                throw new NotPlain();
            }
        }
        return value;
    }

    private void take(char letter) throws NotPlain {
        if (!takes(letter)) {
            throw new NotPlain();
        }
    }

    private boolean takes(char letter) throws NotPlain {
        boolean isThere = next() == letter;
        at -= isThere ? 0 : 1;
        return isThere;
    }

    private byte next() throws NotPlain {
        skipSpace();
        return byteAt(at++);
    }

    private void skipSpace() {
        while (at < text.length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
    }

    private byte byteAt(int index) throws NotPlain {
        if (index >= text.length) {
            throw new NotPlain();
        }
        return text[index];
    }
}
