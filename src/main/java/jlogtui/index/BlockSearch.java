package jlogtui.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import jlogtui.file.Generation;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Literals;
import jlogtui.parse.ItemSink;
import jlogtui.parse.RawSearch;
import jlogtui.parse.RecordFields;
import jlogtui.parse.RecordReader;

/**
 * Tells which blocks, and which of their items, can hold one of a few texts or be of a level, without decoding messages. The answer for a
 * block is a function of the lines that begin in it, so that it depends on no other block. A block that may hold one has
 * been read then and is left to its index; of any other the index learns what its neighbours need. Serves all sources of
 * a thread.
 */
public final class BlockSearch {
    /** Bytes before a block that are read along, to see whether a marker in its first line is one. */
    private static final int LEAD = 16;

    private static final int STEP = 4 * 1024;
    /** A line that reaches farther over the end of its block makes it one that has to be read. */
    private static final int MOST_OVERHANG = 128 * 1024;

    /** Room behind the cell for the rest of most last lines. */
    private static final int SPARE = 2 * STEP;

    private final RawSearch search;
    private final SearchedBlocks.Wanted wanted;
    private byte[] bytes = {};
    private int length;
    private long blocksLooked;

    private BlockSearch(RawSearch search, SearchedBlocks.Wanted wanted) {
        this.search = search;
        this.wanted = wanted;
    }

    /**
     * Empty when blocks have to be read to know anything of what is wanted.
     *
     * @param literals what each line must hold; null when nothing is known of that
     * @param least the level that each line must have at least; {@link Level#TRACE} for any
     */
    public static Optional<BlockSearch> of(Literals literals, Level least) {
        Optional<RawSearch> search = literals == null ? Optional.empty() : RawSearch.of(literals);
        SearchedBlocks.Wanted wanted = new SearchedBlocks.Wanted(search.isPresent() ? literals : null, least);
        // Where lines without a level are wanted, too, hardly a block has no hit
        boolean isTelling = !Level.NONE.isAtLeast(least);
        return search.or(() -> isTelling ? Optional.of(RawSearch.of(least)) : Optional.empty())
                .map(raw -> new BlockSearch(raw, wanted));
    }

    /**
     * What was found in the raw bytes of a block.
     *
     * @param mayMatch an entry that begins in the block can hold one of the texts
     * @param firstLine file offset of the first line that begins in the block; negative when none does or it was not looked for
     * @param firstTime time of the first record that begins in it and has one, epoch nanoseconds, or
     *     {@link Entry#NO_TIME}; not looked for when each line may match
     * @param hits file offsets at which the lines begin that may match, ascending; null when each may
     */
    public record Found(boolean mayMatch, long firstLine, long firstTime, long[] hits) {
        private static final long INSIDE = -2;
        private static final Found UNKNOWN = new Found(true, -1, Entry.NO_TIME, null);

        /** Whether the block is the inside of one line, in which nothing begins. */
        public boolean isInsideLine() {
            return firstLine == INSIDE;
        }

        /** Whether an item of the block can match. */
        public boolean mayMatch(Block block, int item) {
            if (hits == null || !isWholeLine(block, item)) {
                return true;
            }
            int at = Arrays.binarySearch(hits, block.offset(item));
            int next = at < 0 ? -at - 1 : at;
            return next < hits.length && hits[next] < block.offset(item) + block.itemLength(item);
        }

        /** The first item from one on that may match; the number of items when none does. */
        public int firstThatMay(Block block, int item) {
            if (hits == null || item >= block.count()) {
                return item;
            }
            int at = Arrays.binarySearch(hits, block.offset(item));
            int next = at < 0 ? -at - 1 : at;
            return next == hits.length ? block.count() : Math.max(item, block.firstAt(hits[next]));
        }

        /** The last item down from one that may match; -1 when none does. */
        public int lastThatMay(Block block, int item) {
            if (hits == null || item < 0) {
                return item;
            }
            int at = Arrays.binarySearch(hits, block.offset(item));
            int last = at < 0 ? -at - 2 : at;
            return last < 0 ? -1 : Math.min(item, block.firstAt(hits[last]));
        }

        private static boolean isWholeLine(Block block, int item) {
            int start = block.items.starts[item];
            int end = block.items.ends[item];
            boolean begins = start == 0 ? block.base == 0 : block.bytes[start - 1] == '\n';
            return begins && end < block.length && block.bytes[end] == '\n';
        }
    }

