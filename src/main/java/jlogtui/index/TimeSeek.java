package jlogtui.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import jlogtui.file.Generation;
import jlogtui.file.LogFile;
import jlogtui.model.Entry;
import jlogtui.model.Place;
import jlogtui.parse.ItemSink;
import jlogtui.parse.RecordFields;
import jlogtui.parse.RecordReader;

/**
 * Finds the place of a time by bisection over the blocks, with one small read a step, and makes sure of it by reading
 * the blocks around: exact for disorder of up to two blocks. Beyond that it lands on one of the crossings.
 */
public final class TimeSeek {
    private static final int PROBE_BYTES = 4 * 1024;
    private static final int MAX_PROBE_BYTES = 256 * 1024;
    private static final int WIDEN_BLOCKS = 2;
    /** A probe gives up after this many blocks without a record, such as a hole. */
    private static final int PROBED_BLOCKS = 16;
    /** A crossing is at most a few blocks away; farther, no times can be read and no place is better than another. */
    private static final int SEARCHED_BLOCKS = 64;

    /** What a probe gives where no time is to be found. */
    static final long UNKNOWN = Long.MAX_VALUE;

    private final BlockIndex index;
    private final RecordReader reader = new RecordReader();
    /** Answers of earlier probes, by generation and block number. */
    private final Map<Place, Long> known = new HashMap<>();

    private int probes;

    public TimeSeek(BlockIndex index) {
        this.index = index;
    }

    /** Small reads made so far. */
    public int probes() {
        return probes;
    }

    /** The place of the first record whose order time is not before this one, in epoch nanoseconds. */
    public Place seek(long timeNanos) {
        if (timeNanos == Long.MIN_VALUE || index.generationCount() == 0) {
            return Place.START;
        }
        int generation = generationOf(timeNanos);
        long block = blockBefore(generation, timeNanos) - WIDEN_BLOCKS;
        // Disorder can reach over the border of two generations, but is not worth inflating one for
        while (block < 0 && generation > 0 && isReady(generation - 1)) {
            generation--;
            block += index.blockCount(generation);
        }
        return firstFrom(generation, Math.max(0, block), timeNanos);
    }

    /**
     * A place where a block begins that lies well before a time: no record of that time or later stands before it, as
     * far as disorder reaches over two blocks.
     */
    public Place wellBefore(long timeNanos) {
        if (index.generationCount() == 0) {
            return Place.START;
        }
        int generation = generationOf(timeNanos);
        long block = (isReady(generation) ? blockBefore(generation, timeNanos) : 0) - WIDEN_BLOCKS;
        while (block < 0 && generation > 0) {
            generation--;
            block += blocksOf(generation);
        }
        return block < 0 ? Place.START : placeOf(generation, block);
    }

    /** A place where a block begins that lies well behind a time; the counterpart of {@link #wellBefore}. */
    public Place wellBehind(long timeNanos) {
        if (index.generationCount() == 0) {
            return Place.END;
        }
        int generation = generationOf(timeNanos);
        long block = (isReady(generation) ? blockBefore(generation, timeNanos) : 0) + 2 + WIDEN_BLOCKS;
        while (generation < index.generationCount() && block >= blocksOf(generation)) {
            block -= blocksOf(generation);
            generation++;
        }
        return generation == index.generationCount() ? Place.END : placeOf(generation, block);
    }

    /** How many blocks a generation has, guessed where it is not inflated: how far to widen need not be exact. */
    private long blocksOf(int generation) {
        return isReady(generation) ? index.blockCount(generation) : 1;
    }

    /** Whether a generation can be read anywhere at little cost. */
    private boolean isReady(int generation) {
        LogFile file = index.generations().get(generation).file();
        return file.isReady() && file.isSeekable();
    }

