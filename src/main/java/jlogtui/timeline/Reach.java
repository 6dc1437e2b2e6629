package jlogtui.timeline;

import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.model.Place;

/** Which items of a source exist for a cursor: records or entries, from a floor to a ceiling. */
final class Reach {
    private final BlockIndex index;
    private final Unit unit;
    /** Items before this place do not exist. */
    private Place floor = Place.START;
    /** Nor do items at or behind this one. */
    private Place ceiling = Place.END;
    /** Pieces that are entries all the same, because the record that began their line lies before the floor. */
    private FloorPieces floorPieces = FloorPieces.NONE;
    /** Where the source ended when it was last resumed. */
    private Place resumedEnd = Place.START;

    Reach(BlockIndex index, Unit unit) {
        this.index = index;
        this.unit = unit;
    }

    /** Forgets everything before a place, for good. */
    void setFloor(Place newFloor) {
        floor = newFloor;
        floorPieces = joinsPieces() ? FloorPieces.at(index, newFloor) : FloorPieces.NONE;
    }

    void confine(Place from, Place to) {
        floor = from;
        ceiling = to;
    }

    /** Makes pieces ahead of a place, of lines that lie behind it, entries if the source has grown. */
    void resume(Place at) {
        Place end = index.end();
        if (joinsPieces() && !end.equals(resumedEnd)) {
            floorPieces = FloorPieces.at(index, at);
            resumedEnd = end;
        }
    }

    /** The nearest place that a cursor may stand at. */
    Place nearest(Place target) {
        Place bounded = target.compareTo(ceiling) > 0 ? ceiling : target;
        return bounded.compareTo(floor) < 0 ? floor : bounded;
    }

    Place floor() {
        return floor;
    }

    Place ceiling() {
        return ceiling;
    }

    /** Whether an entry takes its pieces along. */
    boolean joinsPieces() {
        return unit == Unit.ENTRIES;
    }

    /** Whether other items are entries than for any other cursor of this unit. */
    boolean hasOwnEntries() {
        return !floorPieces.places().isEmpty();
    }

    /** Whether an item exists for the cursor. */
    boolean isInReach(Block block, int item) {
        return isEntry(block, item) && !isBelowFloor(block, item) && !isBehindCeiling(block, item);
    }

    boolean isBelowFloor(Block block, int item) {
        return compare(block, item, floor) < 0;
    }

    boolean isBehindCeiling(Block block, int item) {
        return compare(block, item, ceiling) >= 0;
    }

    /** Where an item lies, as seen from a place: negative before it. */
    private static int compare(Block block, int item, Place other) {
        int generations = Integer.compare(block.generation(), other.generation());
        return generations != 0 ? generations : Long.compare(block.offset(item), other.offset());
    }

    /** The first entry from an item on; the number of items when there is none. */
    int firstEntry(Block block, int from) {
        int item = from;
        while (item < block.count() && !isEntry(block, item)) {
            item++;
        }
        return item;
    }

    /** The last entry down from an item; -1 when there is none. */
    int lastEntry(Block block, int from) {
        int item = from;
        while (item >= block.first() && !isEntry(block, item)) {
            item--;
        }
        return item >= block.first() ? item : -1;
    }

    private boolean isEntry(Block block, int item) {
        return unit == Unit.RECORDS || !block.isPiece(item) || floorPieces.holds(block, item);
    }
}
