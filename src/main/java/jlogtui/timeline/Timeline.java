package jlogtui.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.index.TimeSeek;
import jlogtui.model.Cut;
import jlogtui.model.Entry;
import jlogtui.model.Place;
import jlogtui.query.Filter;

/**
 * One cursor over many sources, in both directions. A step forward takes the smallest head, a step back the largest
 * tail, by order time and then by source number; a source's own lines always keep their file's order. Owned by one
 * thread.
 */
public final class Timeline {
    private static final int BUDGET_INTERVAL = 512;

    private final List<SourceCursor> cursors = new ArrayList<>();
    private final Map<Integer, SourceCursor> bySource = new HashMap<>();
    private final Unit unit;
    private final Filter filter;
    private MergeHeap heads;
    private MergeHeap tails;
    private boolean exhausted;
    private long scannedBytes;
    private long lastOrder;

    /**
     * @param indexes the sources; those that the filter mutes are left out
     * @param filter which entries steps stop at
     */
    public Timeline(List<BlockIndex> indexes, Unit unit, Filter filter) {
        this.unit = unit;
        this.filter = filter;
        for (BlockIndex index : indexes) {
            if (!filter.muted().contains(index.source())) {
                SourceCursor cursor = new SourceCursor(index, unit);
                confine(cursor);
                cursors.add(cursor);
                bySource.put(index.source(), cursor);
            }
        }
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
        moved();
    }

    /** Goes behind the newest entry that the indexes know. */
    public void toEnd() {
        for (SourceCursor cursor : cursors) {
            cursor.moveTo(cursor.index().end());
        }
        moved();
    }

    /** Goes before the first entry whose order time is not before this one, in epoch nanoseconds. */
    public void toTime(long timeNanos) {
        for (SourceCursor cursor : cursors) {
            cursor.moveTo(new TimeSeek(cursor.index()).seek(timeNanos));
        }
        lastOrder = timeNanos;
        moved();
    }

    /** Goes to a place that {@link #cut} gave; sources that it lacks are sought by its time. */
    public void to(Cut cut) {
        for (SourceCursor cursor : cursors) {
            move(cursor, cut);
        }
        lastOrder = cut.timeNanos();
        moved();
    }

    private static void move(SourceCursor cursor, Cut cut) {
        Place place = cut.place(cursor.source()).orElse(null);
        cursor.moveTo(place != null ? place : new TimeSeek(cursor.index()).seek(cut.timeNanos()));
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
        for (SourceCursor cursor : cursors) {
            cursor.refresh();
        }
        moved();
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
        if (heads == null) {
            heads = new MergeHeap(cursors, true);
        }
        tails = null;
        exhausted = false;
        for (int i = 1; !heads.isEmpty(); i++) {
            SourceCursor cursor = heads.top();
            SourceCursor.Spot spot = cursor.head();
            Entry entry = matching(cursor, spot);
            lastOrder = spot.order();
            cursor.forward();
            heads.topMoved();
            if (entry != null) {
                return entry;
            }
            if (i % BUDGET_INTERVAL == 0 && budget.isSpent()) {
                return null;
            }
        }
        exhausted = true;
        return null;
    }

    /** Steps back to before the next entry in that direction that the filter lets through; see {@link #next}. */
    public Entry previous(Budget budget) {
        if (tails == null) {
            tails = new MergeHeap(cursors, false);
        }
        heads = null;
        exhausted = false;
        for (int i = 1; !tails.isEmpty(); i++) {
            SourceCursor cursor = tails.top();
            SourceCursor.Spot spot = cursor.tail();
            Entry entry = matching(cursor, spot);
            lastOrder = spot.order();
            cursor.back();
            tails.topMoved();
            if (entry != null) {
                return entry;
            }
            if (i % BUDGET_INTERVAL == 0 && budget.isSpent()) {
                return null;
            }
        }
        exhausted = true;
        return null;
    }

    private Entry matching(SourceCursor cursor, SourceCursor.Spot spot) {
        Block block = spot.block;
        int item = spot.item;
        scannedBytes += block.itemLength(item);
        boolean damage = block.isDamage(item);
        return filter.mayMatch(damage, block.stream(item), block.time(item), block.order(item))
                ? cursor.read(spot)
                : null;
    }

    /** Whether the last step found nothing because there is nothing more in its direction. */
    public boolean isExhausted() {
        return exhausted;
    }

    /** The place that the timeline stands at. */
    public Cut cut() {
        return cutWith(null);
    }

    private Cut cutWith(Entry next) {
        int most = -1;
        for (SourceCursor cursor : cursors) {
            most = Math.max(most, cursor.source());
        }
        Place[] places = new Place[most + 1];
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
        long bytes = 0;
        for (SourceCursor cursor : cursors) {
            bytes += cursor.index().bytesBefore(cut.place(cursor.source()).orElse(Place.START));
        }
        return bytes;
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

    /** The place of one source. */
    public Place place(int source) {
        return bySource.get(source).place();
    }

    /** Takes in a source that has just appeared, from its start. */
    public void add(BlockIndex index) {
        SourceCursor cursor = new SourceCursor(index, unit);
        confine(cursor);
        cursors.add(cursor);
        bySource.put(index.source(), cursor);
        moved();
    }

    /** Takes in the sources that have appeared since, unless they are muted, from where {@link #to} would put them. */
    public void addMissing(List<BlockIndex> indexes, Cut cut) {
        for (BlockIndex index : indexes) {
            if (!bySource.containsKey(index.source()) && !filter.muted().contains(index.source())) {
                add(index);
                move(bySource.get(index.source()), cut);
            }
        }
    }
}
