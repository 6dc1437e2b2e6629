package jlogtui.timeline;

import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.index.BlockSearch;
import jlogtui.index.MessageReader;
import jlogtui.index.NearItems;
import jlogtui.index.Unfinished;
import jlogtui.model.Entry;
import jlogtui.model.Place;
import jlogtui.query.Filter;

/** A place in one source, with the item ahead of it and the item behind it. Loads blocks as it needs them. */
final class SourceCursor {
    private static final long UNBOUNDED = Long.MAX_VALUE;
    /** For a glance: a dozen usual lines, and more than fill a screen. */
    private static final int LEAST_GLANCE_BYTES = 2 * 1024;

    private static final int MOST_GLANCE_BYTES = 32 * 1024;

    private final BlockIndex index;
    private final Unit unit;
    /** Null while only its two parts are known: a step makes no object. */
    private Place place = Place.START;

    private int placeGeneration;
    private long placeOffset;
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

    /** The item ahead and the item behind. A step makes one the other. */
    private Spot head;

    private Spot tail;
    /** Says which blocks need not be read. */
    private final HitFinder hits;
    /** The place was come to by passing over the block before it, unread. */
    private boolean passedBlock;
    /** On the way back: nothing that lies behind the place has a later order. */
    private long latest = Long.MAX_VALUE;
    /** The last bytes of the source, on which alone the way back goes; null when blocks are read. */
    private Block glance;

    private int glanceBytes;

    SourceCursor(
            BlockIndex index,
            Unit unit,
            boolean holdsBlocks,
            Filter filter,
            BlockSearch search,
            MessageReader messages) {
        this.index = index;
        this.unit = unit;
        head = new Spot(index, holdsBlocks);
        tail = new Spot(index, holdsBlocks);
        hits = new HitFinder(this, filter, search, messages);
    }

    BlockIndex index() {
        return index;
    }

    int source() {
        return index.source();
    }

    Place place() {
        if (place == null) {
            place = new Place(placeGeneration, placeOffset);
        }
        return place;
    }

    void moveTo(Place target) {
        Place bounded = target.compareTo(ceiling) > 0 ? ceiling : target;
        place = bounded.compareTo(floor) < 0 ? floor : bounded;
        passedBlock = false;
        latest = Long.MAX_VALUE;
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
        moveTo(place());
    }

    /** Goes back on a glance at the last bytes, longer ones when it needs them, until it meets a barrier. */
    void glance() {
        glanceBytes = LEAST_GLANCE_BYTES;
        glance = index.glance(glanceBytes);
    }

    /** Whether what lies behind is out of sight: no later than the tail's order. */
    boolean isAtBarrier() {
        return glance != null && tail.isBlock;
    }

    /** Confines the cursor to a window, whose borders lie well outside of what will be shown. */
    void confine(Place from, Place to) {
        floor = from;
        ceiling = to;
        moveTo(place());
    }

    /** Takes note that the index has been updated. */
    void refresh() {
        forget();
    }

    /** The same, and pieces ahead of lines that lie behind become entries. */
    void resume() {
        Place end = index.end();
        if (unit == Unit.ENTRIES && !end.equals(resumedEnd)) {
            floorPieces = FloorPieces.at(index, place());
            resumedEnd = end;
        }
        refresh();
    }

    boolean hasHead() {
        if (!head.known) {
            lookAhead();
        }
        return head.exists;
    }

    boolean hasTail() {
        if (!tail.known) {
            lookBehind();
        }
        return tail.exists;
    }

    /** Finds head and tail while the blocks around are at hand. */
    void look() {
        hasHead();
        hasTail();
    }

    private void lookAhead() {
        try {
            findHead();
        } catch (Unfinished e) {
            head.known = false;
            throw e;
        }
    }

    private void lookBehind() {
        try {
            findTail();
        } catch (Unfinished e) {
            tail.known = false;
            throw e;
        }
    }

