package jlogtui.view;

import java.util.ArrayList;
import java.util.List;

/** All keys, as they stand in the keymap. */
final class HelpLayer implements Layer {
    private record Row(String keys, String help, boolean isTitle) {}

    private final Keymap keymap;
    private final Symbols symbols;
    private int scrolled;
    private int page = 1;

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
        switch (action) {
            case LINE_DOWN -> scrolled++;
            case LINE_UP -> scrolled--;
            case PAGE_DOWN -> scrolled += page;
            case PAGE_UP -> scrolled -= page;
            case OLDEST -> scrolled = 0;
            case NEWEST -> scrolled = Integer.MAX_VALUE / 2;
            default -> {
                return action != Action.CLOSE;
            }
        }
        return true;
    }

    @Override
    public void type(String text) {
        // nothing to type here
    }

    @Override
    public int bottomRows(int screenRows) {
        return 1;
    }

    @Override
    public void draw(Canvas canvas, Layout layout) {
        List<Row> rows = rows(layout.columns());
        Box box = Box.draw(canvas, layout, "keys", symbols);
        page = Math.max(1, box.rows() - 1);
        scrolled = Math.max(0, Math.min(scrolled, rows.size() - box.rows()));
        int keyWidth = keyWidth(layout.columns());
        for (int i = 0; i < box.rows() && scrolled + i < rows.size(); i++) {
            Row row = rows.get(scrolled + i);
            int at = box.top() + i;
            if (row.isTitle()) {
                canvas.text(box.left(), at, row.help(), Style.of(Role.BOX_TITLE));
            } else {
                canvas.text(box.left(), at, row.keys(), Style.of(Role.STATUS_KEY));
                canvas.text(box.left() + keyWidth, at, row.help(), Style.of(Role.BOX));
            }
        }
        box.close(canvas);
        if (scrolled + box.rows() < rows.size()) {
            box.note(canvas, (rows.size() - scrolled - box.rows()) + " more");
        }
    }

    private static int keyWidth(int columns) {
        return columns < 60 ? 12 : 20;
    }

    /** The rows of the help for a width: keys and words, broken where they do not fit. */
    private List<Row> rows(int columns) {
        int keyWidth = keyWidth(columns) - 2;
        int helpWidth = Math.max(8, columns - keyWidth - 6);
        List<Row> rows = new ArrayList<>();
        String title = "";
        for (Keymap.Binding binding : keymap.bindings()) {
            String own = binding.group().isEmpty() ? binding.context().title() : binding.group();
            if (!own.equals(title)) {
                title = own;
                if (!rows.isEmpty()) {
                    rows.add(new Row("", "", false));
                }
                for (String part : fold(title, columns - 4)) {
                    rows.add(new Row("", part, true));
                }
            }
            List<String> keys = fold(binding.label(), keyWidth);
            List<String> help = fold(binding.help(), helpWidth);
            for (int i = 0; i < Math.max(keys.size(), help.size()); i++) {
                rows.add(new Row(i < keys.size() ? keys.get(i) : "", i < help.size() ? help.get(i) : "", false));
            }
        }
        return rows;
    }

    private static List<String> fold(String text, int width) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (row.length() > 0 && row.length() + 1 + word.length() > width) {
                rows.add(row.toString());
                row.setLength(0);
            }
            row.append(row.length() > 0 ? " " : "").append(word);
        }
        rows.add(row.toString());
        return rows;
    }

    @Override
    public int cursorColumn() {
        return -1;
    }

    @Override
    public int cursorRow() {
        return 0;
    }
}
