package jlogtui.app;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import jlogtui.model.Cut;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.model.Place;
import jlogtui.model.Position;
import jlogtui.model.Source;
import jlogtui.model.Stream;
import jlogtui.query.Filter;
import jlogtui.query.FindQuery;
import jlogtui.query.HistogramQuery;
import jlogtui.query.HitQuery;
import jlogtui.query.PageQuery;
import jlogtui.terminal.ColorDepth;
import jlogtui.terminal.TerminalOptions;
import jlogtui.terminal.TerminalSession;
import jlogtui.terminal.Theme;
import jlogtui.view.LogPort;
import jlogtui.view.LogView;
import jlogtui.view.Symbols;
import jlogtui.view.ViewOptions;

/**
 * Gets ready for the first frame what does not depend on the sources, on a thread of its own while these are looked for:
 * reads the theme, and then draws made-up lines to nowhere. Code runs ten times slower the first time, and so the
 * second core takes half of that.
 */
final class Rehearsal {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;
    private static final String[] MESSAGES = {
        "GET /cart 200 12 ms\n", "\033[31mconnection refused\033[0m: db:5432\n", "Grüße, ⚠ 日本\n"
    };

    private final Surroundings surroundings;
    private final Options options;
    private final Diagnostics diagnostics;
    private final ColorDepth depth;
    private final CountDownLatch decided = new CountDownLatch(1);
    private Optional<Theme> theme = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();
    private ZoneId zone;

    private Rehearsal(Surroundings surroundings, Options options, Diagnostics diagnostics) {
        this.surroundings = surroundings;
        this.options = options;
        this.diagnostics = diagnostics;
        this.depth = ColorDepth.detect(options.color.name().toLowerCase(Locale.ROOT), surroundings.environment());
    }

    static Rehearsal start(Surroundings surroundings, Options options, Diagnostics diagnostics) {
        Rehearsal rehearsal = new Rehearsal(surroundings, options, diagnostics);
        Thread thread = new Thread(rehearsal::run, "rehearsal");
        thread.setDaemon(true);
        thread.start();
        return rehearsal;
    }

    /** Waits for the theme to be read. */
    Theme theme() throws Refusal {
        await();
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return theme.orElseGet(Theme::plain);
    }

    /** The zone that times are shown in. */
    ZoneId zone() {
        await();
        return zone == null ? options.zoneOrDefault() : zone;
    }

    TerminalOptions terminalOptions() {
        Map<String, String> environment = surroundings.environment();
        return new TerminalOptions(environment, depth, true, !isUtf8(environment));
    }

    Symbols symbols() {
        return isUtf8(surroundings.environment()) ? Symbols.UNICODE : Symbols.ASCII;
    }

    private void await() {
        try {
            decided.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private void run() {
        try {
            Themes themes = new Themes(surroundings.environment(), diagnostics::note);
            theme = Optional.of(themes.load(options.theme.orElseGet(() -> themes.defaultName(depth))));
            zone = options.zoneOrDefault();
        } catch (Refusal e) {
            refusal = Optional.of(e);
        } catch (RuntimeException | Error e) {
            diagnostics.defect(e);
        } finally {
            decided.countDown();
        }
        if (theme.isPresent() && Runtime.getRuntime().availableProcessors() > 1) {
            draw();
        }
    }

    private void draw() {
        AnsweringPort port = new AnsweringPort();
        LogView view = new LogView(port, ViewOptions.in(zone).withSymbols(symbols()), surroundings::nowNanos);
        view.accept(List.of(new Source(0, "", "web", "", "", "", Source.State.RUNNING, "", "", 1)));
        view.resize(COLUMNS, ROWS);
        view.start();
        view.render();
        view.accept(page(port.asked));
        TerminalSession.rehearse(terminalOptions(), theme.orElseThrow(), view.render());
    }

    private Page page(long id) {
        Cut cut = new Cut(new Place[] {Place.START}, 0);
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < ROWS; at++) {
            byte[] message = MESSAGES[at % MESSAGES.length].getBytes(StandardCharsets.UTF_8);
            long now = surroundings.nowNanos();
            Entry entry = new Entry(
                    new Position(0, 0, at),
                    at + 1,
                    Entry.Kind.RECORD,
                    at % 2 == 0 ? Stream.STDOUT : Stream.STDERR,
                    Level.INFO,
                    now,
                    now,
                    message,
                    List.of(message),
                    "");
            lines.add(new Line(entry, cut, at));
        }
        return new Page(id, lines, lines.size(), cut, cut, true, true, true, ROWS, ROWS);
    }

    /** Remembers which page was asked for. */
    private static final class AnsweringPort implements LogPort {
        private long asked;

        @Override
        public void ask(PageQuery query) {
            asked = query.id();
        }

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
