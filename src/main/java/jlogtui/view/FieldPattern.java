package jlogtui.view;

import jlogtui.model.Field;
import jlogtui.model.Payload;

/**
 * The pattern of lines in which a field has the same value. It is the text of the field as it stands in the message, with
 * what must be around it so that 50 does not also match 500.
 */
final class FieldPattern {
    /** A longer pattern would be no help to who reads it in the header. */
    static final int MOST_CHARS = 1000;

    private FieldPattern() {}

    /** Empty when it would be too long. */
    static String of(Payload payload, Field field) {
        if (field.end() - field.start() > MOST_CHARS) {
            return "";
        }
        String quoted = Search.quoted(payload.text().substring(field.start(), field.end()));
        if (payload.form() == Payload.Form.LOGFMT) {
            return "(^|\\s)" + quoted + "(\\s|$)";
        }
        boolean isClosed = "\"}]".indexOf(payload.text().charAt(field.end() - 1)) >= 0;
        String before = field.hasKey() || isClosed ? "" : "[\\[,\\s]";
        // Laid out over several lines, a field can end its line
        String after = payload.text().indexOf('\n') < 0 ? "[,}\\]\\s]" : "([,}\\]\\s]|$)";
        return before + quoted + (isClosed ? "" : after);
    }

    /** The pattern of lines that say just this; empty when that is too long or nothing. */
    static String whole(String text) {
        return text.isBlank() || text.length() > MOST_CHARS ? "" : "^" + Search.quoted(text) + "$";
    }

    /** The pattern of lines that begin with this, perhaps behind blanks; empty when that is too long. */
    static String start(String text) {
        return text.length() > MOST_CHARS ? "" : "^\\s*" + Search.quoted(text);
    }
}
