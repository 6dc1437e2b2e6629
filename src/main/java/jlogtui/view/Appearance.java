package jlogtui.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import jlogtui.model.Line;

/** How the log is drawn at the moment: the size of the screen, the columns, wrapping, and how far sideways. */
final class Appearance implements ToIntFunction<Line> {
    private static final int LITTLE = 8;

    private final ZoneId zone;
    private final SourceList sources;
    private final String ellipsis;
    private final RowPainter rowPainter;
    private LogWindow window;
    private HistogramStrip histogram;
    private Consumer<Notice> tell;

    private int columns = 80;
    private int rows = 24;
    private int bottomRows = 1;
    private TimeColumn time;
    private boolean wrap;
    private int sideways;
    private Layout layout;

    Appearance(ViewOptions options, SourceList sources, RowPainter rowPainter) {
        this.zone = options.zone();
        this.ellipsis = options.symbols().ellipsis();
        this.wrap = options.preset().drawing().wrap();
        this.time = TimeColumn.of(options.preset().drawing().time());
        this.sources = sources;
        this.rowPainter = rowPainter;
        this.layout = newLayout();
    }

    /** Takes the parts of the view that are there only when it is. */
    void bind(LogWindow shown, HistogramStrip strip, Consumer<Notice> notices) {
        window = shown;
        histogram = strip;
        tell = notices;
    }

    /** Puts in what its keys do. */
    void bind(Commands commands) {
        commands.on(Action.LEFT, count -> sideways(-(long) LITTLE * count));
        commands.on(Action.RIGHT, count -> sideways((long) LITTLE * count));
        commands.on(Action.FAR_LEFT, count -> sideways(-(long) half() * count));
        commands.on(Action.FAR_RIGHT, count -> sideways((long) half() * count));
        commands.on(Action.FIRST_COLUMN, () -> sideways = 0);
        commands.on(Action.WRAP, this::toggleWrap);
        commands.on(
                Action.COLOURS,
                () -> tell.accept(Notice.of(
                        rowPainter.toggleColours() ? "the log's own colours" : "without the log's own colours")));
        commands.on(Action.TIME_COLUMN, () -> {
            time = time.next();
            tell.accept(Notice.of("time column: " + time.title()));
            relayout();
        });
    }

    /** Puts in what {@code :set} can change. */
    void bind(Settings settings) {
        settings.add("colours", () -> word(rowPainter.hasColours()), word -> {
            if (rowPainter.hasColours() != isOn(word)) {
                rowPainter.toggleColours();
            }
        });
        settings.add("time", () -> time.word(), word -> {
            while (!time.word().equals(word)) {
                time = time.next();
            }
            relayout();
        });
        settings.add("wrap", () -> word(wrap), word -> {
            wrap = isOn(word);
            window.relayout();
        });
    }

    private static String word(boolean isOn) {
        return isOn ? "on" : "off";
    }

    private static boolean isOn(String word) {
        return word.equals("on");
    }

    private int half() {
        return Math.max(1, layout.messageWidth() / 2);
    }

    private void toggleWrap() {
        wrap = !wrap;
        tell.accept(Notice.of(wrap ? "long lines are wrapped" : "long lines are cut"));
        window.relayout();
    }

    private void sideways(long by) {
        int longest = 0;
        PageBuffer buffer = window.buffer();
        for (int i = buffer.viewport().first(); i <= buffer.viewport().lastOnScreen(); i++) {
            longest = Math.max(longest, buffer.line(i).entry().textLength());
        }
        boolean isUseless = by > 0 && (wrap || longest <= layout.messageWidth());
        long most = Math.max(sideways, longest - 1);
        sideways = isUseless ? sideways : (int) Math.max(0, Math.min(most, sideways + by));
    }

    void resize(int newColumns, int newRows) {
        columns = Math.max(1, newColumns);
        rows = Math.max(1, newRows);
        relayout();
    }

    ViewState.Drawing drawing(String shownHistogram, boolean isFolded) {
        return new ViewState.Drawing(wrap, time.word(), rowPainter.hasColours(), shownHistogram, isFolded);
    }

    /** What lies over the log takes so many rows at the bottom; 1 is the status row. */
    void bottomRows(int count) {
        bottomRows = count;
        relayout();
    }

    /** Sources, sizes or columns have changed. */
    void relayout() {
        Layout before = layout;
        layout = newLayout();
        if (before.bodyRows() != layout.bodyRows()) {
            window.rows(layout.bodyRows());
        }
        if (wrap && before.messageWidth() != layout.messageWidth()) {
            window.relayout();
        }
    }

    private Layout newLayout() {
        int stripRows = histogram == null ? 0 : histogram.rows(rows);
        return Layout.of(columns, rows, stripRows, bottomRows, time, sources);
    }

    /** Whether the log's own colours are kept. */
    boolean hasColours() {
        return rowPainter.hasColours();
    }

    Layout layout() {
        return layout;
    }

    int rows() {
        return rows;
    }

    /** Rows that a line takes. */
    @Override
    public int applyAsInt(Line line) {
        return wrap ? rowPainter.height(line, layout.messageWidth()) : 1;
    }

    /** The zone that the time column shows, by which typed times are read too. */
    ZoneId zone() {
        return time.zone(zone);
    }

    /** Whether the picture changes as time passes. */
    boolean showsAge() {
        return time == TimeColumn.AGO;
    }

    RowPainter.Look look(Instant now, Places places) {
        return new RowPainter.Look(layout, time, zone(), now, wrap ? 0 : sideways, wrap, places);
    }

    Canvas canvas() {
        return new Canvas(columns, rows, Style.of(Role.TEXT), ellipsis);
    }
}
