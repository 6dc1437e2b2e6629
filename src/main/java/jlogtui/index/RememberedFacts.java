package jlogtui.index;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import jlogtui.model.BlockFacts;

/**
 * The facts of blocks that have been read, in a few dozen bytes each; the ones used longest ago go first when they grow too
 * many. Only of blocks that never change again, so that whatever is remembered stays true. May be used by several threads:
 * one learns by scanning what another one skips by.
 */
public final class RememberedFacts {
    private static final int BLOCKS_A_CHUNK = 64;
    private static final int CHUNK_BYTES = BLOCKS_A_CHUNK * (8 + 8 + 4 + 4 + 4 + 4 + 1) + 340;

    private static final int KNOWN = 1;
    private static final int DAMAGE = 2;
    private static final int UNTIMED = 4;

    private record Key(int source, int generation, long chunk) {}

    /** Neighbouring blocks share arrays: an object for each would take several times as much. */
    private static final class Chunk {
        private final long[] minNanos = new long[BLOCKS_A_CHUNK];
        private final long[] maxNanos = new long[BLOCKS_A_CHUNK];
        private final int[] records = new int[BLOCKS_A_CHUNK];
        private final int[] stderrRecords = new int[BLOCKS_A_CHUNK];
        private final int[] warnings = new int[BLOCKS_A_CHUNK];
        private final int[] errors = new int[BLOCKS_A_CHUNK];
        private final byte[] flags = new byte[BLOCKS_A_CHUNK];
    }

    private final int mostChunks;
    private final Map<Key, Chunk> chunks = new LinkedHashMap<>(16, 0.75f, true);

    /** @param capacity about how many bytes of memory to take */
    public RememberedFacts(long capacity) {
        mostChunks = (int) Math.max(1, Math.min(Integer.MAX_VALUE, capacity / CHUNK_BYTES));
    }

    /** What is known of a block; null when nothing is. */
    synchronized BlockFacts get(int source, int generation, long block) {
        Chunk chunk = chunks.get(new Key(source, generation, block / BLOCKS_A_CHUNK));
        int i = (int) (block % BLOCKS_A_CHUNK);
        if (chunk == null || (chunk.flags[i] & KNOWN) == 0) {
            return null;
        }
        return new BlockFacts(
                chunk.minNanos[i],
                chunk.maxNanos[i],
                chunk.records[i],
                chunk.stderrRecords[i],
                chunk.warnings[i],
                chunk.errors[i],
                (chunk.flags[i] & DAMAGE) != 0,
                (chunk.flags[i] & UNTIMED) != 0);
    }

    synchronized void put(int source, int generation, long block, BlockFacts facts) {
        Chunk chunk = chunks.computeIfAbsent(new Key(source, generation, block / BLOCKS_A_CHUNK), key -> new Chunk());
        int i = (int) (block % BLOCKS_A_CHUNK);
        chunk.minNanos[i] = facts.minNanos();
        chunk.maxNanos[i] = facts.maxNanos();
        chunk.records[i] = facts.records();
        chunk.stderrRecords[i] = facts.stderrRecords();
        chunk.warnings[i] = facts.warnings();
        chunk.errors[i] = facts.errors();
        chunk.flags[i] = (byte) (KNOWN | (facts.hasDamage() ? DAMAGE : 0) | (facts.hasUntimed() ? UNTIMED : 0));
        if (chunks.size() > mostChunks) {
            Iterator<Chunk> oldest = chunks.values().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** About how many bytes of memory are taken. */
    public synchronized long weight() {
        return (long) chunks.size() * CHUNK_BYTES;
    }
}
