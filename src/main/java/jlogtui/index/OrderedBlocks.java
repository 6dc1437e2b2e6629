package jlogtui.index;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jlogtui.file.Generation;
import jlogtui.parse.Limits;
import jlogtui.parse.RawSearch;

/**
 * The blocks of one source with what only their neighbours can tell: order times and pieces. What the next block needs
 * to know of one is remembered for longer than the block itself. Owned by one thread.
 */
final class OrderedBlocks implements LongPredicate {
    private static final int REMEMBERED_ENDS = 256;
    private static final int LOOK_AHEAD = 16;

    /**
     * The largest time in a block; {@code size} of the generation for which that holds, or -1 for good; whether all of its
     * records are known to end their line, so that the next block goes on with none.
     */
    private record Maximum(long time, long size, boolean endsLines) {}

    private final int source;
    private final int blockSize;
    private final LongSupplier nowNanos;
    private final Generations generations;
    private final RawBlocks blocks;
    private final Map<BlockCache.Key, Maximum> maxima = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<BlockCache.Key, Maximum> eldest) {
            return size() > REMEMBERED_ENDS;
        }
    };

    /** @param nowNanos the wall clock, epoch nanoseconds: a record a day ahead of it does not drive the order */
    OrderedBlocks(int source, int blockSize, Generations generations, RawBlocks blocks, LongSupplier nowNanos) {
        this.source = source;
        this.blockSize = blockSize;
        this.generations = generations;
        this.blocks = blocks;
        this.nowNanos = nowNanos;
    }

    /** A block of one generation with its order times and pieces worked out. */
    Block get(int generationIndex, long number) {
        Block block = blocks.get(generationIndex, number);
        int behind = number == 0 && generationIndex > 0 ? generations.number(generationIndex - 1) : -1;
        if (!block.ordered || block.orderedBehind != behind) {
            block.messages = null;
            Chains.Ends own = Chains.ends(block);
            boolean reaches =
                    number > 0 ? !endsLines(generationIndex, number - 1) : mayContinue(generationIndex - 1, block);
            Chains.Ends before = reaches ? endsBefore(generationIndex, number, 1) : null;
            Chains.mark(block, own, before, new Supplier<>() {
                @Override
                public Chains.Ends get() {
                    return endsBefore(generationIndex, number, 2);
                }
            });
            long maximum = maximumBefore(generationIndex, number);
            long after = OrderTimes.fill(block.items, maximum, nowNanos.getAsLong());
            if (after == OrderTimes.NONE && block.count() > 0) {
                long ahead = firstTimeBehind(generationIndex, number);
                Arrays.fill(block.items.orders, 0, block.count(), ahead);
            }
            if (block.standsForFile) {
                placeAtItsEnd(block, generationIndex);
            }
            block.ordered = true;
            block.orderedBehind = behind;
        }
        return block;
    }

    /** Who reads back meets a file that is not inflated where its last line would stand. */
    private void placeAtItsEnd(Block block, int generationIndex) {
        OptionalLong last = generations.lastTimeHint(generationIndex);
        if (last.isPresent() && test(last.getAsLong())) {
            block.items.orders[0] = Math.max(block.items.orders[0], last.getAsLong());
        }
    }

    /** A block as its bytes alone make it. */
    Block raw(int generationIndex, long number) {
        return blocks.get(generationIndex, number);
    }

    /** Takes note of what the next block needs to know of one that never changes and whose records all end their line. */
    void learn(int generationNumber, long number, RawSearch records) {
        long maximum = OrderTimes.after(records, nowNanos.getAsLong());
        maxima.put(new BlockCache.Key(source, generationNumber, number), new Maximum(maximum, -1, true));
    }

    private boolean endsLines(int generationIndex, long number) {
        Maximum known = maxima.get(new BlockCache.Key(source, generations.number(generationIndex), number));
        return known != null && known.endsLines();
    }

    /** The block before one of the same generation whose items can lie in the cell of that one; else null. */
    Block overhangBefore(int generationIndex, long number) {
        long farthest = Math.max(0, number - 1 - Limits.MAX_RECORD_BYTES / blockSize);
        for (long before = number - 1; before >= farthest; before--) {
            Block block = blocks.get(generationIndex, before);
            if (block.overhangs) {
                return get(generationIndex, before);
            }
            if (block.count() > 0) {
                return null;
            }
        }
        return null;
    }

    /** The block behind one, over the border of generations too; null behind the last. */
    Block after(int generationIndex, long number) {
        if (number + 1 < blockCount(generationIndex)) {
            return get(generationIndex, number + 1);
        }
        for (int index = generationIndex + 1; index < generations.count(); index++) {
            if (blockCount(index) > 0) {
                return get(index, 0);
            }
        }
        return null;
    }

    private Chains.Ends endsBefore(int generationIndex, long number, int distance) {
        int index = generationIndex;
        long at = number;
        for (int i = 0; i < distance; i++) {
            at--;
            while (at < 0) {
                if (--index < 0) {
                    return null;
                }
                at = blockCount(index) - 1;
            }
        }
        return Chains.ends(blocks.get(index, at));
    }

    /**
     * Whether the first records of a generation can go on with lines of the one before. Of a compressed file the hint
     * in its header answers this without inflating it: since Docker compresses, all pieces of a line share one time.
     */
    private boolean mayContinue(int before, Block first) {
        OptionalLong last = generations.lastTimeHint(before);
        if (last.isEmpty()) {
            return before >= 0;
        }
        for (int i = 0; i < first.count(); i++) {
            if (first.time(i) == last.getAsLong()) {
                return true;
            }
        }
        return false;
    }

    /** The largest time in the block before one; over the border of a compressed generation its header's hint. */
    private long maximumBefore(int generationIndex, long number) {
        if (number > 0) {
            return maximumAfter(generationIndex, number - 1);
        }
        for (int index = generationIndex - 1; index >= 0; index--) {
            OptionalLong hint = generations.lastTimeHint(index);
            if (hint.isPresent() && OrderTimes.drives(hint.getAsLong(), nowNanos.getAsLong())) {
                return hint.getAsLong();
            }
            long count = blockCount(index);
            if (count > 0) {
                return maximumAfter(index, count - 1);
            }
        }
        return OrderTimes.NONE;
    }

    private long maximumAfter(int generationIndex, long number) {
        Generation generation = generations.get(generationIndex);
        BlockCache.Key key = new BlockCache.Key(source, generation.number(), number);
        Maximum known = maxima.get(key);
        if (known != null && (known.size() < 0 || known.size() == Generations.sizeOf(generation))) {
            return known.time();
        }
        Block block = blocks.get(generationIndex, number);
        Chains.ends(block);
        long maximum = OrderTimes.after(block.items, nowNanos.getAsLong());
        if (block.complete) {
            maxima.put(key, new Maximum(maximum, block.closedAtEnd ? block.sizeSeen : -1, false));
        }
        return maximum;
    }

    /** For what stands where no time is in reach before it: the first time behind it. */
    private long firstTimeBehind(int generationIndex, long number) {
        long count = blockCount(generationIndex);
        for (long next = number + 1; next < Math.min(count, number + LOOK_AHEAD); next++) {
            Block block = blocks.get(generationIndex, next);
            for (int i = 0; i < block.count(); i++) {
                if (!block.isDamage(i) && OrderTimes.drives(block.time(i), nowNanos.getAsLong())) {
                    return block.time(i);
                }
            }
        }
        return OrderTimes.NONE;
    }

    private long blockCount(int generationIndex) {
        return generations.blockCount(generationIndex, blockSize);
    }

    /** Whether a record's time may drive the order. */
    @Override
    public boolean test(long timeNanos) {
        return OrderTimes.drives(timeNanos, nowNanos.getAsLong());
    }
}
