package jlogtui.engine;

import java.util.Arrays;
import jlogtui.index.Block;
import jlogtui.index.BlockIndex;

/**
 * Tells where a source had been quiet for much longer than usual.
 *
 * <p>The rule: between two neighbouring records of one source lie at least {@link #LEAST_NANOS} and at least
 * {@link #TIMES} times its usual gap. The usual gap is taken from the gaps between the {@link #RECORDS} records before,
 * the {@link #LEFT_OUT} longest left out, because an earlier silence is nothing usual: half of the time that they span
 * passed in gaps at least as long. Unlike the median it stays right where lines come in bursts, as most gaps within a
 * burst are next to nothing. A source of which fewer than {@link #LEAST_GAPS} gaps are known has no usual gap, and where
 * damage may hide lines nobody knows whether it was quiet.
 *
 * <p>Gaps are those of the order times, of all records, whatever filter there is. How far the look back goes, in blocks
 * too, depends only on the record, so that the answer is the same wherever the search began.
 */
final class Silence {
    /** The shortest silence, in nanoseconds. */
    static final long LEAST_NANOS = 10_000_000_000L;

    /** How many times as long as the usual gap a silence is. */
    static final int TIMES = 20;

    /** How many records before are looked at. */
    static final int RECORDS = 128;

    /** So many of the longest gaps say nothing about the usual one. */
    static final int LEFT_OUT = 2;

    /** So many gaps must be known before any is unusual. */
    static final int LEAST_GAPS = 4;

    /** Records can be large: no more blocks than these are looked at before the record's own one. */
    private static final int MOST_BLOCKS = 8;

    private final BlockIndex index;
    private int generation;
    private Block block;
    private int item;
    private int blocks;

    private Silence(BlockIndex index, Block block, int item) {
        this.index = index;
        this.generation = index.generationIndex(block.generation());
        this.block = block;
        this.item = item;
    }

    /**
     * How long, in nanoseconds, a source had been silent before a record; 0 when it had not.
     *
     * @param found a block of the source, which may be but its last items
     * @param item the number of the record in it
     * @throws jlogtui.index.Unfinished the records before lie in a file that is not ready; to be asked again
     */
    static long before(BlockIndex index, Block found, int item) {
        if (found.isDamage(item)) {
            return 0;
        }
        if (item > found.first() && gap(found.order(item - 1), found.order(item)) < LEAST_NANOS) {
            return 0;
        }
        Silence walk = whole(index, found, item);
        long order = walk.order();
        if (!walk.goBack() || walk.block.isDamage(walk.item)) {
            return 0;
        }
        long length = gap(walk.order(), order);
        return length >= LEAST_NANOS && length / TIMES >= walk.usualGap() ? length : 0;
    }

    /** A walk from a record of the whole block, where only the last items of it are at hand. */
    private static Silence whole(BlockIndex index, Block found, int item) {
        long offset = found.offset(item);
        int generation = index.generationIndex(found.generation());
        Block whole = index.block(generation, offset / index.blockSize());
        int there = whole.firstAt(offset);
        // What hangs over from an earlier cell is only in the block that it was found in
        boolean isThere = there < whole.count() && whole.offset(there) == offset;
        return isThere ? new Silence(index, whole, there) : new Silence(index, found, item);
    }

    /** The time between two records, in nanoseconds; 0 when the later one claims to be the earlier one. */
    static long gap(long from, long to) {
        // Neither can be further from 1970 than a date of four digits, but for those without any time
        return from == Long.MIN_VALUE || to <= from ? 0 : to - from;
    }

    private long order() {
        return block.order(item);
    }

    /** Goes to the item before; false when it is out of reach. */
    private boolean goBack() {
        item--;
        while (item < 0) {
            if (blocks++ == MOST_BLOCKS || !goToBlockBefore()) {
                return false;
            }
            item = block.count() - 1;
        }
        return true;
    }

    private boolean goToBlockBefore() {
        long number = index.previous(generation, block.number(), block.isInsideLine());
        while (number < 0) {
            if (generation == 0) {
                return false;
            }
            number = index.blockCount(--generation) - 1;
        }
        block = index.block(generation, number);
        return true;
    }

    /** The usual gap of the records up to the one that the walk stands at; {@link Long#MAX_VALUE} when there is none. */
    private long usualGap() {
        long[] gaps = new long[RECORDS];
        int count = 0;
        long after = order();
        boolean isAfterDamage = false;
        while (count < RECORDS && goBack()) {
            boolean isDamage = block.isDamage(item);
            if (!isDamage && !isAfterDamage) {
                gaps[count++] = gap(order(), after);
            }
            isAfterDamage = isDamage;
            after = order();
        }
        return usual(gaps, count);
    }

    /** The usual one of the first gaps of an array, which gets sorted. */
    static long usual(long[] gaps, int count) {
        if (count < LEAST_GAPS) {
            return Long.MAX_VALUE;
        }
        Arrays.sort(gaps, 0, count);
        int kept = count - LEFT_OUT;
        double whole = 0;
        for (int i = 0; i < kept; i++) {
            whole += gaps[i];
        }
        double longer = 0;
        int usual = kept;
        do {
            longer += gaps[--usual];
        } while (usual > 0 && longer * 2 < whole);
        return gaps[usual];
    }
}
