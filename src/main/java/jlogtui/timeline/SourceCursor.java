package jlogtui.timeline;

import java.lang.ref.WeakReference;
import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.index.NearItems;
import jlogtui.model.Entry;
import jlogtui.model.Place;

/** A place in one source, with the item ahead of it and the item behind it. Loads blocks as it needs them. */
final class SourceCursor {
    private static final long UNBOUNDED = Long.MAX_VALUE;

    private final BlockIndex index;
    private final Unit unit;
    private Place place = Place.START;
    /** Items before this place do not exist for this cursor. */
    private Place floor = Place.START;
    /** Nor do items at or behind this one. */
    private Place ceiling = Place.END;
    /** Pieces that are entries all the same, because the record that began their line lies before the floor. */
    private FloorPieces floorPieces = FloorPieces.NONE;
    /** Where the source ended when it was last resumed. */
    private Place resumedEnd = Place.START;

    /** No item before the place sorts after this time, as far as that is known without reading a block. */
    private long bound = UNBOUNDED;

    private final Spot head = new Spot();
    private final Spot tail = new Spot();
    /** Hold on to the blocks of head and tail: fast, but a thousand cursors would hold a thousand blocks. */
    private final boolean holdsBlocks;

    SourceCursor(BlockIndex index, Unit unit, boolean holdsBlocks) {
        this.index = index;
        this.unit = unit;
        this.holdsBlocks = holdsBlocks;
    }

    BlockIndex index() {
        return index;
    }

    int source() {
        return index.source();
    }

    Place place() {
        return place;
    }

    void moveTo(Place target) {
        Place bounded = target.compareTo(ceiling) > 0 ? ceiling : target;
        place = bounded.compareTo(floor) < 0 ? floor : bounded;
        forget();
    }

    private void forget() {
        head.known = false;
        tail.known = false;
        bound = UNBOUNDED;
    }

    /** Forgets everything before a place, for good. */
    void setFloor(Place newFloor) {
        floor = newFloor;
        floorPieces = unit == Unit.ENTRIES ? FloorPieces.at(index, newFloor) : FloorPieces.NONE;
        moveTo(place);
    }

    /** Confines the cursor to a window, whose borders lie well outside of what will be shown. */
    void confine(Place from, Place to) {
        floor = from;
        ceiling = to;
        moveTo(place);
    }

    /** Takes note that the index has been updated. */
    void refresh() {
        forget();
    }

    /** The same, and pieces ahead of lines that lie behind become entries. */
    void resume() {
        Place end = index.end();
        if (unit == Unit.ENTRIES && !end.equals(resumedEnd)) {
            floorPieces = FloorPieces.at(index, place);
            resumedEnd = end;
        }
        refresh();
    }

    boolean hasHead() {
        if (!head.known) {
            findHead();
        }
        return head.exists;
    }

    boolean hasTail() {
        if (!tail.known) {
            findTail();
        }
        return tail.exists;
    }

    /** Finds head and tail while the blocks around are at hand. */
    void look() {
        if (!head.known) {
            findHead();
        }
        if (!tail.known) {
            findTail();
        }
    }

    /** Whether {@link #hasTail} is answered without a look. */
    boolean isTailKnown() {
        return tail.known;
    }

    /** The tail sorts at or before this time; of a cursor at the end of its source that takes only a small look. */
    long tailBound() {
        if (tail.known) {
            return tail.exists ? tail.order : Long.MIN_VALUE;
        }
        if (bound == UNBOUNDED && place.compareTo(index.end()) >= 0) {
            bound = index.newestBound();
        }
        return bound;
    }

    Spot head() {
        return head;
    }

    Spot tail() {
        return tail;
    }

    /** Steps over the head. */
    void forward() {
        Block block = head.block();
        place = new Place(head.place().generation(), head.place().offset() + 1);
        tail.copy(head);
        int next = firstEntry(block, head.item + 1);
        if (next < block.count() && !isBehindCeiling(block, next)) {
            head.set(head.generation, block, next);
        } else {
            head.known = false;
        }
    }

