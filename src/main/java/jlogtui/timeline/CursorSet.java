package jlogtui.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jlogtui.index.BlockIndex;
import jlogtui.index.BlockSearch;
import jlogtui.index.MessageReader;
import jlogtui.index.TimeSeek;
import jlogtui.model.Cut;
import jlogtui.model.Place;
import jlogtui.model.Position;
import jlogtui.query.Filter;
import jlogtui.query.TextFilter;

/** A cursor for each source that is not muted: taken to places, and asked where they stand, all together. */
final class CursorSet {
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
    private final ShareOfBytes shares = new ShareOfBytes();
    /** Largest source number, muted ones included, so that a cut tells those from sources that joined later. */
    private int lastSource = -1;

    CursorSet(Unit unit, Filter filter, boolean holdsBlocks) {
        this.unit = unit;
        this.filter = filter;
        this.holdsBlocks = holdsBlocks;
        TextFilter text = filter.text();
        search = text.isEmpty()
                ? null
                : BlockSearch.of(text.required().orElse(null), text.least()).orElse(null);
    }

    /** Takes a source in, from its start; gives null where it is muted. */
    SourceCursor add(BlockIndex index) {
        shares.forget();
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

    /** Lets go of a source. */
    void remove(int source) {
        shares.forget();
        cursors.remove(bySource.remove(source));
    }

    /** Takes a source in, from where {@link #to} puts it. */
    void add(BlockIndex index, Cut cut) {
        SourceCursor cursor = add(index);
        if (cursor != null) {
            to(cursor, cut);
        }
    }

    /** Keeps a cursor to the blocks around the filter's window; the filter itself decides line by line. */
    private void confine(SourceCursor cursor) {
        TimeSeek seek = new TimeSeek(cursor.index());
        Place from = filter.sinceNanos() == Long.MIN_VALUE ? Place.START : seek.wellBefore(filter.sinceNanos());
        Place to = filter.untilNanos() == Long.MAX_VALUE ? Place.END : seek.wellBehind(filter.untilNanos());
        cursor.confine(from, to);
    }

    List<SourceCursor> list() {
        return cursors;
    }

    /** Whether blocks can be passed over unread. */
    boolean passesBlocks() {
        return search != null;
    }

    void toStart() {
        for (SourceCursor cursor : cursors) {
            cursor.moveTo(Place.START);
        }
    }

    void toEnd() {
        for (SourceCursor cursor : cursors) {
            cursor.moveTo(cursor.index().end());
        }
    }

    void toTime(long timeNanos) {
        for (SourceCursor cursor : cursors) {
            seek(cursor, timeNanos);
        }
    }

    private static void seek(SourceCursor cursor, long timeNanos) {
        cursor.moveTo(new TimeSeek(cursor.index()).seek(timeNanos));
        cursor.look();
    }

    /** Sources that the cut lacks are sought by its time, those that joined later a little before it. */
    void to(Cut cut) {
        for (SourceCursor cursor : cursors) {
            to(cursor, cut);
        }
    }

    private static void to(SourceCursor cursor, Cut cut) {
        Place place = cut.place(cursor.source()).orElse(null);
        if (place == null) {
            long time = cut.timeNanos();
            boolean joined = !cut.knows(cursor.source()) && time > Long.MIN_VALUE + UNNOTICED_NANOS;
            seek(cursor, joined ? time - UNNOTICED_NANOS : time);
        } else {
            cursor.moveTo(place);
        }
    }

    /** @param orderNanos order time of the entry */
    void toBefore(Position entry, long orderNanos) {
        for (SourceCursor cursor : cursors) {
            if (cursor.source() == entry.source()) {
                cursor.moveTo(new Place(entry.generation(), entry.offset()));
            } else {
                // Of the same time the smaller number comes first
                boolean isBefore = cursor.source() < entry.source();
                seek(cursor, isBefore ? orderNanos + 1 : orderNanos);
            }
        }
    }

    /**
     * Moves the cursors that stand outside of a stretch to its border: from a place to where others have looked.
     *
     * @param forward the others look towards newer lines
     */
    void keepBetween(Cut nearest, CursorSet others, boolean forward) {
        for (SourceCursor cursor : cursors) {
            Place near = nearest.place(cursor.source()).orElseThrow();
            Place far = others.cursor(cursor.source()).looked(forward);
            cursor.keepBetween(forward ? near : far, forward ? far : near);
        }
    }

    /** Leaves out, for good, what lies before the last records of each source. */
    void keepLast(long records) {
        for (SourceCursor cursor : cursors) {
            cursor.setFloor(LastRecords.placeOf(cursor.index(), records));
        }
    }

    /** Goes back on a glance at the last bytes of each source. */
    void glance() {
        for (SourceCursor cursor : cursors) {
            cursor.glance();
        }
    }

    /** Takes note that the indexes have been updated. */
    void refresh() {
        shares.forget();
        for (SourceCursor cursor : cursors) {
            cursor.refresh();
        }
    }

    /** The same, and pieces ahead of lines that lie behind become entries. */
    void resume() {
        shares.forget();
        for (SourceCursor cursor : cursors) {
            cursor.resume();
        }
    }

    /** Keeps in mind what stands around each place. */
    void remember() {
        for (SourceCursor cursor : cursors) {
            cursor.remember();
        }
    }

    /** The place of each source by its number; null where it is muted. */
    Place[] places() {
        Place[] places = new Place[lastSource + 1];
        for (SourceCursor cursor : cursors) {
            places[cursor.source()] = cursor.place();
        }
        return places;
    }

    Place place(int source) {
        return cursor(source).place();
    }

    /** The cursor of a source that is not muted. */
    SourceCursor cursor(int source) {
        return bySource.get(source);
    }

    /** Bytes of the sources that lie before a cut. */
    long bytesBefore(Cut cut) {
        return shares.bytesBefore(cursors, cut);
    }

    /** Bytes of the sources. */
    long totalBytes() {
        long bytes = 0;
        for (SourceCursor cursor : cursors) {
            bytes += cursor.index().totalBytes();
        }
        return bytes;
    }

    boolean shows(int source) {
        return bySource.containsKey(source);
    }

    /** Whether a source has been taken in, be it muted or not. */
    boolean knows(int source) {
        return source <= lastSource;
    }
}
