package jlogtui.view;

import java.util.Optional;
import jlogtui.model.Line;
import jlogtui.query.Filter;

/** Gathers from all parts of the view what is worth keeping beyond this run. */
final class Keeping {
    private final LogWindow window;
    private final SourceList sources;
    private final Filtering filtering;
    private final Appearance appearance;
    private final HistogramStrip histogram;
    private final Places places;
    private final Prompts prompts;
    private Kept latest;
    private boolean mayHaveChanged = true;

    Keeping(
            ViewState last,
            LogWindow window,
            SourceList sources,
            Filtering filtering,
            Appearance appearance,
            HistogramStrip histogram,
            Places places,
            Prompts prompts) {
        this.latest = new Kept(last, Kept.NOTHING.marks(), Kept.NOTHING.histories());
        this.window = window;
        this.sources = sources;
        this.filtering = filtering;
        this.appearance = appearance;
        this.histogram = histogram;
        this.places = places;
        this.prompts = prompts;
    }

    /** Makes the parts what they were in an earlier run, as far as they do not know already. */
    void restore() {
        sources.restore(latest.view().muting());
        filtering.restore(latest.view().filters());
    }

    /** Something has happened that may have changed it. */
    void changed() {
        mayHaveChanged = true;
    }

    /** As it was last asked for. */
    Kept latest() {
        return latest;
    }

    /** As it is at the moment. */
    Kept now() {
        if (mayHaveChanged) {
            mayHaveChanged = false;
            Kept now = new Kept(view(), places.marks(), prompts.histories());
            latest = now.equals(latest) ? latest : now;
        }
        return latest;
    }

    private ViewState view() {
        Filter filter = window.filter();
        return new ViewState(
                filtering.stack().filters(),
                filter.streams(),
                filter.sinceNanos(),
                filter.untilNanos(),
                sources.muting(),
                appearance.drawing(
                        histogram.shows(), window.buffer().folded().folds().areAll()),
                place());
    }

    private Optional<LineMark> place() {
        if (window.isFollowing()) {
            return Optional.empty();
        }
        Line selected = window.buffer().selectedLine();
        Line line = selected == null ? window.chosen() : selected;
        return line == null
                ? latest.view().place()
                : Optional.of(LineMark.of(
                        line.entry(), sources.id(line.entry().position().source())));
    }
}
