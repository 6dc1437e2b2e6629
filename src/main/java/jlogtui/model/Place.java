package jlogtui.model;

/**
 * A place in the history of one source: records that begin before it lie behind, all others ahead.
 *
 * @param generation number of a file in the source's history; a number that no longer exists means the start of the next
 * @param offset byte offset in that file
 */
public record Place(int generation, long offset) implements Comparable<Place> {
    public static final Place START = new Place(Integer.MIN_VALUE, 0);
    public static final Place END = new Place(Integer.MAX_VALUE, Long.MAX_VALUE);

    // By hand: a record's own are linked at their first use, which takes as long as the first frame
    @Override
    public boolean equals(Object other) {
        return other instanceof Place place && generation == place.generation && offset == place.offset;
    }

    @Override
    public int hashCode() {
        return 31 * generation + Long.hashCode(offset);
    }

    @Override
    public int compareTo(Place other) {
        int byGeneration = Integer.compare(generation, other.generation);
        return byGeneration != 0 ? byGeneration : Long.compare(offset, other.offset);
    }
}
