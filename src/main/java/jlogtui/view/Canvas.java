package jlogtui.view;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * A grid of cells to draw a frame on. What lies outside is clipped; a wide cell that loses a half, to an edge or to what is drawn
 * later, becomes a blank. A box over the picture is just drawn later.
 */
final class Canvas {
    private static final String BLANK = " ";

    private final int columns;
    private final int rows;
    private final String ellipsis;
    private final Cell[] cells;

    Canvas(int columns, int rows, Style fill) {
        this(columns, rows, fill, "…");
    }

    /** @param ellipsis what {@link #sentence} ends in where it is cut; one column */
    Canvas(int columns, int rows, Style fill, String ellipsis) {
        this.ellipsis = ellipsis;
        this.columns = columns;
        this.rows = rows;
        this.cells = new Cell[columns * rows];
        Arrays.fill(cells, new Cell(BLANK, 1, fill));
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /**
     * Draws cells from index {@code from} on.
     *
     * @param column where cell {@code from} goes; may lie outside
     * @param source cells as {@link TextCleaner} makes them; from a right half on is allowed
     * @param toColumn first column not to touch; may lie outside
     */
    void put(int column, int row, Cell[] source, int from, int toColumn) {
        int begin = Math.max(0, column);
        int end = Math.min(Math.min(toColumn, columns), column + source.length - from);
        if (!open(begin, row, end)) {
            return;
        }
        int shift = from - column;
        for (int at = begin; at < end; at++) {
            Cell cell = source[at + shift];
            if (cell.width() == 2 && at + 1 < end) {
                cells[row * columns + at] = cell;
                at++;
                cells[row * columns + at] = source[at + shift];
            } else {
                cells[row * columns + at] = cell.width() == 1 ? cell : new Cell(BLANK, 1, cell.style());
            }
        }
    }

    /** Draws a whole text, cleaned, and returns the column after it, which may lie beyond the edge. */
    int text(int column, int row, String text, Style style) {
        Cell[] source = TextCleaner.clean(text, style);
        put(column, row, source, 0, columns);
        return column + source.length;
    }

    /** As {@link #text}; where the text goes on beyond the edge the last column says so. */
    int sentence(int column, int row, String text, Style style) {
        int end = text(column, row, text, style);
        markCut(end, row, style);
        return end;
    }

    /** Marks the row as cut when what was drawn on it ends beyond the edge, at that column. */
    void markCut(int end, int row, Style style) {
        if (end > columns && columns > 0) {
            text(columns - 1, row, ellipsis, style);
        }
    }

    /** Blanks a stretch of a row. */
    void fill(int column, int row, int width, Style style) {
        int begin = Math.max(0, column);
        int end = Math.min(columns, column + width);
        if (open(begin, row, end)) {
            Arrays.fill(cells, row * columns + begin, row * columns + end, new Cell(BLANK, 1, style));
        }
    }

    /** Changes the style of a whole row and leaves its text. */
    void restyle(int row, UnaryOperator<Style> change) {
        restyle(0, row, columns, change);
    }

    /** Changes the style of a stretch of a row; a wide cell changes as a whole if its left half lies there. */
    void restyle(int column, int row, int width, UnaryOperator<Style> change) {
        if (row < 0 || row >= rows) {
            return;
        }
        int begin = Math.max(0, column);
        int end = Math.min(columns, column + width);
        for (int at = begin; at < end; at++) {
            Cell cell = cell(at, row);
            if (cell.width() == 0) {
                continue;
            }
            Style style = change.apply(cell.style());
            cells[row * columns + at] = new Cell(cell.cluster(), cell.width(), style);
            if (cell.width() == 2) {
                cells[row * columns + at + 1] = new Cell("", 0, style);
            }
        }
    }

    /** The picture as it is now. Column -1 hides the cursor. */
    Frame frame(int cursorColumn, int cursorRow) {
        return new Frame(columns, rows, cells.clone(), cursorColumn, cursorRow);
    }

    /** Makes a stretch free to be drawn on: no wide cell reaches over its ends. Returns false where nothing is to be drawn. */
    private boolean open(int begin, int row, int end) {
        if (row < 0 || row >= rows || begin >= end) {
            return false;
        }
        if (cell(begin, row).width() == 0) {
            blank(begin - 1, row);
        }
        if (end < columns && cell(end, row).width() == 0) {
            blank(end, row);
        }
        return true;
    }

    private void blank(int column, int row) {
        cells[row * columns + column] = new Cell(BLANK, 1, cell(column, row).style());
    }

    private Cell cell(int column, int row) {
        return cells[row * columns + column];
    }
}
