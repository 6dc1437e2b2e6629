package jlogtui.view;

/**
 * One thing that the user did, free of any terminal library.
 *
 * @param type what kind of key or event
 * @param codePoint the character of {@link Type#CHARACTER}, else 0. With {@code ctrl} the lower-case letter
 * @param ctrl Ctrl was held
 * @param alt Alt was held
 * @param text pasted text of {@link Type#PASTE}, else empty
 * @param column 0-based column of a mouse event, else 0
 * @param row 0-based row of a mouse event, else 0
 */
public record Key(Type type, int codePoint, boolean ctrl, boolean alt, String text, int column, int row) {
    /** Kinds of keys and events. */
    public enum Type {
        CHARACTER,
        ENTER,
        ESCAPE,
        TAB,
        BACK_TAB,
        BACKSPACE,
        DELETE,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        F1,
        PASTE,
        CLICK,
        WHEEL_UP,
        WHEEL_DOWN,
        /** A key that means nothing here. */
        UNKNOWN
    }

    public static Key of(Type type) {
        return new Key(type, 0, false, false, "", 0, 0);
    }

    public static Key character(int codePoint) {
        return new Key(Type.CHARACTER, codePoint, false, false, "", 0, 0);
    }

    public static Key ctrl(char letter) {
        return new Key(Type.CHARACTER, letter, true, false, "", 0, 0);
    }

    public static Key paste(String text) {
        return new Key(Type.PASTE, 0, false, false, text, 0, 0);
    }

    public static Key mouse(Type type, int column, int row) {
        return new Key(type, 0, false, false, "", column, row);
    }
}
