package jlogtui.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jlogtui.view.Cell;
import jlogtui.view.Frame;

/**
 * Turns frames into the bytes that change the screen from what it shows to the next frame. It remembers what the screen shows,
 * never clears, and needs no answer from the terminal. Used by the thread that draws.
 *
 * <p>Terminals disagree about how wide rare clusters are. Such a cluster gets its columns blanked first, the cursor is placed anew
 * behind it, and the cells that a wider reading would cover are written again: a terminal that disagrees spoils that cluster, not the row.
 */
final class FrameWriter {
    private static final int ERASE_FROM = 4;
    private static final int BRIDGE_MOST = 4;
    private static final int UNKNOWN = -1;
    private static final String BLANK = " ";
    private static final byte[] HIDE_CURSOR = ascii("\033[?25l");

    private final boolean asciiOnly;
    private final boolean erasesInColor;
    private final OutputBuffer out;
    private final Scroller scroller;
    private Pens pens;

    private int columns;
    private int rows;
    private String[] clusters = new String[0];
    /** By cell; null where nobody knows what the screen shows. */
    private Pen[] shown = new Pen[0];

    /** Whether any of that is known. */
    private boolean isKnown;

    private int cursorColumn;
    private int cursorRow;
    private Pen pen;

    private boolean cursorVisible;
    private int shownColumn;
    private int shownRow;

    private String cluster;
    private int width;
    private Pen cellPen;
    /** What the blanks at the end of the row look like. */
    private Pen endPen;

    /** @param erasesInColor erased cells take the background that is set, as on nearly all terminals */
    FrameWriter(Pens pens, boolean asciiOnly, boolean erasesInColor, OutputBuffer out) {
        this.pens = pens;
        this.asciiOnly = asciiOnly;
        this.erasesInColor = erasesInColor;
        this.out = out;
        this.scroller = new Scroller(out);
    }

    void setPens(Pens pens) {
        this.pens = pens;
    }

    Pens pens() {
        return pens;
    }

    /** Forgets what the screen shows, so that the next frame is written whole; the cursor is taken to be hidden. */
    void invalidate() {
        Arrays.fill(shown, null);
        isKnown = false;
        cursorVisible = false;
    }

    /** Appends what makes the screen show the frame: nothing at all when it does already. The style is left reset. */
    void write(Frame frame) {
        if (frame.columns() != columns || frame.rows() != rows) {
            columns = frame.columns();
            rows = frame.rows();
            clusters = new String[columns * rows];
            shown = new Pen[columns * rows];
            isKnown = false;
        }
        cursorRow = UNKNOWN;
        pen = Pen.PLAIN;
        int start = out.size();
        if (isKnown) {
            scroll(frame);
        }
        isKnown = true;
        for (int row = 0; row < rows; row++) {
            writeRow(frame, row);
        }
        if (pen != Pen.PLAIN) {
            out.put(Pen.PLAIN.sequence());
        }
        placeCursor(frame, start);
    }

