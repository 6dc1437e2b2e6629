package jlogtui.view;

import java.util.List;
import jlogtui.model.Level;

/**
 * An opened line laid out for a width.
 *
 * @param number grows with each layout
 * @param name of its source
 * @param nameColour that the source has in the log
 * @param title what it is, in a few words
 * @param level how bad it says it is
 * @param left the message and, on a screen that is not wide, all else
 * @param right what is known about the line, beside the message; null on a screen that is not wide
 */
record DetailPage(
        long number, String name, Role nameColour, String title, Level level, DetailRows left, DetailRows right) {
    private static final int LEAST_WIDE = 130;
    private static final int MOST_RIGHT = 84;
    /** The sign of the selected item and a blank, and a blank at the right. */
    private static final int MARGINS = 3;

    /** Whether a screen has room for two columns. */
    static boolean isWide(int columns) {
        return columns >= LEAST_WIDE;
    }

    /** Columns of the rows at the left. */
    static int leftWidth(int columns) {
        return columns - MARGINS - (isWide(columns) ? rightWidth(columns) + MARGINS + 1 : 0);
    }

    /** Columns of the rows at the right of a wide screen. */
    static int rightWidth(int columns) {
        return Math.min(MOST_RIGHT, columns * 2 / 5);
    }

    int itemCount() {
        return left.items().size() + (right == null ? 0 : right.items().size());
    }

    DetailItem item(int index) {
        int behind = index - left.items().size();
        return behind < 0 ? left.items().get(index) : right.items().get(behind);
    }

    /** The item that was called so in another line; else the first. */
    int find(String path) {
        for (int i = 0; i < itemCount(); i++) {
            if (item(i).path().equals(path)) {
                return i;
            }
        }
        return 0;
    }

    /** The first row at the left in which something stands out; -1 for none. */
    int firstMatch() {
        List<DetailRows.Row> rows = left.rows();
        for (int i = 0; i < rows.size(); i++) {
            for (Cell cell : rows.get(i).cells()) {
                if (cell.style().role() == Role.MATCH) {
                    return i;
                }
            }
        }
        return -1;
    }
}
