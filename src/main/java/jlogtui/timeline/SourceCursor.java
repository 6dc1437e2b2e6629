package jlogtui.timeline;

import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.index.BlockSearch;
import jlogtui.index.MessageReader;
import jlogtui.model.Entry;
import jlogtui.model.Place;
import jlogtui.query.Filter;

/** A place in one source, with the item ahead of it and the item behind it. Loads blocks as it needs them. */
final class SourceCursor {
    private static final long UNBOUNDED = Long.MAX_VALUE;

    private final BlockIndex index;
    private final CursorPlace place = new CursorPlace();
    private final Reach reach;
    /** Says which blocks need not be read. */
    private final HitFinder hits;

    private final NearPlace near;
    private final LookAhead ahead;
    private final LookBehind behind;

    /** No item before the place sorts after this time, as far as that is known without reading a block. */
    private long bound = UNBOUNDED;

    /** The item ahead and the item behind. A step makes one the other. */
    private Spot head;

    private Spot tail;
    /** The place was come to by passing over the block before it, unread. */
    private boolean passedBlock;
    /** On the way back: nothing that lies behind the place has a later order. */
    private long latest = Long.MAX_VALUE;

    SourceCursor(
            BlockIndex index,
            Unit unit,
            boolean holdsBlocks,
            Filter filter,
            BlockSearch search,
            MessageReader messages) {
        this.index = index;
        head = new Spot(index, holdsBlocks);
        tail = new Spot(index, holdsBlocks);
        reach = new Reach(index, unit);
        hits = new HitFinder(index, reach, filter, search, messages);
        near = new NearPlace(index, place, reach, hits);
        ahead = new LookAhead(index, place, reach, hits, near);
        behind = new LookBehind(index, place, reach, hits, near);
    }

    BlockIndex index() {
        return index;
    }

    int source() {
        return index.source();
    }

    Place place() {
        return place.get();
    }

    void moveTo(Place target) {
        place.set(reach.nearest(target));
        passedBlock = false;
        latest = Long.MAX_VALUE;
        forget();
    }

    /** Goes to the border of a stretch if it stands outside of it. */
    void keepBetween(Place from, Place to) {
        if (place().compareTo(from) < 0) {
            moveTo(from);
        } else if (place().compareTo(to) > 0) {
            moveTo(to);
        }
    }

    /** How far nothing is shown in a direction: up to what is next. */
    Place looked(boolean ahead) {
        if (ahead) {
            return hasHead() ? new Place(head.generationNumber, head.offset) : Place.END;
        }
        if (!tail.known) {
            // Of a later order nothing is here
            return place();
        }
        return tail.exists ? new Place(tail.generationNumber, tail.offset + (tail.isBlock ? 0 : 1)) : Place.START;
    }

    private void forget() {
        head.known = false;
        tail.known = false;
        bound = UNBOUNDED;
    }

    /** Forgets everything before a place, for good. */
    void setFloor(Place newFloor) {
        reach.setFloor(newFloor);
        moveTo(place());
    }

    /** Goes back on a glance at the last bytes, longer ones when it needs them, until it meets a barrier. */
    void glance() {
        behind.glance();
    }

    /** Whether what lies behind is out of sight: no later than the tail's order. */
    boolean isAtBarrier() {
        return behind.isGlance() && tail.isBlock;
    }

    /** Confines the cursor to a window, whose borders lie well outside of what will be shown. */
    void confine(Place from, Place to) {
        reach.confine(from, to);
        moveTo(place());
    }

    /** Takes note that the index has been updated. */
    void refresh() {
        hits.refresh();
        forget();
    }

    /** The same, and pieces ahead of lines that lie behind become entries. */
    void resume() {
        reach.resume(place());
        refresh();
    }

    boolean hasHead() {
        if (!head.known) {
            ahead.find(head, passedBlock);
        }
        return head.exists;
    }

    boolean hasTail() {
        if (!tail.known) {
            behind.find(tail, latest);
        }
        return tail.exists;
    }

    /** Finds head and tail while the blocks around are at hand. */
    void look() {
        hasHead();
        hasTail();
    }

    /** Whether {@link #hasTail} is answered without a look. */
    boolean isTailKnown() {
        return tail.known;
    }

    /** The tail sorts at or before this time; of a cursor at the end of its source that takes only a small look. */
    long tailBound() {
        if (tail.known || behind.isGlance()) {
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
            place.set(passed.generationNumber, (passed.number + 1) * index.blockSize());
            head = tail;
            tail = passed;
            head.known = false;
            tail.known = false;
            return;
        }
        Block block = passed.block();
        place.set(passed.generationNumber, passed.offset + 1);
        head = tail;
        tail = passed;
        int next = hits.firstShown(passed.generation, block, passed.item + 1);
        if (next < block.count() && !reach.isBehindCeiling(block, next)) {
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
            place.set(passed.generationNumber, passed.offset);
            tail = head;
            head = passed;
            head.known = false;
            tail.known = false;
            latest = passed.latestBefore;
            return;
        }
        latest = passed.order;
        Block block = passed.block();
        place.set(passed.generationNumber, passed.offset);
        tail = head;
        head = passed;
        int previous = hits.lastShown(passed.generation, block, Math.min(passed.item, block.count()) - 1);
        if (previous >= 0 && !reach.isBelowFloor(block, previous)) {
            tail.set(passed.generation, block, previous);
        } else {
            tail.known = false;
        }
    }

    /** What an item says that a step has found. */
    Entry read(int generationIndex, Block block, int item) {
        return hits.read(generationIndex, block, item);
    }

    /** Keeps in mind what stands here, for the next cursor that comes to this place. */
    void remember() {
        near.remember(true, head);
        near.remember(false, tail);
    }

    /** Bytes from the place to the far side of an item. */
    long bytesOver(Spot spot, int length) {
        return place.bytesOver(spot, length);
    }
}
