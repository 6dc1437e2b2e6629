package jlogtui.view;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jlogtui.model.Anchor;
import jlogtui.model.Card;
import jlogtui.model.Detail;
import jlogtui.model.FastGrowth;
import jlogtui.model.Figures;
import jlogtui.model.Found;
import jlogtui.model.Histogram;
import jlogtui.model.HitCount;
import jlogtui.model.Page;
import jlogtui.model.Ruler;
import jlogtui.model.Source;
import jlogtui.query.Filter;

/**
 * The screen: takes keys and facts, gives frames. It waits for nothing: what it asks of the log comes back later through
 * {@code accept}. Owned by one thread.
 */
public final class LogView {
    private final LogPort port;
    private final ViewOptions options;
    private final LongSupplier nowNanos;
    private final Keymap keymap;
    private final KeyReader keys;
    private final SourceList sources;
    private final LogWindow window;
    private final Layers layers;
    private final TimeSteps steps;
    private final Places places;
    private final RulerSteps rulerSteps;
    private final Search search;
    private final Filtering filtering;
    private final Highlights highlights = new Highlights();
    private final Appearance appearance;
    private final ScreenPainter screenPainter;
    private final TypedPatterns patterns;
    private final Prompts prompts;
    private final SourceKeys sourceKeys;
    private final HistogramStrip histogram;
    private final Taking taking;
    private final Folding folding;
    private final Keeping keeping;

    private Commands commands;
    /** Null before the first key, as are {@link #commands}. */
    private Details details;

    private Cards cards;

    private Notice notice;
    private boolean isDirty = true;
    private boolean wantsQuit;
    private boolean wantsSuspend;
    private boolean wantsRepaint;
    private boolean wantsMouse;

    /**
     * @param port where it asks for lines; nothing is asked before {@link #start()}
     * @param nowNanos the present, epoch nanoseconds
     */
    public LogView(LogPort port, ViewOptions options, LongSupplier nowNanos) {
        this.port = port;
        this.options = options;
        this.nowNanos = nowNanos;
        this.keymap = new Keymap(options.keys());
        this.keys = new KeyReader(keymap);
        Preset preset = options.preset();
        this.patterns = new TypedPatterns(preset.letters());
        this.wantsMouse = preset.hasMouse();
        this.sources = new SourceList(options.filter().muted());
        RowPainter rowPainter = new RowPainter(
                sources, options.symbols(), highlights, preset.drawing().logColours());
        this.appearance = new Appearance(options, sources, rowPainter);
        Rulers rulers = new Rulers();
        FilterStack stack = new FilterStack(options.filter());
        boolean showsAll =
                preset.context() == FilterStack.ALL_LINES && options.last().isEmpty();
        stack.context(showsAll ? FilterStack.ALL_LINES : stack.context());
        Filter opening = showsAll ? stack.applyTo(options.filter()) : options.filter();
        this.window = new LogWindow(port, opening, options.anchor(), appearance, rulers);
        this.screenPainter = new ScreenPainter(rowPainter, sources, keymap, options.symbols());
        ViewEffects effects = new ViewEffects();
        this.layers = new Layers(keymap, effects);
        this.steps = new TimeSteps(window, effects);
        this.places = new Places(window, sources, effects);
        this.rulerSteps = new RulerSteps(window, rulers, effects);
        this.search = new Search(keymap, port, window, places, patterns, highlights, sources, effects);
        this.prompts = new Prompts(options, window, steps, appearance, sources, nowNanos, effects, effects, search);
        this.filtering = new Filtering(
                keymap, stack, window, search, patterns, highlights, prompts, options.symbols(), effects, effects);
        this.sourceKeys = new SourceKeys(port, sources, window, options.symbols(), nowNanos, effects, effects);
        this.histogram = new HistogramStrip(keymap, port, window, steps, places, options.symbols(), effects, effects);
        histogram.restore(preset.drawing().histogram());
        this.taking = new Taking(keymap, port, window, preset.isMasked(), effects, effects);
        this.folding = new Folding(window, effects);
        window.buffer().folded().folds().all(preset.drawing().fold());
        appearance.bind(window, histogram, effects);
        window.beforeJump(places);
        this.keeping = new Keeping(
                options.last().orElse(ViewState.PLAIN),
                window,
                sources,
                filtering,
                appearance,
                histogram,
                places,
                prompts);
        if (options.last().isPresent()) {
            keeping.restore();
        }
    }

