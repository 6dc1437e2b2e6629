package jlogtui.engine;

import java.util.List;
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

    Hits(List<BlockIndex> indexes, Filter shown, Wanted wanted) {
        this.timeline = new Timeline(indexes, Unit.ENTRIES, wanted.among(shown));
        this.wanted = wanted;
    }

    Timeline timeline() {
        return timeline;
    }

    /** The next one in a direction; null when there is none (the timeline is exhausted) or the budget is spent. */
    Entry step(boolean forward, Budget budget) {
        Entry entry;
        do {
            entry = forward ? timeline.next(budget) : timeline.previous(budget);
            if (entry != null && wanted.is(entry)) {
                return entry;
            }
        } while (entry != null && !budget.isSpent());
        return null;
    }
}
