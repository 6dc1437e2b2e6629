package jlogtui.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.index.ReadAhead;

/** The block indexes of one thread, one a source. */
public final class IndexSet {
    private final BlockCache cache;
    private final LongSupplier nowNanos;
    private final ReadAhead ahead;
    private final Map<Integer, BlockIndex> byNumber = new HashMap<>();

    /**
     * @param cacheBytes how many bytes of blocks to keep
     * @param nowNanos the wall clock, epoch nanoseconds
     */
    public IndexSet(long cacheBytes, LongSupplier nowNanos) {
        this(cacheBytes, nowNanos, ReadAhead.NONE);
    }

    /** @param ahead has read blocks that will be asked for */
    public IndexSet(long cacheBytes, LongSupplier nowNanos, ReadAhead ahead) {
        this.ahead = ahead;
        cache = new BlockCache(cacheBytes);
        this.nowNanos = nowNanos;
    }

    /** Takes note of the sources as they are now; gives their indexes in the order of the sources. */
    public List<BlockIndex> update(List<SourceState> states) {
        List<BlockIndex> indexes = new ArrayList<>(states.size());
        for (SourceState state : states) {
            int number = state.source().number();
            BlockIndex index = byNumber.get(number);
            if (index == null) {
                index = newIndex(number);
                byNumber.put(number, index);
            }
            index.update(state.generations(), state.isStopped());
            indexes.add(index);
        }
        if (byNumber.size() > indexes.size()) {
            forget(indexes);
        }
        return indexes;
    }

    private BlockIndex newIndex(int number) {
        BlockIndex index = new BlockIndex(number, cache, nowNanos);
        index.readAhead(ahead);
        return index;
    }

    private void forget(List<BlockIndex> present) {
        Set<Integer> numbers = new HashSet<>();
        for (BlockIndex index : present) {
            numbers.add(index.source());
        }
        byNumber.keySet().retainAll(numbers);
    }
}