    /** Moves what is shown up or down where that leaves less to be written, as when the log goes on by some lines. */
    private void scroll(Frame frame) {
        long[] now = new long[rows];
        long[] then = new long[rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column += width) {
                look(frame, column, row);
                now[row] = Scroller.hash(now[row], cluster, cellPen);
            }
            for (int column = 0; column < columns; column++) {
                int at = row * columns + column;
                if (clusters[at] != null) {
                    then[row] = Scroller.hash(then[row], clusters[at], shown[at]);
                }
            }
        }
        if (scroller.choose(now, then)) {
            scroller.write();
            scroller.move(clusters, columns, BLANK);
            scroller.move(shown, columns, Pens.EMPTY);
        }
    }

    private void writeRow(Frame frame, int row) {
        int inkEnd = inkEnd(frame, row);
        int rewriteUntil = 0;
        int column = 0;
        while (column < columns) {
            look(frame, column, row);
            int at = row * columns + column;
            if (column >= rewriteUntil && shown[at] == cellPen && cluster.equals(clusters[at])) {
                column += width;
                continue;
            }
            if (column >= inkEnd && columns - column >= ERASE_FROM) {
                eraseToEnd(column, row);
                return;
            }
            moveTo(column, row);
            if (Cluster.isPlain(cluster, width)) {
                setPen();
                out.text(cluster);
                cursorColumn += width;
                remember(at);
            } else {
                rewriteUntil = Math.max(rewriteUntil, column + widest());
                writeAnchored(column, row);
                remember(at);
                if (column > 0 && column + 1 == columns) {
                    rewriteBefore(column, row);
                }
            }
            column += width;
            if (column >= columns) {
                // Where the cursor stays after the last column differs
                cursorRow = UNKNOWN;
            }
        }
    }

    /** Reads a cell of the frame into the fields, mending what cannot be shown. */
    private void look(Frame frame, int column, int row) {
        Cell cell = frame.cell(column, row);
        cluster = cell.cluster();
        width = cell.width();
        boolean fits = width == 1
                || (width == 2
                        && column + 1 < columns
                        && frame.cell(column + 1, row).width() == 0);
        if (!fits || cluster.isEmpty()) {
            cluster = BLANK;
            width = 1;
        }
        if (asciiOnly) {
            cluster = Cluster.toAscii(cluster, width);
        }
        cellPen = pens.of(cell.style());
        if (width == 1 && cluster.equals(BLANK) && !cellPen.isDecorated()) {
            cellPen = pens.blank(cellPen);
        }
    }

    /** The column behind which the row can be erased, which leaves {@link #endPen}. */
    private int inkEnd(Frame frame, int row) {
        look(frame, columns - 1, row);
        endPen = cellPen;
        if (!isErasable()) {
            return columns;
        }
        int end = columns - 1;
        while (end > 0) {
            look(frame, end - 1, row);
            if (!isErasable() || cellPen != endPen) {
                return end;
            }
            end--;
        }
        return 0;
    }

    private boolean isErasable() {
        return width == 1
                && cluster.equals(BLANK)
                && (cellPen == Pens.EMPTY || erasesInColor && !cellPen.isDecorated());
    }

    private void eraseToEnd(int column, int row) {
        moveTo(column, row);
        if (endPen == Pens.EMPTY) {
            // Not every terminal agrees about what else is erased
            setPlain();
        } else {
            cellPen = endPen;
            setPen();
        }
        out.ascii("\033[K");
        Arrays.fill(clusters, row * columns + column, (row + 1) * columns, BLANK);
        Arrays.fill(shown, row * columns + column, (row + 1) * columns, endPen);
    }

    private void writeAnchored(int column, int row) {
        setPen();
        out.spaces(width);
        cursorRow = UNKNOWN;
        moveTo(column, row);
        out.text(cluster);
        cursorRow = UNKNOWN;
    }

    /** A terminal that needs two columns for the cluster in the last one has put it over the cell before. */
    private void rewriteBefore(int column, int row) {
        int before = clusters[row * columns + column - 1] == null && column > 1 ? column - 2 : column - 1;
        int at = row * columns + before;
        if (shown[at] != null && Cluster.isPlain(clusters[at], column - before)) {
            cluster = clusters[at];
            cellPen = shown[at];
            moveTo(before, row);
            setPen();
            out.text(cluster);
        }
    }

    /** The most columns that a terminal may give the cluster: two for each of its code points. */
    private int widest() {
        return Math.max(width, 2 * cluster.codePointCount(0, cluster.length()));
    }

    private void remember(int at) {
        clusters[at] = cluster;
        shown[at] = cellPen;
        if (width == 2) {
            // Never equal to a cell of its own
            clusters[at + 1] = null;
            shown[at + 1] = null;
        }
    }

    private void setPen() {
        boolean isBlank = cluster.equals(BLANK) && width == 1;
        if (pen == cellPen || isBlank && pen.leavesBlankLike(cellPen)) {
            return;
        }
        if (cellPen == Pens.EMPTY) {
            setPlain();
        } else {
            out.put(cellPen.sequence());
            pen = cellPen;
        }
    }

    private void setPlain() {
        if (pen != Pen.PLAIN) {
            out.put(Pen.PLAIN.sequence());
            pen = Pen.PLAIN;
        }
    }

    private void moveTo(int column, int row) {
        if (row == cursorRow && (column == cursorColumn || bridged(column, row))) {
            return;
        }
        out.ascii("\033[");
        if (row == cursorRow) {
            out.number(column + 1);
            out.put('G');
        } else {
            out.number(row + 1);
            out.put(';');
            out.number(column + 1);
            out.put('H');
        }
        cursorColumn = column;
        cursorRow = row;
    }

    /** Writes a few unchanged letters again where that is shorter than moving over them. */
    private boolean bridged(int column, int row) {
        if (column < cursorColumn || column - cursorColumn > BRIDGE_MOST) {
            return false;
        }
        for (int at = row * columns + cursorColumn; at < row * columns + column; at++) {
            boolean isKnown = shown[at] != null && clusters[at].length() == 1 && clusters[at].charAt(0) <= 0x7e;
            if (!isKnown || shown[at] != pen && !(clusters[at].equals(BLANK) && pen.leavesBlankLike(shown[at]))) {
                return false;
            }
        }
        for (; cursorColumn < column; cursorColumn++) {
            out.text(clusters[row * columns + cursorColumn]);
        }
        return true;
    }

    private void placeCursor(Frame frame, int start) {
        boolean visible = frame.cursorColumn() >= 0;
        boolean drawn = out.size() > start;
        if (!visible) {
            if (cursorVisible) {
                out.put(HIDE_CURSOR);
            }
        } else if (drawn || !cursorVisible || frame.cursorColumn() != shownColumn || frame.cursorRow() != shownRow) {
            cursorRow = UNKNOWN;
            moveTo(frame.cursorColumn(), frame.cursorRow());
            if (!cursorVisible) {
                out.ascii("\033[?25h");
            }
            shownColumn = frame.cursorColumn();
            shownRow = frame.cursorRow();
        }
        cursorVisible = visible;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
