package jlogtui.timeline;

import jlogtui.index.Block;
import jlogtui.model.Entry;
import jlogtui.query.Filter;

/** What the last step of a timeline found, as long as it stands: an item that the filter lets through. */
final class FoundItem {
    private final Filter filter;
    private SourceCursor cursor;
    private Block block;
    private int generation;
    private int item;
    /** What the item says, if it had to be read; else null. */
    private Entry entry;

    FoundItem(Filter filter) {
        this.filter = filter;
    }

    /**
     * Whether the filter lets an item through; keeps hold of it then.
     *
     * @param spot an item that is there
     * @param readsEntry read it now, before the step: to join its pieces can take another file
     */
    boolean find(SourceCursor in, Spot spot, boolean readsEntry) {
        Block of = spot.block();
        int number = spot.item();
        boolean damage = of.isDamage(number);
        if (!filter.mayMatch(damage, of.stream(number), of.time(number), of.order(number))) {
            return false;
        }
        entry = null;
        if (!filter.text().isEmpty()) {
            HitFinder hits = in.hits();
            if (!hits.shows(spot.generation(), of, number)) {
                return false;
            }
            entry = hits.lastEntry();
        }
        cursor = in;
        block = of;
        generation = spot.generation();
        item = number;
        if (readsEntry) {
            entry();
        }
        return true;
    }

    /** To be asked for before the next step. */
    Entry entry() {
        if (entry == null) {
            entry = cursor.read(generation, block, item);
        }
        return entry;
    }

    SourceCursor cursor() {
        return cursor;
    }

    /** Index of the item's generation. */
    int generation() {
        return generation;
    }

    /** What was found, to be kept. */
    Spot spot(boolean holdsBlock) {
        Spot spot = new Spot(cursor.index(), holdsBlock);
        spot.set(generation, block, item);
        return spot;
    }

    int source() {
        return cursor.source();
    }

    Block block() {
        return block;
    }

    int item() {
        return item;
    }
}
