package jlogtui.index;

import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.parse.LevelGuess;
import jlogtui.parse.RecordLevel;

/** Counts warnings and errors of a block. Owned by one thread. */
final class BlockLevels {
    private final RecordLevel levels = new RecordLevel(new LevelGuess());

    int warnings;
    int errors;

    /**
     * Counts the records that begin at or behind a file offset.
     *
     * @param sink hears of the errors
     */
    void count(Block block, long from, ErrorSink sink) {
        warnings = 0;
        errors = 0;
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
                warnings += level == Level.WARN ? 1 : 0;
                if (level.isAtLeast(Level.ERROR)) {
                    errors++;
                    sink.error(time);
                }
            }
            goesOn[stream] = !block.isTerminated(i);
        }
    }
}