    /** Order time of the first record, read without inflating a file; empty when there is none near the start. */
    public OptionalLong oldest() {
        for (int g = 0; g < index.generationCount(); g++) {
            long time = probe(g, 0);
            if (time != UNKNOWN) {
                return OptionalLong.of(time);
            }
        }
        return OptionalLong.empty();
    }

    /**
     * About how many bytes lie before a time: known where a block begins, and taken as spread evenly inside a block.
     *
     * @param newestNanos time of the last record
     */
    public long bytesBefore(long timeNanos, long newestNanos) {
        if (index.generationCount() == 0) {
            return 0;
        }
        int generation = generationOf(timeNanos);
        boolean ready = isReady(generation);
        // Of a compressed file its two ends are known: near enough for a share of bytes that are guessed themselves
        long block = ready ? blockBefore(generation, timeNanos) : 0;
        long begin = probe(generation, block);
        long bytes = index.bytesBefore(placeOf(generation, block));
        long end = newestNanos;
        long bytesAtEnd = index.totalBytes();
        if (ready && block + 1 < index.blockCount(generation)) {
            end = probe(generation, block + 1);
            bytesAtEnd = index.bytesBefore(placeOf(generation, block + 1));
        } else if (generation + 1 < index.generationCount()) {
            end = probe(generation + 1, 0);
            bytesAtEnd = index.bytesBefore(placeOf(generation + 1, 0));
        }
        if (timeNanos <= begin) {
            return bytes;
        }
        double share = timeNanos > end ? 1 : ((double) timeNanos - begin) / ((double) end - begin);
        return bytes + (long) (share * (bytesAtEnd - bytes));
    }

    private Place placeOf(int generation, long block) {
        return new Place(index.generations().get(generation).number(), block * index.blockSize());
    }

    /** The newest generation that begins before a time, or the oldest one. */
    private int generationOf(long timeNanos) {
        int generation = index.generationCount() - 1;
        while (generation > 0 && probe(generation, 0) >= timeNanos) {
            generation--;
        }
        return Math.max(0, generation);
    }

