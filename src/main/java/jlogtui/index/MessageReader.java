package jlogtui.index;

import java.util.Arrays;
import jlogtui.parse.MessageCopier;

/** Decodes messages into one array after the other's, so that most items need not become entries. For one thread. */
public final class MessageReader {
    private final MessageCopier copier = new MessageCopier();
    private byte[] bytes = new byte[1024];

    /**
     * Decodes the message of an item that is an entry by itself.
     *
     * @return its length in {@link #bytes}, line feed included; negative when only the entry can tell
     */
    public int read(Block block, int item) {
        if (block.isDamage(item) || !block.isTerminated(item)) {
            return MessageCopier.UNKNOWN;
        }
        int room = block.itemLength(item) + MessageCopier.SLACK;
        if (bytes.length < room) {
            bytes = Arrays.copyOf(bytes, 2 * room);
        }
        return copier.copy(block.bytes, block.start(item), block.end(item), bytes, 0);
    }

    /** Holds what was read last, and may be changed. */
    public byte[] bytes() {
        return bytes;
    }
}
