package jlogtui.index;

import java.io.IOException;
import java.util.Arrays;
import jlogtui.file.Generation;
import jlogtui.parse.ItemSink;
import jlogtui.parse.Limits;
import jlogtui.parse.RecordFields;
import jlogtui.parse.RecordReader;

/**
 * Reads one block from its file and, while the file grows, reads on from where it stopped. What it finds is a function
 * of the file's bytes alone, so that a block is the same whichever neighbours have been read before. Owned by one thread.
 */
final class BlockReader implements ItemSink {
    /** Bytes before the cell that are read along: enough to see a line feed or {@code "attrs":} that leads into it. */
    private static final int LEAD = 16;

    /** Bytes to read at least when the last line goes beyond the cell: the rest of most lines. */
    private static final int STEP = 4 * 1024;

    /** Room behind the cell for that rest; so much is not worth a copy to save it. */
    private static final int SPARE = 2 * STEP;

    private final RecordReader records;
    private final Block block;
    private final long from;
    private final long to;
    /** The array belongs to a scan that uses it again and again. */
    private final boolean lent;
    /** The next line to come began in an earlier cell: only what starts at a marker is ours. */
    private boolean inRest;
    /** Index of the first byte of the line that has not been taken yet. */
    private int lineStart;
    /** Up to here, that line is known to have no line feed. */
    private int scanned;

    private BlockReader(Block block, RecordReader records, long from, long to, boolean lent) {
        this.block = block;
        this.records = records;
        this.lent = lent;
        this.from = from;
        this.to = to;
        lineStart = (int) (from - block.base);
        scanned = lineStart;
    }

    /** Reads the block of that number. */
    static Block load(Generation generation, long number, int blockSize, RecordReader records) throws IOException {
        return load(generation, number, number * blockSize, (number + 1) * blockSize, records);
    }

    /** Reads what begins in a part of the block of that number, in bytes from the start of the file. */
    static Block load(Generation generation, long number, long from, long to, RecordReader records) throws IOException {
        Block block = new Block(generation.number(), number, Math.max(0, from - LEAD));
        block.reader = new BlockReader(block, records, from, to, false);
        block.reader.readOn(generation);
        return block;
    }

    /** The same in the arrays of a block that nobody needs any more. */
    static Block load(Generation generation, long number, int blockSize, RecordReader records, Block spent)
            throws IOException {
        long from = number * blockSize;
        Block block = new Block(generation.number(), number, Math.max(0, from - LEAD), spent);
        block.reader = new BlockReader(block, records, from, from + blockSize, true);
        block.reader.readOn(generation);
        return block;
    }

    /** Reads what has been added to the file since the last time. */
    void readOn(Generation generation) throws IOException {
        int lead = (int) (from - block.base);
        boolean first = block.length == 0;
        fill(generation, Math.min(to + LEAD, generation.size()));
        if (first && from > 0) {
            inRest = block.length < lead || block.bytes[lead - 1] != '\n';
        }
        takeLines();
        while (mustReadOn() && readStep(generation)) {
            // one step at a time, so that little more is read than the line needs
        }
        settle(generation);
    }

    /** Takes every line that begins in this cell and whose end has been read. */
    private void takeLines() {
        int border = (int) (to - block.base);
        while (lineStart < border) {
            boolean isNew = scanned == lineStart && !inRest;
            int end = isNew ? records.readStrictLine(block.bytes, lineStart, block.length, this) : -1;
            if (end < 0) {
                end = RecordReader.lineEnd(block.bytes, scanned, block.length);
                if (end >= block.length) {
                    scanned = Math.max(scanned, block.length);
                    return;
                }
                takeLine(end);
            }
            lineStart = end + 1;
            scanned = lineStart;
        }
    }

