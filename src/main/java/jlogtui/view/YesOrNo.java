package jlogtui.view;

/** A question in the last row that a single key answers. */
final class YesOrNo implements Layer {
    private final String question;
    private final Runnable yes;

    YesOrNo(String question, Runnable yes) {
        this.question = question;
        this.yes = yes;
    }

    @Override
    public Keymap.Context context() {
        return Keymap.Context.YES_OR_NO;
    }

    @Override
    public boolean act(Action action, Key key) {
        if (action == Action.SUBMIT) {
            yes.run();
        }
        return false;
    }

    @Override
    public void draw(Canvas canvas, Layout layout) {
        int row = canvas.rows() - 1;
        canvas.fill(0, row, canvas.columns(), Style.of(Role.PROMPT));
        Cell[] cells = TextCleaner.clean(question, Style.of(Role.PROMPT));
        String keys = " y or n";
        int room = Math.max(0, canvas.columns() - 1 - keys.length());
        // Of a long name the end tells most
        int from = Math.max(0, cells.length - room);
        canvas.put(1, row, cells, from, 1 + room);
        canvas.text(1 + cells.length - from, row, keys, Style.of(Role.STATUS_KEY));
    }
}
