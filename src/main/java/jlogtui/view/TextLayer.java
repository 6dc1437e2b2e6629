package jlogtui.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A text to read or to copy from the screen, of one or more lines, as wide as the screen and without a frame. */
final class TextLayer implements Layer {
    private final String title;
    private final String text;
    private final Scroll scroll = new Scroll();

    TextLayer(String title, String text) {
        this.title = title;
        this.text = text;
    }

    @Override
    public Keymap.Context context() {
        return Keymap.Context.HELP;
    }

    @Override
    public boolean can(Action action) {
        return action != Action.SEARCH;
    }

    @Override
    public boolean act(Action action, Key key) {
        return scroll.act(action) || action != Action.CLOSE;
    }

    @Override
    public void type(String typed) {
        // nothing to type here
    }

    @Override
    public void draw(Canvas canvas, Layout layout) {
        int width = layout.columns();
        List<Cell[]> rows = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            Cell[] cells = TextCleaner.clean(line, Style.of(Role.BOX));
            int[] starts = Wrap.breaks(cells, width);
            for (int at = 0; at < starts.length; at++) {
                int end = at + 1 < starts.length ? starts[at + 1] : cells.length;
                rows.add(Arrays.copyOfRange(cells, starts[at], end));
            }
        }
        int page = Math.max(1, layout.bodyRows() - 1);
        int scrolled = scroll.first(rows.size(), page, page);
        for (int row = 0; row < layout.bodyRows(); row++) {
            canvas.fill(0, layout.bodyTop() + row, width, Style.of(Role.BOX));
        }
        canvas.text(0, layout.bodyTop(), title, Style.of(Role.BOX_TITLE));
        for (int i = 0; i < page && scrolled + i < rows.size(); i++) {
            canvas.put(0, layout.bodyTop() + 1 + i, rows.get(scrolled + i), 0, width);
        }
    }
}
