package jlogtui.query;

import jlogtui.model.Stream;

/** Which streams are shown; the {@code s} key walks them in this order. */
public enum StreamChoice {
    ALL,
    STDERR,
    STDOUT;

    /** Whether entries of this stream are shown; {@link Stream#OTHER} goes with stdout. */
    public boolean accepts(Stream stream) {
        return this == ALL || (stream == Stream.STDERR) == (this == STDERR);
    }

    /** The choice that the {@code s} key goes to from here. */
    public StreamChoice next() {
        return switch (this) {
            case ALL -> STDERR;
            case STDERR -> STDOUT;
            case STDOUT -> ALL;
        };
    }
}
