package jlogtui.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import jlogtui.model.Anchor;
import jlogtui.model.Entry;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.model.Source;
import jlogtui.query.Filter;
import jlogtui.query.TimeContext;
import jlogtui.query.TimeParser;
import jlogtui.query.TimeReading;

/**
 * The screen: takes keys and facts, gives frames. It waits for nothing: what it asks of the log comes back later through
 * {@code accept}. Owned by one thread.
 */
public final class LogView {
    private static final int WHEEL_ROWS = 3;
    private static final int LITTLE = 8;

    private final ViewOptions options;
    private final LongSupplier nowNanos;
    private final Keymap keymap = new Keymap();
    private final KeyReader keys = new KeyReader(keymap);
    private final SourceList sources;
    private final LogWindow window;
    private final TimeSteps steps;
    private final RowPainter rowPainter;
    private final ScreenPainter screenPainter;
    private final Orders orders = new ViewOrders();
    private final Map<String, List<String>> histories = new HashMap<>();

    private int columns = 80;
    private int rows = 24;
    private Layout layout;
    private TimeColumn time = TimeColumn.LOCAL;
    private boolean wrap;
    private int sideways;
    private LogSpan span = LogSpan.NONE;
    private Layer layer;
    private Notice notice;
    private boolean isDirty = true;
    private boolean wantsQuit;
    private boolean wantsSuspend;
    private boolean wantsRepaint;

    /**
     * @param port where it asks for lines; nothing is asked before {@link #start()}
     * @param nowNanos the present, epoch nanoseconds
     */
    public LogView(LogPort port, ViewOptions options, LongSupplier nowNanos) {
        this.options = options;
        this.nowNanos = nowNanos;
        this.wrap = options.wrap();
        this.sources = new SourceList(options.filter().muted());
        this.window = new LogWindow(port, options.filter(), options.anchor(), this::height);
        this.rowPainter = new RowPainter(sources, options.symbols(), options.logColours());
        this.screenPainter = new ScreenPainter(rowPainter, sources, keymap, options.symbols());
        this.steps = new TimeSteps(window, this::tell);
        this.layout = Layout.of(columns, rows, 1, time, sources);
    }

    /** Asks for the first page; call it when the size of the screen is known. */
    public void start() {
        window.rows(layout.bodyRows());
        window.open(
                options.anchor() instanceof Anchor.Time at ? steps.landing(at.nanos(), at.nanos()) : Ask.Landing.NONE);
    }

    /** Takes an answer; one that is not to the latest question is ignored. */
    public void accept(Page page) {
        window.accept(page);
        noteSpan(page);
        isDirty = true;
    }

    /** Takes the facts about all sources; they replace the earlier ones. */
    public void accept(List<Source> list) {
        sources.accept(list);
        applyMuted();
        relayout();
    }

    /** Takes a count that was asked for. */
    public void accept(NewLines count) {
        window.accept(count);
        isDirty = true;
    }

    /** Shows a sentence until the next key. */
    public void accept(Notice text) {
        notice = text;
        isDirty = true;
    }

    /** Takes the times that the log covers, as far as they are known without reading it. */
    public void accept(LogSpan known) {
        span = known;
    }

    /** The log has more lines than when it was last asked. */
    public void logGrew() {
        window.grew();
        isDirty = true;
    }

    /** Time has passed: redraws what depends on the present. A few times a second are enough. */
    public void tick() {
        boolean wasSlow = window.isSlow();
        window.tick();
        isDirty |= layer != null || time == TimeColumn.AGO || wasSlow != window.isSlow();
    }

    public void resize(int newColumns, int newRows) {
        columns = Math.max(1, newColumns);
        rows = Math.max(1, newRows);
        relayout();
    }

    /** Draws everything anew with the next frame. */
    public void repaint() {
        isDirty = true;
        wantsRepaint = true;
    }

    /** Whether the picture has changed since the last {@link #render()}. */
    public boolean isDirty() {
        return isDirty;
    }

    LogWindow window() {
        return window;
    }

    /** Whether something lies over the log and takes the keys. */
    boolean hasLayer() {
        return layer != null;
    }

    /** Whether the reader wants to leave. */
    public boolean wantsQuit() {
        return wantsQuit;
    }

    /** Whether the reader wants to go to the shell for a while; true once for each time. */
    public boolean wantsSuspend() {
        boolean wanted = wantsSuspend;
        wantsSuspend = false;
        return wanted;
    }

    /** Whether the terminal may show something else than the last frame; true once for each time. */
    public boolean wantsRepaint() {
        boolean wanted = wantsRepaint;
        wantsRepaint = false;
        return wanted;
    }

