package jlogtui.index;

import java.io.IOException;
import java.util.List;
import jlogtui.file.FailureText;
import jlogtui.file.Generation;
import jlogtui.model.Place;

/**
 * Finds the errors of a source: those of the past from the newest block back, and those to come. Reads past the block cache, in the
 * memory of one block. To stop it, make no further step. Owned by one thread.
 */
public final class ErrorScan {
    private final BlockIndex index;
    private final ErrorSink sink;
    private final BlockScan past;
    private final ScanMemory memory;
    private final long pastBytes;

    /** Number of the generation that is read on; from {@link #next} on. */
    private int generation = -1;

    private long next;
    /** Size of that generation when it was last read. */
    private long sizeSeen = -1;

    private boolean sealedSeen;
    private String failure = "";

    /** @param sink hears of each error once, in no certain order */
    public ErrorScan(BlockIndex index, ErrorSink sink) {
        this(index, sink, new ScanMemory());
    }

    /** @param memory shared with other scans of the thread */
    public ErrorScan(BlockIndex index, ErrorSink sink, ScanMemory memory) {
        this.index = index;
        this.sink = sink;
        this.memory = memory;
        past = new BlockScan(index, memory);
        int newest = index.generationCount() - 1;
        if (newest >= 0) {
            generation = index.generationNumber(newest);
            next = firstUnfinished(newest) * index.blockSize();
            past.beginBefore(next / index.blockSize());
        }
        pastBytes = newest < 0 ? 0 : index.bytesBefore(new Place(generation, next));
    }

    /** The last block still grows, and so does one before it in which an unfinished line begins: both belong to what is to come. */
    private long firstUnfinished(int newest) {
        Generation current = index.generations().get(newest);
        long number = Math.max(0, index.blockCount(newest) - 1);
        try {
            while (number > 0) {
                Block block = load(current, number - 1);
                if (block.complete && block.count() > 0) {
                    return number;
                }
                number--;
            }
        } catch (IOException e) {
            failure = FailureText.of(e);
        }
        return number;
    }

    /** Looks at the next older block; false when there is none left. */
    public boolean stepBack() {
        if (!past.step()) {
            return false;
        }
        memory.errors.find(past.block(), 0, sink);
        return true;
    }

    /** Looks at the next block of what has been added; false when that was all. */
    public boolean stepOn() {
        List<Generation> generations = index.generations();
        int at = generation < 0 ? -1 : index.generationIndex(generation);
        if (at < 0) {
            return false;
        }
        Generation current = generations.get(at);
        boolean isSeen = current.size() == sizeSeen && current.sealed() == sealedSeen;
        if (isSeen || current.size() <= next) {
            return at + 1 < generations.size() && begin(at + 1);
        }
        Block block;
        try {
            block = load(current, next / index.blockSize());
        } catch (IOException e) {
            failure = FailureText.of(e);
            saw(current);
            return false;
        }
        memory.errors.find(block, next, sink);
        long border = (next / index.blockSize() + 1) * index.blockSize();
        if (!block.complete || block.closedAtEnd) {
            saw(current);
        }
        // What is unfinished is looked at again when there is more of it
        next = block.tornOffset >= 0 ? block.tornOffset : Math.min(border, Math.max(next, current.size()));
        return true;
    }

    private Block load(Generation from, long number) throws IOException {
        memory.block = BlockReader.load(from, number, index.blockSize(), memory.records, memory.block);
        return memory.block;
    }

    private void saw(Generation current) {
        sizeSeen = current.size();
        sealedSeen = current.sealed();
    }

    private boolean begin(int generationIndex) {
        generation = index.generationNumber(generationIndex);
        next = 0;
        sizeSeen = -1;
        return true;
    }

    /** Bytes of the source, as it is now, in which errors have been looked for. */
    public long scannedBytes() {
        return index.totalBytes() - Math.max(0, pastBytes - past.bytesDone());
    }

    /** Why something could not be read, or empty. */
    public String failure() {
        return failure.isEmpty() ? past.failure() : failure;
    }
}
