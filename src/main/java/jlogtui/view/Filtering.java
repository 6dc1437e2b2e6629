package jlogtui.view;

import java.util.List;
import java.util.function.Consumer;
import jlogtui.model.Level;
import jlogtui.model.Line;
import jlogtui.query.PatternException;
import jlogtui.query.TextPattern;

/** Makes, shows and changes the filters by pattern and by level. */
final class Filtering {
    private static final String ALL_LINES = "all-lines";
    private static final String OF_SAME = "same";
    private static final String OF_ALL = "all";

    private final Keymap keymap;
    private final FilterStack stack;
    private final LogWindow window;
    private final Search search;
    private final TypedPatterns patterns;
    private final Highlights highlights;
    private final Prompts prompts;
    private final Symbols symbols;
    private final Prompts.Effects effects;
    private final Consumer<Notice> tell;

    /** @param stack the filters that the log is asked for through */
    Filtering(
            Keymap keymap,
            FilterStack stack,
            LogWindow window,
            Search search,
            TypedPatterns patterns,
            Highlights highlights,
            Prompts prompts,
            Symbols symbols,
            Prompts.Effects effects,
            Consumer<Notice> tell) {
        this.keymap = keymap;
        this.stack = stack;
        this.window = window;
        this.search = search;
        this.patterns = patterns;
        this.highlights = highlights;
        this.prompts = prompts;
        this.symbols = symbols;
        this.effects = effects;
        this.tell = tell;
    }

    /** Puts in what its keys do. */
    void bind(Commands commands) {
        commands.on(Action.KEEP, () -> askFor(true));
        commands.on(Action.DROP, () -> askFor(false));
        commands.on(Action.FILTERS, this::list);
        commands.on(Action.FILTERS_ON, this::toggleAll);
        commands.on(Action.LEAST_LEVEL, () -> {
            stack.nextLeast();
            apply();
            tell.accept(Notice.of("least level: " + levelName()));
        });
        commands.on(Action.MORE_CONTEXT, () -> context(stack::moreContext));
        commands.on(Action.LESS_CONTEXT, () -> context(stack::lessContext));
    }

    /** Puts in what {@code :set} can change. */
    void bind(Settings settings) {
        settings.addAny("context", this::contextSetting, this::setContext);
        settings.add("group", () -> stack.isByMessage() ? "on" : "off", word -> {
            stack.byMessage(word.equals("on"));
            window.pause();
            apply();
        });
    }

    private String contextSetting() {
        String lines = stack.context() == FilterStack.ALL_LINES ? ALL_LINES : Integer.toString(stack.context());
        return lines + " " + (stack.isContextOfAll() ? OF_ALL : OF_SAME);
    }

    /** Takes how many lines, or of which containers. */
    private boolean setContext(String word) {
        if (word.equals(OF_SAME) || word.equals(OF_ALL)) {
            stack.contextOfAll(word.equals(OF_ALL));
        } else if (word.equals(ALL_LINES)) {
            stack.context(FilterStack.ALL_LINES);
        } else if (SettingRow.isNumber(word)) {
            stack.context(Integer.parseInt(word));
        } else {
            return false;
        }
        window.pause();
        apply();
        return true;
    }

    private void context(Runnable change) {
        if (!stack.hasHits()) {
            tell.accept(Notice.warning(
                    "no filter to show lines around; " + keymap.say(Action.KEEP) + " keeps lines that match"));
            return;
        }
        change.run();
        // The selected line is to stay, and the newest one may be another now
        window.pause();
        apply();
        tell.accept(Notice.of(contextText()));
    }

    private String contextText() {
        String containers = stack.isContextOfAll() ? "all containers" : "the same container";
        return switch (stack.context()) {
            case 0 -> "only lines that match";
            case FilterStack.ALL_LINES -> "all lines; those that match stand out";
            default -> stack.context() + " lines of " + containers + " around each that matches";
        };
    }

    FilterStack stack() {
        return stack;
    }

    /** Makes the filters what they were in an earlier run; the log is already asked for through them. */
    void restore(ViewState.Filters filters) {
        stack.restore(filters);
        highlight();
    }

    private void highlight() {
        highlights.keep(stack.context() > 0 ? stack.kept() : List.of());
    }

    private String levelName() {
        return stack.least() == Level.TRACE ? "all" : stack.least().word();
    }

    private void list() {
        effects.open(new FiltersLayer(stack, this::apply, this::edit, symbols));
    }

    private void toggleAll() {
        if (stack.isEmpty()) {
            tell.accept(Notice.warning("there is no filter; " + keymap.say(Action.KEEP) + " keeps and "
                    + keymap.say(Action.DROP) + " drops lines that match"));
            return;
        }
        stack.toggleAll();
        apply();
        tell.accept(Notice.of(stack.isOff() ? "all filters are off" : "filters are on again"));
    }

    private void apply() {
        highlight();
        effects.filter(stack.applyTo(window.filter()));
    }

    /** Adds a filter whose pattern is certain to be one. */
    void add(boolean isKeep, String pattern) {
        try {
            stack.add(new FilterStack.Rule(isKeep, patterns.parse(pattern), true));
        } catch (PatternException e) {
            throw new IllegalStateException(pattern, e);
        }
        apply();
    }

    private void askFor(boolean isKeep) {
        Line line = window.buffer().selectedLine();
        String token = line == null ? "" : search.tokenOf(line.entry());
        int index = stack.rules().size();
        prompts.suggest(question(isKeep, index), Search.quoted(token));
    }

    private void edit(int index) {
        FilterStack.Rule rule = stack.rules().get(index);
        prompts.ask(question(rule.isKeep(), index), patterns.typed(rule.pattern()));
    }

    /** Asks for the pattern of a filter: an existing one, or a new one when the index is behind the last. */
    private Question question(boolean isKeep, int index) {
        boolean isNew = index == stack.rules().size();
        String hint =
                "a pattern; Enter keeps the filter, Esc drops it, " + keymap.say(Action.FILTERS) + " lists all later";
        FilterStack.State all = stack.state();
        FilterStack.Rule before = isNew ? null : stack.rules().get(index);
        return new SearchQuestion(isKeep ? " keep: " : " drop: ", hint, patterns, new SearchQuestion.Use() {
            /** Whether the typed filter stands in the stack. */
            private boolean isThere = !isNew;

            @Override
            public void typed(TextPattern pattern) {
                put(pattern == null ? before : new FilterStack.Rule(isKeep, pattern, true));
            }

            @Override
            public void entered(TextPattern pattern) {
                put(pattern == null ? null : new FilterStack.Rule(isKeep, pattern, true));
            }

            @Override
            public void cancelled() {
                stack.restore(all);
                apply();
            }

            private void put(FilterStack.Rule rule) {
                if (isThere) {
                    stack.set(index, rule);
                } else if (rule != null) {
                    stack.add(rule);
                }
                isThere = rule != null;
                apply();
            }
        });
    }
}
