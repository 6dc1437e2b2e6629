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
    private final ViewParts parts;
    private final KeyReader keys;

    /** Null before the first key. */
    private Bindings bindings;

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
        ViewEffects effects = new ViewEffects();
        this.parts = new ViewParts(port, options, nowNanos, effects, effects);
        this.keys = new KeyReader(parts.keymap);
        this.wantsMouse = options.preset().hasMouse();
        if (options.last().isPresent()) {
            parts.keeping.restore();
        }
    }

    private Bindings bindings() {
        if (bindings == null) {
            bindings = new Bindings(parts);
            bindProgram(bindings.commands());
            parts.prompts
                    .settings()
                    .add("mouse", () -> wantsMouse ? "on" : "off", word -> wantsMouse = word.equals("on"));
        }
        return bindings;
    }

    /** Asks for the first page; call it when the size of the screen is known. */
    public void start() {
        parts.window.rows(parts.appearance.layout().bodyRows());
        if (parts.options.last().isPresent()
                && parts.options.last().get().place().isPresent()) {
            parts.window.open(parts.places.at(parts.options.last().get().place().get()));
            return;
        }
        parts.window.open(
                parts.options.anchor() instanceof Anchor.Time at
                        ? parts.steps.landing(at.nanos(), at.nanos())
                        : Ask.Landing.NONE);
    }

    /** Takes what was typed and marked in an earlier run; what was typed and marked in this one is newer. */
    public void recall(Kept earlier) {
        parts.prompts.recall(earlier.histories());
        parts.places.recall(earlier.marks());
        if (earlier.isFirst() && notice == null && bindings == null && parts.layers.isEmpty()) {
            notice = welcome();
        }
        parts.keeping.changed();
        isDirty = true;
    }

    /** Says where help is; null when the keys for that do something else. */
    private Notice welcome() {
        String help = parts.keymap.key(Action.HELP);
        String back = parts.keymap.key(Action.BACK);
        String leave = back.isEmpty() ? parts.keymap.key(Action.QUIT) : back;
        return help.isEmpty() ? null : Notice.of(help + " shows every key, " + leave + " leaves");
    }

    /** What is worth keeping beyond this run; the same object as long as it stays the same. */
    public Kept kept() {
        // While it is typed, a filter is only tried out: what was before the prompt counts
        return parts.layers.top() instanceof Prompt ? parts.keeping.latest() : parts.keeping.now();
    }

    /** Takes an answer; one that is not to the latest question is ignored. */
    public void accept(Page page) {
        parts.places.meet(page);
        parts.window.accept(page);
        parts.prompts.noteSpan(page);
        followDetail();
        parts.histogram.ask();
        if (!parts.window.isFollowing()) {
            parts.keeping.changed();
        }
        isDirty = true;
    }

    /** Takes the facts about all sources; they replace the earlier ones. */
    public void accept(List<Source> list) {
        if (parts.sources.accept(list) || !parts.layers.isEmpty()) {
            parts.keeping.changed();
            parts.sourceKeys.changed();
        }
        if (bindings != null) {
            bindings.sourcesChanged();
        }
    }

    /** Takes which logs grow so fast that the reader should know, in place of those known before. */
    public void acceptGrowth(List<FastGrowth> growing) {
        if (!growing.equals(parts.sources.growing())) {
            parts.sources.growing(growing);
            isDirty = true;
        }
    }

    /** Takes what has been measured of the sources. */
    public void accept(Figures figures) {
        parts.sourceKeys.accept(figures);
        isDirty = true;
    }

    /** Takes all there is to know about a container. */
    public void accept(Card card) {
        if (bindings != null) {
            bindings.accept(card);
        }
        isDirty = true;
    }

    /** Takes what is known to have happened to the containers, in place of what was known before. */
    public void acceptRulers(List<Ruler> known) {
        parts.window.accept(known);
        isDirty = true;
    }

    /**
     * Takes which themes there are.
     *
     * @param used the one that is in use; empty when that is the one from before
     */
    public void acceptThemes(List<String> names, String used) {
        parts.prompts.themes().accept(names, used);
        isDirty = true;
    }

    /** Takes a count that was asked for. */
    public void accept(NewLines count) {
        parts.window.accept(count);
        isDirty = true;
    }

    /** Takes the answer to the search for a line, or a part of it. */
    public void accept(Found found) {
        parts.search.accept(found);
        followDetail();
        isDirty = true;
    }

    /** Takes a count of hits. */
    public void accept(HitCount count) {
        parts.search.accept(count);
        isDirty = true;
    }

    /** Takes all there is to know about a line. */
    public void accept(Detail detail) {
        if (bindings != null) {
            bindings.accept(detail);
        }
        isDirty = true;
    }

    /** Takes how the log spreads over its time. */
    public void accept(Histogram spread) {
        parts.histogram.accept(spread);
        isDirty = true;
    }

    /** Takes how an order to take something away goes. */
    public void accept(Taken taken) {
        parts.taking.accept(taken, parts.layers.isEmpty());
        isDirty = true;
    }

    /** Shows a sentence until the next key. */
    public void accept(Notice text) {
        notice = text;
        isDirty = true;
    }

    /** Takes the times that the log covers, as far as they are known without reading it. */
    public void accept(LogSpan known) {
        parts.prompts.span(known);
    }

    /** The log has more lines than when it was last asked. */
    public void logGrew() {
        parts.window.grew();
    }

    /** Time has passed: redraws what depends on the present. A few times a second are enough. */
    public void tick() {
        boolean wasSlow = parts.window.isSlow();
        parts.window.tick();
        isDirty |= !parts.layers.isEmpty() || parts.appearance.showsAge() || wasSlow != parts.window.isSlow();
    }

    public void resize(int newColumns, int newRows) {
        parts.appearance.resize(newColumns, newRows);
        parts.histogram.resize(newColumns);
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
        return parts.window;
    }

    /** Whether something lies over the log and takes the keys. */
    boolean hasLayer() {
        return !parts.layers.isEmpty();
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
        parts.keeping.changed();
        notice = null;
        if (!parts.layers.isEmpty()) {
            parts.layers.handle(key);
        } else if (key.type() == Key.Type.PASTE) {
            keys.reset();
            parts.prompts.paste(key.text());
        } else {
            KeyReader.Command command = keys.read(key);
            if (command != null && command.action() == Action.SELECT) {
                click(key.column(), key.row());
            } else if (command != null) {
                bindings().commands().run(command.action(), command.count());
            }
        }
        followDetail();
    }

    private void followDetail() {
        if (bindings != null) {
            bindings.followDetail();
        }
    }

    private void bindProgram(Commands commands) {
        commands.on(Action.HELP, this::help);
        commands.on(Action.BACK, () -> wantsQuit = !parts.taking.holdsBack());
        commands.on(Action.QUIT, () -> wantsQuit = true);
        commands.on(Action.CANCEL, () -> {
            String coverage = parts.search.coverage();
            if (parts.window.cancel()) {
                tell(Notice.of("stopped"));
            } else if (parts.search.stop()) {
                tell(Notice.of("stopped" + coverage));
            } else {
                parts.taking.cancel();
            }
        });
        commands.on(Action.REPAINT, this::repaint);
        commands.on(Action.SUSPEND, () -> wantsSuspend = true);
    }

    private void help() {
        open(new HelpLayer(parts.keymap, parts.options.symbols()));
    }

    private void open(Layer next) {
        if (next instanceof Prompt && !(parts.layers.top() instanceof Prompt)) {
            parts.keeping.now();
        }
        parts.layers.open(next);
    }

    private void click(int column, int row) {
        Layout layout = parts.appearance.layout();
        if (row >= layout.bodyTop() - layout.stripRows() && row < layout.bodyTop()) {
            parts.histogram.click(column);
            return;
        }
        int inBody = row - layout.bodyTop();
        if (inBody >= 0 && inBody < layout.bodyRows()) {
            parts.window.selectRow(inBody);
        }
    }

    private void tell(Notice text) {
        notice = text;
        isDirty = true;
    }

    private void relayout() {
        isDirty = true;
        parts.appearance.bottomRows(
                parts.layers.isEmpty() ? 1 : parts.layers.top().bottomRows(parts.appearance.rows()));
    }

    /** The picture of the screen as it is now. */
    public Frame render() {
        isDirty = false;
        Canvas canvas = parts.appearance.canvas();
        RowPainter.Look look = parts.appearance.look(instant(parts.nowNanos.getAsLong()), parts.places);
        parts.screenPainter.drawLog(canvas, parts.window, parts.filtering.stack(), look);
        Layout layout = parts.appearance.layout();
        parts.taking.draw(canvas, layout, parts.options.symbols());
        parts.histogram.draw(canvas, layout.bodyTop() - layout.stripRows(), layout.stripRows());
        if (parts.layers.isEmpty()) {
            parts.screenPainter.drawStatus(canvas, parts.window, parts.search, keys, parts.taking.notice(notice), look);
            return canvas.frame(-1, 0);
        }
        Layer layer = parts.layers.top();
        parts.screenPainter.drawLayer(canvas, layer, notice, look);
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
            parts.window.filter(filter);
            parts.search.filterChanged();
            parts.histogram.ask();
            isDirty = true;
        }

        @Override
        public void relayout() {
            LogView.this.relayout();
        }

        @Override
        public void write(String file, boolean mayOverwrite) {
            parts.taking.write(file, mayOverwrite);
        }

        @Override
        public void help() {
            LogView.this.help();
        }

        @Override
        public void theme(String name) {
            parts.port.theme(name);
        }

        @Override
        public void quit() {
            wantsQuit = true;
        }
    }
}
