package jlogtui.view;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * A grid of cells to draw a frame on. What lies outside is clipped; a wide cell that loses a half to an edge or to a later
 * drawing becomes a blank. Boxes over the picture are just drawn later.
 */
final class Canvas {
    private final int columns;
    private final int rows;
    private final Cell[] cells;

    Canvas(int columns, int rows, Style fill) {
        this.columns = columns;
        this.rows = rows;
        this.cells = new Cell[columns * rows];
        Arrays.fill(cells, new Cell(" ", 1, fill));
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
     * @param toColumn first column not to touch
     */
    void put(int column, int row, Cell[] source, int from, int toColumn) {
        int end = Math.min(toColumn, columns);
        for (int i = from, at = column; i < source.length && at < end; i++, at++) {
            cells[row * columns + at] = source[i];
        }
    }

    /** Draws a whole text, cleaned, and returns the column after it, which may lie beyond the edge. */
    int text(int column, int row, String text, Style style) {
        Cell[] source = TextCleaner.clean(text, style);
        put(column, row, source, 0, columns);
        return column + source.length;
    }

    /** Blanks a stretch of a row. */
    void fill(int column, int row, int width, Style style) {
        for (int at = column; at < Math.min(column + width, columns); at++) {
            cells[row * columns + at] = new Cell(" ", 1, style);
        }
    }

    /** Changes the style of a whole row, leaving its text. */
    void restyle(int row, UnaryOperator<Style> change) {
        restyle(0, row, columns, change);
    }

    /** Changes the style of a stretch of a row. */
    void restyle(int column, int row, int width, UnaryOperator<Style> change) {
        for (int at = column; at < Math.min(column + width, columns); at++) {
            Cell cell = cells[row * columns + at];
            cells[row * columns + at] = new Cell(cell.cluster(), cell.width(), change.apply(cell.style()));
        }
    }

    /** The picture; the canvas is not drawn on afterwards. Cursor column -1 hides the cursor. */
    Frame frame(int cursorColumn, int cursorRow) {
        return new Frame(columns, rows, cells.clone(), cursorColumn, cursorRow);
    }
}
