package jlogtui.timeline;

import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.index.Unfinished;
import jlogtui.model.Place;

/** Finds what is behind where a cursor stands: an item, or a block to be passed over unread. */
final class LookBehind {
    /** For a glance: a dozen usual lines, and more than fill a screen. */
    private static final int LEAST_GLANCE_BYTES = 2 * 1024;

    private static final int MOST_GLANCE_BYTES = 32 * 1024;

    private final BlockIndex index;
    private final CursorPlace place;
    private final Reach reach;
    private final HitFinder hits;
    private final NearPlace near;
    /** The last bytes of the source, on which alone the way back goes; null when blocks are read. */
    private Block glance;

    private int glanceBytes;

    LookBehind(BlockIndex index, CursorPlace place, Reach reach, HitFinder hits, NearPlace near) {
        this.index = index;
        this.place = place;
        this.reach = reach;
        this.hits = hits;
        this.near = near;
    }

    /** Goes back on a glance at the last bytes, longer ones when it needs them, until it meets a barrier. */
    void glance() {
        glanceBytes = LEAST_GLANCE_BYTES;
        glance = index.glance(glanceBytes);
    }

    boolean isGlance() {
        return glance != null;
    }

    /** @param latest nothing that lies behind the place has a later order */
    void find(Spot tail, long latest) {
        try {
            look(tail, latest);
        } catch (Unfinished e) {
            tail.known = false;
            throw e;
        }
    }

    private void look(Spot tail, long latest) {
        tail.none();
        Place at = place.get();
        if (at.equals(Place.START) || findAtGlance(tail, latest) || findAtEnd(tail) || near.findTail(tail)) {
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
                    if (pass(tail, latest, g, k)) {
                        return;
                    }
                    inside = hits.isInsideLine(g, k);
                    continue;
                }
                Block block = hits.block(g, k);
                int item = hits.lastShown(g, block, (inPlace ? block.firstAt(at.offset()) : block.count()) - 1);
                if (item >= 0) {
                    near.remember(false, block, item);
                    if (!reach.isBelowFloor(block, item)) {
                        tail.set(g, block, item);
                    }
                    return;
                }
                if (block.count() > 0 && reach.isBelowFloor(block, 0)) {
                    return;
                }
                inside = block.isInsideLine();
            }
        }
    }

    private boolean findAtGlance(Spot tail, long latest) {
        int last = index.generationCount() - 1;
        while (glance != null) {
            int item = reach.lastEntry(glance, glance.firstAt(place.get().offset()) - 1);
            if (item >= 0) {
                tail.set(last, glance, item);
                return true;
            }
            boolean isAll = glanceBytes >= index.newestBytes();
            if (isAll || glanceBytes >= MOST_GLANCE_BYTES) {
                if (last > 0 || !isAll) {
                    tail.setBlock(last, glance.number(), place.get().offset(), latest);
                }
                return true;
            }
            glanceBytes *= 4;
            glance = index.glance(glanceBytes);
        }
        return false;
    }

    /** Looks at what is known of the last items without their block; says whether that was enough. */
    private boolean findAtEnd(Spot tail) {
        Place at = place.get();
        Block end = at.generation() < lastGeneration() || hits.needsWholeBlocks() ? null : index.tail();
        if (end == null) {
            return false;
        }
        int next = end.generation() == at.generation() ? end.firstAt(at.offset()) : end.count();
        int item = reach.lastEntry(end, next - 1);
        if (item >= 0 && !reach.isBelowFloor(end, item)) {
            tail.set(index.generationCount() - 1, end, item);
        }
        return item >= 0;
    }

    private int lastGeneration() {
        return index.generationCount() == 0 ? -1 : index.generationNumber(index.generationCount() - 1);
    }

    /** Makes a block in which nothing is shown the tail; false when nothing begins in it, or ahead of the place. */
    private boolean pass(Spot tail, long latest, int g, long number) {
        long offset = hits.firstLine(g, number);
        if (offset < 0 || new Place(index.generationNumber(g), offset).compareTo(place.get()) >= 0) {
            return false;
        }
        Place end = new Place(index.generationNumber(g), (number + 1) * index.blockSize());
        if (end.compareTo(reach.floor()) > 0) {
            tail.setBlock(g, number, offset, latest);
            tail.latestBefore = Math.min(latest, hits.latestBefore(g, number));
        }
        return true;
    }
}