    /** Whether {@link #hasTail} is answered without a look. */
    boolean isTailKnown() {
        return tail.known;
    }

    /** The tail sorts at or before this time; of a cursor at the end of its source that takes only a small look. */
    long tailBound() {
        if (tail.known || glance != null) {
            return hasTail() ? tail.order : Long.MIN_VALUE;
        }
        if (bound == UNBOUNDED && place().compareTo(index.end()) >= 0) {
            bound = index.newestBound();
        }
        return bound;
    }

    Spot head() {
        return head;
    }

    /** Says which items of this source are shown. */
    HitFinder hits() {
        return hits;
    }

    Spot tail() {
        return tail;
    }

    /** Steps over the head. */
    void forward() {
        Spot passed = head;
        passedBlock = passed.isBlock;
        latest = Long.MAX_VALUE;
        if (passed.isBlock) {
            placeAt(passed.generationNumber, (passed.number + 1) * index.blockSize());
            head = tail;
            tail = passed;
            head.known = false;
            tail.known = false;
            return;
        }
        Block block = passed.block();
        placeAt(passed.generationNumber, passed.offset + 1);
        head = tail;
        tail = passed;
        int next = firstShown(passed.generation, block, passed.item + 1);
        if (next < block.count() && !isBehindCeiling(block, next)) {
            head.set(passed.generation, block, next);
        } else {
            head.known = false;
        }
    }

    /** Steps back over the tail. */
    void back() {
        Spot passed = tail;
        passedBlock = false;
        if (passed.isBlock) {
            placeAt(passed.generationNumber, passed.offset);
            tail = head;
            head = passed;
            head.known = false;
            tail.known = false;
            latest = passed.latestBefore;
            return;
        }
        latest = passed.order;
        Block block = passed.block();
        placeAt(passed.generationNumber, passed.offset);
        tail = head;
        head = passed;
        int previous = lastShown(passed.generation, block, Math.min(passed.item, block.count()) - 1);
        if (previous >= 0 && !isBelowFloor(block, previous)) {
            tail.set(passed.generation, block, previous);
        } else {
            tail.known = false;
        }
    }

    private void placeAt(int generation, long offset) {
        place = null;
        placeGeneration = generation;
        placeOffset = offset;
    }

    /** What an item says that a step has found. */
    Entry read(int generationIndex, Block block, int item) {
        return index.entry(generationIndex, block, item, unit == Unit.ENTRIES);
    }

    private void findHead() {
        head.none();
        Place at = place();
        if (at.compareTo(index.end()) >= 0 || findHeadAtEnd() || findHeadNear()) {
            return;
        }
        for (int g = index.generationIndex(at.generation()); g < index.generationCount(); g++) {
            long blocks = index.blockCount(g);
            boolean inPlace = index.generationNumber(g) == at.generation();
            long from = inPlace ? Math.min(at.offset() / index.blockSize(), blocks - 1) : 0;
            boolean leadsOn = false;
            for (long number = Math.max(0, from); number < blocks; number = index.next(g, number, leadsOn)) {
                Block overhang = inPlace && number == from && !passedBlock ? index.overhangBefore(g, number) : null;
                boolean inOverhang =
                        overhang != null && firstEntry(overhang, overhang.firstAt(at.offset())) < overhang.count();
                if (!inOverhang && hits.isEmpty(g, number)) {
                    if (passAhead(g, number)) {
                        return;
                    }
                    leadsOn = hits.isInsideLine(g, number);
                    continue;
                }
                Block block = inOverhang ? overhang : hits.block(g, number);
                int first = inPlace ? block.firstAt(at.offset()) : 0;
                int item = firstShown(g, block, first);
                if (item < block.count()) {
                    remember(true, block, item);
                    if (!isBehindCeiling(block, item)) {
                        head.set(g, block, item);
                    }
                    return;
                }
                leadsOn = block.leadsOn();
                if (firstEntry(block, first) == block.count()) {
                    passPieces(block);
                }
            }
        }
    }

