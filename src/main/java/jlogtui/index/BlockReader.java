package jlogtui.index;

import java.io.IOException;
import java.util.Arrays;
import jlogtui.file.Generation;
import jlogtui.parse.ItemSink;
import jlogtui.parse.Limits;
import jlogtui.parse.RecordFields;
import jlogtui.parse.RecordReader;
import jlogtui.parse.RecordSplitter;

/**
 * Reads one block from its file and, while the file grows, reads on from where it stopped. What it finds is a function
 * of the file's bytes alone, so that a block is the same whichever neighbours have been read before. Owned by one thread.
 */
final class BlockReader implements RecordSplitter.LineSink, ItemSink {
    /** Bytes before the cell that are read along: enough to see a line feed or {@code "attrs":} that leads into it. */
    private static final int LEAD = 16;

    private static final int STEP = 16 * 1024;

    private final RecordReader records = new RecordReader();
    private final Block block;
    private final RecordSplitter splitter;
    private final long from;
    private final long to;
    /** The next line to come began in an earlier cell: only what starts at a marker is ours. */
    private boolean inRest;

    private BlockReader(Block block, long from, long to) {
        this.block = block;
        this.from = from;
        this.to = to;
        splitter = new RecordSplitter(this, from);
    }

    /** Reads the block of that number. */
    static Block load(Generation generation, long number, int blockSize) throws IOException {
        return load(generation, number, number * blockSize, (number + 1) * blockSize);
    }

    /** Reads what begins in a part of the block of that number, in bytes from the start of the file. */
    static Block load(Generation generation, long number, long from, long to) throws IOException {
        Block block = new Block(generation.number(), number, Math.max(0, from - LEAD));
        block.bytes = new byte[0];
        block.reader = new BlockReader(block, from, to);
        block.reader.readOn(generation);
        return block;
    }

    /** Reads what has been added to the file since the last time. */
    void readOn(Generation generation) throws IOException {
        long size = generation.size();
        int lead = (int) (from - block.base);
        int fed = Math.max(block.length, lead);
        boolean first = block.length == 0;
        fill(generation, Math.min(to + LEAD, size));
        if (first && from > 0) {
            inRest = block.length < lead || block.bytes[lead - 1] != '\n';
        }
        splitter.feed(block.bytes, fed, block.length);
        while (mustReadOn() && readStep(generation)) {
            // one step at a time, so that little more is read than the line needs
        }
        settle(generation);
    }

    /** Reads a little more; false when there is no more. */
    private boolean readStep(Generation generation) throws IOException {
        int fed = block.length;
        // The splitter is never fed beyond its limit: cutting a line there is done here, where its end is found
        long limit = splitter.tornOffset() + Limits.MAX_RECORD_BYTES;
        fill(generation, Math.min(Math.min(generation.size(), limit), block.base + fed + STEP));
        splitter.feed(block.bytes, fed, block.length);
        return block.length > fed;
    }

    /** Whether a line that has a start in this cell still lacks its end. */
    private boolean mustReadOn() {
        return splitter.tornLength() > 0
                && splitter.tornOffset() < to
                && splitter.tornLength() < Limits.MAX_RECORD_BYTES
                && (!inRest || markerInCell() >= 0);
    }

    /** Index of the first marker in this cell, or -1. */
    private int markerInCell() {
        int start = (int) (from - block.base);
        int marker = RecordReader.nextStart(block.bytes, start, block.length);
        return marker < block.length && block.base + marker < to ? marker : -1;
    }

    private void settle(Generation generation) throws IOException {
        block.sizeSeen = generation.size();
        block.tornOffset = -1;
        boolean cellRead = block.base + block.length >= Math.min(to + LEAD, generation.size());
        boolean full = cellRead && generation.size() >= to + LEAD;
        boolean ours = !(full && inRest && markerInCell() < 0);
        block.passedThrough = !ours;
        boolean torn = ours && splitter.tornLength() > 0 && splitter.tornOffset() < to;
        if (torn && splitter.tornLength() >= Limits.MAX_RECORD_BYTES) {
            cutLongLine(generation);
        } else if (torn && generation.sealed()) {
            block.closedAtEnd = true;
            splitter.end();
        } else if (torn) {
            block.tornOffset = splitter.tornOffset();
        }
        block.closedAtEnd |= generation.sealed() && !full;
        block.complete = block.tornOffset < 0 && (full || generation.sealed());
        if (block.complete) {
            block.reader = null;
            block.bytes = block.length < block.bytes.length ? Arrays.copyOf(block.bytes, block.length) : block.bytes;
        }
    }

    /** Takes what is kept of an endless line for the whole and finds out where it really ends. */
    private void cutLongLine(Generation generation) throws IOException {
        int before = block.items.count;
        splitter.end();
        if (block.items.count > before && block.items.ends[block.items.count - 1] == block.length) {
            block.farEnd = FarEnd.find(generation, block.base + block.length);
        }
    }

    private void fill(Generation generation, long until) throws IOException {
        int wanted = (int) Math.max(0, until - block.base);
        if (wanted > block.bytes.length) {
            int room = wanted > 2 * STEP ? Math.max(wanted, block.bytes.length * 2) : wanted;
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
    public void line(byte[] fed, int fedStart, int fedEnd, long fileOffset) {
        if (fileOffset >= to) {
            return;
        }
        // The splitter's own array lacks the bytes before the line, by which a marker is told from an attribute
        byte[] bytes = block.bytes;
        int start = (int) (fileOffset - block.base);
        int end = start + fedEnd - fedStart;
        // What begins at a marker behind the cell belongs to the next block
        int border = (int) (to - block.base);
        int ownEnd = border < end ? RecordReader.nextStart(bytes, border, end) : end;
        if (inRest) {
            inRest = false;
            records.readRest(bytes, start, ownEnd, this);
        } else {
            records.readLine(bytes, start, ownEnd, this);
        }
    }

    @Override
    public void tooLong(long fileOffset, long endOffset) {
        throw new IllegalStateException("fed beyond the splitter's limit at " + fileOffset);
    }

    @Override
    public void record(RecordFields fields) {
        block.overhangs |= block.base + fields.start >= to;
        block.items.addRecord(
                fields.start,
                fields.end,
                fields.timeNanos,
                Items.flagsOf(fields.stream, fields.terminated, fields.full));
    }

    @Override
    public void damage(int start, int end, String reason) {
        block.overhangs |= block.base + start >= to;
        block.items.addDamage(start, end, reason);
    }
}
