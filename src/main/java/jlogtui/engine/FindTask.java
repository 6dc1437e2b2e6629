package jlogtui.engine;

import java.util.List;
import java.util.Optional;
import jlogtui.index.BlockIndex;
import jlogtui.model.Entry;
import jlogtui.model.Found;
import jlogtui.query.FindQuery;
import jlogtui.timeline.Budget;
import jlogtui.timeline.Timeline;

/** The search for one line, in steps that each end with their budget: to the end of the log, then on from its other end. */
final class FindTask {
    private final FindQuery query;
    private final Hits hits;
    private final Timeline timeline;
    /** Bytes before the place where the search began. */
    private final long origin;

    private int left;
    private boolean isWrapped;
    private boolean isDone;

    FindTask(FindQuery query, List<BlockIndex> indexes) {
        this.query = query;
        left = query.count();
        hits = new Hits(indexes, query.shown(), query.wanted());
        timeline = hits.timeline();
        timeline.to(query.from());
        origin = timeline.bytesBefore(timeline.cut());
    }

    /** Whether the line has been found, or that there is none. */
    boolean isDone() {
        return isDone;
    }

    /** Looks on until the line is found or the budget is spent, and says how far it has come. */
    Found step(Budget budget) {
        do {
            Entry entry = hits.step(query.forward(), budget);
            if (entry != null && --left == 0) {
                return done(Optional.of(LineLimit.shorten(entry)));
            }
            if (entry == null && !goOn()) {
                return done(Optional.empty());
            }
        } while (!budget.isSpent());
        return found(Optional.empty());
    }

    /** Goes on from the other end where the log ended; false when all of it was looked at and there was no hit. */
    private boolean goOn() {
        boolean isAtEdge = timeline.isExhausted();
        if (isWrapped && (isAtEdge || isRound()) && left == query.count()) {
            return false;
        }
        if (isAtEdge) {
            isWrapped = true;
            if (query.forward()) {
                timeline.toStart();
            } else {
                timeline.toEnd();
            }
        }
        return true;
    }

    /** Whether the search has come back to where it began. */
    private boolean isRound() {
        long at = timeline.bytesBefore(timeline.cut());
        return query.forward() ? at > origin : at < origin;
    }

    private Found done(Optional<Entry> entry) {
        isDone = true;
        return found(entry);
    }

    private Found found(Optional<Entry> entry) {
        long silentNanos = entry.isPresent() ? hits.silentNanos() : 0;
        long scanned = timeline.scannedBytes();
        return new Found(query.id(), entry, isWrapped, isDone, scanned, timeline.totalBytes(), silentNanos);
    }
}
