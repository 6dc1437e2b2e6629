package jlogtui.timeline;

import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.index.Unfinished;
import jlogtui.model.Place;

/** Finds what is ahead of where a cursor stands: an item, or a block to be passed over unread. */
final class LookAhead {
    private final BlockIndex index;
    private final CursorPlace place;
    private final Reach reach;
    private final HitFinder hits;
    private final NearPlace near;

    LookAhead(BlockIndex index, CursorPlace place, Reach reach, HitFinder hits, NearPlace near) {
        this.index = index;
        this.place = place;
        this.reach = reach;
        this.hits = hits;
        this.near = near;
    }

    /** @param passedBlock the place was come to by passing over the block before it, unread */
    void find(Spot head, boolean passedBlock) {
        try {
            look(head, passedBlock);
        } catch (Unfinished e) {
            head.known = false;
            throw e;
        }
    }

    private void look(Spot head, boolean passedBlock) {
        head.none();
        Place at = place.get();
        if (at.compareTo(index.end()) >= 0 || findAtEnd(head) || near.findHead(head)) {
            return;
        }
        for (int g = index.generationIndex(at.generation()); g < index.generationCount(); g++) {
            long blocks = index.blockCount(g);
            boolean inPlace = index.generationNumber(g) == at.generation();
            long from = inPlace ? Math.min(at.offset() / index.blockSize(), blocks - 1) : 0;
            boolean leadsOn = false;
            for (long number = Math.max(0, from); number < blocks; number = index.next(g, number, leadsOn)) {
                Block overhang = inPlace && number == from && !passedBlock ? index.overhangBefore(g, number) : null;
                boolean inOverhang = overhang != null
                        && reach.firstEntry(overhang, overhang.firstAt(at.offset())) < overhang.count();
                if (!inOverhang && hits.isEmpty(g, number)) {
                    if (pass(head, g, number)) {
                        return;
                    }
                    leadsOn = hits.isInsideLine(g, number);
                    continue;
                }
                Block block = inOverhang ? overhang : hits.block(g, number);
                int first = inPlace ? block.firstAt(at.offset()) : 0;
                int item = hits.firstShown(g, block, first);
                if (item < block.count()) {
                    near.remember(true, block, item);
                    if (!reach.isBehindCeiling(block, item)) {
                        head.set(g, block, item);
                    }
                    return;
                }
                leadsOn = block.leadsOn();
                if (reach.firstEntry(block, first) == block.count()) {
                    passPieces(block);
                }
            }
        }
    }

    /** Looks at what is known of the last items without their block; says whether that was enough. */
    private boolean findAtEnd(Spot head) {
        Block end = hits.needsWholeBlocks() ? null : index.tail();
        Place at = place.get();
        if (end == null || end.generation() != at.generation() || at.offset() < end.offset(end.first())) {
            return false;
        }
        int item = reach.firstEntry(end, end.firstAt(at.offset()));
        if (item == end.count()) {
            passPieces(end);
        } else if (!reach.isBehindCeiling(end, item)) {
            head.set(index.generationCount() - 1, end, item);
        }
        return true;
    }

    /** Makes a block in which nothing is shown the head; false when nothing begins in it. */
    private boolean pass(Spot head, int g, long number) {
        long offset = hits.firstLine(g, number);
        if (offset < 0) {
            return false;
        }
        if (new Place(index.generationNumber(g), offset).compareTo(reach.ceiling()) < 0) {
            head.setBlock(g, number, offset, hits.earliest(g, number));
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
            if (behind.compareTo(place.get()) > 0 && behind.compareTo(reach.ceiling()) <= 0) {
                place.set(behind);
            }
        }
    }
}
