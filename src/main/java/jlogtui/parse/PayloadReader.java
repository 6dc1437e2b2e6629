package jlogtui.parse;

import java.util.Optional;
import jlogtui.model.Payload;

/** Tells the form of a message and reads its fields. What is cut or wrong is plain text: nothing is an error. */
public final class PayloadReader {
    private PayloadReader() {}

    /** @param text a message without colours and line end */
    public static Payload read(String text) {
        int object = objectStart(text);
        Optional<Payload> payload = object < 0 ? Optional.empty() : JsonOutline.read(text, object);
        if (payload.isEmpty()) {
            payload = Logfmt.read(text);
        }
        return payload.orElseGet(() -> Payload.plain(text));
    }

    /** Where JSON may begin: at the first thing there is, or behind a time and a level where an object does. */
    private static int objectStart(String text) {
        int first = skipBlanks(text, 0);
        if (first < text.length() && (text.charAt(first) == '{' || mayBeList(text, first))) {
            return first;
        }
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
            int next = skipBlanks(text, at + 1);
            if (next < text.length() && text.charAt(next) == '"') {
                return at;
            }
        }
        return -1;
    }

    /** A level or a time in brackets is no list. */
    private static boolean mayBeList(String text, int first) {
        int last = text.length() - 1;
        while (last > first && text.charAt(last) <= ' ') {
            last--;
        }
        return text.charAt(first) == '[' && text.charAt(last) == ']';
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }
}