    /** Looks at what is known of the last items without their block; says whether that was enough. */
    private boolean findHeadAtEnd() {
        Block end = hits.needsWholeBlocks() ? null : index.tail();
        Place at = place();
        if (end == null || !isIn(end, at) || at.offset() < end.offset(end.first())) {
            return false;
        }
        int item = firstEntry(end, end.firstAt(at.offset()));
        if (item == end.count()) {
            passPieces(end);
        } else if (!isBehindCeiling(end, item)) {
            head.set(index.generationCount() - 1, end, item);
        }
        return true;
    }

    /** Looks at what is remembered of the place; says whether that was enough. */
    private boolean findHeadNear() {
        NearItems.Item near = near(true);
        if (near != null && near.place().compareTo(ceiling) < 0) {
            head.set(near);
        }
        return near != null;
    }

    private boolean findTailNear() {
        NearItems.Item near = near(false);
        if (near != null && near.place().compareTo(floor) >= 0) {
            tail.set(near);
        }
        return near != null;
    }

    private NearItems.Item near(boolean ahead) {
        boolean usual = floorPieces.places().isEmpty();
        return usual ? index.near().get(place(), unit == Unit.ENTRIES, ahead) : null;
    }

    /** Keeps in mind what stands here, for the next cursor that comes to this place. */
    void remember() {
        Block ahead = head.known && head.exists && !head.isBlock ? head.atHand() : null;
        if (ahead != null) {
            remember(true, ahead, head.item);
        }
        Block behind = tail.known && tail.exists && !tail.isBlock ? tail.atHand() : null;
        if (behind != null) {
            remember(false, behind, tail.item);
        }
    }

    private void remember(boolean ahead, Block block, int item) {
        // With blocks that are passed over, what was found is not what stands next to the place
        if (floorPieces.places().isEmpty() && !hits.passesBlocks() && !block.isMakeshift()) {
            index.near().put(place(), unit == Unit.ENTRIES, ahead, block, item);
        }
    }

    /** Makes a block in which nothing is shown the head; false when nothing begins in it. */
    private boolean passAhead(int g, long number) {
        long offset = hits.firstLine(g, number);
        if (offset < 0) {
            return false;
        }
        if (new Place(index.generationNumber(g), offset).compareTo(ceiling) < 0) {
            head.setBlock(g, number, offset, hits.earliest(g, number));
        }
        return true;
    }

    /** The same for the tail; false also when what begins in the block lies ahead. */
    private boolean passBehind(int g, long number) {
        long offset = hits.firstLine(g, number);
        if (offset < 0 || new Place(index.generationNumber(g), offset).compareTo(place()) >= 0) {
            return false;
        }
        Place end = new Place(index.generationNumber(g), (number + 1) * index.blockSize());
        if (end.compareTo(floor) > 0) {
            tail.setBlock(g, number, offset, latest);
            tail.latestBefore = Math.min(latest, hits.latestBefore(g, number));
        }
        return true;
    }

    /**
     * Steps over pieces when no entry lies ahead. They belong to entries that lie behind, and must not become entries of
     * their own when the file that holds the beginning of their line goes.
     */
    private void passPieces(Block block) {
        if (block.count() > 0) {
            Place behind = new Place(block.generation(), block.offset(block.count() - 1) + 1);
            if (behind.compareTo(place()) > 0 && behind.compareTo(ceiling) <= 0) {
                place = behind;
            }
        }
    }

    private static boolean isIn(Block block, Place place) {
        return place.generation() == block.generation();
    }

