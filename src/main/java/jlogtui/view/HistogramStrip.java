package jlogtui.view;

import java.util.List;
import java.util.function.Consumer;
import jlogtui.model.Anchor;
import jlogtui.model.Histogram;
import jlogtui.model.Line;
import jlogtui.query.Filter;
import jlogtui.query.HistogramQuery;

/** The histogram of the whole span above the log: off, volume or errors. Knows where the view is and where the marks are. */
final class HistogramStrip {
    /** A blank at either side. */
    private static final int MARGIN = 1;

    private static final int MOST_ROWS = 4;
    /** One row of bars for so many rows of the screen. */
    private static final int SCREEN_ROWS_A_ROW = 14;

    private enum Mode {
        OFF("off", "histogram off"),
        VOLUME("volume", "histogram: bytes over the whole span"),
        ERRORS("errors", "histogram: lines that name an error or worse");

        private final String word;
        private final String title;

        Mode(String word, String title) {
            this.word = word;
            this.title = title;
        }

        Mode next() {
            return switch (this) {
                case OFF -> VOLUME;
                case VOLUME -> ERRORS;
                case ERRORS -> OFF;
            };
        }
    }

    private final Keymap keymap;
    private final LogPort port;
    private final LogWindow window;
    private final TimeSteps steps;
    private final Places places;
    private final String bars;
    private final Consumer<Notice> tell;
    private final Prompts.Effects effects;
    private Mode mode = Mode.OFF;
    private int columns;
    private Histogram shown;
    private HistogramQuery asked;

    HistogramStrip(
            Keymap keymap,
            LogPort port,
            LogWindow window,
            TimeSteps steps,
            Places places,
            Symbols symbols,
            Prompts.Effects effects,
            Consumer<Notice> tell) {
        this.keymap = keymap;
        this.port = port;
        this.window = window;
        this.steps = steps;
        this.places = places;
        this.bars = symbols.bars();
        this.tell = tell;
        this.effects = effects;
    }

    /** Puts in what its keys do. */
    void bind(Commands commands) {
        commands.on(Action.HISTOGRAM, this::toggle);
        commands.on(Action.NEXT_COLUMN, count -> move(count));
        commands.on(Action.PREVIOUS_COLUMN, count -> move(-count));
    }

    /** Puts in what {@code :set} can change. */
    void bind(Settings settings) {
        settings.add("histogram", this::shows, word -> {
            restore(word);
            effects.relayout();
            ask();
        });
    }

    private void toggle() {
        mode = mode.next();
        tell.accept(Notice.of(mode == Mode.VOLUME ? mode.title + "; " + moving() : mode.title));
        effects.relayout();
        ask();
    }

    private String moving() {
        return keymap.say(Action.PREVIOUS_COLUMN) + " " + keymap.say(Action.NEXT_COLUMN) + " move by a column";
    }

    /** What it shows: off, volume or errors. */
    String shows() {
        return mode.word;
    }

    /** Makes it show something: off, volume or errors. */
    void restore(String word) {
        for (Mode one : Mode.values()) {
            mode = one.word.equals(word) ? one : mode;
        }
    }

    /** Takes note of the width of the screen. */
    void resize(int screenColumns) {
        columns = Math.max(1, screenColumns - 2 * MARGIN);
        ask();
    }

    /** Asks anew where width, window, muted sources or what is shown are not those last asked for. */
    void ask() {
        if (mode == Mode.OFF) {
            if (asked != null) {
                port.cancelHistogram();
            }
            asked = null;
            shown = null;
            return;
        }
        if (!window.isOpen()) {
            // The first page goes before
            return;
        }
        Filter filter = window.filter();
        long id = asked == null ? 1 : asked.id();
        HistogramQuery wanted = query(id, filter);
        if (!wanted.equals(asked)) {
            asked = query(id + 1, filter);
            port.histogram(asked);
        }
    }

    private HistogramQuery query(long id, Filter filter) {
        return new HistogramQuery(
                id, columns, filter.sinceNanos(), filter.untilNanos(), filter.muted(), mode == Mode.ERRORS);
    }

    /** Takes an answer; one to an older question is ignored. */
    void accept(Histogram histogram) {
        if (asked != null && histogram.id() == asked.id()) {
            shown = histogram;
        }
    }