    /** Steps back over the tail. */
    void back() {
        Block block = tail.block();
        place = tail.place();
        head.copy(tail);
        int previous = lastEntry(block, Math.min(tail.item, block.count()) - 1);
        if (previous >= 0 && !isBelowFloor(block, previous)) {
            tail.set(tail.generation, block, previous);
        } else {
            tail.known = false;
        }
    }

    Entry read(Spot spot) {
        return index.entry(spot.generation, spot.block(), spot.item, unit == Unit.ENTRIES);
    }

    private void findHead() {
        head.none();
        if (place.compareTo(index.end()) >= 0) {
            return;
        }
        Block end = index.tail();
        if (end != null && isIn(end, place) && place.offset() >= end.offset(end.first())) {
            int item = firstEntry(end, end.firstAt(place.offset()));
            if (item == end.count()) {
                passPieces(end);
            } else if (!isBehindCeiling(end, item)) {
                head.set(index.generationCount() - 1, end, item);
            }
            return;
        }
        NearItems.Item near = near(true);
        if (near != null) {
            if (near.place().compareTo(ceiling) < 0) {
                head.set(near);
            }
            return;
        }
        for (int g = index.generationIndex(place.generation()); g < index.generationCount(); g++) {
            long blocks = index.blockCount(g);
            boolean inPlace = index.generationNumber(g) == place.generation();
            long from = inPlace ? Math.min(place.offset() / index.blockSize(), blocks - 1) : 0;
            for (long number = Math.max(0, from); number < blocks; number++) {
                Block block = index.block(g, number);
                Block overhang = inPlace && number == from ? index.overhangBefore(g, number) : null;
                if (overhang != null && firstEntry(overhang, overhang.firstAt(place.offset())) < overhang.count()) {
                    block = overhang;
                }
                int item = firstEntry(block, inPlace ? block.firstAt(place.offset()) : 0);
                if (item < block.count()) {
                    remember(true, block, item);
                    if (!isBehindCeiling(block, item)) {
                        head.set(g, block, item);
                    }
                    return;
                }
                passPieces(block);
            }
        }
    }

    private NearItems.Item near(boolean ahead) {
        boolean usual = floorPieces.places().isEmpty();
        return usual ? index.near().get(place, unit == Unit.ENTRIES, ahead) : null;
    }

    /** Keeps in mind what stands here, for the next cursor that comes to this place. */
    void remember() {
        Block ahead = head.known && head.exists ? head.atHand() : null;
        if (ahead != null) {
            remember(true, ahead, head.item);
        }
        Block behind = tail.known && tail.exists ? tail.atHand() : null;
        if (behind != null) {
            remember(false, behind, tail.item);
        }
    }

    private void remember(boolean ahead, Block block, int item) {
        if (floorPieces.places().isEmpty()) {
            index.near().put(place, unit == Unit.ENTRIES, ahead, block, item);
        }
    }

    /**
     * Steps over pieces when no entry lies ahead. They belong to entries that lie behind, and must not become entries of
     * their own when the file that holds the beginning of their line goes.
     */
    private void passPieces(Block block) {
        if (block.count() > 0) {
            Place behind = new Place(block.generation(), block.offset(block.count() - 1) + 1);
            if (behind.compareTo(place) > 0 && behind.compareTo(ceiling) <= 0) {
                place = behind;
            }
        }
    }

    private static boolean isIn(Block block, Place place) {
        return place.generation() == block.generation();
    }

    private void findTail() {
        tail.none();
        if (place.equals(Place.START) || findTailAtEnd()) {
            return;
        }
        NearItems.Item near = near(false);
        if (near != null) {
            if (near.place().compareTo(floor) >= 0) {
                tail.set(near);
            }
            return;
        }
        int g = Math.min(index.generationIndex(place.generation()), index.generationCount() - 1);
        for (; g >= 0; g--) {
            long blocks = index.blockCount(g);
            int number = index.generationNumber(g);
            if (number > place.generation()) {
                continue;
            }
            boolean inPlace = number == place.generation();
            long from = inPlace ? Math.min(place.offset() / index.blockSize(), blocks - 1) : blocks - 1;
            for (long k = from; k >= 0; k--) {
                Block block = index.block(g, k);
                int item = lastEntry(block, (inPlace ? block.firstAt(place.offset()) : block.count()) - 1);
                if (item >= 0) {
                    remember(false, block, item);
                    if (!isBelowFloor(block, item)) {
                        tail.set(g, block, item);
                    }
                    return;
                }
                if (block.count() > 0 && isBelowFloor(block, 0)) {
                    return;
                }
            }
        }
    }

