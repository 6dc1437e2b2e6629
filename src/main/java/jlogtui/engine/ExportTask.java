package jlogtui.engine;

import java.io.IOException;
import java.util.List;
import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.model.Anchor;
import jlogtui.model.Place;
import jlogtui.model.Position;
import jlogtui.query.LineRange;
import jlogtui.timeline.Budget;
import jlogtui.timeline.MessageLines;
import jlogtui.timeline.Timeline;

/** The lines of one export, given to its sink in steps that each end with their budget. */
final class ExportTask {
    private final Export export;
    private final Timeline timeline;
    private final LineRange range;
    /** Null unless one message is taken. */
    private final MessageLines message;

    private boolean isDone;
    private long order;

    ExportTask(Export export, List<BlockIndex> indexes) {
        this.export = export;
        range = export.range().orElse(null);
        message = export.message().isEmpty()
                ? null
                : new MessageLines(indexes, export.message().get());
        if (message != null) {
            timeline = message.timeline();
            return;
        }
        timeline = new Timeline(indexes, export.unit(), export.filter());
        if (range == null) {
            timeline.toStart();
        } else {
            order = range.first().orderNanos();
            timeline.toBefore(range.first().position(), range.first().orderNanos());
        }
    }

    boolean isDone() {
        return isDone;
    }

    /** How far it has come, 0 to 1: by bytes, and of a range, whose bytes nobody has counted, by time. */
    double share() {
        if (range != null) {
            double span = range.last().orderNanos() - (double) range.first().orderNanos();
            return span <= 0 ? 0 : (order - (double) range.first().orderNanos()) / span;
        }
        long total = timeline.totalBytes();
        return total <= 0 ? 0 : (double) timeline.scannedBytes() / total;
    }

    /**
     * Goes on until all lines have been given or the budget is spent. Only here may the indexes throw
     * {@link jlogtui.index.Unfinished}, for a line that has been found must be given.
     *
     * @param stepping tells the budget whether the timeline is looking for a line
     */
    void step(Budget budget, Stepping stepping) throws IOException {
        do {
            stepping.is(true);
            boolean isFound = message == null ? timeline.step(budget) : message.next() != null;
            stepping.is(false);
            if (!isFound) {
                isDone = message != null || timeline.isExhausted();
            } else if (isBehindLast()) {
                isDone = true;
            } else {
                export.sink().take(timeline);
                isDone = isLast();
            }
        } while (!isDone && !budget.isSpent());
    }

    /** Is told when the timeline looks for a line, and when it has ended to. */
    interface Stepping {
        void is(boolean isLooking);
    }

    private boolean isLast() {
        if (range == null) {
            return false;
        }
        Position last = range.last().position();
        return timeline.source() == last.source() && compareFound(last) == 0;
    }

    /** The last line may be hidden by the filter: then what comes after it in its source or in time ends the range, too. */
    private boolean isBehindLast() {
        order = timeline.block().order(timeline.item());
        if (range == null) {
            return false;
        }
        Anchor.Before last = range.last();
        if (timeline.source() == last.position().source()) {
            return compareFound(last.position()) > 0;
        }
        if (order <= last.orderNanos() || !timeline.shows(last.position().source())) {
            return order > last.orderNanos();
        }
        Place place = timeline.place(last.position().source());
        return place.compareTo(
                        new Place(last.position().generation(), last.position().offset()))
                > 0;
    }

    private int compareFound(Position last) {
        Block block = timeline.block();
        int byGeneration = Integer.compare(block.generation(), last.generation());
        return byGeneration != 0 ? byGeneration : Long.compare(block.offset(timeline.item()), last.offset());
    }
}
