package jlogtui.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.index.BlockSearch;
import jlogtui.index.MessageReader;
import jlogtui.index.TimeSeek;
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
    /** How long a container may have written before it was noticed, so that a cut of that time lacks it. */
    private static final long UNNOTICED_NANOS = 60_000_000_000L;

    private final List<SourceCursor> cursors = new ArrayList<>();
    private final Map<Integer, SourceCursor> bySource = new HashMap<>();
    private final Unit unit;
    private final Filter filter;
    private final boolean holdsBlocks;
    /** Says which blocks cannot match; null when all have to be read. */
    private final BlockSearch search;

    private final MessageReader messages = new MessageReader();
    private MergeHeap heads;
    private MergeHeap tails;
    private boolean exhausted;
    private long scannedBytes;
    private long lastOrder = Long.MIN_VALUE;
    /** What the last step found, as long as it stands: its source, its block and its number there. */
    private SourceCursor foundIn;

    private Block foundBlock;
    private int foundGeneration;
    private int foundItem;
    /** What the last step found, if it had to be read for that; else null. */
    private Entry foundEntry;
    /** Largest source number, muted ones included, so that a cut tells those from sources that joined later. */
    private int lastSource = -1;

    /** Why the last step ended early, other than by its budget. */
    private Optional<Progress> progress = Optional.empty();

    private final ShareOfBytes shares = new ShareOfBytes();

    /**
     * @param indexes the sources; those that the filter mutes are left out
     * @param filter which entries steps stop at
     */
    public Timeline(List<BlockIndex> indexes, Unit unit, Filter filter) {
        this(indexes, unit, filter, indexes.size() <= Runtime.getRuntime().maxMemory() / BYTES_A_CURSOR);
    }

    Timeline(List<BlockIndex> indexes, Unit unit, Filter filter, boolean holdsBlocks) {
        this.unit = unit;
        this.filter = filter;
        this.holdsBlocks = holdsBlocks;
        search = filter.text().isEmpty()
                ? null
                : filter.text().required().flatMap(BlockSearch::of).orElse(null);
        for (BlockIndex index : indexes) {
            take(index);
        }
    }

    /**
     * A timeline for the way back from the end that looks at no more than the last kilobytes of each source, and ends where
     * it would need more. Up to there it is right unless lines just before those kilobytes are ahead of their time.
     */
    public static Timeline glance(List<BlockIndex> indexes, Unit unit, Filter filter) {
        Timeline timeline = new Timeline(indexes, unit, filter);
        for (SourceCursor cursor : timeline.cursors) {
            cursor.glance();
        }
        return timeline;
    }

    private SourceCursor take(BlockIndex index) {
        lastSource = Math.max(lastSource, index.source());
        if (filter.muted().contains(index.source())) {
            return null;
        }
        SourceCursor cursor = new SourceCursor(index, unit, holdsBlocks, filter, search, messages);
        confine(cursor);
        cursors.add(cursor);
        bySource.put(index.source(), cursor);
        return cursor;
    }

    /** Keeps a cursor to the blocks around the filter's window; the filter itself decides line by line. */
    private void confine(SourceCursor cursor) {
        TimeSeek seek = new TimeSeek(cursor.index());
        Place from = filter.sinceNanos() == Long.MIN_VALUE ? Place.START : seek.wellBefore(filter.sinceNanos());
        Place to = filter.untilNanos() == Long.MAX_VALUE ? Place.END : seek.wellBehind(filter.untilNanos());
        cursor.confine(from, to);
    }

    /** Goes before the oldest entry. */
    public void toStart() {
        for (SourceCursor cursor : cursors) {
            cursor.moveTo(Place.START);
        }
        lastOrder = Long.MIN_VALUE;
        moved();
    }

    /** Goes behind the newest entry that the indexes know. */
    public void toEnd() {
        for (SourceCursor cursor : cursors) {
            cursor.moveTo(cursor.index().end());
        }
        moved();
        tails = new MergeHeap(cursors, false);
        // Of a block that is passed over no time is known
        boolean isKnown = !tails.isEmpty() && tails.top().tail().order() < Long.MAX_VALUE;
        lastOrder = isKnown ? tails.top().tail().order() + 1 : Long.MIN_VALUE;
    }

    /** Goes before the first entry whose order time is not before this one, in epoch nanoseconds. */
    public void toTime(long timeNanos) {
        for (SourceCursor cursor : cursors) {
            cursor.moveTo(new TimeSeek(cursor.index()).seek(timeNanos));
            cursor.look();
        }
        lastOrder = timeNanos;
        moved();
    }

    /**
     * Goes to a place that {@link #cut} gave; sources that it lacks are sought by its time, those that joined later a
     * little before it.
     */
    public void to(Cut cut) {
        for (SourceCursor cursor : cursors) {
            to(cursor, cut);
        }
        lastOrder = cut.timeNanos();
        moved();
    }

    private static void to(SourceCursor cursor, Cut cut) {
        Place place = cut.place(cursor.source()).orElse(null);
        if (place == null) {
            long time = cut.timeNanos();
            boolean joined = !cut.knows(cursor.source()) && time > Long.MIN_VALUE + UNNOTICED_NANOS;
            cursor.moveTo(new TimeSeek(cursor.index()).seek(joined ? time - UNNOTICED_NANOS : time));
            cursor.look();
        } else {
            cursor.moveTo(place);
        }
    }

    /**
     * Goes right before an entry of one source.
     *
     * @param orderNanos its order time
     */
    public void toBefore(Position entry, long orderNanos) {
        for (SourceCursor cursor : cursors) {
            if (cursor.source() == entry.source()) {
                cursor.moveTo(new Place(entry.generation(), entry.offset()));
            } else {
                // Of the same time the smaller number comes first
                boolean isBefore = cursor.source() < entry.source();
                cursor.moveTo(new TimeSeek(cursor.index()).seek(isBefore ? orderNanos + 1 : orderNanos));
                cursor.look();
            }
        }
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
            toTime(new ByteShare(cursors).timeAt(percent / 100));
        }
    }

    /** Leaves out, for good, what lies before the last records of each source, counted before the filter. */
    public void keepLast(long records) {
        for (SourceCursor cursor : cursors) {
            cursor.setFloor(LastRecords.placeOf(cursor.index(), records));
        }
        moved();
    }

    /** Takes note that the indexes have been updated. */
    public void refresh() {
        shares.forget();
        for (SourceCursor cursor : cursors) {
            cursor.refresh();
        }
        moved();
    }

    /**
     * Takes note that the indexes have been updated, for a follower that took all there was: pieces that have come since
     * of lines that it has taken are given as entries of their own, noted as continued.
     */
    public void resume() {
        shares.forget();
        for (SourceCursor cursor : cursors) {
            cursor.resume();
        }
        moved();
    }

    /** Keeps in mind what stands around this place, for the next timeline that is taken to it. */
    public void remember() {
        for (SourceCursor cursor : cursors) {
            cursor.remember();
        }
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
            heads = new MergeHeap(cursors, true);
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
            boolean found = find(cursor, spot, readsEntry);
            lastOrder = spot.order();
            cursor.forward();
            if (found) {
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
            tails = new MergeHeap(cursors, false);
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
            boolean found = find(cursor, spot, true);
            lastOrder = spot.order();
            cursor.back();
            if (found) {
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
        return search != null || steps % BUDGET_INTERVAL == 0;
    }

    /** Counts a block that was stepped over unread; whether to stop for now. */
    private boolean passed(SourceCursor cursor, Budget budget) {
        scannedBytes += cursor.index().blockSize();
        return budget.isSpent();
    }

    /**
     * Whether the filter lets an item through; keeps hold of it then.
     *
     * @param readsEntry read it now, before the step: to join its pieces can take another file
     */
    private boolean find(SourceCursor cursor, Spot spot, boolean readsEntry) {
        if (!spot.isThere()) {
            return false;
        }
        Block block = spot.block();
        int item = spot.item();
        scannedBytes += cursor.bytesOver(spot, block.itemLength(item));
        boolean damage = block.isDamage(item);
        if (!filter.mayMatch(damage, block.stream(item), block.time(item), block.order(item))) {
            return false;
        }
        foundEntry = null;
        if (!filter.text().isEmpty()) {
            HitFinder hits = cursor.hits();
            if (!hits.shows(spot.generation(), block, item)) {
                return false;
            }
            foundEntry = hits.lastEntry();
        }
        foundIn = cursor;
        foundBlock = block;
        foundGeneration = spot.generation();
        foundItem = item;
        if (readsEntry) {
            entry();
        }
        return true;
    }

    /** The entry that the last step found; to be asked for before the next step. */
    public Entry entry() {
        if (foundEntry == null) {
            foundEntry = foundIn.read(foundGeneration, foundBlock, foundItem);
        }
        return foundEntry;
    }

    /** The source of what the last step found. */
    public int source() {
        return foundIn.source();
    }

    /** The block of what the last step found. */
    public Block block() {
        return foundBlock;
    }

    /** The number, in {@link #block}, of the item that the last step found: the first one of its entry. */
    public int item() {
        return foundItem;
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
        return cutWith(null);
    }

    private Cut cutWith(Entry next) {
        Place[] places = new Place[lastSource + 1];
        for (SourceCursor cursor : cursors) {
            places[cursor.source()] = cursor.place();
        }
        if (next != null) {
            places[next.position().source()] =
                    new Place(next.position().generation(), next.position().offset());
        }
        return new Cut(places, lastOrder);
    }

    /** The place right before an entry that the last step gave. */
    public Cut cutBefore(Entry entry) {
        return cutWith(entry);
    }

    /** Bytes of the shown sources that lie before a place that {@link #cut} gave. */
    public long bytesBefore(Cut cut) {
        return shares.bytesBefore(cursors, cut);
    }

    /** Bytes of the shown sources. */
    public long totalBytes() {
        long bytes = 0;
        for (SourceCursor cursor : cursors) {
            bytes += cursor.index().totalBytes();
        }
        return bytes;
    }

    /** Bytes of records stepped over so far. */
    public long scannedBytes() {
        return scannedBytes;
    }

    /** Whether a source takes part: it has been taken in and is not muted. */
    public boolean shows(int source) {
        return bySource.containsKey(source);
    }

    /** The place of one source. */
    public Place place(int source) {
        return bySource.get(source).place();
    }

    /** Takes in a source that has just appeared, from its start. */
    public void add(BlockIndex index) {
        take(index);
        shares.forget();
        moved();
    }

    /** Takes in a source that has just appeared, from where {@link #to} would put it. */
    public void add(BlockIndex index, Cut cut) {
        SourceCursor cursor = take(index);
        if (cursor != null) {
            to(cursor, cut);
        }
        shares.forget();
        moved();
    }

    /** Whether the source has been taken in, be it muted or not. */
    public boolean knows(int source) {
        return source <= lastSource;
    }
}
