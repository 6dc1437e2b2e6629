package jlogtui.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import jlogtui.index.BlockIndex;
import jlogtui.model.Anchor;
import jlogtui.model.Cut;
import jlogtui.model.Entry;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.query.PageQuery;
import jlogtui.timeline.Budget;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;

/** The reading of one page, in steps that each end with their budget: first backwards from the anchor, then forward. */
final class PageTask {
    private final PageQuery query;
    private final Timeline timeline;
    private final Deque<Line> before = new ArrayDeque<>();
    private final List<Line> after = new ArrayList<>();
    private Cut anchor;
    private Cut top;
    private Cut bottom;
    private boolean atStart;
    private boolean atEnd;
    private boolean backDone;
    private boolean forwardDone;

    PageTask(PageQuery query, List<BlockIndex> indexes) {
        this(query, new Timeline(indexes, Unit.ENTRIES, query.filter()));
    }

    PageTask(PageQuery query, Timeline timeline) {
        this.query = query;
        this.timeline = timeline;
    }

    /** Reads on until the page is complete, or the budget is spent. */
    void step(Budget budget) {
        if (anchor == null) {
            goToAnchor();
        }
        if (!backDone) {
            readBack(budget);
        }
        if (backDone && !forwardDone) {
            readForward(budget);
        }
    }

    private void goToAnchor() {
        if (query.anchor() instanceof Anchor.Start) {
            timeline.toStart();
        } else if (query.anchor() instanceof Anchor.End) {
            timeline.toEnd();
        } else if (query.anchor() instanceof Anchor.Time time) {
            timeline.toTime(time.nanos());
        } else if (query.anchor() instanceof Anchor.Percent percent) {
            timeline.toPercent(percent.percent());
        } else if (query.anchor() instanceof Anchor.At at) {
            timeline.to(at.cut());
        } else if (query.anchor() instanceof Anchor.Before before) {
            timeline.toBefore(before.position(), before.orderNanos());
        }
        anchor = timeline.cut();
        top = anchor;
        bottom = anchor;
    }

    private void readBack(Budget budget) {
        while (before.size() < query.before()) {
            Entry entry = timeline.previous(budget);
            if (entry == null) {
                atStart = timeline.isExhausted();
                backDone = atStart || timeline.isAtBarrier();
                top = timeline.cut();
                startForward();
                return;
            }
            Cut cut = timeline.cut();
            before.addFirst(line(entry, cut));
        }
        backDone = true;
        top = timeline.cut();
        startForward();
    }

    private void startForward() {
        if (backDone) {
            timeline.remember();
            timeline.to(anchor);
            forwardDone = query.after() == 0;
            // With nothing asked for ahead, whether this is the end must still be known
            atEnd = forwardDone && query.anchor() instanceof Anchor.End;
        }
    }

    private void readForward(Budget budget) {
        while (after.size() < query.after()) {
            Entry entry = timeline.next(budget);
            if (entry == null) {
                atEnd = timeline.isExhausted();
                forwardDone = atEnd;
                bottom = timeline.cut();
                return;
            }
            Cut cut = timeline.cutBefore(entry);
            after.add(line(entry, cut));
            bottom = timeline.cut();
        }
        forwardDone = true;
        timeline.remember();
    }

    private Line line(Entry entry, Cut cut) {
        return new Line(LineLimit.shorten(entry), cut, timeline.bytesBefore(cut));
    }

    boolean isDone() {
        return forwardDone;
    }

    /** The page as far as it has been read. */
    Page page() {
        List<Line> lines = new ArrayList<>(before);
        lines.addAll(after);
        return new Page(
                query.id(),
                lines,
                before.size(),
                top,
                bottom,
                atStart,
                atEnd,
                isDone(),
                timeline.totalBytes(),
                timeline.scannedBytes());
    }
}
