package jlogtui.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * A place in the merged log: one {@link Place} per source. A timestamp is never used as a place, because many records
 * can share one; the time is carried only to find the place of a source that the cut does not know. Immutable.
 */
public final class Cut {
    private final Place[] places;
    private final long timeNanos;

    /**
     * @param places the place of each source, by source number; null where the source is not known. Copied
     * @param timeNanos order time at the cut, in epoch nanoseconds
     */
    public Cut(Place[] places, long timeNanos) {
        this.places = places.clone();
        this.timeNanos = timeNanos;
    }

    /** The place of a source, empty when the source joined after the cut was made. */
    public Optional<Place> place(int source) {
        return source < places.length ? Optional.ofNullable(places[source]) : Optional.empty();
    }

    /** Whether the source was there when the cut was made, if only as one that was left out. */
    public boolean knows(int source) {
        return source < places.length;
    }

    /** This cut with the places that it lacks taken from another one, and the later time of both. */
    public Cut completedBy(Cut other) {
        Place[] both = Arrays.copyOf(places, Math.max(places.length, other.places.length));
        for (int source = 0; source < other.places.length; source++) {
            both[source] = both[source] == null ? other.places[source] : both[source];
        }
        return new Cut(both, Math.max(timeNanos, other.timeNanos));
    }

    /** Order time at the cut, in epoch nanoseconds. */
    public long timeNanos() {
        return timeNanos;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cut cut && Arrays.equals(places, cut.places);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(places);
    }

    @Override
    public String toString() {
        return "Cut" + Arrays.toString(places) + "@" + timeNanos;
    }
}
