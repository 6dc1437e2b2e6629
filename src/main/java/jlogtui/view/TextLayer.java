package jlogtui.view;

import java.util.ArrayList;
import java.util.List;

/** A text to read or to copy from the screen, as wide as the screen and without a frame. */
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
        Cell[] cells = TextCleaner.clean(text, Style.of(Role.BOX));
        List<Integer> starts = new ArrayList<>();
        for (int from : Wrap.breaks(cells, width)) {
            starts.add(from);
        }
        int page = Math.max(1, layout.bodyRows() - 1);
        int scrolled = scroll.first(starts.size(), page, page);
        for (int row = 0; row < layout.bodyRows(); row++) {
            canvas.fill(0, layout.bodyTop() + row, width, Style.of(Role.BOX));
        }
        canvas.text(0, layout.bodyTop(), title, Style.of(Role.BOX_TITLE));
        for (int i = 0; i < page && scrolled + i < starts.size(); i++) {
            int from = starts.get(scrolled + i);
            int to = scrolled + i + 1 < starts.size() ? starts.get(scrolled + i + 1) : cells.length;
            canvas.put(0, layout.bodyTop() + 1 + i, cells, from, to - from);
        }
    }
}
