package jlogtui.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Line;
import jlogtui.model.Ruler;
import jlogtui.model.Stream;

/** Draws lines of the log: time, name, sign of stderr, message. */
final class RowPainter {
    /** A wrapped line shows no more than this; what is behind is cut off with a sign. */
    private static final int MOST_WRAPPED_COLUMNS = 16 * 1024;

    private static final int MOST_HEIGHTS = 20_000;
    /** Messages narrower than this leave no room for words beside them. */
    private static final int SHORT_SIGN = 40;

    /** Makes a cell one of a selected row. */
    static final UnaryOperator<Style> SELECT = new UnaryOperator<>() {
        @Override
        public Style apply(Style style) {
            return style.role() == Role.MATCH
                    ? style
                    : new Style(style.role(), true, style.foreground(), style.background(), style.attributes());
        }
    };

    /**
     * How the rows are to look at the moment.
     *
     * @param layout where the columns are
     * @param time kind of the time column
     * @param zone of local times
     * @param now the present
     * @param sideways columns of the messages that are left of the screen
     * @param wrap long lines take several rows
     * @param places which lines the reader has marked
     */
    record Look(Layout layout, TimeColumn time, ZoneId zone, Instant now, int sideways, boolean wrap, Places places) {}

    private final SourceList sources;
    private final Symbols symbols;
    private final Highlights highlights;
    private boolean logColours;
    private final IdentityHashMap<Entry, Integer> heights = new IdentityHashMap<>();
    private int heightsWidth;

    RowPainter(SourceList sources, Symbols symbols, Highlights highlights, boolean logColours) {
        this.sources = sources;
        this.symbols = symbols;
        this.highlights = highlights;
        this.logColours = logColours;
    }

    /** Whether the log's own colours are kept. */
    boolean hasColours() {
        return logColours;
    }

    /** Keeps or drops the log's own colours; true when they are kept now. */
    boolean toggleColours() {
        logColours = !logColours;
        return logColours;
    }

    /** Rows that an entry takes when it is wrapped. */
    int height(Line line, int messageWidth) {
        Entry entry = line.entry();
        if (heightsWidth != messageWidth || heights.size() > MOST_HEIGHTS) {
            heights.clear();
            heightsWidth = messageWidth;
        }
        Integer height = heights.get(entry);
        if (height == null) {
            height = Wrap.rows(message(line, MOST_WRAPPED_COLUMNS), messageWidth);
            heights.put(entry, height);
        }
        return height;
    }

    /** Draws all rows of the body. */
    void draw(Canvas canvas, PageBuffer buffer, Look look) {
        int row = -buffer.viewport().hidden();
        for (int i = buffer.viewport().first();
                i < buffer.size() && row < look.layout().bodyRows();
                i++) {
            Line line = buffer.line(i);
            Line previous = i > 0 ? buffer.line(i - 1) : null;
            row = drawRulers(canvas, buffer.rulers().above(line), row, look.layout());
            List<Line> folded = buffer.folded().hidden(i);
            int next = drawLine(canvas, line, previous, row, folded, look);
            if (i == buffer.selected()) {
                for (int at = Math.max(0, row);
                        at < Math.min(next, look.layout().bodyRows());
                        at++) {
                    canvas.restyle(look.layout().bodyTop() + at, SELECT);
                }
            }
            row = next;
            row = drawRulers(canvas, buffer.rulers().below(line), row, look.layout());
        }
    }

    /** Draws the rows of a line that are on the screen, and returns the row after them. */
    private int drawLine(Canvas canvas, Line line, Line previous, int row, List<Line> folded, Look look) {
        Layout layout = look.layout();
        if (row >= 0 && row < layout.bodyRows()) {
            drawColumns(canvas, line, previous, layout.bodyTop() + row, look);
            if (isMarked(line, folded, look.places())) {
                canvas.text(0, layout.bodyTop() + row, symbols.place(), Style.of(Role.MARK));
            }
        }
        int next = row + 1;
        if (look.wrap()) {
            next = drawWrapped(canvas, line, row, folded.size(), layout);
        } else if (row >= 0 && row < layout.bodyRows()) {
            drawCut(canvas, line, row, folded.size(), look);
        }
        return next;
    }

