package jlogtui.index;

import java.util.Arrays;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.parse.LevelGuess;
import jlogtui.parse.LineShape;
import jlogtui.parse.MessageState;
import jlogtui.parse.MessageTracker;
import jlogtui.parse.RecordLevel;
import jlogtui.parse.RecordShape;

/**
 * Which lines of a block go on with the message of an earlier one. Each stream has messages of its own. Damage ends them, and so
 * do {@link #MOST_LINES}, {@link #MOST_BYTES} and {@link #MOST_GAP_NANOS}.
 */
final class BlockMessages {
    /** No trace that anybody reads is longer. */
    static final int MOST_LINES = 500;

    /** From the first byte of a message to that of its last line, in the file. */
    static final int MOST_BYTES = 64 * 1024;

    /** What is written at once is stamped at once. */
    static final long MOST_GAP_NANOS = 1_000_000_000L;

    /** The message began in the block before. */
    static final int CARRIED = -1;

    /** The lines of this block do not tell. */
    static final int UNSURE = -2;

    /**
     * A message that goes on over the end of a block.
     *
     * @param state {@link MessageState#NONE} when none does, as far as the block tells
     * @param head file offset of its first line
     * @param level of its first line
     */
    record Carry(MessageState state, long head, Level level, int lines, long lastTime) {
        static final Carry NONE = new Carry(MessageState.NONE, -1, Level.NONE, 0, Entry.NO_TIME);
    }

    /** What the lines are read with: scratch arrays for one thread. */
    static final class Scratch {
        private final RecordShape shapes = new RecordShape();
        private final RecordLevel levels = new RecordLevel(new LevelGuess());
    }

    /** The messages of one stream, as far as they have been followed. */
    private final class Walk {
        private final MessageTracker tracker = new MessageTracker();
        private Carry carry = Carry.NONE;
        private int head = UNSURE;
        private long headOffset;
        private int lines;
        private long lastTime = Entry.NO_TIME;
        private boolean hasLines;
        /** The first line may be a piece of another one. */
        private boolean skipsFirst;

        void begin(Carry from) {
            carry = from;
            tracker.set(from.state());
            head = CARRIED;
            headOffset = from.head();
            lines = from.lines();
            lastTime = from.lastTime();
            hasLines = from.state() != MessageState.NONE;
        }

        void end() {
            tracker.set(MessageState.NONE);
            hasLines = true;
            lastTime = Entry.NO_TIME;
            skipsFirst = false;
        }

        void take(int item) {
            if (skipsFirst) {
                skipsFirst = false;
                noteTime(item);
                return;
            }
            LineShape shape = shape(item);
            if (tracker.asksForLevel(shape) && headLevel().isAtLeast(Level.WARN)) {
                tracker.setBad();
            }
            switch (tracker.take(shape, isApart(item))) {
                case GOES_ON -> {
                    heads[item] = head;
                    lines++;
                }
                case BEGINS -> {
                    heads[item] = item;
                    head = item;
                    headOffset = block.offset(item);
                    lines = 1;
                }
                case UNSURE -> heads[item] = UNSURE;
            }
            noteTime(item);
        }

        void noteTime(int item) {
            lastTime = block.time(item);
            hasLines = true;
        }

        private boolean isApart(int item) {
            long time = block.time(item);
            boolean isLate = hasLines
                    && (time == Entry.NO_TIME
                            || lastTime == Entry.NO_TIME
                            || Math.abs(time - lastTime) > MOST_GAP_NANOS);
            boolean isTooLong = lines >= MOST_LINES || block.offset(item) - headOffset > MOST_BYTES;
            return isLate || tracker.isCertain() && isTooLong;
        }

        private Level headLevel() {
            return head == CARRIED ? carry.level() : level(head);
        }

        Carry carryOn() {
            MessageState state = tracker.state().settled();
            return state == MessageState.NONE ? Carry.NONE : new Carry(state, headOffset, headLevel(), lines, lastTime);
        }
    }

    private final Block block;
    private final Scratch scratch;
    private final int[] heads;
    private final Walk[] walks = {new Walk(), new Walk(), new Walk()};

    private BlockMessages(Block block, Scratch scratch) {
        this.block = block;
        this.scratch = scratch;
        heads = new int[block.count()];
        Arrays.fill(heads, UNSURE);
    }

    /** Bytes of memory that the messages of so many items hold. */
    static long weight(int count) {
        return 4L * count + 400;
    }

    /** By the lines of the block alone; what that does not tell is {@link #UNSURE}. */
    static BlockMessages alone(Block block, Scratch scratch) {
        BlockMessages messages = new BlockMessages(block, scratch);
        for (Walk walk : messages.walks) {
            if (block.isSlice) {
                walk.tracker.forget();
                walk.skipsFirst = true;
            } else {
                walk.tracker.forgetAtBorder();
            }
        }
        messages.walk(Items.PIECE);
        return messages;
    }

    /** @param carries what comes over the beginning of the block, by stream */
    static BlockMessages after(Carry[] carries, Block block, Scratch scratch) {
        BlockMessages messages = new BlockMessages(block, scratch);
        for (int stream = 0; stream < Items.STREAMS; stream++) {
            messages.walks[stream].begin(carries[stream]);
        }
        messages.walk(Items.PIECE);
        return messages;
    }

    /** What goes on over the end of a block, by stream: told by its own lines, so that it depends on no block before it. */
    static Carry[] carries(Block block, Scratch scratch) {
        Chains.ends(block);
        BlockMessages messages = new BlockMessages(block, scratch);
        Carry[] carries = new Carry[Items.STREAMS];
        for (Walk walk : messages.walks) {
            walk.tracker.forget();
            walk.skipsFirst = true;
        }
        messages.walk(Items.LINKED);
        for (int stream = 0; stream < Items.STREAMS; stream++) {
            carries[stream] = messages.walks[stream].carryOn();
        }
        return carries;
    }

    /** No message goes on over the beginning of a file. */
    static Carry[] none() {
        return new Carry[] {Carry.NONE, Carry.NONE, Carry.NONE};
    }

    /** @param piece how those items are marked that are no line of their own */
    private void walk(int piece) {
        for (int i = 0; i < block.count(); i++) {
            Walk walk = walks[block.items.streamIndex(i)];
            if (block.isDamage(i)) {
                heads[i] = i;
                for (Walk each : walks) {
                    each.end();
                }
            } else if (block.items.is(i, piece)) {
                heads[i] = i;
                walk.noteTime(i);
            } else if (block.items.is(i, Items.CONTINUED)) {
                heads[i] = i;
                walk.end();
            } else {
                walk.take(i);
            }
        }
    }

    private LineShape shape(int item) {
        return scratch.shapes.of(block.bytes, block.start(item), block.end(item), !block.items.is(item, Items.ODD));
    }

    /** The level that the first record of an item names. */
    private Level level(int item) {
        return scratch.levels.of(block.bytes, block.start(item), block.end(item), !block.items.is(item, Items.ODD));
    }

    /** Whether this is how the block is now. */
    boolean isOf(int count) {
        return heads.length == count;
    }

    /** Index of the item that begins the message of one, {@link #CARRIED} or {@link #UNSURE}. */
    int head(int item) {
        return heads[item];
    }

    /** The message of its stream that began in the block before. */
    Carry carry(int item) {
        return walks[block.items.streamIndex(item)].carry;
    }
}
