package jlogtui.index;

import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.parse.LevelGuess;
import jlogtui.parse.RecordLevel;

/** Finds the errors of a block without decoding its messages. Owned by one thread. */
final class BlockErrors {
    private final RecordLevel levels = new RecordLevel(new LevelGuess());

    /**
     * Looks at the records that begin at or behind a file offset.
     *
     * @param sink hears of the errors
     */
    void find(Block block, long from, ErrorSink sink) {
        long time = Entry.NO_TIME;
        // Of each stream, whether the line of the record before goes on: what follows is no line of its own
        boolean[] goesOn = new boolean[Items.STREAMS];
        for (int i = 0; i < block.count(); i++) {
            if (block.isDamage(i)) {
                continue;
            }
            int stream = block.items.streamIndex(i);
            time = block.time(i) == Entry.NO_TIME ? time : block.time(i);
            if (!goesOn[stream] && block.offset(i) >= from) {
                Level level = levels.of(block.bytes, block.start(i), block.end(i), !block.items.is(i, Items.ODD));
                if (level.isAtLeast(Level.ERROR)) {
                    sink.error(time);
                }
            }
            goesOn[stream] = !block.isTerminated(i);
        }
    }
}