    private static boolean isMarked(Line line, List<Line> folded, Places places) {
        boolean isMarked = places.isMarked(line);
        for (int i = 0; i < folded.size() && !isMarked; i++) {
            isMarked = places.isMarked(folded.get(i));
        }
        return isMarked;
    }

    /**
     * Tells how many lines are folded away: behind the text, or over its end where that leaves no room.
     *
     * @param width columns that the text takes of this row
     */
    private void drawFolded(Canvas canvas, int row, int folded, int width, Layout layout) {
        if (folded > 0) {
            String lines = layout.messageWidth() < SHORT_SIGN ? "" : folded == 1 ? " line" : " lines";
            String sign = " +" + folded + lines;
            int column = Math.max(layout.messageColumn(), layout.columns() - sign.length());
            boolean isOver = layout.messageColumn() + width > column;
            if (isOver) {
                canvas.text(column - 1, row, symbols.ellipsis(), Style.of(Role.MARK));
            }
            canvas.text(isOver ? column : layout.messageColumn() + width, row, sign, Style.of(Role.MARK));
        }
    }

    private int drawRulers(Canvas canvas, Rulers.Group group, int row, Layout layout) {
        int at = row;
        for (Ruler ruler : group.shown()) {
            drawRuler(canvas, sources.name(ruler.source()) + " " + ruler.text(), at++, layout);
        }
        if (group.left() > 0) {
            drawRuler(canvas, "and " + group.left() + " more changes", at++, layout);
        }
        return at;
    }

    private void drawRuler(Canvas canvas, String what, int bodyRow, Layout layout) {
        if (bodyRow < 0 || bodyRow >= layout.bodyRows()) {
            return;
        }
        int row = layout.bodyTop() + bodyRow;
        int columns = layout.columns();
        Style style = Style.of(Role.RULER);
        Cell[] text = TextCleaner.clean(what, style);
        canvas.text(1, row, symbols.horizontal().repeat(2) + " ", style);
        canvas.put(4, row, text, 0, columns);
        int end = 5 + text.length;
        canvas.text(end, row, symbols.horizontal().repeat(Math.max(0, columns - 1 - end)), style);
    }

    private void drawColumns(Canvas canvas, Line line, Line previous, int row, Look look) {
        Layout layout = look.layout();
        Entry entry = line.entry();
        Level level = entry.level();
        if (layout.timeWidth() > 0) {
            Entry before = previous == null ? null : previous.entry();
            String time = look.time().text(entry, before, look.zone(), look.now(), layout.isNarrow());
            canvas.text(1, row, time, Style.of(Role.TIME));
        }
        if (layout.nameWidth() > 0) {
            String name = sources.name(entry.position().source());
            drawFitted(canvas, layout.nameColumn(), row, name, layout.nameWidth(), sources.colour(name));
        }
        if (entry.stream() == Stream.STDERR && entry.kind() != Entry.Kind.DAMAGE && layout.signColumn() >= 0) {
            canvas.text(layout.signColumn(), row, symbols.stderr(), Style.of(Role.STDERR_MARK));
        }
        if (layout.levelColumn() >= 0 && level != Level.NONE) {
            canvas.text(layout.levelColumn(), row, String.valueOf(level.letter()), Style.of(role(level)));
        }
    }

    /** How a level looks. */
    static Role role(Level level) {
        return switch (level) {
            case NONE, INFO -> Role.LEVEL_INFO;
            case TRACE -> Role.LEVEL_TRACE;
            case DEBUG -> Role.LEVEL_DEBUG;
            case WARN -> Role.LEVEL_WARN;
            case ERROR -> Role.LEVEL_ERROR;
            case FATAL -> Role.LEVEL_FATAL;
        };
    }

    private void drawFitted(Canvas canvas, int column, int row, String text, int width, Role role) {
        Cell[] cells = TextCleaner.clean(text, Style.of(role));
        canvas.put(column, row, cells, 0, column + width);
        if (cells.length > width) {
            canvas.text(column + width - 1, row, symbols.ellipsis(), Style.of(role));
        }
    }

