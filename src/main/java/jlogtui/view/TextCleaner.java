package jlogtui.view;

import java.nio.charset.StandardCharsets;

/** Turns text that nobody vouches for into cells that are safe to print: nothing in it can control the terminal. */
final class TextCleaner {
    private TextCleaner() {}

    /**
     * Cleans what is shown of one line.
     *
     * @param utf8 the text, as UTF-8 that may be broken
     * @param length how many of its bytes count
     * @param base how the text looks where it says nothing else
     * @param colours keep the text's own SGR colours; without, they are dropped
     * @param maxColumns most columns to make, so that a huge line costs only what is shown
     * @return one cell a column: a wide cluster is a cell of width 2 and an empty one of width 0
     */
    static Cell[] clean(byte[] utf8, int length, Style base, boolean colours, int maxColumns) {
        return clean(new String(utf8, 0, length, StandardCharsets.UTF_8), base);
    }

    /** All of a short text, such as a name, without colours of its own. */
    static Cell[] clean(String text, Style base) {
        Cell[] cells = new Cell[text.length()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = new Cell(text.substring(i, i + 1), 1, base);
        }
        return cells;
    }
}
