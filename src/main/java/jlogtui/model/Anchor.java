package jlogtui.model;

/** The place that a page is asked for. */
public sealed interface Anchor {
    /** The oldest line. */
    record Start() implements Anchor {}

    /** Behind the newest line. */
    record End() implements Anchor {}

    /** The first line whose order time is not before this one, in epoch nanoseconds. */
    record Time(long nanos) implements Anchor {}

    /** The first line behind this share of the bytes, 0 to 100. */
    record Percent(double percent) implements Anchor {}

    /** Exactly this place. */
    record At(Cut cut) implements Anchor {}

    /**
     * Right before an entry. A cut made under one filter by text is not true for another one; an entry is.
     *
     * @param orderNanos its order time, by which the places of the other sources are found
     */
    record Before(Position position, long orderNanos) implements Anchor {
        public Before(Entry entry) {
            this(entry.position(), entry.orderNanos());
        }
    }
}
