package jlogtui.engine;

import java.util.List;
import jlogtui.model.Card;
import jlogtui.model.Cut;
import jlogtui.model.Detail;
import jlogtui.model.Figures;
import jlogtui.model.Found;
import jlogtui.model.Histogram;
import jlogtui.model.HitCount;
import jlogtui.model.Page;

/** Hears what the engine has to tell, on the engine's threads: it must only pass it on. What nobody wants to hear is let go. */
public interface EngineListener {
    /** The answer to a query, or the part of it that has been read so far. */
    default void page(Page page) {}

    /** There are other sources than before, or they have changed. */
    default void sources(List<SourceState> states) {}

    /** The times that the log covers, epoch nanoseconds; {@link Long#MIN_VALUE} where not known. */
    default void span(long oldestNanos, long newestNanos) {}

    /** There are new lines. */
    default void grew() {}

    /** How many lines that the filter lets through lie behind the cut that was asked about. */
    default void newLines(Cut since, long count) {}

    /** The line that was looked for, or how far the search has come. */
    default void found(Found found) {}

    /** How many hits there are, as far as they have been counted. */
    default void hits(HitCount count) {}

    /** How the log spreads over its time, as far as it is known. */
    default void histogram(Histogram histogram) {}

    /** All there is to know about the line that was asked for. */
    default void detail(Detail detail) {}

    /** What is measured of the sources while that is wanted. */
    default void figures(Figures figures) {}

    /** All there is to know about the container that was asked for, or what is known of it so far. */
    default void card(Card card) {}

    /** A defect ended one of the threads. */
    void failed(Throwable defect);
}