    /** Looks at a block of an index, unless the answer is still known. */
    public Found look(BlockIndex index, int generationIndex, long number) {
        int generationNumber = index.generationNumber(generationIndex);
        BlockCache.Key key = new BlockCache.Key(index.source(), generationNumber, number);
        Found found = index.searched().get(wanted, key);
        if (found == null) {
            found = lookAnew(index, index.opened(generationIndex), number);
            if (found.firstLine() >= 0 || found.hits() != null) {
                index.searched().put(wanted, key, found);
            }
        }
        return found;
    }

    private Found lookAnew(BlockIndex index, Generation generation, long number) {
        long end = (number + 1) * index.blockSize();
        // The last block can grow, and says what is wrong with its file
        if (!generation.file().isReady() || end >= generation.size()) {
            return Found.UNKNOWN;
        }
        blocksLooked++;
        try {
            return lookAtCell(index, generation, number * index.blockSize(), end);
        } catch (IOException e) {
            return Found.UNKNOWN;
        }
    }

    private Found lookAtCell(BlockIndex index, Generation generation, long from, long end) throws IOException {
        long base = Math.max(0, from - LEAD);
        int cell = (int) (from - base);
        int border = (int) (end - base);
        length = 0;
        fill(generation, base, border + STEP);
        if (length < border) {
            return Found.UNKNOWN;
        }
        int start = from == 0 ? 0 : lineFeed(cell - 1, border) + 1;
        boolean none = from > 0 && start == 0;
        int restEnd = none ? border : start;
        if (from > 0 && RecordReader.nextStart(bytes, cell, Math.min(length, restEnd + LEAD)) < restEnd) {
            return Found.UNKNOWN;
        }
        if (none || start >= border) {
            return new Found(false, none ? Found.INSIDE : -1, Entry.NO_TIME, new long[0]);
        }
        int stop = lineFeed(border - 1, length);
        while (stop < 0 && length < border + MOST_OVERHANG && fill(generation, base, length + STEP)) {
            stop = lineFeed(border - 1, length);
        }
        if (stop < 0) {
            return Found.UNKNOWN;
        }
        boolean mayMatch = search.look(bytes, start, stop + 1);
        if (!search.isCertain()) {
            return new Found(true, base + start, Entry.NO_TIME, null);
        }
        long first = firstTime(index);
        // Else the file could still grow into what the block looks at
        if (generation.size() >= end + LEAD) {
            share(index, generation, end / index.blockSize() - 1, base, mayMatch);
        }
        int[] places = search.hits();
        long[] hits = new long[places.length];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = base + places[i];
        }
        return new Found(mayMatch, base + start, first, hits);
    }

    private void share(BlockIndex index, Generation generation, long number, long base, boolean mayMatch) {
        if (search.areAllWhole()) {
            index.learn(generation.number(), number, search);
        }
        if (mayMatch) {
            Lines lines = new Lines();
            search.report(lines);
            Block block = new Block(generation.number(), number, base, bytes, length, lines.items);
            block.sizeSeen = generation.size();
            block.complete = true;
            index.take(block);
            bytes = new byte[0];
        }
    }

    private long firstTime(BlockIndex index) {
        for (int i = 0; i < search.count(); i++) {
            if (index.drives(search.time(i))) {
                return search.time(i);
            }
        }
        return Entry.NO_TIME;
    }

    private boolean fill(Generation generation, long base, int wanted) throws IOException {
        if (bytes.length < wanted) {
            bytes = Arrays.copyOf(bytes, wanted + SPARE);
        }
        int before = length;
        int most = (int) Math.min(wanted, generation.size() - base);
        while (length < most) {
            int read = generation.file().read(base + length, bytes, length, most - length);
            if (read <= 0) {
                break;
            }
            length += read;
        }
        return length > before;
    }

    private int lineFeed(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Blocks whose bytes have been looked at so far, for tests of bounded work and for diagnostics. */
    public long blocksLooked() {
        return blocksLooked;
    }

    /** Takes the records of a block whose lines are all records. */
    private static final class Lines implements ItemSink {
        private final Items items = new Items();

        @Override
        public void record(RecordFields fields) {
            int flags = Items.flagsOf(fields);
            items.addRecord(fields.start, fields.end, fields.timeNanos, flags);
        }

        @Override
        public void damage(int start, int end, String reason) {
            throw new IllegalStateException(reason);
        }
    }
}
