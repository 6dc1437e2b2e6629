package jlogtui.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import jlogtui.file.FailureText;
import jlogtui.file.Generation;
import jlogtui.model.BlockFacts;
import jlogtui.model.Entry;
import jlogtui.model.Place;
import jlogtui.model.Position;
import jlogtui.model.Stream;
import jlogtui.parse.Envelope;
import jlogtui.parse.Limits;
import jlogtui.parse.RecordReader;

/**
 * One source as a row of blocks, over all its generations. Nothing is read before it is asked for. A generation that
 * cannot be read shows as one damaged stretch; it is tried again at the next look. Owned by one thread.
 */
public final class BlockIndex {
    private static final int REMEMBERED_ENDS = 256;
    private static final int LOOK_AHEAD = 16;
    /** {@code {"log":1}}. */
    private static final int LEAST_RECORD_BYTES = 9;
    /** Finding out again that a file cannot be inflated may cost as much as inflating it. */
    private static final long RETRY_NANOS = 60_000_000_000L;

    /** The largest time in a block; {@code size} of the generation for which that holds, or -1 for good. */
    private record Maximum(long time, long size) {}

    private record Failure(String reason, long retryNanos) {}

    private final int source;
    private final int blockSize;
    private final BlockCache cache;
    private final LongSupplier nowNanos;
    private final RememberedFacts facts;
    private final RecordReader records = new RecordReader();
    private final Map<BlockCache.Key, Maximum> maxima = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<BlockCache.Key, Maximum> eldest) {
            return size() > REMEMBERED_ENDS;
        }
    };
    /** Generations that could not be made ready, by number. */
    private final Map<Integer, Failure> failures = new HashMap<>();
    /** Generations whose exact size is known, also when their room has been given up since, by number. */
    private final Set<Integer> inflated = new HashSet<>();

    private ReadAhead readAhead = ReadAhead.NONE;
    private List<Generation> generations = List.of();
    private boolean stopped;
    private long bytesRead;
    private String failure = "";

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

    /** @param facts where to look facts of blocks up, and to leave those of the blocks that are read */
    public BlockIndex(int source, BlockCache cache, LongSupplier nowNanos, int blockSize, RememberedFacts facts) {
        this.source = source;
        this.facts = facts;
        this.blockSize = blockSize;
        this.cache = cache;
        this.nowNanos = nowNanos;
    }

    public int source() {
        return source;
    }

    /** Takes blocks from what was read ahead, where there is one. */
    public void readAhead(ReadAhead by) {
        readAhead = by;
    }

    /**
     * Takes note of how the files look now. Places stay valid.
     *
     * @param now oldest generation first
     * @param nobodyWrites the container does not run, so that an unfinished end is damage
     */
    public void update(List<Generation> now, boolean nobodyWrites) {
        generations = List.copyOf(now);
        stopped = nobodyWrites;
    }

    /** Width of a block in bytes. */
    public int blockSize() {
        return blockSize;
    }

    /** The generations of the last {@link #update}, oldest first. */
    public List<Generation> generations() {
        return generations;
    }

    /** Why the source could not be read the last time, or empty. */
    public String failure() {
        return failure;
    }

    /** The name of a generation's file, for messages; empty when there is no such generation any more. */
    public String fileName(int generationNumber) {
        for (Generation generation : generations) {
            if (generation.number() == generationNumber) {
                return generation.file().name();
            }
        }
        return "";
    }

    /** How many generations there are; they are numbered from 0, the oldest, for {@link #block}. */
    public int generationCount() {
        return generations.size();
    }

    /** Number of the generation at an index. */
    public int generationNumber(int generationIndex) {
        return generations.get(generationIndex).number();
    }

    /** Index of the first generation whose number is not below this one. */
    public int generationIndex(int number) {
        int index = 0;
        while (index < generations.size() && generations.get(index).number() < number) {
            index++;
        }
        return index;
    }

    /** How many blocks a generation has: none when it is empty and whole. A compressed one is inflated first. */
    public long blockCount(int generationIndex) {
        boolean known = inflated.contains(generationNumber(generationIndex));
        Generation generation = known ? generations.get(generationIndex) : opened(generationIndex);
        if (!known && !generation.file().isReady()) {
            // Its size is only guessed
            return 1;
        }
        long blocks = (sizeOf(generation) + blockSize - 1) / blockSize;
        return generation.file().damage().isEmpty() ? blocks : Math.max(1, blocks);
    }

    /** The generation as it can be read now: made ready, of its exact size, and closed when nobody writes it. */
    Generation opened(int generationIndex) {
        Generation generation = generations.get(generationIndex);
        if (!generation.file().isReady()) {
            prepare(generation);
        }
        boolean closed = generation.sealed() || stopped && generationIndex == generations.size() - 1;
        return new Generation(generation.number(), generation.file(), sizeOf(generation), closed);
    }

    private void prepare(Generation generation) {
        Failure known = failures.get(generation.number());
        if (known != null && nowNanos.getAsLong() < known.retryNanos()) {
            failure = known.reason();
            return;
        }
        try {
            generation.file().prepare();
            failures.remove(generation.number());
            if (generation.sealed()) {
                inflated.add(generation.number());
            }
        } catch (IOException e) {
            failure = FailureText.of(e);
            failures.put(generation.number(), new Failure(failure, nowNanos.getAsLong() + RETRY_NANOS));
        }
    }

    private static long sizeOf(Generation generation) {
        return generation.sealed() ? generation.file().size() : generation.size();
    }

    /** Bytes of all generations that lie before a place. */
    public long bytesBefore(Place place) {
        long bytes = 0;
        for (Generation generation : generations) {
            if (generation.number() < place.generation()) {
                bytes += sizeOf(generation);
            } else if (generation.number() == place.generation()) {
                bytes += Math.min(place.offset(), sizeOf(generation));
            }
        }
        return bytes;
    }

    /** Bytes of all generations. */
    public long totalBytes() {
        return bytesBefore(Place.END);
    }

    /** A number of records that the source cannot exceed; the largest there is while a file is not ready to be read. */
    public long mostRecords() {
        for (Generation generation : generations) {
            if (!generation.file().isReady()) {
                return Long.MAX_VALUE;
            }
        }
        return totalBytes() / LEAST_RECORD_BYTES;
    }

    /** The place behind every line that is finished: an unfinished one at the end of a live file lies ahead of it. */
    public Place end() {
        if (generations.isEmpty()) {
            return Place.START;
        }
        Generation last = generations.get(generations.size() - 1);
        if (last.sealed()) {
            // A sealed file can end with a damaged place of no length
            return new Place(last.number(), sizeOf(last) + 1);
        }
        Block torn = tornBlock();
        return new Place(last.number(), torn == null ? last.size() : torn.tornOffset);
    }

    /** The block in which the unfinished line at the end of the live file begins, or null when there is none. */
    private Block tornBlock() {
        int last = generations.size() - 1;
        if (last < 0 || stopped || generations.get(last).sealed()) {
            return null;
        }
        Block torn = null;
        for (long number = blockCount(last) - 1; number >= 0; number--) {
            Block block = raw(last, number);
            if (block.tornOffset >= 0) {
                torn = block;
            }
            int cell = (int) (number * blockSize - block.base);
            boolean inLine = cell > 0 && block.length >= cell && block.bytes[cell - 1] != '\n';
            boolean goesBack = block.passedThrough || (block.tornOffset == number * blockSize && inLine);
            if (!goesBack) {
                break;
            }
        }
        return torn;
    }

    /** A block of one generation with its order times and pieces worked out. */
    public Block block(int generationIndex, long number) {
        Block block = raw(generationIndex, number);
        int behind = number == 0 && generationIndex > 0 ? generationNumber(generationIndex - 1) : -1;
        if (!block.ordered || block.orderedBehind != behind) {
            Chains.Ends own = Chains.ends(block);
            boolean reaches = number > 0 || mayContinue(generationIndex - 1, block);
            Chains.Ends before = reaches ? endsBefore(generationIndex, number, 1) : null;
            Chains.mark(block, own, before, () -> endsBefore(generationIndex, number, 2));
            long maximum = maximumBefore(generationIndex, number);
            long after = OrderTimes.fill(block.items, maximum, nowNanos.getAsLong());
            if (after == OrderTimes.NONE && block.count() > 0) {
                long ahead = firstTimeBehind(generationIndex, number);
                Arrays.fill(block.items.orders, 0, block.count(), ahead);
            }
            block.ordered = true;
            block.orderedBehind = behind;
        }
        return block;
    }

    /** The block before one of the same generation whose items can lie in the cell of that one; else null. */
    public Block overhangBefore(int generationIndex, long number) {
        long farthest = Math.max(0, number - 1 - Limits.MAX_RECORD_BYTES / blockSize);
        for (long before = number - 1; before >= farthest; before--) {
            Block block = raw(generationIndex, before);
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
        for (int index = generationIndex + 1; index < generations.size(); index++) {
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
        return Chains.ends(raw(index, at));
    }

    /**
     * Whether the first records of a generation can go on with lines of the one before. Of a compressed file the hint
     * in its header answers this without inflating it: since Docker compresses, all pieces of a line share one time.
     */
    private boolean mayContinue(int before, Block first) {
        OptionalLong last = lastTimeHint(before);
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

    private OptionalLong lastTimeHint(int generationIndex) {
        try {
            return generationIndex < 0
                    ? OptionalLong.empty()
                    : generations.get(generationIndex).file().lastTimeHint();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** The largest time in the block before one; over the border of a compressed generation its header's hint. */
    private long maximumBefore(int generationIndex, long number) {
        if (number > 0) {
            return maximumAfter(generationIndex, number - 1);
        }
        for (int index = generationIndex - 1; index >= 0; index--) {
            OptionalLong hint = lastTimeHint(index);
            if (hint.isPresent() && OrderTimes.drives(hint.getAsLong(), nowNanos.getAsLong())) {
                return hint.getAsLong();
            }
            long blocks = blockCount(index);
            if (blocks > 0) {
                return maximumAfter(index, blocks - 1);
            }
        }
        return OrderTimes.NONE;
    }

    private long maximumAfter(int generationIndex, long number) {
        Generation generation = generations.get(generationIndex);
        BlockCache.Key key = new BlockCache.Key(source, generation.number(), number);
        Maximum known = maxima.get(key);
        if (known != null && (known.size() < 0 || known.size() == sizeOf(generation))) {
            return known.time();
        }
        Block block = raw(generationIndex, number);
        Chains.ends(block);
        long maximum = OrderTimes.after(block.items, nowNanos.getAsLong());
        if (block.complete) {
            maxima.put(key, new Maximum(maximum, block.closedAtEnd ? block.sizeSeen : -1));
        }
        return maximum;
    }

    /** For what stands where no time is in reach before it: the first time behind it. */
    private long firstTimeBehind(int generationIndex, long number) {
        long blocks = blockCount(generationIndex);
        for (long next = number + 1; next < Math.min(blocks, number + LOOK_AHEAD); next++) {
            Block block = raw(generationIndex, next);
            for (int i = 0; i < block.count(); i++) {
                if (!block.isDamage(i) && OrderTimes.drives(block.time(i), nowNanos.getAsLong())) {
                    return block.time(i);
                }
            }
        }
        return OrderTimes.NONE;
    }

    /** A block as the bytes alone make it. */
    private Block raw(int generationIndex, long number) {
        BlockCache.Key key = new BlockCache.Key(source, generationNumber(generationIndex), number);
        Block block = cache.get(key);
        if (block != null && isFinal(block, generations.get(generationIndex))) {
            return block;
        }
        Generation generation = opened(generationIndex);
        if (!generation.file().isReady()) {
            return unreadable(generation, number, failure);
        }
        if (block != null && block.closedAtEnd && block.sizeSeen != generation.size()) {
            cache.remove(key);
            block = null;
        }
        boolean grown =
                block != null && !block.complete && (block.sizeSeen != generation.size() || generation.sealed());
        if (block != null && !grown) {
            return block;
        }
        try {
            return read(key, block, generation);
        } catch (IOException e) {
            failure = FailureText.of(e);
            cache.remove(key);
            return unreadable(generation, number, failure);
        }
    }

    /** Whether the file need not be looked at again, which may mean to inflate it once more. */
    private static boolean isFinal(Block block, Generation generation) {
        return generation.sealed() && block.complete && (!block.closedAtEnd || block.sizeSeen == sizeOf(generation));
    }

    private Block read(BlockCache.Key key, Block known, Generation generation) throws IOException {
        int length = known == null ? 0 : known.length;
        Block block = known;
        if (block == null) {
            Block ahead = readAhead.take(source, generation, key.number(), blockSize);
            block = ahead == null ? BlockReader.load(generation, key.number(), blockSize, records) : ahead;
        } else {
            block.reader.readOn(generation);
        }
        boolean last = (key.number() + 1) * blockSize >= generation.size();
        String damage = generation.file().damage();
        if (last && block.complete && !damage.isEmpty()) {
            int end = (int) (generation.size() - block.base);
            block.items.addDamage(end, end, damage);
        }
        block.ordered = false;
        if (block.isForGood()) {
            facts.put(source, generation.number(), key.number(), block.items.facts());
        }
        bytesRead += block.length - length;
        cache.put(key, block);
        failure = "";
        return block;
    }

    private Block unreadable(Generation generation, long number, String reason) {
        long from = number * blockSize;
        Block block = new Block(generation.number(), number, from);
        int length = (int) Math.min(blockSize, Math.max(0, generation.size() - from));
        block.items.addDamage(0, length, "cannot be read: " + reason);
        block.sizeSeen = generation.size();
        if (!generation.file().isReady()) {
            block.farEnd = generation.size();
        }
        return block;
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
        Block torn = tornBlock();
        if (torn == null) {
            return null;
        }
        Block block = block(generations.size() - 1, torn.number());
        int start = (int) (block.tornOffset - block.base);
        long order = block.count() > 0 ? block.order(block.count() - 1) : OrderTimes.NONE;
        return new Entry(
                new Position(source, block.generation(), block.tornOffset),
                block.base + block.length,
                Entry.Kind.PROVISIONAL,
                Stream.STDOUT,
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
        return bytesRead;
    }
}
