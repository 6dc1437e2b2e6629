package jlogtui.view;

/** A complete picture of the screen: every cell of every row. Immutable once handed out. */
public final class Frame {
    private final int columns;
    private final int rows;
    private final Cell[] cells;
    private final int cursorColumn;
    private final int cursorRow;

    /**
     * @param cells row after row, {@code columns * rows} of them, none null
     * @param cursorColumn column of the visible cursor, or -1 when it is hidden
     * @param cursorRow its row
     */
    public Frame(int columns, int rows, Cell[] cells, int cursorColumn, int cursorRow) {
        if (cells.length != columns * rows) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns + "x" + rows);
        }
        this.columns = columns;
        this.rows = rows;
        this.cells = cells;
        this.cursorColumn = cursorColumn;
        this.cursorRow = cursorRow;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public Cell cell(int column, int row) {
        return cells[row * columns + column];
    }

    public int cursorColumn() {
        return cursorColumn;
    }

    public int cursorRow() {
        return cursorRow;
    }

    /** The text of a row without trailing blanks, as a person reads it. */
    public String text(int row) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            text.append(cell(column, row).cluster());
        }
        return text.toString().stripTrailing();
    }
}
