package jlogtui.view;

import java.util.ArrayList;
import java.util.List;
import jlogtui.model.Figures;
import jlogtui.model.Source;

/** Draws rows of the list of sources in columns, as many as there is room for. */
final class SourceTable {
    private static final int SIGN = 2;
    private static final int GAP = 1;
    private static final int WIDEST_NAME = 32;
    private static final int LEAST_NAME = 8;
    private static final int MOST_LEAST_NAME = 16;

    private final SourceList sources;
    private final Symbols symbols;
    private int left;
    private int columns;
    private int nameWidth;
    private List<SourceColumn> shown = List.of();

    SourceTable(SourceList sources, Symbols symbols) {
        this.sources = sources;
        this.symbols = symbols;
    }

    /** Chooses the columns that have room. The one that is sorted by is always among them. */
    void fit(Box box, int widestName, SourceColumn sorted) {
        left = box.left();
        columns = box.columns();
        int room = columns - SIGN;
        int least = Math.min(widestName, Math.max(LEAST_NAME, Math.min(MOST_LEAST_NAME, columns / 4)));
        int used = least;
        List<SourceColumn> chosen = new ArrayList<>();
        List<SourceColumn> wanted = new ArrayList<>(List.of(SourceColumn.values()));
        if (sorted != null) {
            wanted.remove(sorted);
            wanted.add(0, sorted);
        }
        for (SourceColumn column : wanted) {
            if (used + GAP + column.width() > room) {
                break;
            }
            used += GAP + column.width();
            chosen.add(column);
        }
        shown = new ArrayList<>(SourceColumn.onScreen());
        shown.retainAll(chosen);
        nameWidth = Math.min(Math.min(widestName, WIDEST_NAME), room - used + least);
    }

    /** The column whose title or texts stand at a column of the screen; null for the name. */
    SourceColumn at(int screenColumn) {
        int column = left + SIGN + nameWidth;
        for (SourceColumn one : shown) {
            column += GAP + one.width();
            if (screenColumn < column && screenColumn > column - one.width() - GAP) {
                return one;
            }
        }
        return null;
    }

    void drawTitles(Canvas canvas, int row, SourceColumn sorted) {
        canvas.text(left + SIGN, row, "name", style(sorted == null));
        if (sorted == null) {
            canvas.text(left + SIGN - 1, row, symbols.selected(), Style.of(Role.BOX_TITLE));
        }
        int column = left + SIGN + nameWidth;
        for (SourceColumn one : shown) {
            String title = one == sorted ? symbols.selected() + one.title() : one.title();
            int width = Math.min(title.length(), one.width() + GAP);
            int at = one.isRight() ? column + GAP + one.width() - width : column + GAP - (one == sorted ? 1 : 0);
            canvas.text(at, row, title, style(one == sorted));
            column += GAP + one.width();
        }
    }

    private static Style style(boolean isSorted) {
        return Style.of(isSorted ? Role.BOX_TITLE : Role.MUTED);
    }

    void draw(Canvas canvas, int row, SourceRow of, Figures figures, long nowNanos, boolean isSelected) {
        int on = shownMembers(of);
        Source first = of.members().get(0);
        boolean isUnreadable = !of.isHeading() && !first.problem().isEmpty();
        Style style = Style.of(on > 0 ? Role.BOX : Role.MUTED);
        canvas.text(left, row, isUnreadable ? symbols.warning() : on > 0 ? symbols.shown() : symbols.muted(), style);
        drawName(canvas, row, of, on > 0);
        SourceColumn.Facts facts = new SourceColumn.Facts(first, of.figures(figures), nowNanos, symbols);
        int column = left + SIGN + nameWidth;
        for (SourceColumn one : shown) {
            if (isUnreadable && one != SourceColumn.STATE) {
                canvas.put(
                        column + GAP, row, TextCleaner.clean(first.problem(), Style.of(Role.MARK)), 0, left + columns);
                break;
            }
            drawFigure(canvas, row, column + GAP, one, of, facts, on, style);
            column += GAP + one.width();
        }
        if (isSelected) {
            canvas.restyle(
                    0, row, canvas.columns(), old -> old.role() == Role.MATCH ? old : Style.of(Role.BOX_SELECTED));
            canvas.text(left - 1, row, symbols.selected(), Style.of(Role.BOX_SELECTED));
        }
    }

    private int shownMembers(SourceRow of) {
        int on = 0;
        for (Source member : of.members()) {
            on += !sources.isMuted(member) && member.problem().isEmpty() ? 1 : 0;
        }
        return on;
    }

    private static int readableMembers(SourceRow of) {
        int readable = 0;
        for (Source member : of.members()) {
            readable += member.problem().isEmpty() ? 1 : 0;
        }
        return readable;
    }

    private void drawName(Canvas canvas, int row, SourceRow of, boolean isOn) {
        Role role = !isOn ? Role.MUTED : of.isHeading() ? Role.BOX_TITLE : sources.colour(of.name());
        int column = left + SIGN;
        Cell[] name = TextCleaner.clean(of.name(), Style.of(role));
        canvas.put(column, row, name, 0, column + nameWidth);
        if (name.length > nameWidth) {
            canvas.text(column + nameWidth - 1, row, symbols.ellipsis(), Style.of(Role.MARK));
        }
        for (int letter : of.letters()) {
            int before = TextCleaner.clean(of.name().substring(0, letter), Style.of(role)).length;
            if (before < nameWidth) {
                canvas.restyle(column + before, row, 1, old -> Style.of(Role.MATCH));
            }
        }
    }

    private void drawFigure(
            Canvas canvas,
            int row,
            int column,
            SourceColumn one,
            SourceRow of,
            SourceColumn.Facts facts,
            int on,
            Style style) {
        String text = one.text(facts);
        Style own = style;
        if (of.isHeading() && one == SourceColumn.STATE) {
            int readable = readableMembers(of);
            text = on == readable ? "all " + on : on + " of " + readable;
        } else if (of.isHeading() && one == SourceColumn.LIMITS) {
            text = "";
        } else if (!of.isHeading()) {
            long growth = sources.fastGrowth(of.source().number());
            boolean isAlarm = growth > 0 && (one == SourceColumn.LIMITS || one == SourceColumn.GROWTH);
            own = isAlarm ? Style.of(Role.LEVEL_WARN) : style;
            if (isAlarm && one == SourceColumn.LIMITS) {
                boolean isTold = shown.contains(SourceColumn.GROWTH);
                text = symbols.warning() + " " + (isTold ? text : FigureText.growth(growth));
            }
        }
        Cell[] cells = TextCleaner.clean(text, own);
        int at = one.isRight() ? column + Math.max(0, one.width() - cells.length) : column;
        canvas.put(at, row, cells, 0, Math.min(column + one.width(), left + columns));
    }
}
