package jlogtui.timeline;

import java.util.List;
import java.util.Optional;
import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.index.Unfinished;
import jlogtui.model.Cut;
import jlogtui.model.Entry;
import jlogtui.model.Place;
import jlogtui.model.Position;
import jlogtui.model.Progress;
import jlogtui.query.Filter;

/**
 * Steps along the merged log: a step forward takes the smallest head of all cursors, a step back the largest tail, by
 * order time and then by source number.
 */
final class Merge implements Steps {
    private static final int BUDGET_INTERVAL = 512;

    private final CursorSet cursors;
    private final FoundItem found;
    private final boolean holdsBlocks;
    private MergeHeap heads;
    private MergeHeap tails;
    private boolean exhausted;
    private long scannedBytes;
    private long itemBytes;
    private long lastOrder = Long.MIN_VALUE;
    /** Why the last step ended early, other than by its budget. */
    private Optional<Progress> progress = Optional.empty();

    /**
     * @param filter which entries steps stop at; lines around them only of their own source
     * @param holdsBlocks each cursor holds on to its blocks
     */
    Merge(List<BlockIndex> indexes, Unit unit, Filter filter, boolean holdsBlocks) {
        this.holdsBlocks = holdsBlocks;
        found = new FoundItem(filter);
        cursors = new CursorSet(unit, filter, holdsBlocks);
        for (BlockIndex index : indexes) {
            cursors.add(index);
        }
    }

    /** Goes back on a glance at the last bytes of each source. */
    void glance() {
        cursors.glance();
    }

    /** Goes before the oldest entry. */
    void toStart() {
        cursors.toStart();
        lastOrder = Long.MIN_VALUE;
        moved();
    }

    /** Goes behind the newest entry that the indexes know. */
    void toEnd() {
        cursors.toEnd();
        moved();
        tails = new MergeHeap(cursors.list(), false);
        // Of a block that is passed over no time is known
        boolean isKnown = !tails.isEmpty() && tails.top().tail().order() < Long.MAX_VALUE;
        lastOrder = isKnown ? tails.top().tail().order() + 1 : Long.MIN_VALUE;
    }

    /** Goes before the first entry whose order time is not before this one, in epoch nanoseconds. */
    void toTime(long timeNanos) {
        cursors.toTime(timeNanos);
        lastOrder = timeNanos;
        moved();
    }

    /**
     * Goes to a place that {@link #cut} gave; sources that it lacks are sought by its time, those that joined later a
     * little before it.
     */
    void to(Cut cut) {
        cursors.to(cut);
        lastOrder = cut.timeNanos();
        moved();
    }

    /**
     * Goes right before an entry of one source.
     *
     * @param orderNanos its order time
     */
    void toBefore(Position entry, long orderNanos) {
        cursors.toBefore(entry, orderNanos);
        lastOrder = orderNanos;
        moved();
    }

    /** Goes to where the bytes before are the given share, 0 to 100, of all bytes, as near as a block allows. */
    void toPercent(double percent) {
        if (percent <= 0) {
            toStart();
        } else if (percent >= 100) {
            toEnd();
        } else {
            toTime(new ByteShare(cursors.list()).timeAt(percent / 100));
        }
    }

    /** Leaves out, for good, what lies before the last records of each source, counted before the filter. */
    void keepLast(long records) {
        cursors.keepLast(records);
        moved();
    }

    /** Takes note that the indexes have been updated. */
    void refresh() {
        cursors.refresh();
        moved();
    }

    /**
     * Takes note that the indexes have been updated, for a follower that took all there was: pieces that have come since
     * of lines that it has taken are given as entries of their own, noted as continued.
     */
    void resume() {
        cursors.resume();
        moved();
    }

    /** Keeps in mind what stands around this place, for the next timeline that is taken to it. */
    void remember() {
        cursors.remember();
    }

    private void moved() {
        heads = null;
        tails = null;
        exhausted = false;
    }

    @Override
    public boolean step(boolean forward, Budget budget, boolean readsEntry) {
        begin();
        try {
            if (forward) {
                tails = null;
                return stepForward(budget, readsEntry);
            }
            heads = null;
            return stepBack(budget, readsEntry);
        } catch (Unfinished e) {
            pause(e);
            return false;
        }
    }

    private void begin() {
        exhausted = false;
        progress = Optional.empty();
    }

    /** Nothing has moved but what has been stepped over for good; the heaps are made anew. */
    private void pause(Unfinished reason) {
        progress = Optional.of(reason.progress());
        heads = null;
        tails = null;
    }

    private boolean stepForward(Budget budget, boolean readsEntry) {
        if (heads == null) {
            heads = new MergeHeap(cursors.list(), true);
        }
        for (int i = 1; !heads.isEmpty(); i++) {
            SourceCursor cursor = heads.top();
            Spot spot = cursor.head();
            if (spot.isBlock()) {
                lastOrder = Math.max(lastOrder, spot.order());
                cursor.forward();
                heads.topMoved();
                if (passed(cursor, budget)) {
                    return false;
                }
                continue;
            }
            boolean isFound = find(cursor, spot, readsEntry);
            lastOrder = spot.order();
            cursor.forward();
            if (isFound) {
                topMoved(heads);
                return true;
            }
            heads.topMoved();
            if (isAskedFor(i) && budget.isSpent()) {
                return false;
            }
        }
        exhausted = true;
        return false;
    }

