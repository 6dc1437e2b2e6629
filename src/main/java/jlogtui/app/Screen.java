package jlogtui.app;

import java.io.IOException;
import java.util.Optional;
import jlogtui.docker.Selection;
import jlogtui.engine.IndexSet;
import jlogtui.engine.LogEngine;
import jlogtui.engine.SourceSet;
import jlogtui.model.Anchor;
import jlogtui.model.Cut;
import jlogtui.model.Position;
import jlogtui.query.CardQuery;
import jlogtui.query.DetailQuery;
import jlogtui.query.Filter;
import jlogtui.query.FindQuery;
import jlogtui.query.HistogramQuery;
import jlogtui.query.HitQuery;
import jlogtui.query.PageQuery;
import jlogtui.query.TimeContext;
import jlogtui.terminal.TerminalSession;
import jlogtui.terminal.Theme;
import jlogtui.view.LogPort;
import jlogtui.view.LogView;
import jlogtui.view.Notice;
import jlogtui.view.TakeOrder;
import jlogtui.view.ViewOptions;
import jlogtui.view.ViewState;

/** Puts the screen together: terminal, view and engine, and the loop between them. */
final class Screen {
    private static final long START_CACHE_BYTES = 8L << 20;

    private Screen() {}

    static int show(Session session, Rehearsal rehearsal, Selection.Chosen chosen, SourceSet sources)
            throws IOException, Refusal {
        Surroundings surroundings = session.surroundings();
        Theme theme = rehearsal.theme();
        IndexSet indexes = new IndexSet(START_CACHE_BYTES, surroundings);
        ViewOptions viewOptions = ViewOptions.in(rehearsal.zone())
                .withFilter(session.window(sources, indexes))
                .withAnchor(anchor(session, sources, indexes))
                .withSymbols(rehearsal.symbols())
                .withPreset(session.configuration().preset())
                .withKeys(session.configuration().keys())
                .withInvocation(session.invocation());

        Mailbox mailbox = new Mailbox();
        Optional<StateKeeper> keeper = StateKeeper.of(session, chosen, mailbox);
        boolean resumes = session.options().resume;
        Optional<ViewState> last = resumes && keeper.isPresent() ? keeper.get().readView() : Optional.empty();
        if (last.isPresent()) {
            viewOptions = Resumption.of(viewOptions, last.get(), session.options(), sources.states());
        }
        LogEngine engine = new LogEngine(sources, chosen.root(), surroundings, mailbox);
        ThemeDesk themes = new ThemeDesk(
                surroundings.environment(), rehearsal.depth(), session.options().theme, mailbox, session.diagnostics());
        LogView view = new LogView(port(engine, sources, mailbox, surroundings, themes), viewOptions, surroundings);
        Optional<String> warning = session.configuration().warning();
        if (warning.isPresent()) {
            view.accept(Notice.warning(warning.get()));
        }
        if (resumes && last.isEmpty()) {
            view.accept(Notice.warning("no earlier view of these logs is kept"));
        }
        try (TerminalSession terminal = TerminalSession.open(rehearsal.terminalOptions(), theme)) {
            engine.start();
            return new UiLoop(terminal, theme, themes, view, mailbox, session.diagnostics(), keeper)
                    .run(sources.states(), whenOpen(engine, rehearsal));
        } finally {
            engine.close();
            if (keeper.isPresent()) {
                keeper.get().close();
            }
        }
    }

    private static Runnable whenOpen(LogEngine engine, Rehearsal rehearsal) {
        return new Runnable() {
            @Override
            public void run() {
                engine.opened();
                rehearsal.goOn();
            }
        };
    }

    private static Anchor anchor(Session session, SourceSet sources, IndexSet indexes) throws Refusal {
        Options options = session.options();
        if (options.at.isPresent()) {
            return new Anchor.Time(session.times(sources, indexes)
                    .read("--at", options.at.get(), TimeContext.Use.AT)
                    .nanos());
        }
        return session.configuration().follows() ? new Anchor.End() : new Anchor.Percent(100);
    }

    private static LogPort port(
            LogEngine engine, SourceSet sources, Mailbox mailbox, Surroundings surroundings, ThemeDesk themes) {
        return new LogPort() {
            private Takeaway takeaway;

            @Override
            public void ask(PageQuery query) {
                engine.ask(query);
            }

            @Override
            public void detail(DetailQuery query) {
                engine.detail(query);
            }

            @Override
            public void measure(boolean wanted) {
                engine.measure(wanted);
            }

            @Override
            public void card(CardQuery query) {
                engine.card(query);
            }

            @Override
            public void cancel() {
                engine.cancel();
            }

            @Override
            public void openCompressed(Position file) {
                engine.allowMoreRoom(file);
            }

            @Override
            public void countNew(Cut since, Filter filter) {
                engine.countNew(since, filter);
            }

            @Override
            public void find(FindQuery query) {
                engine.find(query);
            }

            @Override
            public void cancelFind() {
                engine.cancelFind();
            }

            @Override
            public void countHits(HitQuery query) {
                engine.countHits(query);
            }

            @Override
            public void histogram(HistogramQuery query) {
                engine.histogram(query);
            }

            @Override
            public void cancelHistogram() {
                engine.cancelHistogram();
            }

            @Override
            public void cancelCount() {
                engine.cancelCount();
            }

            @Override
            public void take(TakeOrder order) {
                if (takeaway == null) {
                    takeaway = new Takeaway(engine, sources, mailbox, Takeaway.Places.of(surroundings));
                }
                takeaway.take(order);
            }

            @Override
            public void cancelTaking() {
                engine.cancelExport();
            }

            @Override
            public void theme(String name) {
                themes.wish(name);
            }
        };
    }
}
