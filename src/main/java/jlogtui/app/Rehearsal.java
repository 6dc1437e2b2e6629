package jlogtui.app;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import jlogtui.engine.Glance;
import jlogtui.file.Generation;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Cut;
import jlogtui.model.Position;
import jlogtui.model.Source;
import jlogtui.query.CardQuery;
import jlogtui.query.DetailQuery;
import jlogtui.query.Filter;
import jlogtui.query.FindQuery;
import jlogtui.query.HistogramQuery;
import jlogtui.query.HitQuery;
import jlogtui.query.PageQuery;
import jlogtui.terminal.ColorDepth;
import jlogtui.terminal.TerminalOptions;
import jlogtui.terminal.TerminalSession;
import jlogtui.terminal.Theme;
import jlogtui.view.Key;
import jlogtui.view.LogPort;
import jlogtui.view.LogView;
import jlogtui.view.Symbols;
import jlogtui.view.TakeOrder;
import jlogtui.view.ViewOptions;

/**
 * Gets ready for the first frame what does not depend on the sources, on a thread of its own while these are looked for:
 * reads the theme, and then reads a made-up log and draws it to nowhere. Code runs ten times slower the first time, and so the
 * second core takes half of that. When the first frame is on the screen, keys are pressed in the made-up log, too.
 */
final class Rehearsal {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;
    private static final String[] RECORDS = {
        record("GET /cart 200 12 ms", "stdout"),
        record("\\u001b[31mconnection refused\\u001b[0m: db:5432", "stderr"),
        record("Grüße", "stdout")
    };

    private final Surroundings surroundings;
    private final Options options;
    private final Diagnostics diagnostics;
    private final ColorDepth depth;
    private final CountDownLatch decided = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private Optional<Theme> theme = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();
    private ZoneId zone;

    private Rehearsal(Surroundings surroundings, Options options, Diagnostics diagnostics) {
        this.surroundings = surroundings;
        this.options = options;
        this.diagnostics = diagnostics;
        this.depth =
                ColorDepth.detect(options.colorOrAuto().name().toLowerCase(Locale.ROOT), surroundings.environment());
    }

    private static String record(String message, String stream) {
        return "{\"log\":\"" + message + "\\n\",\"stream\":\"" + stream
                + "\",\"time\":\"2026-08-20T01:02:03.123456789Z\"}\n";
    }

    static Rehearsal start(Surroundings surroundings, Options options, Diagnostics diagnostics) {
        Rehearsal rehearsal = new Rehearsal(surroundings, options, diagnostics);
        Thread thread = new Thread("rehearsal") {
            @Override
            public void run() {
                rehearsal.run();
            }
        };
        thread.setDaemon(true);
        thread.start();
        return rehearsal;
    }

    /** Waits for the theme to be read. */
    Theme theme() throws Refusal {
        await(decided);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return theme.isPresent() ? theme.get() : Theme.plain();
    }

    /** The zone that times are shown in. */
    ZoneId zone() {
        await(decided);
        return zone == null ? options.zoneOrDefault() : zone;
    }

    ColorDepth depth() {
        return depth;
    }

    TerminalOptions terminalOptions() {
        Map<String, String> environment = surroundings.environment();
        return new TerminalOptions(environment, depth, true, !isUtf8(environment));
    }

    Symbols symbols() {
        return isUtf8(surroundings.environment()) ? Symbols.UNICODE : Symbols.ASCII;
    }

    /** The first frame is on the screen. */
    void goOn() {
        opened.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private void run() {
        try {
            Themes themes = new Themes(surroundings.environment(), diagnostics);
            theme = Optional.of(themes.load(options.theme.orElse(Themes.AUTO), depth));
            zone = options.zoneOrDefault();
        } catch (Refusal e) {
            refusal = Optional.of(e);
        } catch (RuntimeException | Error e) {
            diagnostics.defect(e);
        } finally {
            decided.countDown();
        }
        if (theme.isPresent() && Runtime.getRuntime().availableProcessors() > 1) {
            LogView view = draw();
            await(opened);
            // Any key will do: the first one links what all of them do
            view.handle(Key.of(Key.Type.UP));
        }
    }

    private LogView draw() {
        AskedPort port = new AskedPort();
        LogView view = new LogView(port, ViewOptions.in(zone).withSymbols(symbols()), surroundings);
        view.accept(List.of(new Source(0, "", "web", "", "", "", Source.State.RUNNING, "", "", 1)));
        view.resize(COLUMNS, ROWS);
        view.start();
        view.render();
        view.accept(Glance.page(port.asked, List.of(log())));
        TerminalSession.rehearse(terminalOptions(), theme.orElseThrow(), view.render());
        return view;
    }

    private BlockIndex log() {
        StringBuilder records = new StringBuilder();
        for (int at = 0; at < ROWS; at++) {
            records.append(RECORDS[at % RECORDS.length]);
        }
        MadeUpLog file = new MadeUpLog(records.toString());
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), surroundings);
        index.update(List.of(new Generation(0, file, file.size(), false)), false);
        return index;
    }

    /** Remembers which page was asked for. */
    private static final class AskedPort implements LogPort {
        private PageQuery asked;

        @Override
        public void ask(PageQuery query) {
            asked = query;
        }

        @Override
        public void detail(DetailQuery query) {}

        @Override
        public void measure(boolean wanted) {}

        @Override
        public void card(CardQuery query) {}

        @Override
        public void cancel() {}

        @Override
        public void openCompressed(Position file) {}

        @Override
        public void countNew(Cut since, Filter filter) {}

        @Override
        public void find(FindQuery query) {}

        @Override
        public void cancelFind() {}

        @Override
        public void countHits(HitQuery query) {}

        @Override
        public void histogram(HistogramQuery query) {}

        @Override
        public void cancelHistogram() {}

        @Override
        public void cancelCount() {}

        @Override
        public void take(TakeOrder order) {}

        @Override
        public void cancelTaking() {}

        @Override
        public void theme(String name) {}
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
}