    /** Takes a key. */
    public void handle(Key key) {
        isDirty = true;
        notice = null;
        if (layer != null) {
            handleInLayer(key);
        } else if (key.type() == Key.Type.PASTE) {
            keys.reset();
            paste(key.text());
        } else {
            KeyReader.Command command = keys.read(key);
            if (command != null) {
                act(command.action(), command.count(), key);
            }
        }
    }

    private void handleInLayer(Key key) {
        Keymap.Binding binding = keymap.find(layer.context(), KeyReader.name(key));
        if (binding != null && binding.action() == Action.QUIT) {
            wantsQuit = true;
        } else if (binding != null) {
            Layer before = layer;
            boolean stays = layer.act(binding.action(), key);
            if (!stays && layer == before) {
                open(null);
            }
        } else if (key.type() == Key.Type.PASTE) {
            layer.type(key.text());
        } else if (key.type() == Key.Type.CHARACTER && !key.ctrl() && !key.alt()) {
            layer.type(Character.toString(key.codePoint()));
        }
    }

    private void paste(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        if (TimeParser.looksLikeTime(line)) {
            openTimePrompt(line);
        } else if (!line.isEmpty()) {
            tell(Notice.warning("the pasted text is not a time; a time would open the time prompt"));
        }
    }

    private void act(Action action, int count, Key key) {
        int page = Math.max(1, layout.bodyRows());
        switch (action) {
            case LINE_DOWN -> window.moveLines(count);
            case LINE_UP -> window.moveLines(-count);
            case HALF_DOWN -> window.movePage(times(Math.max(1, page / 2), count));
            case HALF_UP -> window.movePage(-times(Math.max(1, page / 2), count));
            case PAGE_DOWN -> window.movePage(times(page, count));
            case PAGE_UP -> window.movePage(-times(page, count));
            case WHEEL_DOWN -> window.wheel(WHEEL_ROWS);
            case WHEEL_UP -> window.wheel(-WHEEL_ROWS);
            case SELECT -> click(key.row());
            case OLDEST -> window.goTo(new Anchor.Start(), Ask.Landing.NONE);
            case NEWEST -> window.follow();
            case PERCENT -> window.goTo(new Anchor.Percent(Math.min(100, count)), Ask.Landing.NONE);
            case FOLLOW -> toggleFollow();
            default -> actOnView(action, count);
        }
    }

    private static int times(int rowCount, int count) {
        return (int) Math.min(1_000_000, (long) rowCount * count);
    }

    private void actOnView(Action action, int count) {
        switch (action) {
            case LEFT -> sideways(-(long) LITTLE * count);
            case RIGHT -> sideways((long) LITTLE * count);
            case FAR_LEFT -> sideways(-(long) Math.max(1, layout.messageWidth() / 2) * count);
            case FAR_RIGHT -> sideways((long) Math.max(1, layout.messageWidth() / 2) * count);
            case FIRST_COLUMN -> sideways = 0;
            case WRAP -> {
                wrap = !wrap;
                tell(Notice.of(wrap ? "long lines are wrapped" : "long lines are cut"));
                window.relayout();
            }
            case TIME_COLUMN -> {
                time = time.next();
                tell(Notice.of("time column: " + time.title()));
                relayout();
            }
            case STREAM ->
                filter(window.filter().withStreams(window.filter().streams().next()));
            case OPEN -> openLine();
            case SOLO -> ofThisLine(number -> sources.solo(number));
            case MUTE -> ofThisLine(number -> sources.mute(number, true));
            case SHOW_ALL -> {
                sources.showAll();
                applyMuted();
                relayout();
            }
            default -> actOnProgram(action, count);
        }
    }

    private void actOnProgram(Action action, int count) {
        switch (action) {
            case MINUTE_LATER -> steps.step(60, count);
            case MINUTE_EARLIER -> steps.step(-60, count);
            case HOUR_LATER -> steps.step(3600, count);
            case HOUR_EARLIER -> steps.step(-3600, count);
            case DAY_LATER -> steps.step(86_400, count);
            case DAY_EARLIER -> steps.step(-86_400, count);
            case GO_TO_TIME -> openTimePrompt("");
            case COMMAND -> open(new Prompt(new CommandQuestion(orders, options.symbols()), history("command"), ""));
            case SOURCES -> open(new SourcesLayer(sources, this::sourcesChanged, options.symbols(), selectedSource()));
            case HELP -> open(new HelpLayer(keymap, options.symbols()));
            case BACK, QUIT -> wantsQuit = true;
            case CANCEL -> {
                if (window.cancel()) {
                    tell(Notice.of("stopped"));
                }
            }
            case REPAINT -> repaint();
            case SUSPEND -> wantsSuspend = true;
            default -> throw new IllegalStateException(action + " is bound and not done");
        }
    }

    private void openTimePrompt(String initial) {
        open(new Prompt(new TimeQuestion(orders, options.symbols()), history("time"), initial));
    }

