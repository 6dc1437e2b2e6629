package jlogtui.index;

import java.util.function.Supplier;
import jlogtui.parse.PieceJoiner;

/**
 * Which records are pieces of a longer line. A record continues the one before it of the same stream when
 * {@link PieceJoiner} says so; the first of such a chain is the entry and takes the others along.
 *
 * <p>To stay a function of few blocks, a chain is followed over one block border only. Where it crosses a second one,
 * the first piece behind that border is an entry of its own, marked as continued, which takes along the pieces of its
 * own block.
 */
final class Chains {
    private static final int STREAMS = 3;

    private Chains() {}

    /**
     * How a block ends and begins, for the sake of its neighbours; by stream number.
     *
     * @param first index of the first record of each stream, or -1
     * @param last index of the last record of each stream, or -1
     * @param unbroken the chain that ends with the last record begins with the first
     */
    record Ends(Block block, int[] first, int[] last, boolean[] unbroken) {}

    /** Looks at a block that has just been read or has grown, and marks the records that are linked inside it. */
    static Ends ends(Block block) {
        int[] first = {-1, -1, -1};
        int[] last = {-1, -1, -1};
        boolean[] unbroken = new boolean[STREAMS];
        Items items = block.items;
        for (int i = 0; i < items.count; i++) {
            if (items.is(i, Items.DAMAGE)) {
                continue;
            }
            int stream = items.streamIndex(i);
            if (first[stream] < 0) {
                first[stream] = i;
                unbroken[stream] = true;
            } else if (continues(items, last[stream], items, i)) {
                items.flags[i] |= (short) Items.LINKED;
            } else {
                unbroken[stream] = false;
            }
            last[stream] = i;
        }
        return new Ends(block, first, last, unbroken);
    }

    /** Whether record {@code j} goes on with record {@code i}, the one before it of the same stream. */
    static boolean continues(Items before, int i, Items items, int j) {
        return PieceJoiner.continues(
                before.is(i, Items.TERMINATED), before.times[i], before.is(i, Items.FULL), items.times[j]);
    }

    /** Whether the first record of a stream in {@code next} goes on with the last one in {@code block}. */
    static boolean crosses(Ends block, Ends next, int stream) {
        return block != null
                && block.last()[stream] >= 0
                && next.first()[stream] >= 0
                && continues(block.block().items, block.last()[stream], next.block().items, next.first()[stream]);
    }

    /** Ends that cannot be told. */
    static final Supplier<Ends> UNKNOWN = new Supplier<>() {
        @Override
        public Ends get() {
            return null;
        }
    };

    /**
     * Marks the pieces of a block.
     *
     * @param before ends of the block before, or null
     * @param beforeThat ends of the block before that, asked for only when a chain fills the block before
     */
    static void mark(Block block, Ends own, Ends before, Supplier<Ends> beforeThat) {
        Items items = block.items;
        for (int i = 0; i < items.count; i++) {
            items.flags[i] &= (short) ~(Items.PIECE | Items.CONTINUED);
            if (items.is(i, Items.DAMAGE)) {
                continue;
            }
            int stream = items.streamIndex(i);
            if (items.is(i, Items.LINKED)) {
                items.flags[i] |= Items.PIECE;
            } else if (i == own.first()[stream] && crosses(before, own, stream)) {
                boolean twice = before.unbroken()[stream] && crosses(beforeThat.get(), before, stream);
                items.flags[i] |= (short) (twice ? Items.CONTINUED : Items.PIECE);
            }
        }
    }
}
