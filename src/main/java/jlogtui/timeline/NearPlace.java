package jlogtui.timeline;

import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.index.NearItems;

/** What the index remembers of the items next to where a cursor stands, since another one stood there. */
final class NearPlace {
    private final BlockIndex index;
    private final CursorPlace place;
    private final Reach reach;
    private final HitFinder hits;

    NearPlace(BlockIndex index, CursorPlace place, Reach reach, HitFinder hits) {
        this.index = index;
        this.place = place;
        this.reach = reach;
        this.hits = hits;
    }

    /** Fills in what is ahead, if it is remembered; says whether that was enough. */
    boolean findHead(Spot head) {
        NearItems.Item near = find(true);
        if (near != null && near.place().compareTo(reach.ceiling()) < 0) {
            head.set(near);
        }
        return near != null;
    }

    /** The same for what is behind. */
    boolean findTail(Spot tail) {
        NearItems.Item near = find(false);
        if (near != null && near.place().compareTo(reach.floor()) >= 0) {
            tail.set(near);
        }
        return near != null;
    }

    private NearItems.Item find(boolean ahead) {
        return reach.hasOwnEntries() ? null : index.near().get(place.get(), reach.joinsPieces(), ahead);
    }

    /** Keeps in mind what a cursor that stands here knows of one side. */
    void remember(boolean ahead, Spot spot) {
        Block block = spot.known && spot.exists && !spot.isBlock ? spot.atHand() : null;
        if (block != null) {
            remember(ahead, block, spot.item);
        }
    }

    void remember(boolean ahead, Block block, int item) {
        // With blocks that are passed over, what was found is not what stands next to the place
        if (!reach.hasOwnEntries() && !hits.passesBlocks() && !block.isMakeshift()) {
            index.near().put(place.get(), reach.joinsPieces(), ahead, block, item);
        }
    }
}
