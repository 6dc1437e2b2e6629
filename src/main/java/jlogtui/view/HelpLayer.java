package jlogtui.view;

import java.util.ArrayList;
import java.util.List;

/** All keys, as they stand in the keymap. */
final class HelpLayer implements Layer {
    private record Row(String keys, String help, boolean isTitle) {}

    /** On a wide screen the rows flow through several columns, each at least so wide. */
    private static final int COLUMN_WIDTH = 60;

    private final Keymap keymap;
    private final Symbols symbols;
    private final Scroll scroll = new Scroll();

    HelpLayer(Keymap keymap, Symbols symbols) {
        this.keymap = keymap;
        this.symbols = symbols;
    }

    @Override
    public Keymap.Context context() {
        return Keymap.Context.HELP;
    }

    @Override
    public boolean act(Action action, Key key) {
        return scroll.act(action) || action != Action.CLOSE;
    }

    @Override
    public void draw(Canvas canvas, Layout layout) {
        Box box = Box.draw(canvas, layout, "keys", symbols);
        int across = Math.max(1, box.columns() / COLUMN_WIDTH);
        int width = (box.columns() + 1) / across;
        List<Row> rows = rows(width);
        int shown = box.rows() * across;
        int scrolled = scroll.first(rows.size(), shown, across == 1 ? box.rows() - 1 : shown);
        for (int i = 0; i < shown && scrolled + i < rows.size(); i++) {
            int left = box.left() + i / box.rows() * width;
            drawRow(canvas, rows.get(scrolled + i), left, box.top() + i % box.rows(), keyWidth(width));
        }
        box.close(canvas);
        if (scrolled + shown < rows.size()) {
            box.note(canvas, (rows.size() - scrolled - shown) + " more");
        }
    }

    private static void drawRow(Canvas canvas, Row row, int left, int at, int keyWidth) {
        if (row.isTitle()) {
            canvas.text(left, at, row.help(), Style.of(Role.BOX_TITLE));
        } else {
            canvas.text(left, at, row.keys(), Style.of(Role.BOX_TITLE));
            canvas.text(left + keyWidth, at, row.help(), Style.of(Role.BOX));
        }
    }

    private static int keyWidth(int width) {
        return width < 56 ? 12 : 20;
    }

    /** The rows of the help for a width: keys and words, broken where they do not fit. */
    private List<Row> rows(int width) {
        int keyWidth = keyWidth(width) - 2;
        int helpWidth = Math.max(8, width - keyWidth - 3);
        List<Row> rows = new ArrayList<>();
        String title = "";
        for (Keymap.Binding binding : keymap.bindings()) {
            String own = binding.group().isEmpty() ? binding.context().title() : binding.group();
            if (!own.equals(title)) {
                title = own;
                if (!rows.isEmpty()) {
                    rows.add(new Row("", "", false));
                }
                for (String part : Fold.words(title, width - 1)) {
                    rows.add(new Row("", part, true));
                }
            }
            List<String> keys = Fold.words(binding.label(), keyWidth);
            List<String> help = Fold.words(binding.help(), helpWidth);
            for (int i = 0; i < Math.max(keys.size(), help.size()); i++) {
                rows.add(new Row(i < keys.size() ? keys.get(i) : "", i < help.size() ? help.get(i) : "", false));
            }
        }
        return rows;
    }
}
