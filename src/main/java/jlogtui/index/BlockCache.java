package jlogtui.index;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The blocks used last, bounded by bytes; shared by the indexes of one thread. */
public final class BlockCache {
    record Key(int source, int generation, long number) {}

    private final long capacity;
    private final Map<Key, Block> blocks = new LinkedHashMap<>(64, 0.75f, true);
    private long weight;

    /** @param capacity bytes to hold; the block used last is held however large it is */
    public BlockCache(long capacity) {
        this.capacity = capacity;
    }

    Block get(Key key) {
        return blocks.get(key);
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
            weight -= oldest.next().getValue().countedWeight;
            oldest.remove();
        }
    }

    void remove(Key key) {
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
