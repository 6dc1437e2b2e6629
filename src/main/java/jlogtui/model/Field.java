package jlogtui.model;

/**
 * One row of what a message says in a form: a field, or the beginning or the end of an object or a list. Offsets are
 * chars in the text of the {@link Payload}.
 *
 * @param depth objects and lists around it, the outermost not counted
 * @param key its name, without quotes and escapes; empty for what has none
 * @param value a string without quotes and escapes; anything else as it is written
 * @param kind what the value is
 * @param start where it begins, with its key if it has one
 * @param valueStart where the value begins
 * @param end behind the value; of an object or a list behind its closing bracket
 */
public record Field(int depth, String key, String value, Kind kind, int start, int valueStart, int end) {
    /** What a value is. */
    public enum Kind {
        /** In quotes. */
        STRING,
        /** As it is written, however long. */
        NUMBER,
        /** A word such as {@code true}, and an object or list with nothing in it. */
        WORD,
        /** Text without quotes. */
        BARE,
        /** A key that stands alone. */
        NOTHING,
        OBJECT,
        LIST,
        /** The closing bracket of an object or a list. */
        END
    }

    /** Whether it has a name; that may be empty. */
    public boolean hasKey() {
        return valueStart > start;
    }
}
