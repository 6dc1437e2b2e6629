package jlogtui.index;

import java.util.Arrays;
import jlogtui.model.Level;
import jlogtui.parse.LevelGuess;
import jlogtui.parse.MessageCopier;
import jlogtui.parse.RecordLevel;

/** Decodes messages into one array after the other's, so that most items need not become entries. For one thread. */
public final class MessageReader {
    private final MessageCopier copier = new MessageCopier();
    private final RecordLevel levels = new RecordLevel(new LevelGuess());
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

    /** The level that an item names that is an entry by itself; null when only the entry can tell. */
    public Level level(Block block, int item) {
        return block.isDamage(item) || !block.isTerminated(item)
                ? null
                : levels.of(block.bytes, block.start(item), block.end(item), !block.items.is(item, Items.ODD));
    }

    /** Holds what was read last, and may be changed. */
    public byte[] bytes() {
        return bytes;
    }
}
