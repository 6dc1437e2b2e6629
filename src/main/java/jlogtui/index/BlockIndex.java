package jlogtui.index;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import jlogtui.file.Generation;
import jlogtui.model.Entry;
import jlogtui.model.Place;
import jlogtui.parse.RawSearch;

/**
 * One source as a row of blocks, over all its generations, with what only neighbouring blocks can tell: order times and
 * pieces. Says what there is and how it is addressed. Nothing is read before it is asked for. Owned by one thread.
 */
public final class BlockIndex {
    /** What {@link #pauseWhen} is told at first. */
    public static final BooleanSupplier NEVER = new BooleanSupplier() {
        @Override
        public boolean getAsBoolean() {
            return false;
        }
    };

    /** {@code {"log":1}}. */
    private static final int LEAST_RECORD_BYTES = 9;

    private final int source;
    private final int blockSize;
    private final SearchedBlocks searched;
    private final Generations generations;
    private final Stretches stretches = new Stretches();
    private final StretchWalk walk;
    private final RawBlocks blocks;
    private final OrderedBlocks ordered;
    private final TornTail torn;
    private final SourceTail tail;
    private final NearItems near = new NearItems();
    private final Messages messages;
    private boolean leavesMessages;

    /**
     * @param source the number of the source
     * @param cache shared by the indexes of one thread
     * @param nowNanos the wall clock, epoch nanoseconds: a record a day ahead of it does not drive the order
     */
    public BlockIndex(int source, BlockCache cache, LongSupplier nowNanos) {
        this(source, cache, nowNanos, Block.SIZE);
    }

    /** @param blockSize width of a block in bytes, for tests that need many borders */
    public BlockIndex(int source, BlockCache cache, LongSupplier nowNanos, int blockSize) {
        this.source = source;
        this.searched = cache.searched();
        this.messages = new Messages(this, cache);
        this.blockSize = blockSize;
        generations = new Generations(nowNanos);
        blocks = new RawBlocks(source, blockSize, cache, generations, stretches);
        ordered = new OrderedBlocks(source, blockSize, generations, blocks, nowNanos);
        walk = new StretchWalk(generations, stretches);
        tail = new SourceTail(source, blockSize, cache, generations, ordered);
        torn = new TornTail(this, generations, blocks);
    }

    public int source() {
        return source;
    }

    /**
     * Says when work that is done in steps should pause: calls that need more of it then throw {@link Unfinished}.
     *
     * @param wanted asked after every step, some milliseconds; false at first
     */
    public void pauseWhen(BooleanSupplier wanted) {
        generations.pauseWhen(wanted);
    }

    /** Lets a generation that is not inflated for lack of room have more than the budget, as far as there is any. */
    public void allowMoreRoom(int generationNumber) {
        generations.allowMoreRoom(generationNumber);
    }

    /** Takes blocks from what was read ahead, where there is one. */
    public void readAhead(ReadAhead by) {
        blocks.readAhead(by);
    }

    /** From now on each entry is a message of its own: for a reader who asks for neither heads nor levels, which cost a look at the whole block. */
    public void leaveMessages() {
        leavesMessages = true;
    }

    boolean leavesMessages() {
        return leavesMessages;
    }

    /**
     * Takes note of how the files look now. Places stay valid.
     *
     * @param now oldest generation first
     * @param nobodyWrites the container does not run, so that an unfinished end is damage
     */
    public void update(List<Generation> now, boolean nobodyWrites) {
        if (generations.update(now, nobodyWrites)) {
            near.clear();
            forgetStretches();
        }
    }

    /** Width of a block in bytes. */
    public int blockSize() {
        return blockSize;
    }

    /** The generations of the last {@link #update}, oldest first. */
    public List<Generation> generations() {
        return generations.list();
    }

    /** Why the source could not be read the last time, or empty. */
    public String failure() {
        return generations.failure();
    }

    /** The name of a generation's file, for messages; empty when there is no such generation any more. */
    public String fileName(int generationNumber) {
        for (Generation generation : generations.list()) {
            if (generation.number() == generationNumber) {
                return generation.file().name();
            }
        }
        return "";
    }

    /** How many generations there are; they are numbered from 0, the oldest, for {@link #block}. */
    public int generationCount() {
        return generations.count();
    }

    /** Number of the generation at an index. */
    public int generationNumber(int generationIndex) {
        return generations.number(generationIndex);
    }

    /** Index of the first generation whose number is not below this one. */
    public int generationIndex(int number) {
        return generations.indexOf(number);
    }

    /** How many blocks a generation has: none when it is empty and whole. A compressed one is inflated first. */
    public long blockCount(int generationIndex) {
        return generations.blockCount(generationIndex, blockSize);
    }

    /** The generation as it can be read now. */
    Generation opened(int generationIndex) {
        return generations.opened(generationIndex);
    }

    /** Bytes of all generations that lie before a place. */
    public long bytesBefore(Place place) {
        return generations.bytesBefore(place);
    }

    /** Bytes of all generations. */
    public long totalBytes() {
        return bytesBefore(Place.END);
    }

    /** A number of records that the source cannot exceed; the largest there is while a file is not ready to be read. */
    public long mostRecords() {
        for (Generation generation : generations.list()) {
            if (!generation.file().isReady()) {
                return Long.MAX_VALUE;
            }
        }
        return totalBytes() / LEAST_RECORD_BYTES;
    }

