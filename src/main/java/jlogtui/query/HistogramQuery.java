package jlogtui.query;

import java.util.Set;

/**
 * Asks how the log spreads over its time.
 *
 * @param id tells the answer from those to other queries
 * @param columns into how many columns the time is cut, at least 1
 * @param sinceNanos earliest time of interest; {@link Long#MIN_VALUE} for the whole log
 * @param untilNanos latest time of interest; {@link Long#MAX_VALUE} for the whole log
 * @param muted numbers of the sources that are left out
 * @param withErrors count errors, too, which reads the whole log
 */
public record HistogramQuery(
        long id, int columns, long sinceNanos, long untilNanos, Set<Integer> muted, boolean withErrors) {
    public HistogramQuery {
        muted = Set.copyOf(muted);
    }
}
