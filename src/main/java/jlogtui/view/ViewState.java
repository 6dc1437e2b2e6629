package jlogtui.view;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jlogtui.model.Level;
import jlogtui.query.Filter;
import jlogtui.query.StreamChoice;
import jlogtui.query.TextPattern;

/**
 * How the log is looked at, in words that mean the same to another run of the program.
 *
 * @param sinceNanos earliest time shown, inclusive; {@link Long#MIN_VALUE} for no limit
 * @param untilNanos latest time shown, inclusive; {@link Long#MAX_VALUE} for no limit
 * @param place the selected line; empty while the log is followed
 */
public record ViewState(
        Filters filters,
        StreamChoice streams,
        long sinceNanos,
        long untilNanos,
        Muting muting,
        Drawing drawing,
        Optional<LineMark> place) {
    /** Around each hit all lines are shown, but for those that are dropped. */
    public static final int ALL_LINES = Integer.MAX_VALUE;

    /** Every line, followed, as the program opens when nothing else is asked of it. */
    public static final ViewState PLAIN = new ViewState(
            new Filters(List.of(), false, Level.TRACE, 0, false, false),
            StreamChoice.ALL,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            new Muting(Set.of(), false),
            new Drawing(false, "local", true, "off", false),
            Optional.empty());

    /**
     * A filter by pattern.
     *
     * @param isKeep lines that match stay; else they go
     * @param isOn whether it counts
     */
    public record Rule(boolean isKeep, TextPattern pattern, boolean isOn) {}

    /**
     * The filters by pattern and by level.
     *
     * @param areOff all are switched off for the moment
     * @param least the least level shown; {@link Level#TRACE} for no limit
     * @param context lines shown around each hit; {@link #ALL_LINES} for all
     * @param isContextOfAll those lines are of all sources; else of the hit's
     * @param isByMessage patterns are asked of whole messages, not of lines
     */
    public record Filters(
            List<Rule> rules, boolean areOff, Level least, int context, boolean isContextOfAll, boolean isByMessage) {
        public Filters {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Which containers are not shown.
     *
     * @param sources ids of those that are muted; with {@code isSolo} of those that are not
     * @param isSolo some were singled out: whatever else there is, or comes, is muted
     */
    public record Muting(Set<String> sources, boolean isSolo) {
        public Muting {
            sources = Set.copyOf(sources);
        }

        /** Whether a container is muted. */
        public boolean mutes(String id) {
            return isSolo != sources.contains(id);
        }
    }

    /**
     * How lines are drawn.
     *
     * @param wrap long lines take several rows
     * @param time what the time column shows, as {@code :set time} names it
     * @param logColours SGR colours in the log are kept
     * @param histogram off, volume or errors
     * @param fold messages of several lines are shown by their first
     */
    public record Drawing(boolean wrap, String time, boolean logColours, String histogram, boolean fold) {}

    public ViewState withDrawing(Drawing other) {
        return new ViewState(filters, streams, sinceNanos, untilNanos, muting, other, place);
    }

    public ViewState withFilters(Filters other) {
        return new ViewState(other, streams, sinceNanos, untilNanos, muting, drawing, place);
    }

    public ViewState withStreams(StreamChoice choice) {
        return new ViewState(filters, choice, sinceNanos, untilNanos, muting, drawing, place);
    }

    public ViewState withWindow(long since, long until) {
        return new ViewState(filters, streams, since, until, muting, drawing, place);
    }

    public ViewState withPlace(Optional<LineMark> line) {
        return new ViewState(filters, streams, sinceNanos, untilNanos, muting, drawing, line);
    }

    /** @param muted the numbers that the muted containers have in this run */
    Filter filter(Set<Integer> muted) {
        FilterStack stack = new FilterStack(Filter.NONE);
        stack.restore(filters);
        return stack.applyTo(new Filter(streams, sinceNanos, untilNanos, muted));
    }
}
