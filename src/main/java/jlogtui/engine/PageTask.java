package jlogtui.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import jlogtui.index.BlockIndex;
import jlogtui.index.Unfinished;
import jlogtui.model.Anchor;
import jlogtui.model.Coverage;
import jlogtui.model.Cut;
import jlogtui.model.Entry;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.model.Place;
import jlogtui.model.Progress;
import jlogtui.query.PageQuery;
import jlogtui.timeline.Budget;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;

/** The reading of one page, in steps that each end with their budget: first backwards from the anchor, then forward. */
final class PageTask {
    private final PageQuery query;
    private final List<BlockIndex> indexes;
    private final Timeline timeline;
    private final Deque<Line> before = new ArrayDeque<>();
    private final List<Line> after = new ArrayList<>();
    private Cut anchor;
    private Cut top;
    private Cut bottom;
    private boolean atStart;
    private boolean atEnd;
    private boolean backDone;
    private boolean isBackAtAnchor;
    private boolean forwardDone;
    private Optional<Progress> progress = Optional.empty();

    PageTask(PageQuery query, List<BlockIndex> indexes) {
        this(query, indexes, new Timeline(indexes, Unit.ENTRIES, query.filter()));
    }

    /** @param indexes where to pause in work that takes long */
    PageTask(PageQuery query, List<BlockIndex> indexes, Timeline timeline) {
        this.query = query;
        this.indexes = indexes;
        this.timeline = timeline;
    }

    /** Reads on until the page is complete, or the budget is spent; also in the midst of what is done in steps. */
    void step(Budget budget) {
        progress = Optional.empty();
        pauseWhen(new BooleanSupplier() {
            @Override
            public boolean getAsBoolean() {
                return budget.isSpent();
            }
        });
        try {
            readOn(budget);
        } catch (Unfinished e) {
            progress = Optional.of(e.progress());
        } finally {
            pauseWhen(BlockIndex.NEVER);
        }
    }

    private void pauseWhen(BooleanSupplier wanted) {
        for (BlockIndex index : indexes) {
            index.pauseWhen(wanted);
        }
    }

    private void readOn(Budget budget) {
        if (anchor == null) {
            goToAnchor();
        }
        if (!backDone) {
            readBack(budget);
        }
        if (backDone && !isBackAtAnchor) {
            startForward();
        }
        if (isBackAtAnchor && !forwardDone) {
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
                progress = timeline.progress();
                return;
            }
            Cut cut = timeline.cut();
            before.addFirst(line(entry, cut));
        }
        backDone = true;
        top = timeline.cut();
    }

    private void startForward() {
        timeline.remember();
        timeline.to(anchor);
        isBackAtAnchor = true;
        forwardDone = query.after() == 0;
        // With nothing asked for ahead, whether this is the end must still be known
        atEnd = forwardDone && query.anchor() instanceof Anchor.End;
    }

    private void readForward(Budget budget) {
        while (after.size() < query.after()) {
            Entry entry = timeline.next(budget);
            if (entry == null) {
                atEnd = timeline.isExhausted();
                forwardDone = atEnd;
                bottom = timeline.cut();
                progress = timeline.progress();
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
        if (anchor == null) {
            top = timeline.cut();
            bottom = top;
        }
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
                timeline.scannedBytes(),
                isDone() ? Optional.empty() : progress,
                lines.isEmpty() ? looked() : Map.of());
    }

    /** How much of each source lies between how far the way back has come and how far the way on. */
    private Map<Integer, Coverage> looked() {
        Map<Integer, Coverage> looked = new HashMap<>();
        for (BlockIndex index : indexes) {
            int source = index.source();
            if (anchor != null && timeline.shows(source)) {
                Place at = timeline.looked(source);
                Place first = backDone ? top.place(source).orElse(at) : at;
                Place last = isBackAtAnchor ? at : anchor.place(source).orElse(at);
                long from = atStart ? 0 : index.bytesBefore(first);
                long to = atEnd ? index.totalBytes() : index.bytesBefore(last);
                looked.put(source, new Coverage(from, to, index.totalBytes()));
            }
        }
        return looked;
    }
}
