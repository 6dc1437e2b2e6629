package jlogtui.timeline;

import jlogtui.index.Block;
import jlogtui.model.Cut;
import jlogtui.model.Place;

/** A walk along all lines that may be shown, line by line, which says of each whether it is a hit. */
final class LineWalk {
    /**
     * A line to be kept while the walk goes on.
     *
     * @param from where its item begins, in bytes of items that have been walked over
     */
    record Candidate(SourceCursor cursor, Spot spot, long from, long length) {
        long behind() {
            return from + length;
        }
    }

    /** Ends a step also where enough has been walked over. */
    private final class Bound implements Budget {
        private Budget budget = UNLIMITED;
        private long end;

        @Override
        public boolean isSpent() {
            return lines.itemBytes() >= end || budget.isSpent();
        }
    }

    private final Merge lines;
    private final Merge hits;
    private final Bound bound = new Bound();
    private long walked;
    /** A line has been walked over of which it is not yet known whether it is a hit. */
    private boolean isUnsure;

    private boolean isHit;

    /** @param hits knows what a hit is */
    LineWalk(Merge lines, Merge hits) {
        this.lines = lines;
        this.hits = hits;
    }

    /** Begins to walk. */
    void begin(Cut from) {
        lines.to(from);
        begin();
    }

    /** Begins at a hit that has been found; see {@link Merge#toHit}. */
    void beginAtHit(boolean forward, Cut nearest) {
        lines.toHit(hits, forward, nearest);
        begin();
    }

    /** Begins as far as hits have been searched for in vain; false when that is not known. See {@link Merge#toSearched}. */
    boolean beginAtSearched(boolean forward, Cut nearest) {
        boolean isKnown = lines.toSearched(hits, forward, nearest);
        begin();
        return isKnown;
    }

    /** Begins where the last walk ended. */
    void begin() {
        walked = 0;
        isUnsure = false;
    }

    /** Goes back to where an earlier walk ended, and on with it. */
    void resume(Cut at, long walkedThen) {
        begin(at);
        walked = walkedThen;
    }

    /**
     * Walks over one line.
     *
     * @param most bytes of items, from the beginning, beyond which no line is looked for
     * @return false when there is none, none so near, or none for now ({@link #isPaused})
     */
    boolean step(boolean forward, Budget budget, long most) {
        if (!isUnsure) {
            long before = lines.itemBytes();
            bound.budget = budget;
            bound.end = before + most - walked;
            isUnsure = lines.step(forward, bound, false);
            walked += lines.itemBytes() - before;
        }
        if (!isUnsure) {
            return false;
        }
        isHit = hits.isHit(lines);
        isUnsure = false;
        return true;
    }

    /** Whether the last step, which found nothing, ended for now only. */
    boolean isPaused(long most) {
        return !lines.isExhausted() && (lines.progress().isPresent() || walked < most);
    }

    /** Whether nothing is left in the direction of the last step. */
    boolean isExhausted() {
        return lines.isExhausted();
    }

    /** Bytes of the items walked over, shown or not: the same on the way there and back. */
    long walked() {
        return walked;
    }

    /** Whether the line walked over last is a hit. */
    boolean isHit() {
        return isHit;
    }

    /** Bytes of the item of the line walked over last. */
    long length() {
        return lines.block().itemLength(lines.item());
    }

    /** The line walked over last. */
    Candidate line() {
        return new Candidate(lines.cursor(), lines.spot(), walked - length(), length());
    }

    /** Whether the line walked over last lies before a cut. */
    boolean isBefore(Cut cut) {
        Block block = lines.block();
        Place limit = cut.place(lines.source()).orElse(Place.START);
        return new Place(block.generation(), block.offset(lines.item())).compareTo(limit) < 0;
    }
}
