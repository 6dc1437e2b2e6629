package jlogtui.index;

import java.util.Arrays;
import java.util.List;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Position;
import jlogtui.model.Stream;
import jlogtui.parse.Envelope;

/** The unfinished line at the end of a live file, which may have begun many blocks before. Owned by one thread. */
final class TornTail {
    private final BlockIndex index;
    private final Generations generations;
    private final RawBlocks blocks;

    TornTail(BlockIndex index, Generations generations, RawBlocks blocks) {
        this.index = index;
        this.generations = generations;
        this.blocks = blocks;
    }

    /** The block in which the line begins, or null when there is none. */
    Block block() {
        if (!generations.isLive()) {
            return null;
        }
        int last = generations.count() - 1;
        int blockSize = index.blockSize();
        Block torn = null;
        for (long number = index.blockCount(last) - 1; number >= 0; number--) {
            Block block = blocks.get(last, number);
            if (block.tornOffset >= 0) {
                torn = block;
            }
            int cell = (int) (number * blockSize - block.base);
            boolean inLine = cell > 0 && block.length >= cell && block.bytes[cell - 1] != '\n';
            boolean goesBack = block.passedThrough || (block.tornOffset == number * blockSize && inLine);
            if (!goesBack) {
                break;
            }
            number = index.previous(last, number, block.passedThrough) + 1;
        }
        return torn;
    }

    /** The line as an entry, or null when there is none. */
    Entry entry() {
        Block torn = block();
        if (torn == null) {
            return null;
        }
        Block block = index.block(generations.count() - 1, torn.number());
        int start = (int) (block.tornOffset - block.base);
        long order = block.count() > 0 ? block.order(block.count() - 1) : OrderTimes.NONE;
        return new Entry(
                new Position(index.source(), block.generation(), block.tornOffset),
                block.base + block.length,
                Entry.Kind.PROVISIONAL,
                Stream.STDOUT,
                Level.NONE,
                Entry.NO_TIME,
                order,
                Envelope.readable(block.bytes, start, block.length),
                List.of(Arrays.copyOfRange(block.bytes, start, block.length)),
                "unfinished");
    }
}
