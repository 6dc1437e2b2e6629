package jlogtui.index;

import java.io.IOException;
import java.util.List;
import jlogtui.file.FailureText;
import jlogtui.file.Generation;
import jlogtui.model.BlockFacts;
import jlogtui.parse.RecordReader;

/**
 * Walks over all blocks of a source, the newest first, and gives the facts of each. It reads those that are not remembered,
 * past the block cache and always into the same arrays, so that a scan of any length needs the memory of one block. To
 * stop it, make no further step. Owned by one thread.
 */
public final class BlockScan {
    private final BlockIndex index;
    private final RememberedFacts remembered;
    private final RecordReader records = new RecordReader();
    private final BlockLevels levels = new BlockLevels();
    private final ErrorSink sink;
    private final List<Generation> generations;
    private Block block = new Block(0, 0, 0);
    private Generation generation;
    /** Index behind the generation to go to when this one is done. */
    private int nextGeneration;

    private long number;
    private BlockFacts facts;
    private long bytesDone;
    private long bytesRead;
    private String failure = "";

    /** Begins a scan of the source as the index knows it now; what is written later is not part of it. */
    public BlockScan(BlockIndex index, RememberedFacts remembered) {
        this(index, remembered, ErrorSink.NONE);
    }

    /** @param sink hears of the errors; of blocks that are remembered it would not, so that those are read, too */
    BlockScan(BlockIndex index, RememberedFacts remembered, ErrorSink sink) {
        this.index = index;
        this.sink = sink;
        this.remembered = remembered;
        generations = index.generations();
        nextGeneration = generations.size();
    }

    /**
     * Goes to the next block. A compressed generation that has not been inflated and one that cannot be read are left out.
     *
     * @return false when there is none left
     */
    public boolean step() {
        while (true) {
            while (--number < 0) {
                if (!toOlderGeneration()) {
                    return false;
                }
            }
            facts = sink == ErrorSink.NONE ? remembered.get(index.source(), generation.number(), number) : null;
            if (facts != null || read()) {
                long from = number * index.blockSize();
                bytesDone += Math.min(index.blockSize(), generation.size() - from);
                return true;
            }
            number = 0;
        }
    }

    /** Begins before a block of the newest generation; to be called before the first step. */
    void beginBefore(long block) {
        if (toOlderGeneration()) {
            number = Math.min(number, block);
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
            block = BlockReader.load(generation, number, index.blockSize(), records, block);
        } catch (IOException e) {
            failure = FailureText.of(e);
            return false;
        }
        bytesRead += block.length;
        RawBlocks.addDamagedEnd(block, generation, index.blockSize());
        levels.count(block, 0, sink);
        facts = block.items.facts(levels.warnings, levels.errors);
        if (block.isForGood()) {
            remembered.put(index.source(), generation.number(), number, facts);
        }
        return true;
    }

    /** Number of the generation that the last {@link #step} went to. */
    public int generation() {
        return generation.number();
    }

    /** Number of the block in its generation that the last {@link #step} went to. */
    public long number() {
        return number;
    }

    /** What the block holds that the last {@link #step} went to. */
    public BlockFacts facts() {
        return facts;
    }

    /** Bytes of the blocks that have been walked over. */
    public long bytesDone() {
        return bytesDone;
    }

    /** Bytes that had to be read for that. */
    public long bytesRead() {
        return bytesRead;
    }

    /** The array that blocks are read into, for a test that it is always the same. */
    byte[] array() {
        return block.bytes;
    }

    /** Why a generation was left out, or empty. */
    public String failure() {
        return failure;
    }
}
