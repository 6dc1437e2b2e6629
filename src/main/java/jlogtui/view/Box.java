package jlogtui.view;

/**
 * A framed area over the log. On a screen that is very low there is no frame.
 *
 * @param top first row inside
 * @param left first column inside
 * @param rows rows inside, at least 1
 * @param columns columns inside, at least 1
 */
record Box(int top, int left, int rows, int columns, boolean isFramed, String title, Symbols symbols) {
    private static final int LEAST_ROWS = 8;

    /** Draws an empty box over the whole body. */
    static Box draw(Canvas canvas, Layout layout, String title, Symbols symbols) {
        boolean framed = layout.bodyRows() >= LEAST_ROWS && layout.columns() >= 20;
        int edge = framed ? 1 : 0;
        for (int row = 0; row < layout.bodyRows(); row++) {
            canvas.fill(0, layout.bodyTop() + row, layout.columns(), Style.of(Role.BOX));
        }
        return new Box(
                layout.bodyTop() + edge,
                framed ? 2 : 1,
                layout.bodyRows() - 2 * edge,
                Math.max(1, layout.columns() - 1 - 3 * edge),
                framed,
                title,
                symbols);
    }

    /** Draws the frame over what was drawn inside. */
    void close(Canvas canvas) {
        if (!isFramed) {
            return;
        }
        Style style = Style.of(Role.BOX);
        int last = canvas.columns() - 1;
        String line = symbols.horizontal().repeat(Math.max(0, last - 1));
        canvas.text(0, top - 1, symbols.topLeft() + line + symbols.topRight(), style);
        canvas.text(0, top + rows, symbols.bottomLeft() + line + symbols.bottomRight(), style);
        for (int row = top; row < top + rows; row++) {
            canvas.text(0, row, symbols.vertical(), style);
            canvas.fill(last - 1, row, 1, style);
            canvas.text(last, row, symbols.vertical(), style);
        }
        canvas.text(2, top - 1, " " + title + " ", Style.of(Role.BOX_TITLE));
    }

    /** Writes into the lower edge. */
    void note(Canvas canvas, String text) {
        if (isFramed) {
            canvas.text(canvas.columns() - text.length() - 4, top + rows, " " + text + " ", Style.of(Role.BOX));
        }
    }
}