    private void drawCut(Canvas canvas, Line line, int row, int folded, Look look) {
        Layout layout = look.layout();
        int left = look.sideways();
        Cell[] cells = message(line, left + layout.messageWidth() + 1);
        int at = layout.bodyTop() + row;
        canvas.put(layout.messageColumn(), at, cells, left, layout.columns());
        Style mark = Style.of(Role.MARK);
        if (left > 0 && cells.length > 0) {
            canvas.text(layout.messageColumn(), at, symbols.ellipsis(), mark);
        }
        if (cells.length - left > layout.messageWidth()) {
            canvas.text(layout.columns() - 1, at, symbols.ellipsis(), mark);
        }
        drawFolded(canvas, at, folded, Math.max(0, cells.length - left), layout);
    }

    private int drawWrapped(Canvas canvas, Line line, int row, int folded, Layout layout) {
        Cell[] cells = message(line, MOST_WRAPPED_COLUMNS);
        int[] breaks = Wrap.breaks(cells, layout.messageWidth());
        for (int i = 0; i < breaks.length; i++) {
            int at = row + i;
            if (at >= 0 && at < layout.bodyRows()) {
                int end = i + 1 < breaks.length ? breaks[i + 1] : cells.length;
                int toColumn = layout.messageColumn() + end - breaks[i];
                canvas.put(layout.messageColumn(), layout.bodyTop() + at, cells, breaks[i], toColumn);
                if (i == breaks.length - 1) {
                    drawFolded(canvas, layout.bodyTop() + at, folded, end - breaks[i], layout);
                }
            }
        }
        return row + breaks.length;
    }

    /** The message as cells, with what is to be said about it. */
    private Cell[] message(Line line, int maxColumns) {
        Entry entry = line.entry();
        return switch (entry.kind()) {
            case RECORD -> record(line, maxColumns);
            case DAMAGE ->
                join(
                        TextCleaner.clean(damage(entry), Style.of(Role.DAMAGE)),
                        TextCleaner.clean(entry.log(), entry.textLength(), Style.of(Role.DAMAGE), false, maxColumns));
            case COMPRESSED ->
                TextCleaner.clean(symbols.warning() + " " + entry.note() + ", Enter opens", Style.of(Role.DAMAGE));
            case PROVISIONAL -> join(text(entry, Role.MUTED, maxColumns), note("unfinished"));
        };
    }

    private Cell[] record(Line line, int maxColumns) {
        Entry entry = line.entry();
        Role plain = entry.stream() == Stream.STDERR ? Role.STDERR : Role.TEXT;
        Cell[] text = text(entry, entry.level().isAtLeast(Level.WARN) ? role(entry.level()) : plain, maxColumns);
        if (text.length >= maxColumns) {
            text = Arrays.copyOf(text, maxColumns);
            text[maxColumns - 1] = new Cell(symbols.ellipsis(), 1, Style.of(Role.MARK));
        }
        if (entry.note().isEmpty()) {
            return text;
        }
        // what continues an earlier line is told before it, all else behind
        return entry.note().startsWith("continued")
                ? join(TextCleaner.clean("(" + entry.note() + ") ", Style.of(Role.MARK)), text)
                : join(text, note(entry.note()));
    }

    private Cell[] text(Entry entry, Role role, int maxColumns) {
        int[] matches = highlights.of(entry.log());
        return TextCleaner.cleanLast(entry.log(), entry.textLength(), Style.of(role), logColours, maxColumns, matches);
    }

    private static Cell[] note(String note) {
        return TextCleaner.clean(" (" + note + ")", Style.of(Role.MARK));
    }

    private String damage(Entry entry) {
        long bytes = entry.end() - entry.position().offset();
        long raw = 0;
        for (byte[] piece : entry.raw()) {
            raw += piece.length;
        }
        // the line feed behind the span is no part of what could not be read
        bytes = raw == bytes - 1 ? raw : bytes;
        String rest = entry.textLength() > 0 ? " " + symbols.bullet() + " " : "";
        String reason = entry.note().isEmpty() ? "" : ": " + entry.note();
        return symbols.warning() + " " + bytes + (bytes == 1 ? " byte" : " bytes") + " unreadable" + reason + rest;
    }

    private static Cell[] join(Cell[] left, Cell[] right) {
        Cell[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}
