package jlogtui.timeline;

import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.model.Place;

/** Finds where the last records of a source begin, as {@code --tail} counts them: physical records, damage not. */
final class LastRecords {
    private LastRecords() {}

    static Place placeOf(BlockIndex index, long records) {
        if (records <= 0) {
            return index.end();
        }
        if (records >= index.mostRecords()) {
            // They need not be counted
            return Place.START;
        }
        long missing = records;
        for (int g = index.generationCount() - 1; g >= 0; g--) {
            boolean inside = false;
            for (long k = index.blockCount(g) - 1; k >= 0; k = index.previous(g, k, inside)) {
                Block block = index.block(g, k);
                inside = block.isInsideLine();
                for (int i = block.count() - 1; i >= 0; i--) {
                    if (!block.isDamage(i) && --missing == 0) {
                        return new Place(block.generation(), block.offset(i));
                    }
                }
            }
        }
        return Place.START;
    }
}
