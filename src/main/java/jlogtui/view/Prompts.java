package jlogtui.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jlogtui.model.Anchor;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.query.Filter;
import jlogtui.query.TimeContext;
import jlogtui.query.TimeParser;
import jlogtui.query.TimeReading;

/** Opens prompts, remembers what was typed into them, and has done what they are told. */
final class Prompts implements Orders {
    /** What prompts change about the view as a whole. */
    interface Effects {
        /** Lays something over the log. */
        void open(Layer layer);

        /** Shows the log through another filter. */
        void filter(Filter filter);

        /** Names and numbers of containers have changed. */
        void relayout();

        /** Writes what the screen shows to a file. */
        void write(String file, boolean mayOverwrite);

        /** Shows every key, command and setting. */
        void help();

        /** Has a theme used. */
        void theme(String name);

        void quit();
    }

    private final ViewOptions options;
    private final LogWindow window;
    private final TimeSteps steps;
    private final Appearance appearance;
    private final LongSupplier nowNanos;
    private final Effects effects;
    private final SourceList sources;
    private final Consumer<Notice> tell;
    private final Settings settings = new Settings();
    private final ThemeChoice themes;
    private final Map<String, List<String>> histories = new HashMap<>();
    private final Search search;
    private LogSpan span = LogSpan.NONE;

    Prompts(
            ViewOptions options,
            LogWindow window,
            TimeSteps steps,
            Appearance appearance,
            SourceList sources,
            LongSupplier nowNanos,
            Effects effects,
            Consumer<Notice> tell,
            Search search) {
        this.options = options;
        this.window = window;
        this.steps = steps;
        this.appearance = appearance;
        this.nowNanos = nowNanos;
        this.search = search;
        this.sources = sources;
        this.effects = effects;
        this.tell = tell;
        this.themes = new ThemeChoice(effects, options.symbols());
    }

    /** Puts in what its keys do. */
    void bind(Commands commands) {
        commands.on(Action.GO_TO_TIME, () -> askTime(""));
        commands.on(Action.COMMAND, () -> ask(new CommandQuestion(this, options.symbols()), ""));
        commands.on(Action.SEARCH, () -> askSearch(""));
    }

    /** Opens a prompt with a first text. */
    void ask(Question question, String initial) {
        open(question, initial, false);
    }

    /** Opens a prompt with a text that gives way to what is typed. */
    void suggest(Question question, String text) {
        open(question, text, true);
    }

    private void open(Question question, String initial, boolean isSuggestion) {
        List<String> history = histories.computeIfAbsent(question.label().strip(), none -> new ArrayList<>());
        effects.open(new Prompt(question, history, initial, isSuggestion));
    }

    /** Puts what was typed in an earlier run before what has been typed in this one. */
    void recall(Map<String, List<String>> earlier) {
        for (Map.Entry<String, List<String>> one : earlier.entrySet()) {
            List<String> history = histories.computeIfAbsent(one.getKey(), none -> new ArrayList<>());
            List<String> older = new ArrayList<>(one.getValue());
            older.removeAll(history);
            history.addAll(0, older);
        }
    }

    /** What was typed into each kind of prompt, oldest first. */
    Map<String, List<String>> histories() {
        return histories;
    }

    private void askTime(String initial) {
        ask(new TimeQuestion(this, options.symbols()), initial);
    }

    private void askSearch(String initial) {
        // At once, or else what is typed next would be taken for keys
        ask(search.question(), initial);
    }

    /** Text that came as one piece: a time is gone to, any other is searched for, but only when it is entered. */
    void paste(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        if (TimeParser.looksLikeTime(line)) {
            askTime(line);
        } else if (!line.isEmpty()) {
            askSearch(Search.quoted(line));
        }
    }

    /** Takes the times that the log covers, as far as they are known without reading it. */
    void span(LogSpan known) {
        span = known;
    }

    /** Takes from a page what it tells of the times that the log covers. */
    void noteSpan(Page page) {
        if (page.lines().isEmpty()) {
            return;
        }
        if (page.atStart()) {
            span = span.withOldest(page.lines().get(0).entry().orderNanos());
        }
        span = span.withNewest(page.lines().get(page.lines().size() - 1).entry().orderNanos());
    }

    @Override
    public TimeContext times(TimeContext.Use use) {
        Line line = window.buffer().selectedLine();
        long here = line == null ? TimeContext.UNKNOWN : line.entry().orderNanos();
        return new TimeContext(
                appearance.zone(),
                LogView.instant(nowNanos.getAsLong()),
                span.newestNanos(),
                span.oldestNanos(),
                here,
                use);
    }

    @Override
    public void goTo(TimeReading reading) {
        window.goTo(new Anchor.Time(reading.nanos()), steps.landing(reading.nanos(), reading.endNanos()));
    }

    @Override
    public void since(long nanos) {
        effects.filter(window.filter().withWindow(nanos, window.filter().untilNanos()));
    }

    @Override
    public void until(long nanos) {
        effects.filter(window.filter().withWindow(window.filter().sinceNanos(), nanos));
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public void tell(Notice notice) {
        tell.accept(notice);
    }

    @Override
    public void showCommand() {
        Optional<String> command = PlainCommand.of(options.invocation(), window.filter(), sources.all());
        if (command.isPresent()) {
            effects.open(new TextLayer("prints what the screen shows:", command.get()));
        } else {
            String why = PlainCommand.whyNot(window.filter(), sources.all()).orElseThrow();
            tell.accept(Notice.warning(why));
        }
    }

    @Override
    public void showHelp() {
        effects.help();
    }

    @Override
    public void write(String file, boolean mayOverwrite) {
        effects.write(file, mayOverwrite);
    }

    @Override
    public ThemeChoice themes() {
        return themes;
    }

    @Override
    public void quit() {
        effects.quit();
    }
}
