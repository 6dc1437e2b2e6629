package jlogtui.timeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.index.BlockSearch;
import jlogtui.index.MessageReader;
import jlogtui.index.Messages;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Place;
import jlogtui.query.Filter;
import jlogtui.query.MessageText;
import jlogtui.query.TextFilter;

/**
 * Says which items of a source a filter shows that looks at the text, and which blocks have none. A function of the
 * files alone, so that it is the same from whichever side a block is come to.
 *
 * <p>The lines around a hit are looked for in the blocks around it, no farther than {@link #REACH}; a block is only read
 * for them when a hit stands near.
 */
final class HitFinder {
    /** Blocks before and behind one in which hits are looked for whose context may reach it. */
    private static final int REACH = 8;

    private static final int REMEMBERED = 4 * REACH;
    /** A record this far below the order before it means a step of the clock; see the order times of the index. */
    private static final long SLACK_NANOS = 2_000_000_000L;

    /**
     * @param hits items that match
     * @param lines items that match or may be shown as context
     */
    private record Marks(BitSet hits, BitSet lines) {}

    private final BlockIndex index;
    private final Reach reach;
    private final Filter filter;
    private final BlockSearch search;
    private final MessageReader messages;
    private final int context;
    /** Null where each line counts by itself. */
    private final MessageHits byMessage;