    /** The last block that begins before a time, or 0. */
    private long blockBefore(int generation, long timeNanos) {
        if (index.generationCount() == 0) {
            return 0;
        }
        long low = 0;
        long high = index.blockCount(generation);
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            long at = middle;
            long time = probe(generation, at);
            // Behind a hole the next times tell on which side to go on
            for (long step = PROBED_BLOCKS; time == UNKNOWN && at + step < high; step *= 2) {
                at += step;
                time = probe(generation, at);
            }
            if (time < timeNanos) {
                low = at;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Place firstFrom(int generation, long block, long timeNanos) {
        long number = block;
        int searched = 0;
        for (int g = generation; g < index.generationCount(); g++) {
            boolean leadsOn = false;
            int empty = 0;
            // A few lines between two holes are seen only by who reads the blocks that they are in
            for (;
                    number < index.blockCount(g);
                    number = leadsOn && empty < PROBED_BLOCKS ? number + 1 : next(g, number, leadsOn)) {
                Block candidate = index.block(g, number);
                leadsOn = candidate.leadsOn();
                empty = candidate.count() == 0 ? empty + 1 : 0;
                for (int i = 0; i < candidate.count(); i++) {
                    if (candidate.order(i) >= timeNanos) {
                        return new Place(candidate.generation(), candidate.offset(i));
                    }
                }
                if (candidate.count() > 0 && ++searched == SEARCHED_BLOCKS) {
                    return new Place(candidate.generation(), candidate.offset(0));
                }
            }
            number = 0;
        }
        return index.end();
    }

    /** The next block to look at. A hole is left behind by probes: only who shows it has to walk over it. */
    private long next(int generation, long number, boolean leadsOn) {
        long low = number + 1;
        long high = index.blockCount(generation) - 1;
        if (!leadsOn || low >= high || probe(generation, low) != UNKNOWN) {
            return index.next(generation, number, leadsOn);
        }
        if (probe(generation, high) == UNKNOWN) {
            // Lines may begin in the rest of it all the same
            return high;
        }
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (probe(generation, middle) == UNKNOWN) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Time of the first record that begins in a block or soon behind it; the far future when there is none. */
    long probe(int generationIndex, long number) {
        Generation asItIs = index.generations().get(generationIndex);
        if (number == 0 && !isReady(generationIndex)) {
            Place start = new Place(asItIs.number(), 0);
            if (!known.containsKey(start)) {
                known.put(start, readStart(asItIs));
            }
            return known.get(start);
        }
        Generation generation = index.opened(generationIndex);
        Place place = new Place(generation.number(), number);
        Long before = known.get(place);
        if (before != null) {
            return before;
        }
        long time = readProbe(generation, number);
        if (time != UNKNOWN || generation.sealed()) {
            // Else records may still come
            known.put(place, time);
        }
        return time;
    }

    /** The first time of a file that is not inflated and need not be for this. */
    private long readStart(Generation generation) {
        try {
            byte[] bytes = new byte[MAX_PROBE_BYTES / 4];
            FirstTime first = new FirstTime();
            first.look(bytes, 0, generation.file().readStart(bytes));
            return first.time == Entry.NO_TIME ? UNKNOWN : first.time;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private long readProbe(Generation generation, long number) {
        if (!generation.file().isReady()) {
            return UNKNOWN;
        }
        long from = number * index.blockSize();
        long limit = Math.min(generation.size(), from + (long) PROBED_BLOCKS * index.blockSize());
        try {
            FirstTime first = new FirstTime();
            for (int length = PROBE_BYTES; from < limit; length = Math.min(MAX_PROBE_BYTES, length * 4)) {
                long next = first.look(generation, from, length);
                if (first.time != Entry.NO_TIME || first.inHole) {
                    return first.inHole ? UNKNOWN : first.time;
                }
                from = next;
            }
        } catch (IOException e) {
            return UNKNOWN;
        }
        return UNKNOWN;
    }

    /** Looks for the first readable time in a stretch of a file. */
    private final class FirstTime implements ItemSink {
        private long time = Entry.NO_TIME;
        /** The bytes looked at last are all NUL: there is no use in looking a little farther. */
        private boolean inHole;

        /** Looks at the lines that begin in a stretch; gives the offset where to look next. */
        long look(Generation generation, long from, int length) throws IOException {
            long start = Math.max(0, from - 1);
            byte[] bytes = new byte[(int) Math.min(length, generation.size() - start)];
            int read = generation.file().read(start, bytes, 0, bytes.length);
            probes++;
            inHole = isHole(bytes, read);
            int at = look(bytes, from == 0 ? 0 : lineEnd(bytes, 0, read) + 1, read);
            long lineStart = start + at;
            boolean again = at <= read && (lineStart > from || length < MAX_PROBE_BYTES);
            return again ? lineStart : start + Math.max(read, 2);
        }

        /** Looks at the whole lines among some bytes; gives the index behind the last one that was looked at. */
        int look(byte[] bytes, int from, int to) {
            int at = from;
            int end = lineEnd(bytes, at, to);
            while (end < to && time == Entry.NO_TIME) {
                reader.readLine(bytes, at, end, this);
                at = end + 1;
                end = lineEnd(bytes, at, to);
            }
            return at;
        }

        private boolean isHole(byte[] bytes, int length) {
            // The byte before the place belongs to another line
            return length == PROBE_BYTES && bytes[1] == 0 && Arrays.equals(bytes, 1, length - 1, bytes, 2, length);
        }

        private int lineEnd(byte[] bytes, int from, int to) {
            int i = from;
            while (i < to && bytes[i] != '\n') {
                i++;
            }
            return i;
        }

        @Override
        public void record(RecordFields fields) {
            if (time == Entry.NO_TIME && index.drives(fields.timeNanos)) {
                time = fields.timeNanos;
            }
        }

        @Override
        public void damage(int start, int end, String reason) {}
    }
}
