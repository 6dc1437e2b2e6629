package jlogtui.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import jlogtui.model.Card;
import jlogtui.model.Entry;

/** A container's card, over the log: its facts, its last lines of standard error, and what went wrong elsewhere then. */
final class CardLayer implements Layer {
    private static final int WHEEL_ROWS = 3;

    /** What it shows, and what its keys do to the rest of the view. */
    interface Use {
        /** What is known of the container; null while nothing is. */
        Card card();

        /** The name of the container. */
        String name();

        /** The name of another one. */
        String name(int other);

        Role colour(String name);

        /** How fast its log grows, in bytes a second, where the reader should know; else 0. */
        long fastGrowth();

        ZoneId zone();

        Instant now();

        /** Goes to a line of the log. */
        void goTo(Entry entry);

        void copy(DetailItem item);

        /** Does what a key of the main view does. */
        void run(Action action);

        /** The reader goes back to the log. */
        void close();
    }

    private final Use use;
    private final Symbols symbols;
    private CardRows shown;
    private int selected;
    private int scrolled;
    private int top;
    private int page = 1;
    private int width = 1;
    /** The selected item is to be brought onto the screen. */
    private boolean reveals;

    CardLayer(Use use, Symbols symbols) {
        this.use = use;
        this.symbols = symbols;
    }

    @Override
    public Keymap.Context context() {
        return Keymap.Context.CARD;
    }

    @Override
    public boolean act(Action action, Key key) {
        lay();
        switch (action) {
            case CLOSE -> {
                use.close();
                return false;
            }
            case LINE_DOWN -> select(selected + 1);
            case LINE_UP -> select(selected - 1);
            case PAGE_DOWN -> scroll(page);
            case PAGE_UP -> scroll(-page);
            case WHEEL_DOWN -> scroll(WHEEL_ROWS);
            case WHEEL_UP -> scroll(-WHEEL_ROWS);
            case OLDEST -> select(0);
            case NEWEST -> select(Integer.MAX_VALUE);
            case SELECT -> click(key.row());
            case HELP -> use.run(action);
            case COPY -> {
                if (!items().isEmpty()) {
                    use.copy(items().get(selected));
                }
            }
            case SUBMIT -> {
                return !goTo();
            }
            default -> throw new IllegalStateException(action + " is bound and not done");
        }
        return true;
    }

    /** Lays out what is known now: it may have come after the last picture. */
    private void lay() {
        Card card = use.card();
        shown = card == null ? null : new CardRows(width, card, use, symbols);
        selected = Math.max(0, Math.min(selected, items().size() - 1));
    }

    private List<DetailItem> items() {
        return shown == null ? List.of() : shown.rows().items();
    }

    private void select(int item) {
        selected = Math.max(0, Math.min(item, items().size() - 1));
        reveals = true;
    }

    /** The selection goes along with what is on the screen. */
    private void scroll(int by) {
        if (shown == null) {
            return;
        }
        DetailRows rows = shown.rows();
        scrolled = Math.max(0, Math.min(scrolled + by, rows.rows().size() - page));
        for (int row = scrolled; row < Math.min(rows.rows().size(), scrolled + page); row++) {
            int item = rows.rows().get(row).item();
            boolean isSeen = rows.top(selected) >= scrolled && rows.top(selected) < scrolled + page;
            if (item >= 0 && !isSeen) {
                selected = item;
            }
        }
    }

    private void click(int row) {
        int at = row - top + scrolled;
        if (shown != null && at >= 0 && at < shown.rows().rows().size()) {
            int item = shown.rows().rows().get(at).item();
            selected = item >= 0 ? item : selected;
        }
    }

    private boolean goTo() {
        Entry line = shown == null ? null : shown.line(selected);
        if (line != null) {
            use.goTo(line);
        }
        return line != null;
    }

    @Override
    public void draw(Canvas canvas, Layout layout) {
        Box box = Box.draw(canvas, layout, "container", symbols);
        top = box.top();
        page = box.rows();
        width = box.columns() - 1;
        lay();
        if (shown == null) {
            canvas.text(box.left(), box.top(), "reading" + symbols.ellipsis(), Style.of(Role.BOX));
            box.close(canvas);
            return;
        }
        arrange();
        DetailRows rows = shown.rows();
        int left = box.left() + 1;
        for (int i = 0; i < page && scrolled + i < rows.rows().size(); i++) {
            DetailRows.Row row = rows.rows().get(scrolled + i);
            canvas.put(left, top + i, row.cells(), 0, left + rows.width());
            if (row.item() >= 0 && row.item() == selected && rows.top(selected) == scrolled + i) {
                canvas.restyle(0, top + i, canvas.columns(), old -> Style.of(Role.BOX_SELECTED));
                canvas.text(left - 1, top + i, symbols.selected(), Style.of(Role.BOX_SELECTED));
            }
        }
        box.close(canvas);
        int below = rows.rows().size() - scrolled - page;
        if (below > 0) {
            box.note(canvas, below + " more");
        }
    }

    private void arrange() {
        DetailRows rows = shown.rows();
        if (reveals && !rows.items().isEmpty()) {
            int first = selected == 0 ? 0 : rows.top(selected);
            // What stands below the last item, and headings between, are seen with it
            int behind = selected == rows.items().size() - 1 ? rows.rows().size() : rows.bottom(selected);
            if (first < scrolled) {
                scrolled = first;
            } else if (behind > scrolled + page) {
                scrolled = Math.min(first, behind - page);
            }
        }
        reveals = false;
        scrolled = Math.max(0, Math.min(scrolled, rows.rows().size() - page));
    }
}