    /** The place behind every line that is finished: an unfinished one at the end of a live file lies ahead of it. */
    public Place end() {
        if (generations.count() == 0) {
            return Place.START;
        }
        Generation last = generations.get(generations.count() - 1);
        if (last.sealed()) {
            // A sealed file can end with a damaged place of no length
            return new Place(last.number(), Generations.sizeOf(last) + 1);
        }
        if (!generations.isLive()) {
            return new Place(last.number(), last.size());
        }
        if (tail.endOffset() >= 0) {
            return new Place(last.number(), tail.endOffset());
        }
        Block begin = torn.block();
        return new Place(last.number(), begin == null ? last.size() : begin.tornOffset);
    }

    /** No item sorts after this time that stands last in the source; {@link Long#MAX_VALUE} when that is not known. */
    public long newestBound() {
        return tail.bound();
    }

    /**
     * The last items of the source read without their block: those from {@link Block#first} on are as in the whole block,
     * and nothing stands behind them. Null when the block has to be asked.
     */
    public Block tail() {
        return tail.block();
    }

    /**
     * All items of the last bytes, with order times and pieces as these alone make them: right unless a line shortly before
     * them was ahead of its time or without an end. Null when the block has to be asked.
     */
    public Block glance(int bytes) {
        return tail.glance(bytes);
    }

    /** Bytes of the last generation. */
    public long newestBytes() {
        return generations.count() == 0
                ? 0
                : generations.get(generations.count() - 1).size();
    }

    /** The items next to places that were asked for lately. */
    public NearItems near() {
        return near;
    }

    private void forgetStretches() {
        if (!stretches.isEmpty()) {
            Set<Integer> present = new HashSet<>();
            for (Generation generation : generations.list()) {
                present.add(generation.number());
            }
            stretches.retain(present);
        }
    }

    /**
     * The next block of a generation behind one in which something may begin; holes are left out.
     *
     * @param leadsOn the block's last line goes on behind it: {@link Block#leadsOn}
     */
    public long next(int generationIndex, long number, boolean leadsOn) {
        if (!leadsOn) {
            return number + 1;
        }
        Generation generation = generations.opened(generationIndex);
        try {
            long end = walk.end(generation, (number + 1) * blockSize);
            // The last block says what is wrong with its file
            long next = Math.min(end / blockSize, blockCount(generationIndex) - 1);
            return Math.max(number + 1, next);
        } catch (IOException e) {
            // Reading the block tells what is wrong
            return number + 1;
        }
    }

    /**
     * The block of a generation before one in which something begins, or -1; holes are left out.
     *
     * @param inside nothing begins in the block: {@link Block#isInsideLine}
     */
    public long previous(int generationIndex, long number, boolean inside) {
        if (number == 0) {
            return -1;
        }
        long offset = number * blockSize;
        try {
            if (inside) {
                return Math.min(number - 1, walk.start(generations.opened(generationIndex), offset) / blockSize);
            }
        } catch (IOException e) {
            // Reading the block tells what is wrong
            return number - 1;
        }
        long start = stretches.startBefore(generationNumber(generationIndex), offset);
        return start == offset ? number - 1 : Math.max(0, (start - 1) / blockSize);
    }

    /** Where the last item of a block ends, if that lies beyond what is kept of it; else -1. */
    long farEnd(int generationIndex, Block block) {
        if (!block.endsBeyond || block.farEnd >= 0) {
            return block.farEnd;
        }
        Generation generation = generations.opened(generationIndex);
        try {
            long end = walk.end(generation, block.base + block.length);
            block.farEnd = end < generation.size() || generation.sealed() ? end : -1;
            return end;
        } catch (IOException e) {
            return block.base + block.length;
        }
    }

    /** A block of one generation with its order times and pieces worked out. */
    public Block block(int generationIndex, long number) {
        return ordered.get(generationIndex, number);
    }

    /** A block without its order times, and without those pieces that only its neighbours tell. */
    Block rawBlock(int generationIndex, long number) {
        return ordered.raw(generationIndex, number);
    }

    /** Which lines belong together. */
    public Messages messages() {
        return messages;
    }

    /** Takes in a block that was read elsewhere, as {@link #block} would have read it. */
    void take(Block block) {
        blocks.take(block);
    }

    /** Takes note of what the next block needs to know of one that never changes and whose records all end their line. */
    void learn(int generationNumber, long number, RawSearch records) {
        ordered.learn(generationNumber, number, records);
    }

    /** The block before one of the same generation whose items can lie in the cell of that one; else null. */
    public Block overhangBefore(int generationIndex, long number) {
        return ordered.overhangBefore(generationIndex, number);
    }

    /** The block behind one, over the border of generations too; null behind the last. */
    Block blockAfter(int generationIndex, long number) {
        return ordered.after(generationIndex, number);
    }

    /** What searches have found in the blocks of all indexes of this thread. */
    SearchedBlocks searched() {
        return searched;
    }

    /** What an item of a block says; see {@link EntryReader}. */
    public Entry entry(int generationIndex, Block block, int item, boolean joined) {
        return new EntryReader(this, generationIndex).read(block, item, joined);
    }

    /** The unfinished line at the end of the live file as an entry, or null when there is none. */
    public Entry tornTail() {
        int last = generations.count() - 1;
        boolean finished = last < 0 || tail.endOffset() == generations.get(last).size();
        return finished ? null : torn.entry();
    }

    /** Whether a record's time may drive the order. */
    boolean drives(long timeNanos) {
        return ordered.test(timeNanos);
    }

    /** Bytes read from files so far, for tests of bounded work and for diagnostics. */
    public long bytesRead() {
        return blocks.bytesRead() + tail.bytesRead() + walk.bytesRead();
    }
}
