package jlogtui.terminal;

import java.util.Arrays;

/**
 * Finds out whether a part of the screen can be moved up or down instead of being written again: with a region and line
 * feeds, which every terminal since the VT100 understands. Used by the thread that draws.
 */
final class Scroller {
    /** Rows that must be found again, or else writing them costs little. */
    private static final int LEAST_ROWS = 2;

    private final OutputBuffer out;
    private int[] votes = new int[0];

    /** Rows that go up; negative when they go down. */
    private int up;

    private int top;
    private int bottom;

    Scroller(OutputBuffer out) {
        this.out = out;
    }

    /** Adds a cell to the hash of a row. */
    static long hash(long before, String cluster, Pen pen) {
        return (before * 31 + cluster.hashCode()) * 31 + System.identityHashCode(pen);
    }

    /**
     * Looks for the move that saves most rows.
     *
     * @param now by row, the hash of what is to be shown
     * @param then by row, the hash of what is shown
     * @return whether there is one that is worth it
     */
    boolean choose(long[] now, long[] then) {
        int rows = now.length;
        if (votes.length != 2 * rows) {
            votes = new int[2 * rows];
        }
        Arrays.fill(votes, 0);
        int best = 0;
        for (int row = 0; row < rows; row++) {
            for (int old = 0; old < rows && now[row] != then[row]; old++) {
                if (old != row && now[row] == then[old]) {
                    int by = old - row + rows;
                    votes[by]++;
                    best = votes[by] > votes[best] ? by : best;
                }
            }
        }
        up = best - rows;
        if (votes[best] < LEAST_ROWS) {
            return false;
        }
        top = rows;
        bottom = 0;
        for (int row = Math.max(0, -up); row < Math.min(rows, rows - up); row++) {
            if (now[row] == then[row + up] && now[row] != then[row]) {
                top = Math.min(top, Math.min(row, row + up));
                bottom = Math.max(bottom, Math.max(row, row + up));
            }
        }
        return saved(now, then) > 0;
    }

    /** Rows that need not be written, less those that must be because they are moved away. */
    private int saved(long[] now, long[] then) {
        int saved = 0;
        for (int row = top; row <= bottom; row++) {
            boolean comes = row + up >= top && row + up <= bottom && now[row] == then[row + up];
            boolean stays = now[row] == then[row];
            saved += comes == stays ? 0 : comes ? 1 : -1;
        }
        return saved;
    }

    /** Moves the part of the screen; afterwards the look is plain and the cursor is anywhere. */
    void write() {
        // The rows that come in take the background that is set, on some terminals
        out.ascii("\033[0m\033[");
        out.number(top + 1);
        out.put(';');
        out.number(bottom + 1);
        out.put('r');
        if (up > 0) {
            out.ascii("\033[");
            out.number(bottom + 1);
            out.ascii(";1H");
        } else if (top > 0) {
            out.ascii("\033[");
            out.number(top + 1);
            out.ascii(";1H");
        }
        for (int left = Math.abs(up); left > 0; left--) {
            out.ascii(up > 0 ? "\n" : "\033M");
        }
        out.ascii("\033[r");
    }

    /** Moves what is known of the screen in the same way. */
    <T> void move(T[] cells, int columns, T blank) {
        int from = (top + Math.max(0, up)) * columns;
        int to = (top + Math.max(0, -up)) * columns;
        int moved = (bottom - top + 1 - Math.abs(up)) * columns;
        System.arraycopy(cells, from, cells, to, moved);
        int blankFrom = up > 0 ? (bottom + 1 - up) * columns : top * columns;
        Arrays.fill(cells, blankFrom, blankFrom + Math.abs(up) * columns, blank);
    }
}
