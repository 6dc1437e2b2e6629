package jlogtui.index;

import java.io.IOException;
import java.util.List;
import jlogtui.file.FailureText;
import jlogtui.file.Generation;

/**
 * Walks over all blocks of a source, the newest first, past the block cache and always in the same arrays, so that a scan of
 * any length needs the memory of one block. To stop it, make no further step. Owned by one thread.
 */
final class BlockScan {
    private final BlockIndex index;
    private final ScanMemory memory;
    private final List<Generation> generations;
    private Generation generation;
    /** Index behind the generation to go to when this one is done. */
    private int nextGeneration;

    private long number;
    private long bytesDone;
    private long bytesRead;
    private String failure = "";

    /** Begins a scan of the source as the index knows it now; what is written later is not part of it. */
    BlockScan(BlockIndex index) {
        this(index, new ScanMemory());
    }

    /** @param memory shared with other scans of the thread: {@link #block} is good until one of them goes on */
    BlockScan(BlockIndex index, ScanMemory memory) {
        this.index = index;
        this.memory = memory;
        generations = index.generations();
        nextGeneration = generations.size();
    }

    /**
     * Goes to the next block. A compressed generation that has not been inflated and one that cannot be read are left out.
     *
     * @return false when there is none left
     */
    boolean step() {
        while (true) {
            while (--number < 0) {
                if (!toOlderGeneration()) {
                    return false;
                }
            }
            if (read()) {
                long from = number * index.blockSize();
                bytesDone += Math.min(index.blockSize(), generation.size() - from);
                return true;
            }
            number = 0;
        }
    }

    /** Begins before a block of the newest generation; to be called before the first step. */
    void beginBefore(long newest) {
        if (toOlderGeneration()) {
            number = Math.min(number, newest);
        }
    }

    private boolean toOlderGeneration() {
        if (nextGeneration == 0) {
            return false;
        }
        Generation older = generations.get(--nextGeneration);
        boolean isReady = older.file().isReady();
        long size = older.sealed() && isReady ? older.file().size() : older.size();
        generation = new Generation(older.number(), older.file(), size, older.sealed());
        number = isReady ? (size + index.blockSize() - 1) / index.blockSize() : 0;
        return true;
    }

    private boolean read() {
        try {
            memory.block = BlockReader.load(generation, number, index.blockSize(), memory.records, memory.block);
        } catch (IOException e) {
            failure = FailureText.of(e);
            return false;
        }
        bytesRead += memory.block.length;
        RawBlocks.addDamagedEnd(memory.block, generation, index.blockSize());
        return true;
    }

    /** Number of the generation that the last {@link #step} went to. */
    int generation() {
        return generation.number();
    }

    /** The block that the last {@link #step} went to: good until the next one, and without orders and pieces. */
    Block block() {
        return memory.block;
    }

    /** Bytes of the blocks that have been walked over. */
    long bytesDone() {
        return bytesDone;
    }

    /** Bytes that had to be read for that. */
    long bytesRead() {
        return bytesRead;
    }

    /** Why a generation was left out, or empty. */
    String failure() {
        return failure;
    }
}
