package jlogtui.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jlogtui.index.BlockIndex;
import jlogtui.model.Entry;
import jlogtui.query.Filter;
import jlogtui.query.Wanted;
import jlogtui.timeline.Budget;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;

/** Walks, among the lines that a filter shows, from one to the next of those that are wanted. */
final class Hits {
    private final Timeline timeline;
    private final Wanted wanted;
    private final Map<Integer, BlockIndex> bySource = new HashMap<>();
    /** The timeline has stepped over a line of which it is not yet known whether it is wanted. */
    private boolean isUnsure;

    private long silentNanos;

    Hits(List<BlockIndex> indexes, Filter shown, Wanted wanted) {
        this.timeline = new Timeline(indexes, Unit.ENTRIES, wanted.among(shown));
        this.wanted = wanted;
        for (BlockIndex index : indexes) {
            bySource.put(index.source(), index);
        }
    }

    Timeline timeline() {
        return timeline;
    }

    /** How long the source had been silent before the line that was found last, in nanoseconds; 0 when that was not wanted. */
    long silentNanos() {
        return silentNanos;
    }

    /** The next one in a direction; null when there is none (the timeline is exhausted) or the budget is spent. */
    Entry step(boolean forward, Budget budget) {
        return wanted.isSilence() ? stepToSilence(forward, budget) : stepToLine(forward, budget);
    }

    private Entry stepToLine(boolean forward, Budget budget) {
        Entry entry;
        do {
            entry = forward ? timeline.next(budget) : timeline.previous(budget);
            if (entry != null && wanted.is(entry)) {
                return entry;
            }
        } while (entry != null && !budget.isSpent());
        return null;
    }

    /** A line need not be read for this, and its neighbours can lie in a file that is not ready. */
    private Entry stepToSilence(boolean forward, Budget budget) {
        do {
            if (!isUnsure) {
                isUnsure = forward ? timeline.step(budget) : timeline.previous(budget) != null;
            }
            if (!isUnsure) {
                return null;
            }
            silentNanos = Silence.before(bySource.get(timeline.source()), timeline.block(), timeline.item());
            Entry entry = silentNanos > 0 ? timeline.entry() : null;
            isUnsure = false;
            if (entry != null) {
                return entry;
            }
        } while (!budget.isSpent());
        return null;
    }
}