    /** What has been found is given before the step pauses, or it would be lost. */
    private void topMoved(MergeHeap heap) {
        try {
            heap.topMoved();
        } catch (Unfinished e) {
            pause(e);
        }
    }

    private boolean stepBack(Budget budget, boolean readsEntry) {
        if (tails == null) {
            tails = new MergeHeap(cursors.list(), false);
        }
        for (int i = 1; !tails.isEmpty(); i++) {
            SourceCursor cursor = tails.top();
            Spot spot = cursor.tail();
            if (cursor.isAtBarrier()) {
                return false;
            }
            if (spot.isBlock()) {
                lastOrder = Math.min(lastOrder, spot.order());
                cursor.back();
                tails.topMoved();
                if (passed(cursor, budget)) {
                    return false;
                }
                continue;
            }
            boolean isFound = find(cursor, spot, readsEntry);
            lastOrder = spot.order();
            cursor.back();
            if (isFound) {
                topMoved(tails);
                return true;
            }
            tails.topMoved();
            if (isAskedFor(i) && budget.isSpent()) {
                return false;
            }
        }
        exhausted = true;
        return false;
    }

    /** Whether to look at the budget after so many steps. Where items are passed over, a step can take a block to be read. */
    private boolean isAskedFor(int steps) {
        return cursors.passesBlocks() || steps % BUDGET_INTERVAL == 0;
    }

    /** Counts a block that was stepped over unread; whether to stop for now. */
    private boolean passed(SourceCursor cursor, Budget budget) {
        scannedBytes += cursor.index().blockSize();
        return budget.isSpent();
    }

    /** Counts an item and says whether the filter lets it through; see {@link FoundItem#find}. */
    private boolean find(SourceCursor cursor, Spot spot, boolean readsEntry) {
        if (!spot.isThere()) {
            return false;
        }
        int length = spot.block().itemLength(spot.item());
        itemBytes += length;
        scannedBytes += cursor.bytesOver(spot, length);
        return found.find(cursor, spot, readsEntry);
    }

    @Override
    public Entry entry() {
        return found.entry();
    }

    @Override
    public int source() {
        return found.source();
    }

    @Override
    public Block block() {
        return found.block();
    }

    @Override
    public int item() {
        return found.item();
    }

    @Override
    public Optional<Progress> progress() {
        return progress;
    }

    @Override
    public boolean isExhausted() {
        return exhausted;
    }

    /** Whether a step back would have to look farther than a {@link #glance} may. */
    boolean isAtBarrier() {
        return tails != null && !tails.isEmpty() && tails.top().isAtBarrier();
    }

    @Override
    public Place[] places() {
        return cursors.places();
    }

    @Override
    public Place place(int source) {
        return cursors.place(source);
    }

    @Override
    public long order() {
        return lastOrder;
    }

    /** The place that the cursors stand at. */
    Cut cut() {
        return new Cut(places(), lastOrder);
    }

    @Override
    public Place looked(int source) {
        return place(source);
    }

    @Override
    public long scannedBytes() {
        return scannedBytes;
    }

    /** Bytes of the items themselves that were stepped over, shown or not: the same on the way there and back. */
    long itemBytes() {
        return itemBytes;
    }

    CursorSet cursors() {
        return cursors;
    }

    /** The cursor in whose source the last step found something. */
    SourceCursor cursor() {
        return found.cursor();
    }

    /** What the last step found, to be kept longer than up to the next. */
    Spot spot() {
        return found.spot(holdsBlocks);
    }

    /** Whether the text of what another merge found in its last step is what this one looks for. */
    boolean isHit(Merge other) {
        return cursors.cursor(other.source()).hits().shows(other.found.generation(), other.block(), other.item());
    }

    /**
     * Goes to what another merge found in its last step: right before it on the way forward, right behind it on the way
     * back, and in no source nearer than a place or farther than the other has looked.
     */
    void toHit(Merge other, boolean forward, Cut nearest) {
        Block block = other.block();
        long offset = block.offset(other.item());
        lastOrder = block.order(other.item());
        cursors.toBefore(new Position(other.source(), block.generation(), offset), lastOrder);
        if (!forward) {
            cursors.cursor(other.source()).moveTo(new Place(block.generation(), offset + 1));
        }
        cursors.keepBetween(nearest, other.cursors, forward);
        moved();
    }

    /**
     * Goes as far in a direction as another merge has searched that way and found nothing.
     *
     * @return false when that is not known
     */
    boolean toSearched(Merge other, boolean forward, Cut nearest) {
        MergeHeap next = forward ? other.heads : other.tails;
        if (next == null || next.isEmpty()) {
            return false;
        }
        long bound = forward ? next.top().head().order() : next.top().tail().order();
        if (bound == Long.MIN_VALUE || bound == Long.MAX_VALUE) {
            return false;
        }
        lastOrder = forward ? bound : bound + 1;
        cursors.toTime(lastOrder);
        cursors.keepBetween(nearest, other.cursors, forward);
        moved();
        return true;
    }

    /** Takes in a source that has just appeared, from its start. */
    void add(BlockIndex index) {
        cursors.add(index);
        moved();
    }

    /** Takes in a source that has just appeared, from where {@link #to} would put it. */
    void add(BlockIndex index, Cut cut) {
        cursors.add(index, cut);
        moved();
    }

    /** Lets go of a source. */
    void remove(int source) {
        cursors.remove(source);
        moved();
    }
}
