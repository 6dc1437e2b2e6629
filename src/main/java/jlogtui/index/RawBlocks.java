package jlogtui.index;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import jlogtui.file.Generation;
import jlogtui.parse.RecordReader;

/**
 * The blocks of one source as their bytes alone make them, without what their neighbours say. A generation that cannot
 * be read is one damaged stretch; it is tried again at the next look. Owned by one thread.
 */
final class RawBlocks {
    private final int source;
    private final int blockSize;
    private final BlockCache cache;
    private final Generations generations;
    private final Stretches stretches;
    private final RecordReader records = new RecordReader();
    private ReadAhead readAhead = ReadAhead.NONE;
    private long bytesRead;

    /** @param stretches where to note blocks in which nothing begins */
    RawBlocks(int source, int blockSize, BlockCache cache, Generations generations, Stretches stretches) {
        this.stretches = stretches;
        this.source = source;
        this.blockSize = blockSize;
        this.cache = cache;
        this.generations = generations;
    }

    void readAhead(ReadAhead ahead) {
        readAhead = ahead;
    }

    /** Bytes read from files so far. */
    long bytesRead() {
        return bytesRead;
    }

    Block get(int generationIndex, long number) {
        BlockCache.Key key = new BlockCache.Key(source, generations.number(generationIndex), number);
        Block block = cache.get(key);
        if (block != null && isFinal(block, generations.get(generationIndex))) {
            return block;
        }
        Generation generation = generations.opened(generationIndex);
        if (!generation.file().isReady()) {
            return unreadable(generation, number);
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
            generations.fail(e);
            cache.remove(key);
            return readAround(e, generation, number);
        }
    }

    /** What can be read of a block in spite of a failure. Not remembered, so that the file is tried again. */
    private Block readAround(IOException failure, Generation generation, long number) {
        // A file that cannot be opened has no parts that can be read
        if (failure instanceof FileSystemException || failure instanceof ClosedChannelException) {
            return unreadable(generation, number);
        }
        FaultyFile file = new FaultyFile(generation.file());
        Generation whole = new Generation(generation.number(), file, generation.size(), generation.sealed());
        try {
            Block block = BlockReader.load(whole, number, blockSize, records);
            if (file.gaveAnything()) {
                block.items.nameDamage(
                        (start, end) -> file.refused(block.base + start, block.base + end),
                        "cannot be read: " + generations.failure());
                return block;
            }
        } catch (IOException e) {
            generations.fail(e);
        }
        return unreadable(generation, number);
    }

    /** Whether the file need not be looked at again, which may mean to inflate it once more. */
    private static boolean isFinal(Block block, Generation generation) {
        return generation.sealed()
                && block.complete
                && (!block.closedAtEnd || block.sizeSeen == Generations.sizeOf(generation));
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
        addDamagedEnd(block, generation, blockSize);
        block.ordered = false;
        take(key, block, block.length - length);
        generations.succeed();
        return block;
    }

    /** Takes in a block that was read elsewhere, as {@link #get} would have read it. */
    void take(Block block) {
        take(new BlockCache.Key(source, block.generation(), block.number()), block, block.length);
    }

    private void take(BlockCache.Key key, Block block, int newBytes) {
        if (block.passedThrough) {
            stretches.add(key.generation(), key.number() * blockSize, (key.number() + 1) * blockSize);
        } else if (block.endsBeyond) {
            stretches.add(key.generation(), (key.number() + 1) * blockSize, block.base + block.length);
        }
        bytesRead += newBytes;
        cache.put(key, block);
    }

    private Block unreadable(Generation generation, long number) {
        long from = number * blockSize;
        Block block = new Block(generation.number(), number, from);
        String lackOfRoom = generations.lackOfRoom(generation.number());
        block.standsForFile = !lackOfRoom.isEmpty();
        int length = (int) Math.min(blockSize, Math.max(0, generation.size() - from));
        String reason = block.standsForFile ? lackOfRoom : "cannot be read: " + generations.failure();
        block.items.addDamage(0, length, reason);
        block.sizeSeen = generation.size();
        if (!generation.file().isReady()) {
            block.farEnd = generation.size();
        }
        return block;
    }

    /** What a file lacks at its end is an item of its last block. */
    static void addDamagedEnd(Block block, Generation generation, int blockSize) {
        boolean last = (block.number() + 1) * blockSize >= generation.size();
        String damage = generation.file().damage();
        if (last && block.complete && !damage.isEmpty()) {
            int end = (int) (generation.size() - block.base);
            block.items.addDamage(end, end, damage);
        }
    }
}
