package jlogtui.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jlogtui.index.BlockIndex;
import jlogtui.model.Cut;
import jlogtui.model.Entry;
import jlogtui.model.HitCount;
import jlogtui.query.HitQuery;
import jlogtui.timeline.Budget;

/** The counting of hits: back from where the log ended when it was asked for, and on from there as it grows. */
final class HitCounter {
    private final HitQuery query;
    private final Map<Integer, Long> hits = new HashMap<>();
    private final Hits back;
    private final Hits fresh;
    private final Cut start;
    private List<BlockIndex> indexes;
    private boolean isBackDone;
    private boolean isFreshDone = true;

    HitCounter(HitQuery query, List<BlockIndex> indexes) {
        this.query = query;
        this.indexes = indexes;
        back = new Hits(indexes, query.shown(), query.wanted());
        back.timeline().toEnd();
        start = back.timeline().cut();
        fresh = new Hits(indexes, query.shown(), query.wanted());
        fresh.timeline().to(start);
    }

    /** Takes note that the sources have changed. */
    void grew(List<BlockIndex> current) {
        indexes = current;
        for (BlockIndex index : current) {
            if (!fresh.timeline().knows(index.source())) {
                fresh.timeline().add(index, start);
            }
        }
        fresh.timeline().refresh();
        back.timeline().refresh();
        isFreshDone = false;
    }

    boolean hasMore() {
        return !isBackDone || !isFreshDone;
    }

    /** Counts on as far as the budget goes: first what is new, for that is little. */
    void step(Budget budget) {
        if (!isFreshDone) {
            isFreshDone = count(fresh, true, budget);
        }
        if (!isBackDone) {
            isBackDone = count(back, false, budget);
        }
    }

    /** Whether all have been counted in that direction. */
    private boolean count(Hits of, boolean forward, Budget budget) {
        Entry entry = of.step(forward, budget);
        while (entry != null) {
            hits.merge(entry.position().source(), 1L, Long::sum);
            if (budget.isSpent()) {
                return false;
            }
            entry = of.step(forward, budget);
        }
        return of.timeline().isExhausted();
    }

    /** What has been counted so far. */
    HitCount counted() {
        Map<Integer, HitCount.OfSource> counts = new HashMap<>();
        for (BlockIndex index : indexes) {
            if (fresh.timeline().shows(index.source())) {
                long total = index.totalBytes();
                boolean isNew = !back.timeline().shows(index.source());
                long left = isBackDone || isNew
                        ? 0
                        : index.bytesBefore(back.timeline().looked(index.source()));
                long found = hits.getOrDefault(index.source(), 0L);
                counts.put(index.source(), new HitCount.OfSource(found, total - left, total));
            }
        }
        return new HitCount(query.id(), counts);
    }
}