    /** Takes the line up to an index, where its line feed is or the file ends. */
    private void takeLine(int end) {
        // What begins at a marker behind the cell belongs to the next block
        int border = (int) (to - block.base);
        int ownEnd = border < end ? RecordReader.nextStart(block.bytes, border, end) : end;
        if (inRest) {
            inRest = false;
            records.readRest(block.bytes, lineStart, ownEnd, this);
        } else {
            records.readLine(block.bytes, lineStart, ownEnd, this);
        }
    }

    /** Bytes of the line that lacks its end. */
    private int tornLength() {
        return Math.max(0, block.length - lineStart);
    }

    private boolean beginsInCell() {
        return block.base + lineStart < to;
    }

    /** Reads a little more; false when there is no more. */
    private boolean readStep(Generation generation) throws IOException {
        int before = block.length;
        int step = Math.max(STEP, tornLength());
        // Cutting a line that is longer than what is kept is done where its end is found
        long limit = Math.min(generation.size(), block.base + lineStart + Limits.MAX_RECORD_BYTES);
        fill(generation, Math.min(limit, block.base + before + step));
        takeLines();
        return block.length > before;
    }

    /** Whether a line that has a start in this cell still lacks its end. */
    private boolean mustReadOn() {
        return tornLength() > 0
                && beginsInCell()
                && tornLength() < Limits.MAX_RECORD_BYTES
                && (!inRest || markerInCell() >= 0);
    }

    /** Index of the first marker in this cell, or -1. */
    private int markerInCell() {
        int start = (int) (from - block.base);
        int marker = RecordReader.nextStart(block.bytes, start, block.length);
        return marker < block.length && block.base + marker < to ? marker : -1;
    }

    private void settle(Generation generation) {
        block.sizeSeen = generation.size();
        block.tornOffset = -1;
        boolean cellRead = block.base + block.length >= Math.min(to + LEAD, generation.size());
        boolean full = cellRead && generation.size() >= to + LEAD;
        boolean ours = !(full && inRest && markerInCell() < 0);
        block.passedThrough = !ours;
        boolean torn = ours && tornLength() > 0 && beginsInCell();
        if (torn && tornLength() >= Limits.MAX_RECORD_BYTES) {
            cutLongLine();
        } else if (torn && generation.sealed()) {
            block.closedAtEnd = true;
            takeLine(block.length);
        } else if (torn) {
            block.tornOffset = block.base + lineStart;
        }
        block.closedAtEnd |= generation.sealed() && !full;
        block.complete = block.tornOffset < 0 && (full || generation.sealed());
        if (block.complete) {
            block.reader = null;
            boolean wasteful = block.bytes.length - block.length > SPARE && !lent;
            block.bytes = wasteful ? Arrays.copyOf(block.bytes, block.length) : block.bytes;
        }
    }

    /** Takes what is kept of an endless line for the whole; where it really ends is looked for when it is asked for. */
    private void cutLongLine() {
        int before = block.items.count;
        takeLine(block.length);
        block.endsBeyond = block.items.count > before && block.items.ends[block.items.count - 1] == block.length;
    }

    private void fill(Generation generation, long until) throws IOException {
        int wanted = (int) Math.max(0, until - block.base);
        if (wanted > block.bytes.length) {
            // Room for the rest of the last line as well, if there can be one
            int spare = until < generation.size() ? SPARE : 0;
            int room = block.length == 0 ? wanted + spare : Math.max(wanted, block.bytes.length * 2);
            block.bytes = Arrays.copyOf(block.bytes, room);
        }
        while (block.length < wanted) {
            int read =
                    generation.file().read(block.base + block.length, block.bytes, block.length, wanted - block.length);
            if (read <= 0) {
                return;
            }
            block.length += read;
        }
    }

    @Override
    public void record(RecordFields fields) {
        block.overhangs |= block.base + fields.start >= to;
        block.items.addRecord(fields.start, fields.end, fields.timeNanos, Items.flagsOf(fields));
    }

    @Override
    public void damage(int start, int end, String reason) {
        block.overhangs |= block.base + start >= to;
        block.items.addDamage(start, end, reason);
    }
}
