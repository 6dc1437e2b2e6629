package jlogtui.index;

import java.io.IOException;
import jlogtui.file.Generation;
import jlogtui.model.Stream;
import jlogtui.parse.RecordReader;

/**
 * The items of one generation whose first byte lies in one cell of the grid, {@link #SIZE} bytes wide. Its last record
 * may reach beyond the cell. The last block of a live file grows with it; owned by one thread.
 */
public final class Block {
    /** Width of a cell in bytes: large enough that its cost is the disk's, small enough to be read for one line. */
    public static final int SIZE = 256 * 1024;

    private final int generation;
    private final long number;
    final Items items;
    /** File offset of {@code bytes[0]}: a few bytes before the cell, to see what leads into it. */
    final long base;

    byte[] bytes = {};
    /** Bytes of {@code bytes} that are filled. */
    int length;
    /** Size of the generation when the block was last read. */
    long sizeSeen;
    /** Every line that begins here was read to its end: the block never changes again. */
    boolean complete;
    /** It was read as the last of a file that would not grow: if the file grows after all, it must be read anew. */
    boolean closedAtEnd;
    /** Items of a damaged line that began in this cell lie behind its end. */
    boolean overhangs;
    /** Where the last item really ends, when that lies beyond what is kept in memory and is known; else -1. */
    long farEnd = -1;
    /** The last item ends beyond what is kept in memory. */
    boolean endsBeyond;
    /** File offset of the unfinished line at the end of a live file, or -1. */
    long tornOffset = -1;
    /** Goes on reading when the file has grown; null when the block is complete. */
    BlockReader reader;
    /** Order times and pieces have been worked out. */
    boolean ordered;
    /** Number of the generation before when they were; only a first block depends on it. */
    int orderedBehind = -1;
    /** Nothing begins in this cell: it is the inside of one long line. */
    boolean passedThrough;
    /** Items before this one are not certain: the block was read from its middle on. */
    int first;
    /** It was read from the middle of its cell on. */
    boolean isSlice;
    /** It is looked at as it is: nothing else is to be read. */
    boolean isGlance;
    /** Which items belong together; null as long as nobody has asked. */
    BlockMessages messages;
    /** It stands for a whole generation that is not inflated for lack of room. */
    boolean standsForFile;
    /** Bytes that the cache counts for it. */
    long countedWeight;

    Block(int generation, long number, long base) {
        this.generation = generation;
        this.number = number;
        this.base = base;
        items = new Items();
    }

    /** Takes over what has been read. */
    Block(int generation, long number, long base, byte[] bytes, int length, Items items) {
        this.generation = generation;
        this.number = number;
        this.base = base;
        this.bytes = bytes;
        this.length = length;
        this.items = items;
    }

    /** Takes over the arrays of a block that nobody needs any more. */
    Block(int generation, long number, long base, Block spent) {
        this.generation = generation;
        this.number = number;
        this.base = base;
        items = spent.items;
        items.clear();
        bytes = spent.bytes;
    }

    /**
     * Reads a block: what its bytes alone make of it.
     *
     * @param blockSize width of a cell in bytes
     */
    public static Block read(Generation generation, long number, int blockSize) throws IOException {
        return BlockReader.load(generation, number, blockSize, new RecordReader());
    }

    /** Number of the generation that it belongs to. */
    public int generation() {
        return generation;
    }

    /** Number of the cell in its generation. */
    public long number() {
        return number;
    }

    /** Index of the first item that can be relied on: 0 of a whole block. */
    public int first() {
        return first;
    }

    /** How many items begin in this block. */
    public int count() {
        return items.count;
    }

    /** File offset of an item's first byte. */
    public long offset(int i) {
        return base + items.starts[i];
    }

    /** The time by which an item sorts, epoch nanoseconds. */
    public long order(int i) {
        return items.orders[i];
    }

    /** An item's own time, epoch nanoseconds, or {@link jlogtui.model.Entry#NO_TIME}. */
    public long time(int i) {
        return items.times[i];
    }

    /** Bytes of an item in the file, as far as they are kept in memory. */
    public int itemLength(int i) {
        return items.ends[i] - items.starts[i];
    }

    public Stream stream(int i) {
        return items.stream(i);
    }

    /** The bytes that items are ranges of: {@link #start} to {@link #end}. They must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index in {@link #bytes} of an item's first byte. */
    public int start(int i) {
        return items.starts[i];
    }

    /** Index in {@link #bytes} behind the last byte of an item, as far as it is kept in memory. */
    public int end(int i) {
        return Math.min(length, items.ends[i]);
    }

    /** Whether the item is a record whose message ends with a line feed. */
    public boolean isTerminated(int i) {
        return items.is(i, Items.TERMINATED);
    }

    /** Whether the item is a stretch that could not be read. */
    public boolean isDamage(int i) {
        return items.is(i, Items.DAMAGE);
    }

    /** Whether the item goes on with a line that an earlier record began, so that it is no entry of its own. */
    public boolean isPiece(int i) {
        return items.is(i, Items.PIECE);
    }

    /** Whether what it holds may be another thing at the next look though the file is the same: it could not be read. */
    public boolean isMakeshift() {
        return bytes.length == 0 && length == 0 && !complete;
    }

    /** Whether nothing begins in it because it is the inside of one line. */
    public boolean isInsideLine() {
        return passedThrough;
    }

    /** Whether a line that is not kept to its end goes on behind it. */
    public boolean leadsOn() {
        return passedThrough || endsBeyond;
    }

    /** Index of the first item that begins at or behind a file offset. */
    public int firstAt(long offset) {
        return items.firstAt(offset - base);
    }

    /** Bytes of memory held, with what the messages will take when somebody asks for them. */
    long weight() {
        return bytes.length + items.weight() + 128 + BlockMessages.weight(items.count);
    }
}
