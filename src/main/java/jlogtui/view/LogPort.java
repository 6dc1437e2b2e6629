package jlogtui.view;

import jlogtui.model.Cut;
import jlogtui.model.Position;
import jlogtui.query.CardQuery;
import jlogtui.query.DetailQuery;
import jlogtui.query.Filter;
import jlogtui.query.FindQuery;
import jlogtui.query.HistogramQuery;
import jlogtui.query.HitQuery;
import jlogtui.query.PageQuery;

/** What the view asks of the log. Nothing here waits: answers come back later through {@link LogView#accept}. */
public interface LogPort {
    /** Asks for a page. A newer query replaces an older one that is still being answered. */
    void ask(PageQuery query);

    /** Asks for all there is to know about a line, to be answered with {@link jlogtui.model.Detail}. A newer query replaces an older one. */
    void detail(DetailQuery query);

    /** Wants the sources measured from now on, told with {@link jlogtui.model.Figures} about once a second, or not any more. */
    void measure(boolean wanted);

    /**
     * Asks for all there is to know about a container, to be answered with {@link jlogtui.model.Card}, perhaps first with a
     * part of it. A newer query replaces an older one.
     */
    void card(CardQuery query);

    /** Stops the step that answers the latest query. What it found so far stays on the screen. */
    void cancel();

    /**
     * From the next query on, reads a compressed file for which there was no room, with more than the usual room.
     *
     * @param file where the entry lies that stands for it
     */
    void openCompressed(Position file);

    /**
     * Asks how many lines there are behind a place, to be answered with {@link NewLines}. A newer question replaces an
     * older one.
     */
    void countNew(Cut since, Filter filter);

    /** Looks for a line, to be answered with {@link jlogtui.model.Found}. A newer query replaces an older one. */
    void find(FindQuery query);

    /** Stops looking for a line. */
    void cancelFind();

    /**
     * Counts lines, newest first and those to come too, to be answered with {@link jlogtui.model.HitCount} now and then.
     * A newer query replaces an older one.
     */
    void countHits(HitQuery query);

    /**
     * Asks how the log spreads over its time, now and as it grows, to be answered with
     * {@link jlogtui.model.Histogram} now and then. A newer query replaces an older one.
     */
    void histogram(HistogramQuery query);

    /** Wants no histogram any more. */
    void cancelHistogram();

    /** Counts no more. */
    void cancelCount();

    /**
     * Takes lines or a text away, to be answered with {@link Taken} now and then. The next order is given when that has told
     * the end of this one.
     */
    void take(TakeOrder order);

    /** Stops taking away; what was half written is removed. */
    void cancelTaking();

    /** Has a theme used, to be answered with {@link LogView#acceptThemes}. A newer wish replaces an older one. */
    void theme(String name);
}