    /** Rows that it takes on a screen of that many. */
    int rows(int screenRows) {
        boolean hasRoom = screenRows >= 2 * MOST_ROWS - 2;
        return mode == Mode.OFF || !hasRoom ? 0 : Math.max(1, Math.min(MOST_ROWS, screenRows / SCREEN_ROWS_A_ROW));
    }

    private boolean isKnown() {
        return shown != null && !shown.bytes().isEmpty();
    }

    /** Goes from the column of the selected line to one later or earlier. */
    private void move(int by) {
        if (mode == Mode.OFF) {
            tell.accept(Notice.warning("there is no histogram; " + keymap.say(Action.HISTOGRAM) + " shows it"));
            return;
        }
        window.whenSettled(() -> {
            Line line = window.buffer().selectedLine();
            if (line == null || !isKnown()) {
                return;
            }
            int column = shown.column(line.entry().orderNanos());
            int target = (int) Math.max(0, Math.min(shown.bytes().size() - 1L, (long) column + by));
            goTo(target);
        });
    }

    /** Goes to the time of a column of the screen. */
    void click(int screenColumn) {
        if (isKnown()) {
            goTo(Math.max(0, Math.min(shown.bytes().size() - 1, screenColumn - MARGIN)));
        }
    }

    private void goTo(int column) {
        long start = shown.start(column);
        window.jump(new Anchor.Time(start), steps.landing(start, shown.start(column + 1) - 1));
    }

    void draw(Canvas canvas, int top, int rowCount) {
        if (rowCount == 0 || !isKnown()) {
            return;
        }
        boolean errors = mode == Mode.ERRORS;
        List<Long> values = errors ? shown.errors() : shown.bytes();
        long most = 1;
        for (long value : values) {
            most = Math.max(most, value);
        }
        Style style = Style.of(errors ? Role.HISTOGRAM_ERROR : Role.HISTOGRAM);
        for (int i = 0; i < values.size(); i++) {
            drawColumn(canvas, MARGIN + i, top, rowCount, height(values.get(i), most, rowCount), style);
        }
        drawPlace(canvas, top, rowCount);
        for (LineMark mark : places.marks()) {
            long time = mark.orderNanos();
            restyle(canvas, shown.column(time), shown.column(time), top, rowCount, Role.HISTOGRAM_MARK);
        }
        if (errors && shown.scannedBytes() < shown.totalBytes()) {
            long percent = 100 * shown.scannedBytes() / shown.totalBytes();
            String progress = shown.isOver()
                    ? " errors of " + percent + " %, the rest is compressed "
                    : " errors " + percent + " % ";
            // Errors are looked for from the newest line back: the oldest columns have nothing to hide for longest
            canvas.text(0, top, progress, Style.of(Role.HISTOGRAM));
        }
    }

    /** In eighths of a row; what is not nothing is seen. */
    private static int height(long value, long most, int rowCount) {
        return value == 0 ? 0 : (int) Math.max(1, Math.round((double) value / most * rowCount * 8));
    }

    private void drawColumn(Canvas canvas, int column, int top, int rowCount, int height, Style style) {
        for (int row = 0; row < rowCount; row++) {
            int eighths = Math.min(8, height - 8 * (rowCount - 1 - row));
            if (eighths > 0) {
                canvas.text(column, top + row, bars.substring(eighths - 1, eighths), style);
            }
        }
    }

    /** The columns of the lines on the screen. */
    private void drawPlace(Canvas canvas, int top, int rowCount) {
        PageBuffer buffer = window.buffer();
        if (!buffer.isEmpty()) {
            int from =
                    shown.column(buffer.line(buffer.viewport().first()).entry().orderNanos());
            int to = shown.column(
                    buffer.line(buffer.viewport().lastOnScreen()).entry().orderNanos());
            restyle(canvas, from, to, top, rowCount, Role.HISTOGRAM_PLACE);
        }
    }

    private static void restyle(Canvas canvas, int from, int to, int top, int rowCount, Role role) {
        for (int row = top; row < top + rowCount; row++) {
            canvas.restyle(MARGIN + from, row, Math.max(1, to - from + 1), style -> Style.of(role));
        }
    }
}
