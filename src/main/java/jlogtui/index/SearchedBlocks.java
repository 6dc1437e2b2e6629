package jlogtui.index;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import jlogtui.model.Level;
import jlogtui.model.Literals;

/**
 * What searches have found in the blocks that never change again, so that paging through the few hits of a large log does not
 * search it for every page. Bounded: what was asked for longest ago goes first, and may be found anew at any time. For the
 * indexes of one thread.
 */
final class SearchedBlocks {
    /** About what the answer for a block without hits takes. */
    private static final int ANSWER_BYTES = 160;

    /**
     * What is searched for.
     *
     * @param literals null when only the level counts
     */
    record Wanted(Literals literals, Level least) {}

    private final long capacity;
    private final Map<Wanted, Map<BlockCache.Key, BlockSearch.Found>> answers = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    /** @param capacity about how many bytes of memory to take */
    SearchedBlocks(long capacity) {
        this.capacity = capacity;
    }

    /** What a search has found; null when nothing is known of the block. */
    BlockSearch.Found get(Wanted wanted, BlockCache.Key block) {
        Map<BlockCache.Key, BlockSearch.Found> known = answers.get(wanted);
        return known == null ? null : known.get(block);
    }

    void put(Wanted wanted, BlockCache.Key block, BlockSearch.Found found) {
        Map<BlockCache.Key, BlockSearch.Found> known =
                answers.computeIfAbsent(wanted, key -> new LinkedHashMap<>(64, 0.75f, true));
        weight += weight(found) - weight(known.put(block, found));
        while (weight > capacity && (answers.size() > 1 || known.size() > 1)) {
            dropOldest();
        }
    }

    private void dropOldest() {
        Iterator<Map<BlockCache.Key, BlockSearch.Found>> searches =
                answers.values().iterator();
        Map<BlockCache.Key, BlockSearch.Found> oldest = searches.next();
        Iterator<BlockSearch.Found> first = oldest.values().iterator();
        weight -= weight(first.next());
        first.remove();
        if (oldest.isEmpty()) {
            searches.remove();
        }
    }

    private static long weight(BlockSearch.Found found) {
        return found == null ? 0 : ANSWER_BYTES + (found.hits() == null ? 0 : (long) Long.BYTES * found.hits().length);
    }

    /** About how many bytes of memory are taken. */
    long weight() {
        return weight;
    }
}
