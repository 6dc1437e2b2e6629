package jlogtui.index;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import jlogtui.file.Generation;
import jlogtui.file.LogFile;
import jlogtui.parse.RecordReader;

/**
 * The last few kilobytes of a source, read without the blocks that they belong to. They tell where its last line ends and
 * how late it can sort; of the items behind the first few, they tell all that the whole block and the one before it would.
 */
final class TailSlice {
    /** Far more than a usual line, so that most sources are told from those that wrote later. */
    static final int SMALL = 12 * 1024;
    /** For a source that writes so much that the small slice holds less than two seconds. */
    static final int LARGE = 64 * 1024;

    private static final int LEAD = 16;

    private final Block block;
    private final long bound;
    private final long endOffset;

    private TailSlice(Block block, long bound, long endOffset) {
        this.block = block;
        this.bound = bound;
        this.endOffset = endOffset;
    }

    /** The items of the last block whose order and pieces are certain: from {@link Block#first} on. */
    Block block() {
        return block;
    }

    /** The last item sorts at or before this time; {@link Long#MAX_VALUE} when nothing is known. */
    long bound() {
        return bound;
    }

    /** Offset behind the last finished line, or -1 when it lies farther ahead. */
    long endOffset() {
        return endOffset;
    }

    /**
     * Reads the end of a generation.
     *
     * @param before the generation before it, where that is at hand; a file that begins inside the slice goes on with it
     * @return null when the end is as well read by its block
     */
    static TailSlice read(Generation last, Generation before, int blockSize, int length, LongPredicate drives)
            throws IOException {
        long number = (last.size() - 1) / blockSize;
        long cell = number * blockSize;
        long from = Math.max(0, last.size() - length);
        if (last.size() == 0 || from == 0 && before == null) {
            return null;
        }
        Generation end = Held.end(last, from);
        Block own = BlockReader.load(end, number, Math.max(cell, from), cell + blockSize, new RecordReader());
        Block lead = null;
        if (from < cell) {
            long farthest = Math.max(from, cell - blockSize);
            lead = BlockReader.load(end, number - 1, farthest, cell, new RecordReader());
        } else if (from == 0) {
            lead = endOf(before, blockSize, (int) (length - last.size()));
        }
        own.isSlice = true;
        OrderRange range = walk(lead, own, drives);
        return new TailSlice(own, range.high(), Held.lastLineEnd(end));
    }

    /**
     * Reads all lines of the last bytes of a generation, with order times and pieces as these alone make them: right unless
     * a line shortly before them was ahead of its time or without an end.
     */
    static Block glance(Generation last, int blockSize, int length, LongPredicate drives) throws IOException {
        long number = (last.size() - 1) / blockSize;
        long from = Math.max(0, last.size() - length);
        Block block =
                BlockReader.load(Held.end(last, from), number, from, (number + 1) * blockSize, new RecordReader());
        walk(null, block, drives);
        block.first = 0;
        block.isSlice = true;
        block.isGlance = true;
        return block;
    }

    private static Block endOf(Generation before, int blockSize, int length) throws IOException {
        long number = (before.size() - 1) / blockSize;
        long from = Math.max(number * blockSize, before.size() - length);
        return BlockReader.load(Held.end(before, from), number, from, (number + 1) * blockSize, new RecordReader());
    }

    /** Works out order times and pieces as far as they are certain. */
    private static OrderRange walk(Block lead, Block own, LongPredicate drives) {
        OrderRange range = new OrderRange();
        Chains.Ends before = lead == null ? null : Chains.ends(lead);
        if (lead != null) {
            for (int i = 0; i < lead.count(); i++) {
                if (drives.test(lead.time(i))) {
                    range.take(lead.time(i), continues(before, null, i));
                }
            }
        }
        Chains.Ends ends = Chains.ends(own);
        Chains.mark(own, ends, before, Chains.UNKNOWN);
        for (int i = 0; i < own.count(); i++) {
            OrderRange.Continues continues = continues(ends, before, i);
            if (drives.test(own.time(i))) {
                range.take(own.time(i), continues);
            }
            own.items.orders[i] = range.isExact() ? range.high() : range.low();
            if (!range.isExact() || continues == OrderRange.Continues.UNKNOWN || mayBeCutTwice(ends, before, i)) {
                own.first = i + 1;
            }
        }
        own.ordered = true;
        return range;
    }

    private static OrderRange.Continues continues(Chains.Ends ends, Chains.Ends before, int item) {
        Items items = ends.block().items;
        if (items.is(item, Items.LINKED)) {
            return OrderRange.Continues.YES;
        }
        if (items.is(item, Items.DAMAGE) || item != ends.first()[items.streamIndex(item)]) {
            return OrderRange.Continues.NO;
        }
        int stream = items.streamIndex(item);
        if (before == null || before.last()[stream] < 0) {
            return OrderRange.Continues.UNKNOWN;
        }
        return Chains.crosses(before, ends, stream) ? OrderRange.Continues.YES : OrderRange.Continues.NO;
    }

    /** Whether a piece belongs to a chain that may have begun so early that it is cut at the border of the block. */
    private static boolean mayBeCutTwice(Chains.Ends ends, Chains.Ends before, int item) {
        Items items = ends.block().items;
        int stream = items.streamIndex(item);
        return before != null
                && !items.is(item, Items.DAMAGE)
                && item == ends.first()[stream]
                && before.unbroken()[stream]
                && Chains.crosses(before, ends, stream);
    }

    /** The end of a file, read once and held in memory. */
    private record Held(byte[] bytes, long offset, long size) implements LogFile {
        static Generation end(Generation generation, long from) throws IOException {
            long offset = Math.max(0, from - LEAD);
            byte[] bytes = new byte[(int) (generation.size() - offset)];
            if (generation.file().read(offset, bytes, 0, bytes.length) < bytes.length) {
                throw new IOException("shorter than it was");
            }
            Held held = new Held(bytes, offset, generation.size());
            return new Generation(generation.number(), held, generation.size(), generation.sealed());
        }

        static long lastLineEnd(Generation generation) {
            Held held = (Held) generation.file();
            int i = held.bytes.length - 1;
            while (i >= 0 && held.bytes[i] != '\n') {
                i--;
            }
            return i < 0 ? -1 : held.offset + i + 1;
        }

        @Override
        public void prepare() {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public int read(long at, byte[] into, int from, int length) throws IOException {
            if (at < offset) {
                throw new IOException("not held: " + at);
            }
            int available = (int) Math.min(length, size - at);
            if (available <= 0) {
                return -1;
            }
            System.arraycopy(bytes, (int) (at - offset), into, from, available);
            return available;
        }

        @Override
        public String damage() {
            return "";
        }

        @Override
        public OptionalLong lastTimeHint() {
            return OptionalLong.empty();
        }

        @Override
        public void close() {}
    }
}
