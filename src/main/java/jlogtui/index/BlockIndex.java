package jlogtui.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import jlogtui.file.Generation;
import jlogtui.model.BlockFacts;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Place;
import jlogtui.model.Position;
import jlogtui.model.Stream;
import jlogtui.parse.Envelope;
import jlogtui.parse.Limits;
import jlogtui.parse.RawSearch;

/**
 * One source as a row of blocks, over all its generations, with what only neighbouring blocks can tell: order times and
 * pieces. Nothing is read before it is asked for. Owned by one thread.
 */
public final class BlockIndex {
    private static final int REMEMBERED_ENDS = 256;
    private static final int LOOK_AHEAD = 16;
    /** {@code {"log":1}}. */
    private static final int LEAST_RECORD_BYTES = 9;

    /**
     * The largest time in a block; {@code size} of the generation for which that holds, or -1 for good; whether all of its
     * records are known to end their line, so that the next block goes on with none.
     */
    private record Maximum(long time, long size, boolean endsLines) {}

    private final int source;
    private final int blockSize;
    private final LongSupplier nowNanos;
    private final RememberedFacts facts;
    private final Generations generations;
    private final Stretches stretches = new Stretches();
    private final StretchWalk walk;
    private final RawBlocks blocks;
    private final SourceTail tail;
    private final NearItems near = new NearItems();
    private final Map<BlockCache.Key, Maximum> maxima = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<BlockCache.Key, Maximum> eldest) {
            return size() > REMEMBERED_ENDS;
        }
    };
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
        this(source, cache, nowNanos, blockSize, new RememberedFacts(0));
    }

    /** @param facts where to look facts of blocks up that a scan has left */
    public BlockIndex(int source, BlockCache cache, LongSupplier nowNanos, int blockSize, RememberedFacts facts) {
        this.source = source;
        this.facts = facts;
        this.blockSize = blockSize;
        this.nowNanos = nowNanos;
        generations = new Generations(nowNanos);
        blocks = new RawBlocks(source, blockSize, cache, generations, stretches);
        walk = new StretchWalk(generations, stretches);
        tail = new SourceTail(source, blockSize, cache, generations, this::drives);
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
        Block torn = tornBlock();
        return new Place(last.number(), torn == null ? last.size() : torn.tornOffset);
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

    /** The block in which the unfinished line at the end of the live file begins, or null when there is none. */
    private Block tornBlock() {
        if (!generations.isLive()) {
            return null;
        }
        int last = generations.count() - 1;
        Block torn = null;
        for (long number = blockCount(last) - 1; number >= 0; number--) {
            Block block = blocks.get(last, number);
            if (block.tornOffset >= 0) {
                torn = block;
            }
            int cell = (int) (number * blockSize - block.base);
            boolean inLine = cell > 0 && block.length >= cell && block.bytes[cell - 1] != '\n';
            boolean goesBack = block.passedThrough || (block.tornOffset == number * blockSize && inLine);
            if (!goesBack) {
                break;
            }
            number = previous(last, number, block.passedThrough) + 1;
        }
        return torn;
    }

    private void forgetStretches() {
        if (!stretches.isEmpty()) {
            Set<Integer> present = new HashSet<>();
            generations.list().forEach(generation -> present.add(generation.number()));
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
        Block block = blocks.get(generationIndex, number);
        int behind = number == 0 && generationIndex > 0 ? generationNumber(generationIndex - 1) : -1;
        if (!block.ordered || block.orderedBehind != behind) {
            Chains.Ends own = Chains.ends(block);
            boolean reaches =
                    number > 0 ? !endsLines(generationIndex, number - 1) : mayContinue(generationIndex - 1, block);
            Chains.Ends before = reaches ? endsBefore(generationIndex, number, 1) : null;
            Chains.mark(block, own, before, () -> endsBefore(generationIndex, number, 2));
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
        if (last.isPresent() && drives(last.getAsLong())) {
            block.items.orders[0] = Math.max(block.items.orders[0], last.getAsLong());
        }
    }

    /** Takes in a block that was read elsewhere, as {@link #block} would have read it. */
    void take(Block block) {
        blocks.take(block);
    }

    /** Takes note of what the next block needs to know of one that never changes and whose records all end their line. */
    void learn(int generationNumber, long number, RawSearch records) {
        long maximum = OrderTimes.after(records, nowNanos.getAsLong());
        maxima.put(new BlockCache.Key(source, generationNumber, number), new Maximum(maximum, -1, true));
    }

    private boolean endsLines(int generationIndex, long number) {
        Maximum known = maxima.get(new BlockCache.Key(source, generationNumber(generationIndex), number));
        return known != null && known.endsLines();
    }

    /** The block before one of the same generation whose items can lie in the cell of that one; else null. */
    public Block overhangBefore(int generationIndex, long number) {
        long farthest = Math.max(0, number - 1 - Limits.MAX_RECORD_BYTES / blockSize);
        for (long before = number - 1; before >= farthest; before--) {
            Block block = blocks.get(generationIndex, before);
            if (block.overhangs) {
                return block(generationIndex, before);
            }
            if (block.count() > 0) {
                return null;
            }
        }
        return null;
    }

    /** The block behind one, over the border of generations too; null behind the last. */
    Block blockAfter(int generationIndex, long number) {
        if (number + 1 < blockCount(generationIndex)) {
            return block(generationIndex, number + 1);
        }
        for (int index = generationIndex + 1; index < generations.count(); index++) {
            if (blockCount(index) > 0) {
                return block(index, 0);
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

    /** What is remembered of a block, so that it need not be read when nothing in it can be shown; null when nothing is. */
    public BlockFacts facts(int generationIndex, long number) {
        return facts.get(source, generationNumber(generationIndex), number);
    }

    /** What an item of a block says; see {@link EntryReader}. */
    public Entry entry(int generationIndex, Block block, int item, boolean joined) {
        return new EntryReader(this, generationIndex).read(block, item, joined);
    }

    /** The unfinished line at the end of the live file as an entry, or null when there is none. */
    public Entry tornTail() {
        int last = generations.count() - 1;
        boolean finished = last < 0 || tail.endOffset() == generations.get(last).size();
        Block torn = finished ? null : tornBlock();
        if (torn == null) {
            return null;
        }
        Block block = block(last, torn.number());
        int start = (int) (block.tornOffset - block.base);
        long order = block.count() > 0 ? block.order(block.count() - 1) : OrderTimes.NONE;
        return new Entry(
                new Position(source, block.generation(), block.tornOffset),
                block.base + block.length,
                Entry.Kind.PROVISIONAL,
                Stream.STDOUT,
                Level.NONE,
                Entry.NO_TIME,
                order,
                Envelope.readable(block.bytes, start, block.length),
                List.of(Arrays.copyOfRange(block.bytes, start, block.length)),
                "unfinished");
    }

    /** Whether a record's time may drive the order. */
    boolean drives(long timeNanos) {
        return OrderTimes.drives(timeNanos, nowNanos.getAsLong());
    }

    /** Bytes read from files so far, for tests of bounded work and for diagnostics. */
    public long bytesRead() {
        return blocks.bytesRead() + tail.bytesRead() + walk.bytesRead();
    }
}
