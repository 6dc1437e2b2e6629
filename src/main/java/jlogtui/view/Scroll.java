package jlogtui.view;

/** How far a text that is longer than its place is scrolled. */
final class Scroll {
    private int first;
    private int page = 1;

    /** Does a scrolling action; false when it is none. */
    boolean act(Action action) {
        switch (action) {
            case LINE_DOWN -> first++;
            case LINE_UP -> first--;
            case PAGE_DOWN -> first += page;
            case PAGE_UP -> first -= page;
            case OLDEST -> first = 0;
            case NEWEST -> first = Integer.MAX_VALUE / 2;
            default -> {
                return false;
            }
        }
        return true;
    }

    /**
     * The first row to show.
     *
     * @param rows how many there are
     * @param shown how many have room
     * @param rowsAPage by how many the keys for pages scroll
     */
    int first(int rows, int shown, int rowsAPage) {
        page = Math.max(1, rowsAPage);
        first = Math.max(0, Math.min(first, rows - shown));
        return first;
    }
}
