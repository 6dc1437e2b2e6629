package jlogtui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import jlogtui.model.Figures;
import jlogtui.model.Source;

/** The list of sources: letters narrow it, Space shows or mutes, Enter singles one or a whole project out. */
final class SourcesLayer implements Layer {
    private static final int LEAST_ROWS_WITH_TITLES = 6;

    /** What its keys do to the rest of the view. */
    interface Use {
        /** What is measured of the sources, the same object until there is something newer. */
        Figures figures();

        /** Sources were muted or shown. */
        void changed();

        /** The reader goes back to the log. */
        void close();
    }

    private final SourceList sources;
    private final Use use;
    private final LongSupplier nowNanos;
    private final Symbols symbols;
    private final SourceRows rows;
    private final SourceTable table;
    private final LineEditor editor = new LineEditor(new ArrayList<>());
    private SourceRows.Sort sort = SourceRows.Sort.NAME;
    /** It stays selected wherever the sorting takes it; null before anything is listed. */
    private SourceRow chosen;

    private int selected;
    private int scrolled;
    private int page = 1;
    private int titleRow = -1;
    private int listTop;
    private int cursorColumn = -1;
    private int cursorRow;

    /** @param selectedSource the number of the source to begin at */
    SourcesLayer(SourceList sources, Use use, LongSupplier nowNanos, Symbols symbols, int selectedSource) {
        this.sources = sources;
        this.use = use;
        this.nowNanos = nowNanos;
        this.symbols = symbols;
        this.rows = new SourceRows(sources);
        this.table = new SourceTable(sources, symbols);
        for (SourceRow row : rows()) {
            if (!row.isHeading() && row.source().number() == selectedSource) {
                chosen = row;
            }
        }
        settle();
    }

    @Override
    public Keymap.Context context() {
        return Keymap.Context.SOURCES;
    }

    private List<SourceRow> rows() {
        return rows.rows(use.figures(), editor.text().strip(), sort);
    }

    /** Finds the row again that was selected; where it is gone, the one that has its place. */
    private List<SourceRow> settle() {
        List<SourceRow> now = rows();
        for (int i = 0; chosen != null && i < now.size(); i++) {
            if (now.get(i).isSame(chosen)) {
                selected = i;
                return now;
            }
        }
        select(now, selected);
        return now;
    }

    private void select(List<SourceRow> now, int row) {
        selected = Math.max(0, Math.min(row, now.size() - 1));
        chosen = now.isEmpty() ? null : now.get(selected);
    }

    @Override
    public boolean act(Action action, Key key) {
        List<SourceRow> now = settle();
        switch (action) {
            case CLOSE -> {
                use.close();
                return false;
            }
            case LINE_DOWN -> select(now, selected + 1);
            case LINE_UP -> select(now, selected - 1);
            case PAGE_DOWN -> select(now, selected + page);
            case PAGE_UP -> select(now, selected - page);
            case OLDEST -> select(now, 0);
            case NEWEST -> select(now, now.size() - 1);
            case SELECT -> click(now, key);
            case NEXT_SORT -> sortBy(step(1));
            case PREVIOUS_SORT -> sortBy(step(-1));
            case REVERSE_SORT -> sort = new SourceRows.Sort(sort.by(), !sort.isReversed());
            case TOGGLE -> toggle();
            case SUBMIT -> {
                return !solo();
            }
            default -> {
                editor.edit(action);
                select(rows(), 0);
            }
        }
        return true;
    }

    @Override
    public void type(String text) {
        editor.insert(text);
        select(rows(), 0);
    }

    private void click(List<SourceRow> now, Key key) {
        if (key.row() == titleRow) {
            SourceColumn column = table.at(key.column());
            boolean isSame = column == sort.by();
            sort = new SourceRows.Sort(column, isSame && !sort.isReversed());
        } else {
            select(now, scrolled + key.row() - listTop);
        }
    }

    /** The column to sort by next, in the order of the screen; the name comes before the first. */
    private SourceColumn step(int by) {
        List<SourceColumn> columns = SourceColumn.onScreen();
        int now = sort.by() == null ? -1 : columns.indexOf(sort.by());
        int next = Math.floorMod(now + 1 + by, columns.size() + 1) - 1;
        return next < 0 ? null : columns.get(next);
    }

    /** Who sorts wants to see what comes first. */
    private void sortBy(SourceColumn column) {
        sort = new SourceRows.Sort(column, false);
        select(rows(), 0);
    }

    private List<Integer> readable() {
        List<Integer> numbers = new ArrayList<>();
        if (chosen != null) {
            for (Source member : chosen.members()) {
                if (member.problem().isEmpty()) {
                    numbers.add(member.number());
                }
            }
        }
        return numbers;
    }

    /** Of a project of which some are shown, all are muted. */
    private void toggle() {
        List<Integer> numbers = readable();
        boolean isShown = false;
        for (int number : numbers) {
            isShown |= !sources.muted().contains(number);
        }
        if (!numbers.isEmpty()) {
            sources.mute(numbers, isShown);
            use.changed();
        }
    }

    private boolean solo() {
        List<Integer> numbers = readable();
        if (numbers.isEmpty()) {
            return false;
        }
        sources.solo(numbers, chosen.project());
        use.changed();
        use.close();
        return true;
    }

    @Override
    public void draw(Canvas canvas, Layout layout) {
        List<SourceRow> now = settle();
        Box box = Box.draw(canvas, layout, "sources", symbols);
        int edge = box.rows() > 1 ? 1 : 0;
        boolean hasTitles = box.rows() >= LEAST_ROWS_WITH_TITLES;
        titleRow = hasTitles ? box.top() + edge : -1;
        listTop = box.top() + edge + (hasTitles ? 1 : 0);
        int listRows = Math.max(1, box.top() + box.rows() - listTop);
        page = Math.max(1, listRows - 1);
        scrolled = Math.max(selected - listRows + 1, Math.min(scrolled, selected));
        scrolled = Math.max(0, Math.min(scrolled, now.size() - listRows));
        table.fit(box, rows.widestName(), sort.by());
        if (hasTitles) {
            table.drawTitles(canvas, titleRow, sort.by());
        }
        Figures figures = use.figures();
        for (int i = 0; i < listRows && scrolled + i < now.size(); i++) {
            boolean isSelected = scrolled + i == selected;
            table.draw(canvas, listTop + i, now.get(scrolled + i), figures, nowNanos.getAsLong(), isSelected);
        }
        if (now.isEmpty()) {
            String why = sources.all().isEmpty() ? "no source" : "no name has these letters; Backspace takes one back";
            canvas.text(box.left(), listTop, why, Style.of(Role.EMPTY));
        }
        if (edge > 0) {
            canvas.fill(box.left() - 1, box.top(), box.columns() + 1, Style.of(Role.PROMPT));
            int end = canvas.text(box.left(), box.top(), "> " + editor.text(), Style.of(Role.PROMPT));
            cursorColumn = Math.min(end, canvas.columns() - 1);
            cursorRow = box.top();
        }
        box.close(canvas);
        if (now.size() > listRows) {
            box.note(canvas, (selected + 1) + "/" + now.size());
        }
    }

    @Override
    public int cursorColumn() {
        return cursorColumn;
    }

    @Override
    public int cursorRow() {
        return cursorRow;
    }
}
