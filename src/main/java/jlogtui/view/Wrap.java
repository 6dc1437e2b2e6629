package jlogtui.view;

/** Breaks cells into rows of a width, at any column but never inside a wide cell. */
final class Wrap {
    private Wrap() {}

    /** How many rows the cells take: at least 1. */
    static int rows(Cell[] cells, int width) {
        return breaks(cells, width).length;
    }

    /** The index of each row's first cell; the first is 0, so there is always one. */
    static int[] breaks(Cell[] cells, int width) {
        int[] breaks = new int[Math.max(1, (cells.length + width - 1) / width)];
        for (int i = 0; i < breaks.length; i++) {
            breaks[i] = i * width;
        }
        return breaks;
    }
}
