package jlogtui.timeline;

import java.lang.ref.WeakReference;
import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.index.NearItems;

/**
 * An item of a block, or a whole block in which nothing is shown, on one side of a cursor. Its order and place are known
 * also when the cache has given up the block.
 */
final class Spot {
    private final BlockIndex index;
    /** Hold on to the block: fast, but a thousand cursors would hold a thousand blocks. */
    private final boolean holdsBlocks;

    boolean known;
    boolean exists;
    boolean isBlock;
    /** Of a whole block: the latest order that anything before it can have. */
    long latestBefore;

    int generation;
    long number;
    int item;
    long order;
    int generationNumber;
    long offset;
    private Block held;
    private WeakReference<Block> seen = new WeakReference<>(null);

    Spot(BlockIndex index, boolean holdsBlocks) {
        this.index = index;
        this.holdsBlocks = holdsBlocks;
    }

    void set(int newGeneration, Block block, int newItem) {
        known = true;
        exists = true;
        isBlock = false;
        generation = newGeneration;
        number = block.number();
        item = newItem;
        order = block.order(newItem);
        generationNumber = block.generation();
        offset = block.offset(newItem);
        remember(block);
    }

    void set(NearItems.Item near) {
        known = true;
        exists = true;
        isBlock = false;
        generation = index.generationIndex(near.place().generation());
        number = near.block();
        // The item is found by its place when the block is loaded
        item = 0;
        order = near.order();
        generationNumber = near.place().generation();
        offset = near.place().offset();
        held = null;
        seen = new WeakReference<>(null);
    }

    void setBlock(int newGeneration, long newNumber, long firstLine, long newOrder) {
        known = true;
        exists = true;
        isBlock = true;
        generation = newGeneration;
        number = newNumber;
        order = newOrder;
        generationNumber = index.generationNumber(newGeneration);
        offset = firstLine;
        held = null;
    }

    /** Whether this is a whole block in which nothing is shown, to be stepped over unread. */
    boolean isBlock() {
        return isBlock;
    }

    void none() {
        known = true;
        exists = false;
        held = null;
    }

    void remember(Block block) {
        if (holdsBlocks) {
            held = block;
        } else if (!seen.refersTo(block)) {
            seen = new WeakReference<>(block);
        }
    }

    /** The item's block if it is in memory, else null. */
    Block atHand() {
        return holdsBlocks ? held : seen.get();
    }

    /** The item's block, read again when it has to be. */
    Block block() {
        Block block = atHand();
        if (block == null) {
            block = index.block(generation, number);
            // It may have been found in a part of the block
            item = block.firstAt(offset);
            remember(block);
        }
        return block;
    }

    /** Whether the item can still be read: its file may have been dropped since it was found. */
    boolean isThere() {
        Block block = block();
        return item < block.count() && block.offset(item) == offset;
    }

    int item() {
        return item;
    }

    long order() {
        return order;
    }

    /** Index of the item's generation. */
    int generation() {
        return generation;
    }
}
