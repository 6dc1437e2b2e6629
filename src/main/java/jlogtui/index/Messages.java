package jlogtui.index;

import jlogtui.model.Level;

/**
 * The messages of several lines in one source: a function of its files, found by the block that a line lies in and at most
 * the one before. Owned by one thread.
 */
public final class Messages {
    /**
     * The line that begins a message.
     *
     * @param offset where it begins, in the file of the line that was asked about
     * @param level what it names
     */
    public record Head(long offset, Level level) {}

    /** From the first byte of a message to that of its last line, in the file. */
    public static final int MOST_BYTES = BlockMessages.MOST_BYTES;

    private final BlockIndex index;
    private final BlockCache cache;

    Messages(BlockIndex index, BlockCache cache) {
        this.index = index;
        this.cache = cache;
    }

    /** The line that begins the message of an entry; null when it is the entry itself. */
    public Head head(int generationIndex, Block block, int item) {
        BlockMessages messages = alone(block);
        if (messages.head(item) == BlockMessages.UNSURE) {
            if (block.isGlance) {
                return null;
            }
            if (block.isSlice) {
                Block whole = index.block(generationIndex, block.number());
                return head(generationIndex, whole, whole.firstAt(block.offset(item)));
            }
            messages = withCarries(generationIndex, block);
        }
        int head = messages.head(item);
        if (head == item) {
            return null;
        }
        if (head == BlockMessages.CARRIED) {
            BlockMessages.Carry carry = messages.carry(item);
            return new Head(carry.head(), carry.level());
        }
        return new Head(
                block.offset(head),
                index.entry(generationIndex, block, head, true).level());
    }

    private BlockMessages alone(Block block) {
        if (block.messages == null || !block.messages.isOf(block.count())) {
            block.messages = BlockMessages.alone(block, cache.scratch());
        }
        return block.messages;
    }

    private BlockMessages withCarries(int generationIndex, Block block) {
        BlockMessages.Carry[] carries = block.number() == 0
                ? BlockMessages.none()
                : BlockMessages.carries(index.rawBlock(generationIndex, block.number() - 1), cache.scratch());
        block.messages = BlockMessages.after(carries, block, cache.scratch());
        return block.messages;
    }
}
