package jlogtui.timeline;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.index.BlockSearch;
import jlogtui.index.MessageReader;
import jlogtui.index.Messages;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.query.MessageText;
import jlogtui.query.TextFilter;

/**
 * Says which lines of a block belong to messages that match, some line of theirs for each pattern. A message can begin in the
 * block before and go on in the next one, which are read for that.
 */
final class MessageHits {
    /** What has been found in the lines of one message. */
    private static final class Found {
        private long kept;
        private boolean isDropped;
        private Level level = Level.NONE;
    }

    private final BlockIndex index;
    private final TextFilter text;
    private final MessageReader messages;
    private final long allKept;

    MessageHits(BlockIndex index, TextFilter text, MessageReader messages) {
        this.index = index;
        this.text = text;
        this.messages = messages;
        allKept = text.allKept();
    }

    /**
     * Looks at a block.
     *
     * @param search what raw bytes tell of the block; null when nothing
     * @param hits gets the lines whose messages match
     * @param dropped gets those whose messages have a line that must not be
     */
    void find(int generation, Block block, BlockSearch.Found search, BitSet hits, BitSet dropped) {
        Map<Long, Found> byHead = new HashMap<>();
        long[] heads = new long[block.count()];
        boolean isCarried = false;
        for (int i = 0; i < block.count(); i++) {
            if (isLine(block, i)) {
                heads[i] = add(generation, block, i, search, byHead);
                isCarried |= heads[i] < block.offset(0);
            }
        }
        if (isCarried) {
            addNeighbour(generation, index.block(generation, block.number() - 1), byHead);
        }
        if (block.number() + 1 < index.blockCount(generation)) {
            addNeighbour(generation, index.block(generation, block.number() + 1), byHead);
        }
        for (int i = 0; i < block.count(); i++) {
            if (isLine(block, i)) {
                Found found = byHead.get(heads[i]);
                dropped.set(i, found.isDropped);
                hits.set(i, found.kept == allKept && !found.isDropped && found.level.isAtLeast(text.least()));
            } else if (block.isDamage(i)) {
                Entry entry = index.entry(generation, block, i, true);
                dropped.set(i, text.drops(entry));
                hits.set(i, text.matches(entry));
            }
        }
    }

    private static boolean isLine(Block block, int item) {
        return !block.isDamage(item) && !block.isPiece(item);
    }

    /** Adds what a line says to what its message does; gives where that begins. */
    private long add(int generation, Block block, int item, BlockSearch.Found search, Map<Long, Found> byHead) {
        Messages.Head head = index.messages().head(generation, block, item);
        long offset = head == null ? block.offset(item) : head.offset();
        Found found = byHead.computeIfAbsent(offset, none -> new Found());
        if (text.asksForLevel()) {
            found.level = head == null ? level(generation, block, item) : head.level();
        }
        boolean isTold =
                search != null && text.keep().size() == 1 && text.drop().isEmpty();
        if (!isTold || search.mayMatch(block, item)) {
            look(generation, block, item, found);
        }
        return offset;
    }

    private Level level(int generation, Block block, int item) {
        Level level = messages.level(block, item);
        return level == null ? index.entry(generation, block, item, true).level() : level;
    }

    private void look(int generation, Block block, int item, Found found) {
        int length = messages.read(block, item);
        byte[] bytes = messages.bytes();
        if (length >= 0) {
            length = MessageText.strip(bytes, length);
        } else {
            bytes = MessageText.of(index.entry(generation, block, item, true).log());
            length = bytes.length;
        }
        found.kept |= text.kept(bytes, length);
        found.isDropped |= text.drops(bytes, length);
    }

    /** Adds the lines of another block that belong to messages of this one. */
    private void addNeighbour(int generation, Block block, Map<Long, Found> byHead) {
        for (int i = 0; i < block.count(); i++) {
            if (isLine(block, i)) {
                Messages.Head head = index.messages().head(generation, block, i);
                Found found = byHead.get(head == null ? block.offset(i) : head.offset());
                if (found != null) {
                    look(generation, block, i, found);
                }
            }
        }
    }
}