    /** What keys do, put together when the first one comes: its hundred lambdas would hold up the first frame. */
    private Commands commands() {
        if (commands == null) {
            commands = new Commands();
            appearance.bind(commands);
            steps.bind(commands);
            places.bind(commands);
            rulerSteps.bind(commands);
            search.bind(commands);
            filtering.bind(commands);
            prompts.bind(commands);
            sourceKeys.bind(commands);
            histogram.bind(commands);
            details = newDetails();
            details.bind(commands);
            cards = newCards();
            cards.bind(commands);
            taking.bind(commands);
            folding.bind(commands);
            new MoveKeys(window, appearance).bind(commands);
            bindProgram();
            Settings settings = prompts.settings();
            patterns.bind(settings);
            filtering.bind(settings);
            appearance.bind(settings);
            taking.bind(settings);
            folding.bind(settings);
            histogram.bind(settings);
            settings.add("mouse", () -> wantsMouse ? "on" : "off", word -> wantsMouse = word.equals("on"));
        }
        return commands;
    }

    private Details newDetails() {
        ViewEffects effects = new ViewEffects();
        return new Details(
                port,
                window,
                filtering,
                search,
                highlights,
                sources,
                appearance,
                taking,
                options.symbols(),
                commands,
                nowNanos,
                effects,
                effects);
    }

    private Cards newCards() {
        ViewEffects effects = new ViewEffects();
        return new Cards(
                keymap,
                port,
                window,
                sources,
                appearance,
                taking,
                commands,
                options.symbols(),
                nowNanos,
                effects,
                effects);
    }

    /** Asks for the first page; call it when the size of the screen is known. */
    public void start() {
        window.rows(appearance.layout().bodyRows());
        if (options.last().isPresent() && options.last().get().place().isPresent()) {
            window.open(places.at(options.last().get().place().get()));
            return;
        }
        window.open(
                options.anchor() instanceof Anchor.Time at ? steps.landing(at.nanos(), at.nanos()) : Ask.Landing.NONE);
    }

    /** Takes what was typed and marked in an earlier run; what was typed and marked in this one is newer. */
    public void recall(Kept earlier) {
        prompts.recall(earlier.histories());
        places.recall(earlier.marks());
        if (earlier.isFirst() && notice == null && commands == null && layers.isEmpty()) {
            notice = welcome();
        }
        keeping.changed();
        isDirty = true;
    }

    /** Says where help is; null when the keys for that do something else. */
    private Notice welcome() {
        String help = keymap.key(Action.HELP);
        String back = keymap.key(Action.BACK);
        String leave = back.isEmpty() ? keymap.key(Action.QUIT) : back;
        return help.isEmpty() ? null : Notice.of(help + " shows every key, " + leave + " leaves");
    }

    /** What is worth keeping beyond this run; the same object as long as it stays the same. */
    public Kept kept() {
        // While it is typed, a filter is only tried out: what was before the prompt counts
        return layers.top() instanceof Prompt ? keeping.latest() : keeping.now();
    }

    /** Takes an answer; one that is not to the latest question is ignored. */
    public void accept(Page page) {
        places.meet(page);
        window.accept(page);
        prompts.noteSpan(page);
        followDetail();
        histogram.ask();
        if (!window.isFollowing()) {
            keeping.changed();
        }
        isDirty = true;
    }

    /** Takes the facts about all sources; they replace the earlier ones. */
    public void accept(List<Source> list) {
        if (sources.accept(list) || !layers.isEmpty()) {
            keeping.changed();
            sourceKeys.changed();
        }
        if (cards != null) {
            cards.sourcesChanged();
        }
    }

    /** Takes which logs grow so fast that the reader should know, in place of those known before. */
    public void acceptGrowth(List<FastGrowth> growing) {
        if (!growing.equals(sources.growing())) {
            sources.growing(growing);
            isDirty = true;
        }
    }

    /** Takes what has been measured of the sources. */
    public void accept(Figures figures) {
        sourceKeys.accept(figures);
        isDirty = true;
    }

    /** Takes all there is to know about a container. */
    public void accept(Card card) {
        if (cards != null) {
            cards.accept(card);
        }
        isDirty = true;
    }

    /** Takes what is known to have happened to the containers, in place of what was known before. */
    public void acceptRulers(List<Ruler> known) {
        window.accept(known);
        isDirty = true;
    }

    /**
     * Takes which themes there are.
     *
     * @param used the one that is in use; empty when that is the one from before
     */
    public void acceptThemes(List<String> names, String used) {
        prompts.themes().accept(names, used);
        isDirty = true;
    }

    /** Takes a count that was asked for. */
    public void accept(NewLines count) {
        window.accept(count);
        isDirty = true;
    }

    /** Takes the answer to the search for a line, or a part of it. */
    public void accept(Found found) {
        search.accept(found);
        followDetail();
        isDirty = true;
    }

    /** Takes a count of hits. */
    public void accept(HitCount count) {
        search.accept(count);
        isDirty = true;
    }

    /** Takes all there is to know about a line. */
    public void accept(Detail detail) {
        if (details != null) {
            details.accept(detail);
        }
        isDirty = true;
    }

    /** Takes how the log spreads over its time. */
    public void accept(Histogram spread) {
        histogram.accept(spread);
        isDirty = true;
    }

