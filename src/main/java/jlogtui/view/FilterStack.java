package jlogtui.view;

import java.util.ArrayList;
import java.util.List;
import jlogtui.model.Level;
import jlogtui.query.Filter;
import jlogtui.query.TextFilter;
import jlogtui.query.TextPattern;

/** The filters by pattern and by level, in the order of their making; each can be off, and all of them at once. */
final class FilterStack {
    /**
     * One filter.
     *
     * @param isKeep lines that match stay; else they go
     * @param isOn whether it counts
     */
    record Rule(boolean isKeep, TextPattern pattern, boolean isOn) {
        Rule toggled() {
            return new Rule(isKeep, pattern, !isOn);
        }

        /** The key that makes such a filter, and the pattern. */
        String label() {
            return (isKeep ? "&" : "!") + pattern.text();
        }
    }

    /** All filters at one time. */
    record State(List<Rule> rules, boolean isOff) {}

    /** Every line is shown, but for those that are dropped. */
    static final int ALL_LINES = ViewState.ALL_LINES;

    private static final List<Integer> CONTEXTS = List.of(0, 3, 10, ALL_LINES);
    private static final List<Level> LEVELS = List.of(Level.TRACE, Level.INFO, Level.WARN, Level.ERROR);

    private final List<Rule> rules = new ArrayList<>();
    private Level least;
    private int context;
    private boolean isContextOfAll;
    private boolean isByMessage;
    private boolean isOff;

    /** @param filter what it begins with */
    FilterStack(Filter filter) {
        for (TextPattern pattern : filter.text().keep()) {
            rules.add(new Rule(true, pattern, true));
        }
        for (TextPattern pattern : filter.text().drop()) {
            rules.add(new Rule(false, pattern, true));
        }
        least = filter.least();
        context = filter.text().context();
        isContextOfAll = filter.text().ofAll();
        isByMessage = filter.text().byMessage();
    }

    List<Rule> rules() {
        return rules;
    }

    Level least() {
        return least;
    }

    /** Lines shown around each hit; {@link #ALL_LINES} for all. */
    int context() {
        return context;
    }

    void context(int lines) {
        context = lines;
    }

    /** Whether those lines are of all sources; else of the hit's. */
    boolean isContextOfAll() {
        return isContextOfAll;
    }

    void contextOfAll(boolean isOfAll) {
        isContextOfAll = isOfAll;
    }

    /** Whether patterns are asked of whole messages. */
    boolean isByMessage() {
        return isByMessage;
    }

    void byMessage(boolean whole) {
        isByMessage = whole;
    }

    /** Whether there are hits that lines can be around. */
    boolean hasHits() {
        return !isOff && (least != Level.TRACE || !kept().isEmpty());
    }

    void moreContext() {
        for (int lines : CONTEXTS) {
            if (lines > context) {
                context = lines;
                return;
            }
        }
    }

    void lessContext() {
        int less = 0;
        for (int lines : CONTEXTS) {
            less = lines < context ? lines : less;
        }
        context = less;
    }

    /** Whether all filters are switched off for the moment. */
    boolean isOff() {
        return isOff;
    }

    /** Whether there is any, on or off. */
    boolean isEmpty() {
        return rules.isEmpty() && least == Level.TRACE;
    }

    State state() {
        return new State(List.copyOf(rules), isOff);
    }

    /** Makes the filters by pattern again what they were. */
    void restore(State state) {
        rules.clear();
        rules.addAll(state.rules());
        isOff = state.isOff();
    }

    /** All of them in words that outlast this run. */
    ViewState.Filters filters() {
        List<ViewState.Rule> all = new ArrayList<>();
        for (Rule rule : rules) {
            all.add(new ViewState.Rule(rule.isKeep(), rule.pattern(), rule.isOn()));
        }
        return new ViewState.Filters(all, isOff, least, context, isContextOfAll, isByMessage);
    }

    /** Makes all of them what they were in an earlier run. */
    void restore(ViewState.Filters filters) {
        rules.clear();
        for (ViewState.Rule rule : filters.rules()) {
            rules.add(new Rule(rule.isKeep(), rule.pattern(), rule.isOn()));
        }
        isOff = filters.areOff();
        least = filters.least();
        context = filters.context();
        isContextOfAll = filters.isContextOfAll();
        isByMessage = filters.isByMessage();
    }

    void add(Rule rule) {
        isOff = false;
        rules.add(rule);
    }

    /** Takes the place of a rule, or its place away when null. */
    void set(int index, Rule rule) {
        if (rule == null) {
            rules.remove(index);
        } else {
            rules.set(index, rule);
        }
    }

    /** Moves a rule up or down by one; where it is then. */
    int move(int index, int by) {
        int to = Math.max(0, Math.min(rules.size() - 1, index + by));
        rules.add(to, rules.remove(index));
        return to;
    }

    void nextLeast() {
        int at = LEVELS.indexOf(least);
        least = LEVELS.get((at + 1) % LEVELS.size());
    }

    /** Switches all off, or on again. */
    void toggleAll() {
        isOff = !isOff;
    }

    /** The patterns that lines must match now. */
    List<TextPattern> kept() {
        return active(true);
    }

    /** The patterns that lines must not match now. */
    List<TextPattern> dropped() {
        return active(false);
    }

    private List<TextPattern> active(boolean isKeep) {
        List<TextPattern> patterns = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.isOn() && !isOff && rule.isKeep() == isKeep) {
                patterns.add(rule.pattern());
            }
        }
        return patterns;
    }

    /** The filter with these rules in place of its own. */
    Filter applyTo(Filter filter) {
        TextFilter text = context == ALL_LINES
                ? new TextFilter(List.of(), dropped(), 0)
                : new TextFilter(kept(), dropped(), isOff ? Level.TRACE : least, context, isContextOfAll);
        return filter.withText(text.withByMessage(isByMessage));
    }
}
