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
 * One cursor over many sources, in both directions. A step forward takes the smallest head, a step back the largest
 * tail, by order time and then by source number; a source's own lines always keep their file's order. Owned by one
 * thread.
 */
public final class Timeline {
    private static final int BUDGET_INTERVAL = 512;
    /** Memory for each cursor from which on each may hold on to its blocks: four times what a usual block takes. */
    private static final long BYTES_A_CURSOR = 4L * 400 * 1024;

    private final CursorSet cursors;
    private final FoundItem found;
    private MergeHeap heads;
    private MergeHeap tails;
    private boolean exhausted;
    private long scannedBytes;
    private long lastOrder = Long.MIN_VALUE;
    /** Why the last step ended early, other than by its budget. */
    private Optional<Progress> progress = Optional.empty();

    /**
     * @param indexes the sources; those that the filter mutes are left out
     * @param filter which entries steps stop at
     */
    public Timeline(List<BlockIndex> indexes, Unit unit, Filter filter) {
        this(indexes, unit, filter, indexes.size() <= Runtime.getRuntime().maxMemory() / BYTES_A_CURSOR);
    }

    Timeline(List<BlockIndex> indexes, Unit unit, Filter filter, boolean holdsBlocks) {
        found = new FoundItem(filter);
        cursors = new CursorSet(unit, filter, holdsBlocks);
        for (BlockIndex index : indexes) {
            cursors.add(index);
        }
    }

    /**
     * A timeline for the way back from the end that looks at no more than the last kilobytes of each source, and ends where
     * it would need more. Up to there it is right unless lines just before those kilobytes are ahead of their time.
     */
    public static Timeline glance(List<BlockIndex> indexes, Unit unit, Filter filter) {
        Timeline timeline = new Timeline(indexes, unit, filter);
        timeline.cursors.glance();
        return timeline;
    }

    /** Goes before the oldest entry. */
    public void toStart() {
        cursors.toStart();
        lastOrder = Long.MIN_VALUE;
        moved();
    }

    /** Goes behind the newest entry that the indexes know. */
    public void toEnd() {
        cursors.toEnd();
        moved();
        tails = new MergeHeap(cursors.list(), false);
        // Of a block that is passed over no time is known
        boolean isKnown = !tails.isEmpty() && tails.top().tail().order() < Long.MAX_VALUE;
        lastOrder = isKnown ? tails.top().tail().order() + 1 : Long.MIN_VALUE;
    }

    /** Goes before the first entry whose order time is not before this one, in epoch nanoseconds. */
    public void toTime(long timeNanos) {
        cursors.toTime(timeNanos);
        lastOrder = timeNanos;
        moved();
    }

    /**
     * Goes to a place that {@link #cut} gave; sources that it lacks are sought by its time, those that joined later a
     * little before it.
     */
    public void to(Cut cut) {
        cursors.to(cut);
        lastOrder = cut.timeNanos();
        moved();
    }

    /**
     * Goes right before an entry of one source.
     *
     * @param orderNanos its order time
     */
    public void toBefore(Position entry, long orderNanos) {
        cursors.toBefore(entry, orderNanos);
        lastOrder = orderNanos;
        moved();
    }

    /** Goes to where the bytes before are the given share, 0 to 100, of all bytes, as near as a block allows. */
    public void toPercent(double percent) {
        if (percent <= 0) {
            toStart();
        } else if (percent >= 100) {
            toEnd();
        } else {
            toTime(new ByteShare(cursors.list()).timeAt(percent / 100));
        }
    }

    /** Leaves out, for good, what lies before the last records of each source, counted before the filter. */
    public void keepLast(long records) {
        cursors.keepLast(records);
        moved();
    }

    /** Takes note that the indexes have been updated. */
    public void refresh() {
        cursors.refresh();
        moved();
    }

    /**
     * Takes note that the indexes have been updated, for a follower that took all there was: pieces that have come since
     * of lines that it has taken are given as entries of their own, noted as continued.
     */
    public void resume() {
        cursors.resume();
        moved();
    }

