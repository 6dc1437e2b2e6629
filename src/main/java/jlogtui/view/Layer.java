package jlogtui.view;

/** What lies over the log and takes the keys: a prompt, the help, the list of sources. */
interface Layer {
    /** Which part of the keymap holds. */
    Keymap.Context context();

    /** Does what a key stands for; false closes the layer. */
    boolean act(Action action, Key key);

    /** Whether an action of its part of the keymap does something here. */
    default boolean can(Action action) {
        return true;
    }

    /** Takes a character or a pasted text that is no bound key; by itself a layer takes none. */
    default void type(String text) {
        // a slip of the finger does nothing
    }

    /** Rows that it takes at the bottom of a screen this high: 1 when it is drawn over the log instead. */
    default int bottomRows(int screenRows) {
        return 1;
    }

    /** Draws it over the picture. */
    void draw(Canvas canvas, Layout layout);

    /** Column of the cursor as drawn last; -1 for none. */
    default int cursorColumn() {
        return -1;
    }

    /** Row of the cursor as drawn last. */
    default int cursorRow() {
        return 0;
    }
}
