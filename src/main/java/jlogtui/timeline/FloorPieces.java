package jlogtui.timeline;

import java.util.ArrayList;
import java.util.List;
import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.model.Place;
import jlogtui.model.Stream;

/**
 * The first piece of each stream behind a floor that cuts a long line in two, be it the start of a tail or where a
 * follower had come: it stands for the rest of its line.
 */
record FloorPieces(List<Place> places) {
    static final FloorPieces NONE = new FloorPieces(List.of());

    /**
     * Looks at the records of the floor's block and the one behind it, no farther: a piece beyond them goes on with a
     * record behind the floor.
     */
    static FloorPieces at(BlockIndex index, Place floor) {
        List<Place> pieces = new ArrayList<>();
        List<Stream> seen = new ArrayList<>();
        int left = 2;
        for (int g = index.generationIndex(floor.generation()); g < index.generationCount() && left > 0; g++) {
            boolean inFloor = index.generationNumber(g) == floor.generation();
            long first = inFloor ? floor.offset() / index.blockSize() : 0;
            for (long k = first; k < index.blockCount(g) && left > 0; k++) {
                left--;
                Block block = index.block(g, k);
                for (int i = inFloor ? block.firstAt(floor.offset()) : 0; i < block.count(); i++) {
                    if (!block.isDamage(i) && !seen.contains(block.stream(i))) {
                        seen.add(block.stream(i));
                        if (block.isPiece(i)) {
                            pieces.add(new Place(block.generation(), block.offset(i)));
                        }
                    }
                }
            }
        }
        return new FloorPieces(List.copyOf(pieces));
    }

    boolean holds(Block block, int item) {
        for (Place piece : places) {
            if (piece.generation() == block.generation() && piece.offset() == block.offset(item)) {
                return true;
            }
        }
        return false;
    }
}