    private final Map<Place, Marks> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Marks> eldest) {
            return size() > REMEMBERED;
        }
    };
    private Entry lastEntry;
    /** What was found in the block asked for last. */
    private BlockSearch.Found found;

    private int foundGeneration = -1;
    private long foundNumber = -1;
    /** What is shown of the block asked for last, and how many items it had. */
    private BitSet shown;

    private Block shownBlock;
    private int shownCount;

    /** @param search null when no block can be left unread */
    HitFinder(BlockIndex index, Reach reach, Filter filter, BlockSearch search, MessageReader messages) {
        this.messages = messages;
        this.index = index;
        this.reach = reach;
        this.filter = filter;
        this.search = search;
        context = filter.text().hasContext() ? filter.text().context() : 0;
        byMessage = filter.text().asksForMessages() && reach.joinsPieces()
                ? new MessageHits(index, filter.text(), messages)
                : null;
    }

    /** Whether what is shown of a block depends on all of its items. */
    boolean needsWholeBlocks() {
        return context > 0 || byMessage != null;
    }

    /** Takes note that the index has been updated: a message of the block before the last can have become longer. */
    void refresh() {
        if (byMessage != null) {
            known.clear();
            shownBlock = null;
        }
    }

    /** Whether there can be blocks that are left unread. */
    boolean passesBlocks() {
        return search != null;
    }

    /** Whether nothing is shown of a block, as far as can be told without reading it for its own sake. */
    boolean isEmpty(int generation, long number) {
        if (mayHold(generation, number)) {
            return false;
        }
        return context == 0
                || linesTo(generation, number, false) >= context && linesTo(generation, number, true) >= context;
    }

    /** A block that is not {@link #isEmpty}. */
    Block block(int generation, long number) {
        if (search != null && number > 0) {
            // The order of a block takes a look at the one before: this one is the cheaper, and the next on the way
            // back
            look(generation, number - 1);
        }
        return index.block(generation, number);
    }

    private BlockSearch.Found look(int generation, long number) {
        return search.look(index, generation, number);
    }

    /** Whether a block that {@link #isEmpty} is the inside of one line. */
    boolean isInsideLine(int generation, long number) {
        return look(generation, number).isInsideLine();
    }

    /** File offset of the first line that begins in a block that {@link #isEmpty}; negative when none does. */
    long firstLine(int generation, long number) {
        return look(generation, number).firstLine();
    }

    /** An order that nothing in or behind a block that {@link #isEmpty} has a smaller one than, as far as it is shown. */
    long earliest(int generation, long number) {
        long time = look(generation, number).firstTime();
        return time == Entry.NO_TIME ? Long.MIN_VALUE : time;
    }

    /** An order that nothing before a block that {@link #isEmpty} has a larger one than. */
    long latestBefore(int generation, long number) {
        long time = look(generation, number).firstTime();
        return time == Entry.NO_TIME ? Long.MAX_VALUE : time + SLACK_NANOS;
    }

    /** Whether an item is shown that the filter shows if its text is right. */
    boolean shows(int generation, Block block, int item) {
        lastEntry = null;
        if (!needsWholeBlocks()) {
            return matches(generation, block, item);
        }
        if (shownBlock != block || shownCount != block.count()) {
            shown = shown(generation, block);
            shownBlock = block;
            shownCount = block.count();
        }
        return shown.get(item);
    }

    /** The entry that the last call of {@link #shows} had to read; null when it had not. */
    Entry lastEntry() {
        return lastEntry;
    }

    private boolean matches(int generation, Block block, int item) {
        if (search != null && !found(generation, block).mayMatch(block, item)) {
            return false;
        }
        TextFilter text = filter.text();
        if (text.asksForLevel()) {
            Messages.Head head = reach.joinsPieces() ? index.messages().head(generation, block, item) : null;
            Level level = head == null ? messages.level(block, item) : head.level();
            if (level == null) {
                return entryMatches(generation, block, item);
            }
            if (!level.isAtLeast(text.least()) || !text.asksForWords()) {
                return level.isAtLeast(text.least());
            }
        }
        int length = messages.read(block, item);
        return length < 0
                ? entryMatches(generation, block, item)
                : text.matches(messages.bytes(), MessageText.strip(messages.bytes(), length));
    }

    private boolean entryMatches(int generation, Block block, int item) {
        lastEntry = read(generation, block, item);
        return filter.text().matches(lastEntry);
    }

    private BlockSearch.Found found(int generation, Block block) {
        if (generation != foundGeneration || block.number() != foundNumber) {
            found = look(generation, block.number());
            foundGeneration = generation;
            foundNumber = block.number();
        }
        return found;
    }

    /** What an item says. */
    Entry read(int generation, Block block, int item) {
        return index.entry(generation, block, item, reach.joinsPieces());
    }

    /** The first entry from an item on that may be shown, as far as that is known without reading entries. */
    int firstShown(int generation, Block block, int from) {
        int item = from;
        while (true) {
            int entry = reach.firstEntry(block, item);
            item = firstThatMay(generation, block, entry);
            if (item == entry) {
                return item;
            }
        }
    }

    /** The same downwards from an item; -1 when there is none. */
    int lastShown(int generation, Block block, int from) {
        int item = from;
        while (true) {
            int entry = reach.lastEntry(block, item);
            item = lastThatMay(generation, block, entry);
            if (item == entry) {
                return item;
            }
        }
    }

    /** The first item from one on that may be shown; the number of items when none is. */
    private int firstThatMay(int generation, Block block, int item) {
        return search == null || needsWholeBlocks()
                ? item
                : found(generation, block).firstThatMay(block, item);
    }

    /** The last item down from one that may be shown; -1 when none is. */
    private int lastThatMay(int generation, Block block, int item) {
        return search == null || needsWholeBlocks()
                ? item
                : found(generation, block).lastThatMay(block, item);
    }

    private boolean isLine(Block block, int item) {
        return reach.isInReach(block, item)
                && filter.mayMatch(block.isDamage(item), block.stream(item), block.time(item), block.order(item));
    }

    private Marks marks(int generation, Block block) {
        Place key = new Place(block.generation(), block.number());
        Marks marks = known.get(key);
        boolean grows = generation == index.generationCount() - 1 && block.number() == index.blockCount(generation) - 1;
        if (marks == null) {
            marks = byMessage == null ? marksOfLines(generation, block) : marksOfMessages(generation, block);
            if (!grows) {
                known.put(key, marks);
            }
        }
        return marks;
    }

    private Marks marksOfLines(int generation, Block block) {
        Marks marks = new Marks(new BitSet(), new BitSet());
        for (int i = 0; i < block.count(); i++) {
            if (isLine(block, i)) {
                mark(generation, block, i, marks);
            }
        }
        return marks;
    }

    private Marks marksOfMessages(int generation, Block block) {
        BitSet hits = new BitSet();
        BitSet dropped = new BitSet();
        byMessage.find(generation, block, search == null ? null : look(generation, block.number()), hits, dropped);
        Marks marks = new Marks(new BitSet(), new BitSet());
        for (int i = 0; i < block.count(); i++) {
            if (isLine(block, i)) {
                marks.hits.set(i, hits.get(i));
                marks.lines.set(i, !dropped.get(i));
            }
        }
        return marks;
    }

    private void mark(int generation, Block block, int item, Marks marks) {
        lastEntry = null;
        boolean hit = matches(generation, block, item);
        if (hit) {
            marks.hits.set(item);
        }
        boolean drops = !hit && !filter.text().drop().isEmpty();
        if (drops && lastEntry == null) {
            lastEntry = read(generation, block, item);
        }
        if (!drops || !filter.text().drops(lastEntry)) {
            marks.lines.set(item);
        }
        lastEntry = null;
    }

    /** The hits of a block and the lines around hits, also around those in other blocks. */
    private BitSet shown(int generation, Block block) {
        Marks marks = marks(generation, block);
        if (context == 0) {
            return marks.hits;
        }
        BitSet all = new BitSet();
        int since = linesTo(generation, block.number(), false);
        for (int i = marks.lines.nextSetBit(0); i >= 0; i = marks.lines.nextSetBit(i + 1)) {
            since = marks.hits.get(i) ? -1 : since;
            if (since < context) {
                all.set(i);
            }
            since = Math.min(since, context) + 1;
        }
        int until = linesTo(generation, block.number(), true);
        for (int i = marks.lines.previousSetBit(block.count() - 1); i >= 0; i = marks.lines.previousSetBit(i - 1)) {
            until = marks.hits.get(i) ? -1 : until;
            if (until < context) {
                all.set(i);
            }
            until = Math.min(until, context) + 1;
        }
        return all;
    }

    /**
     * How many lines lie between a block and the nearest hit outside of it, in one direction; {@link #context} or more
     * when there is none that matters.
     */
    private int linesTo(int generation, long number, boolean ahead) {
        List<Place> between = new ArrayList<>();
        Place at = new Place(generation, number);
        for (int i = 0; i < REACH; i++) {
            at = neighbour(at, ahead);
            if (at == null) {
                return context;
            }
            if (mayHold(at.generation(), at.offset())) {
                Marks marks = marks(at);
                if (!marks.hits.isEmpty()) {
                    return linesBetween(marks, between, ahead);
                }
            }
            between.add(at);
        }
        return context;
    }

    private int linesBetween(Marks marks, List<Place> between, boolean ahead) {
        int hit = ahead ? marks.hits.nextSetBit(0) : marks.hits.length() - 1;
        int first = ahead ? 0 : hit + 1;
        int lines = marks.lines
                .get(first, ahead ? hit : Math.max(first, marks.lines.length()))
                .cardinality();
        // From the hit on: near it there are lines enough nearly always, and the others are not read
        for (int i = between.size() - 1; i >= 0 && lines < context; i--) {
            lines += marks(between.get(i)).lines.cardinality();
        }
        return lines;
    }

    /** Whether a block can have hits, as far as raw bytes tell: a message can have what it needs in the blocks beside. */
    private boolean mayHold(int generation, long number) {
        return search == null
                || look(generation, number).mayMatch()
                || byMessage != null
                        && (number > 0 && look(generation, number - 1).mayMatch()
                                || number + 1 < index.blockCount(generation)
                                        && look(generation, number + 1).mayMatch());
    }

    private Marks marks(Place block) {
        return marks(block.generation(), index.block(block.generation(), block.offset()));
    }

    /** The next block, as index of its generation and its number in place of the offset; null when there is none. */
    private Place neighbour(Place block, boolean ahead) {
        int g = block.generation();
        long k = block.offset() + (ahead ? 1 : -1);
        while (k < 0 || k >= index.blockCount(g)) {
            g += ahead ? 1 : -1;
            if (g < 0 || g >= index.generationCount()) {
                return null;
            }
            k = ahead ? 0 : index.blockCount(g) - 1;
        }
        return new Place(g, k);
    }
}