    private void findTail() {
        tail.none();
        Place at = place();
        if (at.equals(Place.START) || findTailAtGlance() || findTailAtEnd() || findTailNear()) {
            return;
        }
        int g = Math.min(index.generationIndex(at.generation()), index.generationCount() - 1);
        for (; g >= 0; g--) {
            long blocks = index.blockCount(g);
            int number = index.generationNumber(g);
            if (number > at.generation()) {
                continue;
            }
            boolean inPlace = number == at.generation();
            long from = inPlace ? Math.min(at.offset() / index.blockSize(), blocks - 1) : blocks - 1;
            boolean inside = false;
            for (long k = from; k >= 0; k = index.previous(g, k, inside)) {
                if (hits.isEmpty(g, k)) {
                    if (passBehind(g, k)) {
                        return;
                    }
                    inside = hits.isInsideLine(g, k);
                    continue;
                }
                Block block = hits.block(g, k);
                int item = lastShown(g, block, (inPlace ? block.firstAt(at.offset()) : block.count()) - 1);
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
                inside = block.isInsideLine();
            }
        }
    }

    private boolean findTailAtGlance() {
        int last = index.generationCount() - 1;
        while (glance != null) {
            int item = lastEntry(glance, glance.firstAt(place().offset()) - 1);
            if (item >= 0) {
                tail.set(last, glance, item);
                return true;
            }
            boolean isAll = glanceBytes >= index.newestBytes();
            if (isAll || glanceBytes >= MOST_GLANCE_BYTES) {
                if (last > 0 || !isAll) {
                    tail.setBlock(last, glance.number(), place().offset(), latest);
                }
                return true;
            }
            glanceBytes *= 4;
            glance = index.glance(glanceBytes);
        }
        return false;
    }

    /** Looks at what is known of the last items without their block; says whether that was enough. */
    private boolean findTailAtEnd() {
        Place at = place();
        Block end = at.generation() < lastGeneration() || hits.needsWholeBlocks() ? null : index.tail();
        if (end == null) {
            return false;
        }
        int item = lastEntry(end, (isIn(end, at) ? end.firstAt(at.offset()) : end.count()) - 1);
        if (item >= 0 && !isBelowFloor(end, item)) {
            tail.set(index.generationCount() - 1, end, item);
        }
        return item >= 0;
    }

    private int lastGeneration() {
        return index.generationCount() == 0 ? -1 : index.generationNumber(index.generationCount() - 1);
    }

    /** Whether an item exists for this cursor. */
    boolean isInReach(Block block, int item) {
        return isEntry(block, item) && !isBelowFloor(block, item) && !isBehindCeiling(block, item);
    }

    private boolean isBelowFloor(Block block, int item) {
        return compare(block, item, floor) < 0;
    }

    private boolean isBehindCeiling(Block block, int item) {
        return compare(block, item, ceiling) >= 0;
    }

    /** Where an item lies, as seen from a place: negative before it. */
    private static int compare(Block block, int item, Place other) {
        int generations = Integer.compare(block.generation(), other.generation());
        return generations != 0 ? generations : Long.compare(block.offset(item), other.offset());
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

    /** The first entry from an item on that may be shown, as far as that is known without reading entries. */
    private int firstShown(int generation, Block block, int from) {
        int item = from;
        while (true) {
            int entry = firstEntry(block, item);
            item = hits.firstThatMay(generation, block, entry);
            if (item == entry) {
                return item;
            }
        }
    }

    private int lastShown(int generation, Block block, int from) {
        int item = from;
        while (true) {
            int entry = lastEntry(block, item);
            item = hits.lastThatMay(generation, block, entry);
            if (item == entry) {
                return item;
            }
        }
    }

    /** Bytes from the place to the far side of an item. */
    long bytesOver(Spot spot, int length) {
        int generation = place == null ? placeGeneration : place.generation();
        long offset = place == null ? placeOffset : place.offset();
        if (spot.generationNumber != generation) {
            return length;
        }
        return spot.offset >= offset ? spot.offset + length - offset : offset - spot.offset;
    }

    private boolean isEntry(Block block, int item) {
        return unit == Unit.RECORDS || !block.isPiece(item) || floorPieces.holds(block, item);
    }
}
