package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import jlogtui.docker.ContainerCatalog;
import jlogtui.engine.IndexSet;
import jlogtui.engine.SourceSet;
import jlogtui.engine.SourceState;
import jlogtui.file.FileSlots;
import jlogtui.file.TemporarySpace;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Source;
import jlogtui.model.Stream;
import jlogtui.query.CaseRule;
import jlogtui.query.Filter;
import jlogtui.query.PatternException;
import jlogtui.query.StreamChoice;
import jlogtui.query.TextFilter;
import jlogtui.query.TextPattern;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.FakeContainer;
import jlogtui.testkit.RandomCases;
import jlogtui.timeline.Budget;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;
import jlogtui.view.Invocation;
import jlogtui.view.PlainCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line that {@code :cmd} shows prints exactly the lines of the view, read by a real shell. */
class PlainCommandTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long START_NANOS = START.getEpochSecond() * 1_000_000_000L;
    private static final String[] PATTERNS = {
        "a", "-b", "it's \"so\" $HOME `x`", "@c", "a|b", "^x y", "\\d+", "Ab", "é\\t?"
    };
    private static final String[] TEXTS = {
        "a", "-b -b", "WARN it's \"so\" $HOME `x`", "@c ERROR", "x y 12", "Ab ab", "é\tz"
    };

    @TempDir
    private Path folder;

    @TempDir
    private Path temporary;

    private Filter filter(Random random, List<Source> sources) throws PatternException {
        Set<Integer> muted = new HashSet<>();
        for (Source source : sources) {
            if (random.nextInt(4) == 0) {
                muted.add(source.number());
            }
        }
        List<TextPattern> keep = new ArrayList<>();
        List<TextPattern> drop = new ArrayList<>();
        CaseRule rule = List.of(CaseRule.values()).get(random.nextInt(3));
        if (random.nextBoolean()) {
            keep.add(rule.parse(PATTERNS[random.nextInt(PATTERNS.length)]));
        }
        if (random.nextInt(3) == 0) {
            drop.add(rule.parse(PATTERNS[random.nextInt(PATTERNS.length)]));
        }
        Level least = random.nextInt(3) == 0 ? Level.WARN : Level.TRACE;
        long since = START_NANOS + random.nextInt(20) * 50_000_000L + random.nextInt(3) - 1;
        long until = since + random.nextInt(40) * 50_000_000L;
        boolean isWindow = random.nextBoolean();
        return new Filter(
                List.of(StreamChoice.values()).get(random.nextInt(3)),
                isWindow ? since : Long.MIN_VALUE,
                isWindow ? until : Long.MAX_VALUE,
                muted,
                new TextFilter(keep, drop, least, random.nextInt(3), random.nextInt(4) == 0));
    }

    static List<String> words(String command) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\0' " + command).start();
        try (InputStream out = shell.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.substring(0, text.length() - 1).split("\0", -1));
        }
    }

    @Test
    void printsWhatTheViewShows() throws IOException {
        ContainerTree tree = ContainerTree.in(folder);
        Random lines = new Random(4);
        for (String name : new String[] {"api", "web", "other", "worker"}) {
            FakeContainer container = tree.container(name).create();
            if (name.equals("other")) {
                container.name("web").save();
            }
            for (int i = 0; i < 30; i++) {
                String text = TEXTS[lines.nextInt(TEXTS.length)] + " " + i;
                container.appendLine(lines.nextInt(3) == 0 ? "stderr" : "stdout", START.plusMillis(50L * i), text);
            }
        }
        FileSlots slots = new FileSlots(64);
        try (TemporarySpace space = new TemporarySpace(temporary)) {
            ContainerCatalog catalog = new ContainerCatalog(tree.root());
            SourceSet set = new SourceSet(catalog::scan, slots, space, Clock.systemUTC());
            set.sweep();
            List<Source> sources =
                    set.states().stream().map(SourceState::source).toList();
            IndexSet indexes = new IndexSet(1 << 20, () -> START_NANOS + 3600_000_000_000L);
            RandomCases.check(60, random -> {
                Filter filter = filter(random, sources);
                Invocation invocation =
                        new Invocation(List.of("--root", tree.root().toString()), List.of());
                Optional<String> command = PlainCommand.of(invocation, filter, sources);
                int shown = sources.size() - filter.muted().size();
                if (shown == 0 || shown > 1 && filter.text().hasContextOfAll()) {
                    assertTrue(command.isEmpty());
                    return;
                }
                List<String> words = new ArrayList<>(words(command.orElseThrow()));
                assertEquals("jlogtui", words.remove(0));
                words.add("--no-prefix");
                InProcess.Ran ran = new InProcess().run(words.toArray(String[]::new));
                boolean isSplit = sources.size() - filter.muted().size() == 1;
                Timeline timeline = new Timeline(indexes.update(set.states()), Unit.ENTRIES, filter);
                timeline.toStart();
                StringBuilder out = new StringBuilder();
                StringBuilder err = new StringBuilder();
                for (Entry entry = timeline.next(Budget.UNLIMITED);
                        entry != null;
                        entry = timeline.next(Budget.UNLIMITED)) {
                    boolean isError = isSplit && entry.stream() == Stream.STDERR;
                    (isError ? err : out).append(new String(entry.log(), StandardCharsets.UTF_8));
                }
                assertEquals(out.toString(), ran.out(), command.toString());
                assertEquals(err.toString(), ran.err(), command.toString());
                assertEquals(0, ran.exitCode());
            });
        }
    }

    @Test
    void saysNoMoreThanItMust() {
        assertEquals(
                Optional.of("jlogtui --plain 'shop-*' db"),
                PlainCommand.of(new Invocation(List.of(), List.of("shop-*", "db")), Filter.NONE, List.of()));
    }
}
