package jlogtui.app;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jlogtui.docker.Selection;
import jlogtui.engine.IndexSet;
import jlogtui.engine.LogEngine;
import jlogtui.engine.SourceSet;
import jlogtui.model.Anchor;
import jlogtui.model.Cut;
import jlogtui.query.Filter;
import jlogtui.query.PageQuery;
import jlogtui.query.TimeContext;
import jlogtui.terminal.ColorDepth;
import jlogtui.terminal.TerminalOptions;
import jlogtui.terminal.TerminalSession;
import jlogtui.terminal.Theme;
import jlogtui.view.LogPort;
import jlogtui.view.LogView;
import jlogtui.view.Symbols;
import jlogtui.view.ViewOptions;

/** Puts the screen together: terminal, view and engine, and the loop between them. */
final class Screen {
    private static final long START_CACHE_BYTES = 8L << 20;

    private Screen() {}

    static int show(Session session, Selection.Chosen chosen, SourceSet sources) throws IOException, Refusal {
        Surroundings surroundings = session.surroundings();
        Options options = session.options();
        Map<String, String> environment = surroundings.environment();
        ColorDepth depth = ColorDepth.detect(options.color.name().toLowerCase(Locale.ROOT), environment);
        Themes themes = new Themes(environment, session.diagnostics()::note);
        Theme theme = themes.load(options.theme.orElseGet(() -> themes.defaultName(depth)));
        IndexSet indexes = new IndexSet(START_CACHE_BYTES, surroundings::nowNanos);
        ViewOptions viewOptions = ViewOptions.in(options.zoneOrDefault())
                .withFilter(session.window(sources, indexes))
                .withAnchor(anchor(session, sources, indexes))
                .withSymbols(isUtf8(environment) ? Symbols.UNICODE : Symbols.ASCII);

        Mailbox mailbox = new Mailbox();
        LogEngine engine = new LogEngine(sources, chosen.root(), surroundings::nowNanos, mailbox);
        LogView view = new LogView(port(engine), viewOptions, surroundings::nowNanos);
        TerminalOptions terminalOptions = new TerminalOptions(environment, depth, true, !isUtf8(environment));
        try (TerminalSession terminal = TerminalSession.open(terminalOptions, theme)) {
            engine.start();
            return new UiLoop(terminal, theme, view, mailbox, session.diagnostics()).run(sources.states());
        } finally {
            engine.close();
        }
    }

    private static Anchor anchor(Session session, SourceSet sources, IndexSet indexes) throws Refusal {
        Options options = session.options();
        if (options.at.isPresent()) {
            Times times = new Times(
                    options.zoneOrDefault(),
                    session.surroundings().clock().instant(),
                    () -> indexes.update(sources.states()));
            return new Anchor.Time(
                    times.read("--at", options.at.get(), TimeContext.Use.AT).nanos());
        }
        return options.follow.orElse(true) ? new Anchor.End() : new Anchor.Percent(100);
    }

    /** The user's locale as the launcher saw it: it may have been replaced for Java by one with UTF-8. */
    private static boolean isUtf8(Map<String, String> environment) {
        for (String name : List.of("JLOGTUI_LOCALE", "LC_ALL", "LC_CTYPE", "LANG")) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                String lower = value.toLowerCase(Locale.ROOT);
                return lower.contains("utf-8") || lower.contains("utf8");
            }
        }
        return false;
    }

    private static LogPort port(LogEngine engine) {
        return new LogPort() {
            @Override
            public void ask(PageQuery query) {
                engine.ask(query);
            }

            @Override
            public void cancel() {
                engine.cancel();
            }

            @Override
            public void countNew(Cut since, Filter filter) {
                engine.countNew(since, filter);
            }
        };
    }
}
