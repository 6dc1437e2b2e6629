package jlogtui.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jlogtui.engine.SourceState;
import jlogtui.query.Filter;
import jlogtui.query.TextFilter;
import jlogtui.query.TextPattern;
import jlogtui.view.ViewOptions;
import jlogtui.view.ViewState;

/** Opens the screen as an earlier run was left, but for what the command line asks for. */
final class Resumption {
    private Resumption() {}

    /** @param asked how the screen opens by the command line alone */
    static ViewOptions of(ViewOptions asked, ViewState last, Options options, List<SourceState> states) {
        ViewState state = merged(asked.filter(), last, options);
        Set<Integer> muted = new HashSet<>();
        for (SourceState source : states) {
            if (state.muting().mutes(source.source().id())) {
                muted.add(source.source().number());
            }
        }
        return asked.withLast(state, muted);
    }

    private static ViewState merged(Filter asked, ViewState last, Options options) {
        boolean goesElsewhere = options.at.isPresent() || options.follow.orElse(false);
        return last.withFilters(filters(asked.text(), last.filters(), options))
                .withStreams(options.stream.isPresent() ? asked.streams() : last.streams())
                .withWindow(
                        options.since.isPresent() ? asked.sinceNanos() : last.sinceNanos(),
                        options.until.isPresent() ? asked.untilNanos() : last.untilNanos())
                .withPlace(goesElsewhere ? Optional.empty() : last.place());
    }

    private static ViewState.Filters filters(TextFilter asked, ViewState.Filters last, Options options) {
        boolean asksForWords = asked.asksForWords();
        boolean asksForLevel = options.level.isPresent();
        return new ViewState.Filters(
                asksForWords ? rules(asked) : last.rules(),
                last.areOff() && !asksForWords && !asksForLevel,
                asksForLevel ? asked.least() : last.least(),
                options.context.isPresent() ? asked.context() : last.context(),
                last.isContextOfAll(),
                last.isByMessage());
    }

    private static List<ViewState.Rule> rules(TextFilter filter) {
        List<ViewState.Rule> rules = new ArrayList<>();
        for (TextPattern pattern : filter.keep()) {
            rules.add(new ViewState.Rule(true, pattern, true));
        }
        for (TextPattern pattern : filter.drop()) {
            rules.add(new ViewState.Rule(false, pattern, true));
        }
        return rules;
    }
}
