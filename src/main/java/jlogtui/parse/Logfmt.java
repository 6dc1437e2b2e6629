package jlogtui.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jlogtui.model.Field;
import jlogtui.model.Payload;

/** Reads {@code key=value} text: values may stand in quotes, with the escapes of JSON, and keys may stand alone. */
final class Logfmt {
    private static final int LEAST_PAIRS = 2;
    private static final String IN_KEYS = "_.-@:/";

    private final String text;
    private final List<Field> fields = new ArrayList<>();
    private int pairs;
    private int at;

    private Logfmt(String text) {
        this.text = text;
    }

    /** Empty when the text is mostly words, or a quote in it has no end. */
    static Optional<Payload> read(String text) {
        return new Logfmt(text).read();
    }

    private Optional<Payload> read() {
        skipBlanks();
        while (at < text.length() && fields.size() < JsonOutline.MOST_FIELDS) {
            if (!readField()) {
                return Optional.empty();
            }
            // A text is seen to be one early, however long it is
            if (fields.size() - pairs > 2 * pairs + LEAST_PAIRS) {
                return Optional.empty();
            }
            skipBlanks();
        }
        boolean isOne = pairs >= LEAST_PAIRS && fields.size() - pairs <= pairs;
        return isOne ? Optional.of(new Payload(Payload.Form.LOGFMT, text, 0, fields, at)) : Optional.empty();
    }

    private boolean readField() {
        int start = at;
        int keyEnd = keyEnd(start);
        if (keyEnd == start || keyEnd == text.length() || text.charAt(keyEnd) != '=') {
            at = blankFrom(start);
            fields.add(new Field(0, "", text.substring(start, at), Field.Kind.NOTHING, start, start, at));
            return true;
        }
        pairs++;
        String key = text.substring(start, keyEnd);
        int value = keyEnd + 1;
        if (value < text.length() && text.charAt(value) == '"') {
            int quote = closingQuote(value + 1);
            if (quote < 0) {
                return false;
            }
            if (quote + 1 == text.length() || text.charAt(quote + 1) <= ' ') {
                at = quote + 1;
                String content = unescaped(value + 1, quote);
                fields.add(new Field(0, key, content, Field.Kind.STRING, start, value, at));
                return true;
            }
        }
        at = blankFrom(value);
        fields.add(new Field(0, key, text.substring(value, at), Field.Kind.BARE, start, value, at));
        return true;
    }

    private int keyEnd(int from) {
        int end = from;
        while (end < text.length() && isInKey(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isInKey(char c) {
        return Character.isLetterOrDigit(c) || IN_KEYS.indexOf(c) >= 0;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private int blankFrom(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) > ' ') {
            end++;
        }
        return end;
    }

    private int closingQuote(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i < text.length() ? i : -1;
    }

    private String unescaped(int from, int to) {
        StringBuilder plain = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 >= to) {
                plain.append(c);
                i++;
                continue;
            }
            char letter = text.charAt(i + 1);
            int code = letter == 'u' ? unit(i + 2, to) : -1;
            if (code >= 0) {
                plain.append((char) code);
                i += 6;
            } else {
                plain.append(letter < 0x80 ? (char) Envelope.unescaped((byte) letter) : letter);
                i += 2;
            }
        }
        return plain.toString();
    }

    /** The number that four hexadecimal digits name, or -1. */
    private int unit(int from, int to) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < to ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }
}
