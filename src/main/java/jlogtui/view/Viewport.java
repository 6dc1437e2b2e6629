package jlogtui.view;

import java.util.List;
import java.util.function.ToIntFunction;
import jlogtui.model.Line;

/**
 * Which of the shown lines are on the screen, and at which of its rows. A line takes one row, or several when wrapped or
 * below a ruler; then the first one on the screen may begin above it.
 */
final class Viewport {
    private final FoldedLines folded;
    private final ToIntFunction<Line> heights;
    private final Rulers rulers;
    private int rows = 1;
    private int first;
    /** Rows of the first line that are above the screen. */
    private int hidden;

    /**
     * @param folded the lines that are shown
     * @param heights rows that a line takes, at least 1
     * @param rulers what takes further rows of it
     */
    Viewport(FoldedLines folded, ToIntFunction<Line> heights, Rulers rulers) {
        this.folded = folded;
        this.heights = heights;
        this.rulers = rulers;
    }

    private List<Line> lines() {
        return folded.shown();
    }

    /** Index of the first line on the screen. */
    int first() {
        return first;
    }

    int hidden() {
        return hidden;
    }

    int rows() {
        return rows;
    }

    void rows(int count) {
        rows = Math.max(1, count);
    }

    /** Other lines have come before or gone: this is the first one now, and no more of it is hidden than it has. */
    void first(int index, int mostHidden) {
        first = index;
        hidden = mostHidden == 0 ? 0 : Math.min(mostHidden, height(first) - 1);
    }

    /** Makes the line begin at a row of the screen, as far as lines before it allow. Row may be negative. */
    void place(int index, int row) {
        first = Math.max(0, Math.min(index, lines().size() - 1));
        hidden = 0;
        if (lines().isEmpty()) {
            return;
        }
        if (row < 0) {
            hidden = Math.min(-row, height(first) - 1);
            return;
        }
        int above = row;
        while (above > 0 && first > 0) {
            first--;
            above -= height(first);
        }
        hidden = Math.max(0, -above);
    }

    /** Puts the last line at the bottom of the screen. */
    void toBottom() {
        if (!lines().isEmpty()) {
            place(lines().size() - 1, rows - height(lines().size() - 1));
        }
    }

    /** Leaves no blank rows below the end of the log while there are lines above the screen. */
    void fill(boolean atEnd) {
        if (atEnd && rowsBelow(0) < 0 && (first > 0 || hidden > 0)) {
            toBottom();
        }
    }

    /** The row where a line begins, or a row outside the screen when it is not on it. */
    int rowOf(int index) {
        if (index < first) {
            int row = -hidden;
            for (int i = first - 1; i >= index; i--) {
                row -= height(i);
            }
            return row;
        }
        int row = -hidden;
        for (int i = first; i < index && row < rows; i++) {
            row += height(i);
        }
        return row;
    }

    /** The line at a row of the screen; the last one when the row is blank. */
    int lineAt(int row) {
        int index = first;
        int end = height(first) - hidden;
        while (end <= row && index + 1 < lines().size()) {
            index++;
            end += height(index);
        }
        return index;
    }

    int lastOnScreen() {
        return lines().isEmpty() ? -1 : lineAt(rows - 1);
    }

    /** Rows below the screen, counted only as far as {@code enough}; negative when rows of the screen are blank. */
    int rowsBelow(int enough) {
        int below = -hidden - rows;
        for (int i = first; i < lines().size() && below <= enough; i++) {
            below += height(i);
        }
        return below;
    }

    /** Scrolls as far as there are lines; gives the rows that remain. */
    int scrollDown(int rowCount) {
        int scrolled = Math.max(0, Math.min(rowCount, rowsBelow(rowCount)));
        hidden += scrolled;
        while (hidden > 0 && hidden >= height(first)) {
            hidden -= height(first);
            first++;
        }
        return rowCount - scrolled;
    }

    /** The same the other way. */
    int scrollUp(int rowCount) {
        hidden -= rowCount;
        while (hidden < 0 && first > 0) {
            first--;
            hidden += height(first);
        }
        int left = Math.max(0, -hidden);
        hidden = Math.max(0, hidden);
        return left;
    }

    /** Rows that a line takes. */
    int height(int index) {
        Line line = lines().get(index);
        return heights.applyAsInt(line) + rulers.rows(line);
    }
}