    /** Takes how an order to take something away goes. */
    public void accept(Taken taken) {
        taking.accept(taken, layers.isEmpty());
        isDirty = true;
    }

    /** Shows a sentence until the next key. */
    public void accept(Notice text) {
        notice = text;
        isDirty = true;
    }

    /** Takes the times that the log covers, as far as they are known without reading it. */
    public void accept(LogSpan known) {
        prompts.span(known);
    }

    /** The log has more lines than when it was last asked. */
    public void logGrew() {
        window.grew();
    }

    /** Time has passed: redraws what depends on the present. A few times a second are enough. */
    public void tick() {
        boolean wasSlow = window.isSlow();
        window.tick();
        isDirty |= !layers.isEmpty() || appearance.showsAge() || wasSlow != window.isSlow();
    }

    public void resize(int newColumns, int newRows) {
        appearance.resize(newColumns, newRows);
        histogram.resize(newColumns);
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
        return !layers.isEmpty();
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

    /** Whether wheel and clicks are to come here; else the terminal keeps them. */
    public boolean wantsMouse() {
        return wantsMouse;
    }

    /** Takes a key. */
    public void handle(Key key) {
        isDirty = true;
        keeping.changed();
        notice = null;
        if (!layers.isEmpty()) {
            layers.handle(key);
        } else if (key.type() == Key.Type.PASTE) {
            keys.reset();
            prompts.paste(key.text());
        } else {
            KeyReader.Command command = keys.read(key);
            if (command != null && command.action() == Action.SELECT) {
                click(key.column(), key.row());
            } else if (command != null) {
                commands().run(command.action(), command.count());
            }
        }
        followDetail();
    }

    private void followDetail() {
        if (details != null) {
            details.follow();
        }
    }

    private void bindProgram() {
        commands.on(Action.HELP, () -> open(new HelpLayer(keymap, options.symbols())));
        commands.on(Action.BACK, () -> wantsQuit = !taking.holdsBack());
        commands.on(Action.QUIT, () -> wantsQuit = true);
        commands.on(Action.CANCEL, () -> {
            String coverage = search.coverage();
            if (window.cancel()) {
                tell(Notice.of("stopped"));
            } else if (search.stop()) {
                tell(Notice.of("stopped" + coverage));
            } else {
                taking.cancel();
            }
        });
        commands.on(Action.REPAINT, this::repaint);
        commands.on(Action.SUSPEND, () -> wantsSuspend = true);
    }

    private void open(Layer next) {
        if (next instanceof Prompt && !(layers.top() instanceof Prompt)) {
            keeping.now();
        }
        layers.open(next);
    }

    private void click(int column, int row) {
        Layout layout = appearance.layout();
        if (row >= layout.bodyTop() - layout.stripRows() && row < layout.bodyTop()) {
            histogram.click(column);
            return;
        }
        int inBody = row - layout.bodyTop();
        if (inBody >= 0 && inBody < layout.bodyRows()) {
            window.selectRow(inBody);
        }
    }

    private void tell(Notice text) {
        notice = text;
        isDirty = true;
    }

    private void relayout() {
        isDirty = true;
        appearance.bottomRows(layers.isEmpty() ? 1 : layers.top().bottomRows(appearance.rows()));
    }

    /** The picture of the screen as it is now. */
    public Frame render() {
        isDirty = false;
        Canvas canvas = appearance.canvas();
        RowPainter.Look look = appearance.look(instant(nowNanos.getAsLong()), places);
        screenPainter.drawLog(canvas, window, filtering.stack(), look);
        Layout layout = appearance.layout();
        taking.draw(canvas, layout, options.symbols());
        histogram.draw(canvas, layout.bodyTop() - layout.stripRows(), layout.stripRows());
        if (layers.isEmpty()) {
            screenPainter.drawStatus(canvas, window, search, keys, taking.notice(notice), look);
            return canvas.frame(-1, 0);
        }
        Layer layer = layers.top();
        screenPainter.drawLayer(canvas, layer, notice, look);
        return canvas.frame(layer.cursorColumn(), layer.cursorRow());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    /** What the parts of the view change about the whole. */
    private final class ViewEffects implements Prompts.Effects, Consumer<Notice> {
        @Override
        public void accept(Notice text) {
            tell(text);
        }

        @Override
        public void open(Layer next) {
            LogView.this.open(next);
        }

        @Override
        public void filter(Filter filter) {
            window.filter(filter);
            search.filterChanged();
            histogram.ask();
            isDirty = true;
        }

        @Override
        public void relayout() {
            LogView.this.relayout();
        }

        @Override
        public void write(String file, boolean mayOverwrite) {
            taking.write(file, mayOverwrite);
        }

        @Override
        public void theme(String name) {
            port.theme(name);
        }

        @Override
        public void quit() {
            wantsQuit = true;
        }
    }
}
