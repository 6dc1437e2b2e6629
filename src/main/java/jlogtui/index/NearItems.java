package jlogtui.index;

import java.util.LinkedHashMap;
import java.util.Map;
import jlogtui.model.Place;

/**
 * The items next to places that were asked for lately in one source. Whoever pages through a thousand sources comes back to
 * the same place in nearly all of them, and their blocks would not fit into the cache. Owned by one thread.
 */
public final class NearItems {
    private static final int MOST = 8;

    /**
     * An item, known also without its block.
     *
     * @param place where it begins
     * @param order the time by which it sorts, epoch nanoseconds
     * @param block the number of its block in its generation
     */
    public record Item(Place place, long order, long block) {}

    private record Key(Place place, boolean joined, boolean ahead) {}

    private final Map<Key, Item> items = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Item> eldest) {
            return size() > MOST;
        }
    };

    /**
     * The first item at or behind a place, or the last one before it; null when that is not remembered.
     *
     * @param joined only items that are no pieces of a line that an earlier one began
     */
    public Item get(Place place, boolean joined, boolean ahead) {
        return items.get(new Key(place, joined, ahead));
    }

    /** Remembers an item, unless its block may still change. */
    public void put(Place place, boolean joined, boolean ahead, Block block, int item) {
        long order = block.order(item);
        if (block.complete && !block.closedAtEnd && order != OrderTimes.NONE) {
            Place found = new Place(block.generation(), block.offset(item));
            items.put(new Key(place, joined, ahead), new Item(found, order, block.number()));
        }
    }

    void clear() {
        items.clear();
    }
}
