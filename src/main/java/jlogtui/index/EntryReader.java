package jlogtui.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Position;
import jlogtui.parse.Envelope;
import jlogtui.parse.LevelGuess;
import jlogtui.parse.Limits;

/** Decodes items of blocks into entries, joining the pieces of a long line. */
final class EntryReader {
    private static final LevelGuess LEVELS = new LevelGuess();

    private final BlockIndex index;
    private final int generationIndex;

    EntryReader(BlockIndex index, int generationIndex) {
        this.index = index;
        this.generationIndex = generationIndex;
    }

    /**
     * @param item an item of the block
     * @param joined take along the pieces that go on with it; a piece is then the rest of a line that was cut
     */
    Entry read(Block block, int item, boolean joined) {
        Items items = block.items;
        Position position = new Position(index.source(), block.generation(), block.offset(item));
        if (items.is(item, Items.DAMAGE)) {
            return damage(block, item, position);
        }
        byte[] log = log(block, item);
        List<byte[]> raw = List.of(raw(block, item));
        boolean terminated = items.is(item, Items.TERMINATED);
        if (joined && !terminated) {
            Pieces pieces = new Pieces(log, raw.get(0));
            follow(block, item, pieces);
            log = pieces.log();
            raw = pieces.raw;
            terminated = pieces.terminated;
        }
        boolean continued = items.is(item, Items.CONTINUED) || joined && items.is(item, Items.PIECE);
        boolean isLine = joined && !index.leavesMessages();
        Messages.Head head = isLine ? index.messages().head(generationIndex, block, item) : null;
        String note = continued ? "continued" : terminated ? "" : "unterminated";
        return new Entry(
                position,
                block.base + items.ends[item] + 1,
                Entry.Kind.RECORD,
                items.stream(item),
                head == null ? LEVELS.of(log) : head.level(),
                items.times[item],
                items.orders[item],
                log,
                raw,
                note,
                head == null ? position.offset() : head.offset());
    }

    private Entry damage(Block block, int item, Position position) {
        Items items = block.items;
        boolean last = item == items.count - 1;
        long end = last ? index.farEnd(generationIndex, block) : -1;
        end = end < 0 ? block.base + items.ends[item] : end;
        int kept = Math.min(items.ends[item], block.length);
        byte[] readable =
                kept > items.starts[item] ? Envelope.readable(block.bytes, items.starts[item], kept) : new byte[0];
        return new Entry(
                position,
                end,
                block.standsForFile ? Entry.Kind.COMPRESSED : Entry.Kind.DAMAGE,
                items.stream(item),
                Level.NONE,
                Entry.NO_TIME,
                items.orders[item],
                readable,
                List.of(kept > items.starts[item] ? raw(block, item) : new byte[0]),
                items.reason(item));
    }

    private void follow(Block block, int item, Pieces pieces) {
        if (!collect(block, item + 1, block.items.streamIndex(item), pieces)
                || block.items.is(item, Items.CONTINUED)
                || !pieces.open()) {
            return;
        }
        Block next = index.blockAfter(generationIndex, block.number());
        if (next == null) {
            return;
        }
        int stream = block.items.streamIndex(item);
        for (int i = 0; i < next.items.count; i++) {
            if (isOf(next.items, i, stream)) {
                if (next.items.is(i, Items.PIECE)) {
                    pieces.add(next, i);
                    collect(next, i + 1, stream, pieces);
                }
                return;
            }
        }
    }

    /** Adds the linked records from an item on; false when one that is not linked ended the chain. */
    private static boolean collect(Block block, int from, int stream, Pieces pieces) {
        for (int i = from; i < block.items.count; i++) {
            if (isOf(block.items, i, stream)) {
                if (!block.items.is(i, Items.LINKED)) {
                    return false;
                }
                pieces.add(block, i);
            }
        }
        return true;
    }

    private static boolean isOf(Items items, int i, int stream) {
        return !items.is(i, Items.DAMAGE) && items.streamIndex(i) == stream;
    }

    private static byte[] log(Block block, int item) {
        return Envelope.log(block.bytes, block.items.starts[item], block.items.ends[item]);
    }

    private static byte[] raw(Block block, int item) {
        return Arrays.copyOfRange(
                block.bytes, block.items.starts[item], Math.min(block.length, block.items.ends[item]));
    }

    /** The pieces of one line so far. */
    private static final class Pieces {
        private final List<byte[]> logs = new ArrayList<>();
        private final List<byte[]> raw = new ArrayList<>();
        private int bytes;
        private boolean terminated;

        Pieces(byte[] log, byte[] rawRecord) {
            logs.add(log);
            raw.add(rawRecord);
            bytes = log.length;
        }

        void add(Block block, int item) {
            byte[] log = EntryReader.log(block, item);
            logs.add(log);
            raw.add(EntryReader.raw(block, item));
            bytes += log.length;
            terminated = block.items.is(item, Items.TERMINATED);
        }

        boolean open() {
            return !terminated && bytes < Limits.MAX_RECORD_BYTES;
        }

        byte[] log() {
            byte[] joined = new byte[bytes];
            int at = 0;
            for (byte[] log : logs) {
                System.arraycopy(log, 0, joined, at, log.length);
                at += log.length;
            }
            return joined;
        }
    }
}
