package jlogtui.view;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import jlogtui.model.Level;

/**
 * The opened line, below the log where there is room for both and over it where there is not. On a wide screen what is
 * known about the line stands beside its message.
 */
final class DetailLayer implements Layer {
    private static final int LEAST_SCREEN_ROWS = 16;
    private static final int TALL_SCREEN_ROWS = 40;
    /** Header and status. */
    private static final int EDGE_ROWS = 2;

    private static final Set<Action> FINDING = EnumSet.of(Action.SEARCH, Action.NEXT_HIT, Action.PREVIOUS_HIT);
    private static final int WHEEL_ROWS = 3;
    private static final int MARGIN = 2;

    /** What its keys do to the rest of the view. */
    interface Use {
        /** Whether it is known which line is opened; before, the log keeps its place, for steps that wait count its rows. */
        boolean isThere();

        /** The line laid out for the screen, the same object until something changes; null while it is being read. */
        DetailPage page();

        /** Does something once the line that was gone to last has been read. */
        void whenRead(Runnable act);

        /** What to say while there is no page. */
        String title();

        /** Does what a key of the main view does. */
        void run(Action action);

        /** Whether something is searched for. */
        boolean isSearching();

        /** A row of the log was clicked. */
        void click(int row);

        /** Keeps only lines that have the same, or drops them. */
        void filter(DetailItem item, boolean isKeep);

        void copy(DetailItem item);

        /** The reader goes back to the log. */
        void close();
    }

    private final Use use;
    private final Symbols symbols;
    private DetailPage page;
    private int selected;
    private String selectedPath = "";
    private int scrolled;
    private int top;
    private int rows = 1;
    private int columns;
    /** The selected item is to be brought onto the screen; else the selection follows what is there. */
    private boolean reveals = true;

    /** What was searched for is to be seen. */
    private boolean findsMatch = true;

    DetailLayer(Use use, Symbols symbols) {
        this.use = use;
        this.symbols = symbols;
    }

    @Override
    public Keymap.Context context() {
        return Keymap.Context.DETAIL;
    }

    @Override
    public boolean can(Action action) {
        return action != Action.NEXT_HIT || use.isSearching();
    }

    @Override
    public boolean act(Action action, Key key) {
        switch (action) {
            case CLOSE -> {
                use.close();
                return false;
            }
            case NEXT_FIELD,
                    PREVIOUS_FIELD,
                    PAGE_DOWN,
                    PAGE_UP,
                    HALF_DOWN,
                    HALF_UP,
                    WHEEL_DOWN,
                    WHEEL_UP,
                    OLDEST,
                    NEWEST,
                    SELECT,
                    KEEP,
                    DROP,
                    COPY ->
                use.whenRead(() -> {
                    turnTo(use.page());
                    if (page != null) {
                        actOnPage(action, key);
                    }
                });
            default -> {
                findsMatch = FINDING.contains(action);
                use.run(action);
            }
        }
        return true;
    }

    private void actOnPage(Action action, Key key) {
        switch (action) {
            case NEXT_FIELD -> step(1, key.type() == Key.Type.DOWN);
            case PREVIOUS_FIELD -> step(-1, key.type() == Key.Type.UP);
            case PAGE_DOWN -> scroll(Math.max(1, rows - 1));
            case PAGE_UP -> scroll(-Math.max(1, rows - 1));
            case HALF_DOWN -> scroll(Math.max(1, rows / 2));
            case HALF_UP -> scroll(-Math.max(1, rows / 2));
            case WHEEL_DOWN -> scroll(WHEEL_ROWS);
            case WHEEL_UP -> scroll(-WHEEL_ROWS);
            case OLDEST -> toEnd(0, 0);
            case NEWEST ->
                toEnd(page.left().items().size() - 1, page.left().rows().size());
            case SELECT -> click(key);
            case KEEP -> onSelected(item -> use.filter(item, true));
            case DROP -> onSelected(item -> use.filter(item, false));
            default -> onSelected(use::copy);
        }
        arrange();
    }

    private void onSelected(Consumer<DetailItem> act) {
        if (page.itemCount() > 0) {
            act.accept(page.item(selected));
        }
    }

    /** To the next item, or through the selected one where it goes on beyond the screen. */
    private void step(int by, boolean isRowWise) {
        boolean isLeft = selected < page.left().items().size();
        boolean goesOn = isLeft
                && (by > 0
                        ? page.left().bottom(selected) > scrolled + rows
                        : page.left().top(selected) < scrolled);
        if (isRowWise && goesOn) {
            scrolled += by;
        } else {
            select(selected + by);
        }
    }

    private void select(int item) {
        selected = Math.max(0, Math.min(item, page.itemCount() - 1));
        selectedPath = page.itemCount() == 0 ? "" : page.item(selected).path();
        reveals = true;
    }

    private void scroll(int by) {
        scrolled = Math.max(0, scrolled + by);
        reveals = false;
    }

    private void toEnd(int item, int row) {
        select(item);
        scrolled = row;
        reveals = false;
    }

    private void click(Key key) {
        if (key.row() < top) {
            use.click(key.row());
            return;
        }
        boolean isRight = page.right() != null && key.column() >= rightColumn() - MARGIN;
        List<DetailRows.Row> clicked =
                isRight ? page.right().rows() : page.left().rows();
        int row = key.row() - top + (isRight ? rightScrolled() : scrolled);
        int item = row >= 0 && row < clicked.size() ? clicked.get(row).item() : -1;
        if (item >= 0) {
            select(isRight ? page.left().items().size() + item : item);
        }
    }

