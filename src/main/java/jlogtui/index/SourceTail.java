package jlogtui.index;

import java.io.IOException;
import java.util.function.LongPredicate;
import jlogtui.file.Generation;

/**
 * What the end of one source tells without its last block, remembered until the source changes: a thousand sources have
 * their ends in memory where their blocks would not fit. Owned by one thread.
 */
final class SourceTail {
    /** The number under which the cache knows the slice: no block has it. */
    private static final long SLICE = -1;

    private static final Seen NOTHING = new Seen(-1, -1, false, -1, Long.MAX_VALUE, -1, 0);

    /** What was seen when the source looked like this, and the length of the slice; 0 when there is no use in one. */
    private record Seen(int generation, long size, boolean closed, int behind, long bound, long endOffset, int length) {
        Seen endingAt(long offset) {
            return new Seen(generation, size, closed, behind, bound, offset, length);
        }
    }

    private final int source;
    private final int blockSize;
    private final BlockCache cache;
    private final Generations generations;
    private final LongPredicate drives;
    private Seen seen = NOTHING;
    private long bytesRead;

    /** @param drives whether a record's time may drive the order */
    SourceTail(int source, int blockSize, BlockCache cache, Generations generations, LongPredicate drives) {
        this.source = source;
        this.blockSize = blockSize;
        this.cache = cache;
        this.generations = generations;
        this.drives = drives;
    }

    long bytesRead() {
        return bytesRead;
    }

    /** No item that stands at the end sorts after this time; {@link Long#MAX_VALUE} when that is not known. */
    long bound() {
        return look().bound();
    }

    /** Offset in the last generation behind its last finished line, or -1 when the slice does not tell. */
    long endOffset() {
        return notice() && seen.endOffset() >= 0 ? seen.endOffset() : look().endOffset();
    }

    /** All items of the last bytes, as {@link TailSlice#glance} has them; null when the block must be asked. */
    Block glance(int length) {
        if (!notice() || seen.size() == 0 || !opened().file().damage().isEmpty()) {
            return null;
        }
        try {
            Block block = TailSlice.glance(opened(), blockSize, length, drives);
            bytesRead += Math.min(length, seen.size());
            seen = seen.endingAt(block.tornOffset < 0 ? seen.size() : block.tornOffset);
            return block;
        } catch (IOException e) {
            return null;
        }
    }

    /** The last items of the source, from {@link Block#first} on as the whole block has them; null without any. */
    Block block() {
        Seen now = look();
        if (now.length() == 0) {
            return null;
        }
        Block block = cache.get(key(now.generation()));
        if (block == null || block.sizeSeen != now.size()) {
            block = read(opened(), now.length());
        }
        if (block != null && block.first >= block.count() && now.length() < TailSlice.LARGE) {
            block = read(opened(), TailSlice.LARGE);
        }
        return block == null || block.first >= block.count() ? null : block;
    }

    private Seen look() {
        if (!notice()) {
            return NOTHING;
        }
        boolean better = seen.size() == 0
                || cache.holds(new BlockCache.Key(source, seen.generation(), (seen.size() - 1) / blockSize));
        if (seen.length() == 0 && !better) {
            read(opened(), TailSlice.SMALL);
        }
        return seen;
    }

    /** Forgets what was seen of a source that has changed since; false when there is nothing to be seen. */
    private boolean notice() {
        int last = generations.count() - 1;
        if (last < 0 || !generations.get(last).file().isReady()) {
            return false;
        }
        Generation now = opened();
        int behind = last == 0 ? -1 : generations.number(last - 1);
        boolean same = seen.generation() == now.number()
                && seen.size() == now.size()
                && seen.closed() == now.sealed()
                && seen.behind() == behind;
        if (!same) {
            seen = new Seen(now.number(), now.size(), now.sealed(), behind, Long.MAX_VALUE, -1, 0);
        }
        return true;
    }

    private Generation opened() {
        return generations.opened(generations.count() - 1);
    }

    private Block read(Generation now, int length) {
        try {
            TailSlice slice = now.file().damage().isEmpty()
                    ? TailSlice.read(now, now.size() < length ? before() : null, blockSize, length, drives)
                    : null;
            if (slice == null) {
                return null;
            }
            bytesRead += Math.min(length, now.size());
            Seen old = seen;
            seen = new Seen(
                    old.generation(), old.size(), old.closed(), old.behind(), slice.bound(), slice.endOffset(), length);
            cache.put(key(now.number()), slice.block());
            return slice.block();
        } catch (IOException e) {
            // Reading the block tells what is wrong
            return null;
        }
    }

    /** The generation before the last one, where its end is at hand without inflating it. */
    private Generation before() {
        int index = generations.count() - 2;
        if (index < 0 || generations.lastTimeHint(index).isPresent()) {
            return null;
        }
        Generation before = generations.get(index);
        boolean atHand = before.file().isReady() && before.file().damage().isEmpty() && Generations.sizeOf(before) > 0;
        return atHand ? generations.opened(index) : null;
    }

    private BlockCache.Key key(int generation) {
        return new BlockCache.Key(source, generation, SLICE);
    }
}
