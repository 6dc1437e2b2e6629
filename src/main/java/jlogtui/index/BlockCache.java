package jlogtui.index;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The blocks used last, bounded by bytes; shared by the indexes of one thread. A block that is held elsewhere, such as by
 * a cursor, is still found here when there was no room for it any more: reading it again would cost memory, not save it.
 */
public final class BlockCache {
    record Key(int source, int generation, long number) {
        // By hand, like all that is compared before the first frame: a record's own are linked at their first use,
        // which
        // takes as long as the frame
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && source == key.source
                    && generation == key.generation
                    && number == key.number;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * source + generation) + Long.hashCode(number);
        }
    }

    private static final long SEARCHED_BYTES = 3L << 20;

    private final long capacity;
    private final SearchedBlocks searched = new SearchedBlocks(SEARCHED_BYTES);
    private BlockMessages.Scratch scratch;
    private final Map<Key, Block> blocks = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Key, Held> heldElsewhere = new HashMap<>();
    private final ReferenceQueue<Block> dropped = new ReferenceQueue<>();
    private long weight;

    private static final class Held extends WeakReference<Block> {
        private final Key key;

        private Held(Key key, Block block, ReferenceQueue<Block> queue) {
            super(block, queue);
            this.key = key;
        }
    }

    /** @param capacity bytes to hold; the block used last is held however large it is */
    public BlockCache(long capacity) {
        this.capacity = capacity;
    }

    /** What searches have found in blocks that need not be here any more. */
    SearchedBlocks searched() {
        return searched;
    }

    /** What the messages of all blocks are read with: kilobytes, of which a thousand sources need no more than one. */
    BlockMessages.Scratch scratch() {
        scratch = scratch == null ? new BlockMessages.Scratch() : scratch;
        return scratch;
    }

    Block get(Key key) {
        Block block = blocks.get(key);
        if (block == null) {
            Held held = heldElsewhere.get(key);
            block = held == null ? null : held.get();
        }
        return block;
    }

    /** Whether the block is here; that is no use of it. */
    boolean holds(Key key) {
        return blocks.containsKey(key);
    }

    /** Takes in a block, or takes note that it has grown. */
    void put(Key key, Block block) {
        remove(key);
        block.countedWeight = block.weight();
        weight += block.countedWeight;
        blocks.put(key, block);
        Iterator<Map.Entry<Key, Block>> oldest = blocks.entrySet().iterator();
        while (weight > capacity && blocks.size() > 1) {
            Map.Entry<Key, Block> entry = oldest.next();
            weight -= entry.getValue().countedWeight;
            heldElsewhere.put(entry.getKey(), new Held(entry.getKey(), entry.getValue(), dropped));
            oldest.remove();
        }
        forgetDropped();
    }

    private void forgetDropped() {
        for (Reference<?> gone = dropped.poll(); gone != null; gone = dropped.poll()) {
            if (gone instanceof Held held) {
                heldElsewhere.remove(held.key, held);
            }
        }
    }

    void remove(Key key) {
        heldElsewhere.remove(key);
        Block block = blocks.remove(key);
        if (block != null) {
            weight -= block.countedWeight;
        }
    }

    /** Bytes held now. */
    public long weight() {
        return weight;
    }
}