    @Override
    public int bottomRows(int screenRows) {
        if (screenRows < LEAST_SCREEN_ROWS || !use.isThere()) {
            return 1;
        }
        int both = screenRows - EDGE_ROWS;
        return 1 + (screenRows < TALL_SCREEN_ROWS ? both * 3 / 5 : both / 2);
    }

    @Override
    public void draw(Canvas canvas, Layout layout) {
        if (!use.isThere()) {
            return;
        }
        boolean isOver = bottomRows(layout.rows()) == 1;
        int titleRow = isOver ? layout.bodyTop() : layout.bodyTop() + layout.bodyRows();
        int end = isOver || layout.statusRow() < 0 ? layout.bodyTop() + layout.bodyRows() : layout.statusRow();
        top = titleRow + 1;
        rows = Math.max(1, end - top);
        columns = layout.columns();
        for (int row = titleRow; row < end; row++) {
            canvas.fill(0, row, columns, Style.of(Role.BOX));
        }
        turnTo(use.page());
        if (page == null) {
            drawTitle(canvas, titleRow, null, 0);
            return;
        }
        arrange();
        drawRows(canvas, page.left(), MARGIN, scrolled, 0);
        if (page.right() != null) {
            for (int row = top; row < end; row++) {
                canvas.text(rightColumn() - MARGIN - 1, row, symbols.vertical(), Style.of(Role.MUTED));
            }
            drawRows(
                    canvas,
                    page.right(),
                    rightColumn(),
                    rightScrolled(),
                    page.left().items().size());
        }
        drawTitle(canvas, titleRow, page, page.left().rows().size() - scrolled - rows);
    }

    /** Another line or another width: the same field stays selected where there is one. */
    private void turnTo(DetailPage next) {
        boolean isSame = next != null && page != null && next.number() == page.number();
        page = next;
        if (page == null || isSame) {
            return;
        }
        scrolled = 0;
        selected = page.find(selectedPath);
        reveals = true;
        int match = findsMatch ? page.firstMatch() : -1;
        if (match >= 0) {
            scrolled = Math.max(0, match - rows / 2);
            selected = Math.max(0, page.left().rows().get(match).item());
            reveals = false;
        }
        findsMatch = false;
    }

    /** Fits what is scrolled and what is selected to each other. */
    private void arrange() {
        DetailRows left = page.left();
        scrolled = Math.max(0, Math.min(scrolled, left.rows().size() - rows));
        if (selected >= left.items().size()) {
            return;
        }
        int first = left.top(selected);
        int behind = left.bottom(selected);
        boolean isSeen = first < scrolled + rows && behind > scrolled;
        if (reveals && first < scrolled) {
            scrolled = first;
        } else if (reveals && behind > scrolled + rows) {
            scrolled = Math.min(first, behind - rows);
        } else if (!isSeen) {
            for (int row = scrolled; row < Math.min(left.rows().size(), scrolled + rows); row++) {
                int item = left.rows().get(row).item();
                if (item >= 0) {
                    selected = item;
                    selectedPath = page.item(item).path();
                    return;
                }
            }
        }
        reveals = false;
    }

    private int rightColumn() {
        return columns - DetailPage.rightWidth(columns) - 1;
    }

    /** The rows at the right move only as far as the selected one needs it. */
    private int rightScrolled() {
        int own = selected - page.left().items().size();
        int behind = own < 0 ? 0 : page.right().bottom(own);
        return Math.max(0, Math.min(behind - rows, own < 0 ? 0 : page.right().top(own)));
    }

    private void drawRows(Canvas canvas, DetailRows from, int column, int first, int firstItem) {
        for (int i = 0; i < rows && first + i < from.rows().size(); i++) {
            DetailRows.Row row = from.rows().get(first + i);
            canvas.put(column, top + i, row.cells(), 0, column + from.width());
            boolean isSelected = row.item() >= 0
                    && firstItem + row.item() == selected
                    && (i == 0 || from.top(row.item()) == first + i);
            if (isSelected) {
                canvas.restyle(column - MARGIN, top + i, from.width() + MARGIN, DetailLayer::chosen);
                canvas.text(column - MARGIN, top + i, symbols.selected(), Style.of(Role.BOX_SELECTED));
            }
        }
    }

    private static Style chosen(Style old) {
        return old.role() == Role.MATCH ? old : Style.of(Role.BOX_SELECTED);
    }

    private void drawTitle(Canvas canvas, int row, DetailPage of, int rowsBelow) {
        canvas.text(0, row, symbols.horizontal().repeat(columns), Style.of(Role.MUTED));
        if (of == null) {
            String title = use.title();
            canvas.text(1, row, title.isEmpty() ? "" : " " + title + " ", Style.of(Role.BOX_TITLE));
            return;
        }
        String more = rowsBelow > 0 ? " " + rowsBelow + " more " : "";
        int room = columns - 1 - more.length();
        Cell[] name = TextCleaner.clean(" " + of.name() + " ", Style.of(of.nameColour()));
        Cell[] title = TextCleaner.clean(" " + of.title() + " ", Style.of(Role.BOX_TITLE));
        canvas.put(1, row, name, 0, room);
        canvas.put(1 + name.length, row, title, 0, room);
        if (of.level() != Level.NONE) {
            Cell[] level = TextCleaner.clean(of.level().word() + " ", Style.of(RowPainter.role(of.level())));
            canvas.put(1 + name.length + title.length, row, level, 0, room);
        }
        canvas.text(room, row, more, Style.of(Role.BOX));
    }
}
