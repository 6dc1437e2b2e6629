package jlogtui.model;

import java.util.List;

/**
 * What a message says, as far as it has a form that is known.
 *
 * @param form how it is written
 * @param text the message without colours and line end
 * @param start where the form begins: before it may stand a time or a level as plain text
 * @param fields in the order of the text; of plain text none
 * @param end behind what the fields tell, which is the end of the text unless there are too many of them
 */
public record Payload(Form form, String text, int start, List<Field> fields, int end) {
    /** How a message is written. */
    public enum Form {
        JSON,
        /** {@code key=value} pairs. */
        LOGFMT,
        TEXT
    }

    /** A message in no form that is known. */
    public static Payload plain(String text) {
        return new Payload(Form.TEXT, text, 0, List.of(), text.length());
    }
}
