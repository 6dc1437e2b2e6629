package jlogtui.view;

import java.util.Arrays;

/** Breaks cells into rows of a width: at any column, as {@code less} does, but never inside a wide cell. */
final class Wrap {
    private Wrap() {}

    /** How many rows the cells take: at least 1. A width below 1 counts as 1. */
    static int rows(Cell[] cells, int width) {
        int rows = 0;
        int start = 0;
        do {
            start = rowEnd(cells, start, width);
            rows++;
        } while (start < cells.length);
        return rows;
    }

    /** The index of each row's first cell, ascending. The first is 0, also of no cells. */
    static int[] breaks(Cell[] cells, int width) {
        int[] breaks = new int[cells.length / Math.max(1, width) + 1];
        int rows = 0;
        int start = 0;
        do {
            if (rows == breaks.length) {
                // wide cells that did not fit left a column free here and there
                breaks = Arrays.copyOf(breaks, rows * 2);
            }
            breaks[rows++] = start;
            start = rowEnd(cells, start, width);
        } while (start < cells.length);
        return Arrays.copyOf(breaks, rows);
    }

    private static int rowEnd(Cell[] cells, int start, int width) {
        int end = start + Math.max(1, width);
        if (end >= cells.length) {
            return cells.length;
        }
        if (cells[end].width() != 0) {
            return end;
        }
        // in a single column a wide cell does not fit at all: it has a row of its own, to be clipped there
        return end - 1 > start ? end - 1 : end + 1;
    }
}
