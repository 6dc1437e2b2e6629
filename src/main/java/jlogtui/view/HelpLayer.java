package jlogtui.view;

import java.util.ArrayList;
import java.util.List;

/** All keys, as they stand in the keymap, with commands and settings; {@code /} narrows them while one types. */
final class HelpLayer implements Layer {
    /** On a wide screen the rows flow through several columns, each at least so wide. */
    private static final int COLUMN_WIDTH = 60;

    private final HelpRows all;
    private final Symbols symbols;
    private final Scroll scroll = new Scroll();
    private final LineEditor editor = new LineEditor(new ArrayList<>());
    private boolean isTyping;
    private int cursorColumn = -1;
    private int cursorRow;

    HelpLayer(Keymap keymap, Symbols symbols) {
        this.all = new HelpRows(keymap);
        this.symbols = symbols;
    }

    @Override
    public Keymap.Context context() {
        return isTyping ? Keymap.Context.PROMPT : Keymap.Context.HELP;
    }

    @Override
    public boolean act(Action action, Key key) {
        if (isTyping) {
            edit(action);
            return true;
        }
        if (action == Action.SEARCH) {
            isTyping = true;
            return true;
        }
        if (action == Action.CLOSE && key.type() == Key.Type.ESCAPE && !editor.isEmpty()) {
            narrow("");
            return true;
        }
        return scroll.act(action) || action != Action.CLOSE;
    }

    private void edit(Action action) {
        boolean wasEmpty = editor.isEmpty();
        switch (action) {
            case SUBMIT -> isTyping = false;
            case CLOSE -> {
                isTyping = false;
                narrow("");
            }
            default -> {
                isTyping = action != Action.ERASE_LEFT || !wasEmpty;
                editor.edit(action);
                scroll.act(Action.OLDEST);
            }
        }
    }

    private void narrow(String text) {
        editor.set(text);
        scroll.act(Action.OLDEST);
    }

    @Override
    public void type(String text) {
        if (isTyping) {
            editor.insert(text);
            scroll.act(Action.OLDEST);
        }
    }

    @Override
    public void draw(Canvas canvas, Layout layout) {
        Box box = Box.draw(canvas, layout, editor.isEmpty() ? "keys" : "keys: " + editor.text(), symbols);
        int across = Math.max(1, box.columns() / COLUMN_WIDTH);
        int width = (box.columns() + 1) / across;
        List<HelpRows.Row> rows = all.rows(editor.text().strip(), width, keyWidth(width) - 2);
        if (rows.isEmpty()) {
            String none = "nothing here holds " + editor.text().strip() + "; Esc shows all";
            for (String part : Fold.words(none, box.columns())) {
                rows.add(new HelpRows.Row("", part, true));
            }
        }
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
        drawTyped(canvas, layout.statusRow());
    }

    private void drawTyped(Canvas canvas, int row) {
        cursorColumn = -1;
        if (row < 0 || !isTyping) {
            return;
        }
        canvas.fill(0, row, canvas.columns(), Style.of(Role.PROMPT));
        int start = canvas.text(0, row, "/", Style.of(Role.PROMPT));
        int end = canvas.text(start, row, editor.text(), Style.of(Role.PROMPT));
        String hint = "words, or a key; Enter keeps, Esc shows all";
        if (end + 2 + hint.length() < canvas.columns()) {
            canvas.text(canvas.columns() - hint.length() - 1, row, hint, Style.of(Role.PROMPT_HINT));
        }
        Cell[] before = TextCleaner.clean(editor.text().substring(0, editor.cursor()), Style.of(Role.PROMPT));
        cursorColumn = Math.min(canvas.columns() - 1, start + before.length);
        cursorRow = row;
    }

    @Override
    public int cursorColumn() {
        return cursorColumn;
    }

    @Override
    public int cursorRow() {
        return cursorRow;
    }

    private static void drawRow(Canvas canvas, HelpRows.Row row, int left, int at, int keyWidth) {
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
}