    /** Looks at what is known of the last items without their block; says whether that was enough. */
    private boolean findTailAtEnd() {
        Block end = place.generation() < lastGeneration() ? null : index.tail();
        if (end == null) {
            return false;
        }
        int item = lastEntry(end, (isIn(end, place) ? end.firstAt(place.offset()) : end.count()) - 1);
        if (item >= 0 && !isBelowFloor(end, item)) {
            tail.set(index.generationCount() - 1, end, item);
        }
        return item >= 0;
    }

    private int lastGeneration() {
        return index.generationCount() == 0 ? -1 : index.generationNumber(index.generationCount() - 1);
    }

    private boolean isBelowFloor(Block block, int item) {
        return !floor.equals(Place.START) && new Place(block.generation(), block.offset(item)).compareTo(floor) < 0;
    }

    private boolean isBehindCeiling(Block block, int item) {
        return !ceiling.equals(Place.END) && new Place(block.generation(), block.offset(item)).compareTo(ceiling) >= 0;
    }

    private int firstEntry(Block block, int from) {
        int item = from;
        while (item < block.count() && !isEntry(block, item)) {
            item++;
        }
        return item;
    }

    private int lastEntry(Block block, int from) {
        int item = from;
        while (item >= block.first() && !isEntry(block, item)) {
            item--;
        }
        return item >= block.first() ? item : -1;
    }

    private boolean isEntry(Block block, int item) {
        return unit == Unit.RECORDS || !block.isPiece(item) || floorPieces.holds(block, item);
    }

    /** An item of a block. Its order and place are known also when the cache has given up the block. */
    final class Spot {
        private boolean known;
        private boolean exists;
        private int generation;
        private long number;
        private int item;
        private long order;
        private Place place = Place.START;
        private Block held;
        private WeakReference<Block> seen = new WeakReference<>(null);

        private void set(int newGeneration, Block block, int newItem) {
            known = true;
            exists = true;
            generation = newGeneration;
            number = block.number();
            item = newItem;
            order = block.order(newItem);
            place = new Place(block.generation(), block.offset(newItem));
            remember(block);
        }

        private void set(NearItems.Item near) {
            known = true;
            exists = true;
            generation = index.generationIndex(near.place().generation());
            number = near.block();
            // The item is found by its place when the block is loaded
            item = 0;
            order = near.order();
            place = near.place();
            held = null;
            seen = new WeakReference<>(null);
        }

        private void copy(Spot other) {
            known = true;
            exists = true;
            generation = other.generation;
            number = other.number;
            item = other.item;
            order = other.order;
            place = other.place;
            held = other.held;
            seen = other.seen;
        }

        private void none() {
            known = true;
            exists = false;
            held = null;
        }

        private void remember(Block block) {
            if (holdsBlocks) {
                held = block;
            } else if (!seen.refersTo(block)) {
                seen = new WeakReference<>(block);
            }
        }

        /** The item's block if it is in memory, else null. */
        private Block atHand() {
            return holdsBlocks ? held : seen.get();
        }

        /** The item's block, read again when it has to be. */
        Block block() {
            Block block = atHand();
            if (block == null) {
                block = index.block(generation, number);
                // It may have been found in a part of the block
                item = block.firstAt(place.offset());
                remember(block);
            }
            return block;
        }

        /** Whether the item can still be read: its file may have been dropped since it was found. */
        boolean isThere() {
            Block block = block();
            return item < block.count() && block.offset(item) == place.offset();
        }

        int item() {
            return item;
        }

        long order() {
            return order;
        }

        Place place() {
            return place;
        }
    }
}