    /** Keeps in mind what stands around this place, for the next timeline that is taken to it. */
    public void remember() {
        cursors.remember();
    }

    private void moved() {
        heads = null;
        tails = null;
        exhausted = false;
    }

    /**
     * Steps forward to behind the next entry that the filter lets through.
     *
     * @return the entry, or null when there is none ({@link #isExhausted}) or the budget is spent
     */
    public Entry next(Budget budget) {
        return step(budget, true) ? entry() : null;
    }

    /**
     * The same without reading the entry: {@link #entry} does, and who has no need of one finds the item that begins it
     * in {@link #block} and {@link #item}.
     */
    public boolean step(Budget budget) {
        return step(budget, false);
    }

    private boolean step(Budget budget, boolean readsEntry) {
        begin();
        tails = null;
        try {
            return stepForward(budget, readsEntry);
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

    /** Steps back to before the next entry in that direction that the filter lets through; see {@link #next}. */
    public Entry previous(Budget budget) {
        begin();
        heads = null;
        try {
            return stepBack(budget) ? entry() : null;
        } catch (Unfinished e) {
            pause(e);
            return null;
        }
    }

    /** What has been found is given before the step pauses, or it would be lost. */
    private void topMoved(MergeHeap heap) {
        try {
            heap.topMoved();
        } catch (Unfinished e) {
            pause(e);
        }
    }

    private boolean stepBack(Budget budget) {
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
            boolean isFound = find(cursor, spot, true);
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
        scannedBytes += cursor.bytesOver(spot, spot.block().itemLength(spot.item()));
        return found.find(cursor, spot, readsEntry);
    }

    /** The entry that the last step found; to be asked for before the next step. */
    public Entry entry() {
        return found.entry();
    }

    /** The source of what the last step found. */
    public int source() {
        return found.source();
    }

    /** The block of what the last step found. */
    public Block block() {
        return found.block();
    }

    /** The number, in {@link #block}, of the item that the last step found: the first one of its entry. */
    public int item() {
        return found.item();
    }

    /** What the last step would have had to wait for; empty when it ended for another reason. */
    public Optional<Progress> progress() {
        return progress;
    }

    /** Whether the last step found nothing because there is nothing more in its direction. */
    public boolean isExhausted() {
        return exhausted;
    }

    /** Whether a step back would have to look farther than a {@link #glance} may. */
    public boolean isAtBarrier() {
        return tails != null && !tails.isEmpty() && tails.top().isAtBarrier();
    }

    /** The place that the timeline stands at. */
    public Cut cut() {
        return new Cut(cursors.places(), lastOrder);
    }

    /** The place right before an entry that the last step gave. */
    public Cut cutBefore(Entry entry) {
        Place[] places = cursors.places();
        Position position = entry.position();
        places[position.source()] = new Place(position.generation(), position.offset());
        return new Cut(places, lastOrder);
    }

    /** Bytes of the shown sources that lie before a place that {@link #cut} gave. */
    public long bytesBefore(Cut cut) {
        return cursors.bytesBefore(cut);
    }

    /** Bytes of the shown sources. */
    public long totalBytes() {
        return cursors.totalBytes();
    }

    /** Bytes of records stepped over so far. */
    public long scannedBytes() {
        return scannedBytes;
    }

    /** Whether a source takes part: it has been taken in and is not muted. */
    public boolean shows(int source) {
        return cursors.shows(source);
    }

    /** The place of one source. */
    public Place place(int source) {
        return cursors.place(source);
    }

    /** Takes in a source that has just appeared, from its start. */
    public void add(BlockIndex index) {
        cursors.add(index);
        moved();
    }

    /** Takes in a source that has just appeared, from where {@link #to} would put it. */
    public void add(BlockIndex index, Cut cut) {
        cursors.add(index, cut);
        moved();
    }

    /** Whether the source has been taken in, be it muted or not. */
    public boolean knows(int source) {
        return cursors.knows(source);
    }
}