    /** Lays something over the log; null takes it away. */
    private void open(Layer next) {
        layer = next;
        relayout();
    }

    private List<String> history(String prompt) {
        return histories.computeIfAbsent(prompt, none -> new ArrayList<>());
    }

    private void toggleFollow() {
        if (window.isFollowing()) {
            window.whenSettled(window::pause);
        } else {
            window.follow();
        }
    }

    private void click(int row) {
        int inBody = row - layout.bodyTop();
        if (inBody >= 0 && inBody < layout.bodyRows()) {
            window.selectRow(inBody);
        }
    }

    private void sideways(long by) {
        int longest = 0;
        PageBuffer buffer = window.buffer();
        for (int i = buffer.first(); i <= buffer.lastOnScreen(); i++) {
            longest = Math.max(longest, buffer.line(i).entry().textLength());
        }
        boolean isUseless = by > 0 && (wrap || longest <= layout.messageWidth());
        long most = Math.max(sideways, longest - 1);
        sideways = isUseless ? sideways : (int) Math.max(0, Math.min(most, sideways + by));
    }

    private interface SourceAction {
        void on(int source);
    }

    private void ofThisLine(SourceAction action) {
        window.whenSettled(() -> {
            Line line = window.buffer().selectedLine();
            if (line == null) {
                tell(Notice.warning("no line is selected"));
            } else {
                action.on(line.entry().position().source());
                sourcesChanged();
            }
        });
    }

    private void openLine() {
        window.whenSettled(() -> {
            Line line = window.buffer().selectedLine();
            if (line != null && line.entry().kind() == Entry.Kind.COMPRESSED) {
                window.openCompressed(line.entry());
            } else {
                tell(Notice.of("Enter opens a compressed file that takes more than the usual room"));
            }
        });
    }

    private void sourcesChanged() {
        applyMuted();
        relayout();
    }

    private void applyMuted() {
        if (!sources.muted().equals(window.filter().muted())) {
            filter(window.filter().withMuted(sources.muted()));
        }
    }

    private void filter(Filter filter) {
        window.filter(filter);
        isDirty = true;
    }

    private void tell(Notice text) {
        notice = text;
        isDirty = true;
    }

    private int selectedSource() {
        Line line = window.buffer().selectedLine();
        return line == null ? -1 : line.entry().position().source();
    }

    private void noteSpan(Page page) {
        if (page.lines().isEmpty()) {
            return;
        }
        if (page.atStart()) {
            span = span.withOldest(page.lines().get(0).entry().orderNanos());
        }
        span = span.withNewest(page.lines().get(page.lines().size() - 1).entry().orderNanos());
    }

    private int height(Line line) {
        return wrap ? rowPainter.height(line.entry(), layout.messageWidth()) : 1;
    }

    private void relayout() {
        Layout before = layout;
        int bottomRows = layer == null ? 1 : layer.bottomRows(rows);
        layout = Layout.of(columns, rows, bottomRows, time, sources);
        isDirty = true;
        if (before.bodyRows() != layout.bodyRows()) {
            window.rows(layout.bodyRows());
        }
        if (wrap && before.messageWidth() != layout.messageWidth()) {
            window.relayout();
        }
    }

    /** The picture of the screen as it is now. */
    public Frame render() {
        isDirty = false;
        Canvas canvas = new Canvas(columns, rows, Style.of(Role.TEXT));
        RowPainter.Look look =
                new RowPainter.Look(layout, time, time.zone(options.zone()), now(), wrap ? 0 : sideways, wrap);
        screenPainter.drawLog(canvas, window, look);
        if (layer == null) {
            screenPainter.drawStatus(canvas, window, keys, notice, look);
            return canvas.frame(-1, 0);
        }
        screenPainter.drawLayer(canvas, layer, look);
        return canvas.frame(layer.cursorColumn(), layer.cursorRow());
    }

    private Instant now() {
        return instant(nowNanos.getAsLong());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    /** What prompts can have done. */
    private final class ViewOrders implements Orders {
        @Override
        public TimeContext times(TimeContext.Use use) {
            Line line = window.buffer().selectedLine();
            long here = line == null ? TimeContext.UNKNOWN : line.entry().orderNanos();
            return new TimeContext(time.zone(options.zone()), now(), span.newestNanos(), span.oldestNanos(), here, use);
        }

        @Override
        public void goTo(TimeReading reading) {
            window.goTo(new Anchor.Time(reading.nanos()), steps.landing(reading.nanos(), reading.endNanos()));
        }

        @Override
        public void since(long nanos) {
            filter(window.filter().withWindow(nanos, window.filter().untilNanos()));
        }

        @Override
        public void until(long nanos) {
            filter(window.filter().withWindow(window.filter().sinceNanos(), nanos));
        }

        @Override
        public void quit() {
            wantsQuit = true;
        }
    }
}
