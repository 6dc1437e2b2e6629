package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import jlogtui.docker.ContainerCatalog;
import jlogtui.file.FileSlots;
import jlogtui.file.TemporarySpace;
import jlogtui.model.Anchor;
import jlogtui.model.Card;
import jlogtui.model.Cut;
import jlogtui.model.Detail;
import jlogtui.model.Entry;
import jlogtui.model.Figures;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.model.Place;
import jlogtui.model.Source;
import jlogtui.query.CardQuery;
import jlogtui.query.DetailQuery;
import jlogtui.query.Filter;
import jlogtui.query.PageQuery;
import jlogtui.query.StreamChoice;
import jlogtui.testkit.Await;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.FakeContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screen's engine over containers that live while it runs. */
class LogEngineTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");

    @TempDir
    Path folder;

    private final Heard heard = new Heard();
    private final AtomicInteger ids = new AtomicInteger();
    private final FileSlots slots = new FileSlots(64);
    private ContainerTree tree;
    private TemporarySpace space;
    private SourceSet sources;
    private LogEngine engine;
    private int clock;

    /** Remembers everything that the engine tells. Any thread may look. */
    private static final class Heard implements EngineListener {
        private final List<Page> pages = new ArrayList<>();
        private final Set<Thread> threads = Collections.synchronizedSet(new HashSet<>());
        private List<SourceState> states = List.of();
        private int growths;
        private int counts;
        private long newLines = -1;
        private long oldest;
        private long newest;
        private Detail detail;
        private Figures figures = Figures.NONE;
        private Card card;
        private Throwable defect;

        @Override
        public synchronized void detail(Detail answer) {
            threads.add(Thread.currentThread());
            detail = answer;
        }

        @Override
        public synchronized void figures(Figures now) {
            threads.add(Thread.currentThread());
            figures = now;
        }

        @Override
        public synchronized void card(Card answer) {
            threads.add(Thread.currentThread());
            card = answer;
        }

        @Override
        public synchronized void page(Page page) {
            threads.add(Thread.currentThread());
            pages.add(page);
        }

        @Override
        public synchronized void sources(List<SourceState> now) {
            threads.add(Thread.currentThread());
            states = now;
        }

        @Override
        public synchronized void span(long oldestNanos, long newestNanos) {
            threads.add(Thread.currentThread());
            oldest = oldestNanos;
            newest = newestNanos;
        }

        @Override
        public synchronized void grew() {
            threads.add(Thread.currentThread());
            growths++;
        }

        @Override
        public synchronized void newLines(Cut since, long count) {
            threads.add(Thread.currentThread());
            counts++;
            newLines = count;
        }

        @Override
        public synchronized void failed(Throwable why) {
            defect = why;
        }

        synchronized Optional<Page> complete(long id) {
            return pages.stream()
                    .filter(page -> page.id() == id && page.complete())
                    .findFirst();
        }

        synchronized Optional<Source> source(String id) {
            return states.stream()
                    .map(SourceState::source)
                    .filter(source -> source.id().equals(id))
                    .findFirst();
        }

        synchronized int growths() {
            return growths;
        }

        synchronized long newLines() {
            return newLines;
        }

        synchronized int counts() {
            return counts;
        }

        synchronized Optional<Detail> detail() {
            return Optional.ofNullable(detail);
        }

        synchronized Optional<Figures.OfSource> figures(int source) {
            return Optional.ofNullable(figures.bySource().get(source));
        }

        /** The card, once the lines of it have been looked for. */
        synchronized Optional<Card> card() {
            return Optional.ofNullable(card).filter(now -> now.errors().state() != Card.Looked.NOT_YET);
        }

        synchronized Throwable defect() {
            return defect;
        }
    }

    @BeforeEach
    void makeRoot() {
        tree = ContainerTree.in(folder);
        space = new TemporarySpace(folder);
    }

    @AfterEach
    void close() throws IOException {
        if (engine != null) {
            engine.close();
        }
        space.close();
        assertEquals(null, heard.defect());
        assertEquals(0, slots.open(), "files left open");
    }

    private void open() {
        ContainerCatalog catalog = new ContainerCatalog(tree.root());
        sources = new SourceSet(catalog::scan, slots, space, Clock.systemUTC());
        sources.sweep();
        engine = new LogEngine(sources, Optional.of(tree.root()), LogEngineTest::nowNanos, heard);
    }

    private void start() {
        open();
        engine.start();
        engine.opened();
    }

    private static long nowNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private FakeContainer container(String name) {
        return tree.container(name).create();
    }

    /** Appends a line that is younger than all others. */
    private void append(FakeContainer container, String text) {
        container.append("stdout", START.plusMillis(clock++), text + "\n");
    }

    private static String text(Line line) {
        return new String(line.entry().log(), StandardCharsets.UTF_8).stripTrailing();
    }

    private static List<String> texts(Page page) {
        return page.lines().stream().map(LogEngineTest::text).toList();
    }

    private PageQuery query(Anchor anchor, int before, int after) {
        return new PageQuery(ids.incrementAndGet(), anchor, before, after, Filter.NONE);
    }

    private Page ask(Anchor anchor, int before, int after) {
        PageQuery query = query(anchor, before, after);
        engine.ask(query);
        Await.until(LIMIT, "page " + query, () -> heard.complete(query.id()).isPresent());
        return heard.complete(query.id()).orElseThrow();
    }

    /** Asks again whenever something is told, as a screen that follows does, until a page is as it should be. */
    private Page follow(Predicate<Page> wanted) {
        Page[] last = new Page[1];
        int[] seen = {-1};
        Await.until(LIMIT, () -> "the page is " + texts(last[0]), () -> {
            int growths = heard.growths();
            if (seen[0] != growths) {
                seen[0] = growths;
                last[0] = ask(new Anchor.End(), 50, 0);
            }
            return wanted.test(last[0]);
        });
        return last[0];
    }

    @Test
    void newLinesAreToldAndInTheNextPage() {
        FakeContainer web = container("web");
        FakeContainer db = container("db");
        append(web, "one");
        append(db, "two");
        start();
        Page page = ask(new Anchor.End(), 10, 0);
        assertEquals(List.of("one", "two"), texts(page));
        assertTrue(page.atEnd() && page.atStart() && page.complete());

        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String text = "line " + i;
            long begin = System.nanoTime();
            append(i % 2 == 0 ? web : db, text);
            follow(now -> texts(now).contains(text));
            millis.add((System.nanoTime() - begin) / 1_000_000);
        }
        Collections.sort(millis);
        System.out.println("from the file to the page: median " + millis.get(10) + " ms, most " + millis.get(19)
                + " ms of 20 lines");
        // The promise is 200 ms to the screen; the sweep that makes sure comes only every two seconds
        assertTrue(millis.get(10) < 200, () -> "milliseconds: " + millis);
    }

    @Test
    void nothingIsLostThroughRotationsWhileTheScreenFollows() {
        FakeContainer web = tree.container("web").limits("10k", 3, true).create();
        append(web, "line 0");
        start();
        for (int i = 1; i < 12; i++) {
            String text = "line " + i;
            if (i % 2 == 0) {
                web.rotate();
            }
            append(web, text);
            follow(now -> texts(now).contains(text));
        }
        List<String> all = texts(ask(new Anchor.End(), 50, 0));
        List<String> expected = new ArrayList<>();
        for (int i = 12 - all.size(); i < 12; i++) {
            expected.add("line " + i);
        }
        assertEquals(expected, all);
        assertTrue(all.size() >= 6, "the three files that Docker keeps hold six: " + all);
    }

    @Test
    void pagesJoinWithoutAGapOrADoubleInBothDirections() {
        FakeContainer web = container("web");
        FakeContainer db = container("db");
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            all.add("line " + i);
            append(i % 3 == 0 ? db : web, "line " + i);
        }
        start();
        List<String> back = new ArrayList<>();
        Page page = ask(new Anchor.End(), 37, 0);
        while (!page.lines().isEmpty()) {
            back.addAll(0, texts(page));
            page = ask(new Anchor.At(page.top()), 37, 0);
        }
        assertTrue(page.atStart());
        assertEquals(all, back);
        List<String> forth = new ArrayList<>();
        page = ask(new Anchor.Start(), 0, 41);
        while (!page.lines().isEmpty()) {
            forth.addAll(texts(page));
            page = ask(new Anchor.At(page.bottom()), 0, 41);
        }
        assertTrue(page.atEnd());
        assertEquals(all, forth);
        Page middle = ask(new Anchor.Time(nanos(START.plusMillis(250))), 3, 3);
        assertEquals(List.of("line 247", "line 248", "line 249", "line 250", "line 251", "line 252"), texts(middle));
        assertEquals(3, middle.anchor());
        Page again = ask(new Anchor.At(middle.lines().get(4).before()), 1, 1);
        assertEquals(List.of("line 250", "line 251"), texts(again));
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    @Test
    void countsTheLinesBehindACutAsTheyCome() {
        FakeContainer web = container("web");
        append(web, "old");
        start();
        Cut bottom = ask(new Anchor.End(), 10, 0).bottom();
        engine.countNew(bottom, Filter.NONE);
        Await.until(LIMIT, "a first count", () -> heard.newLines() == 0);
        int lines = 0;
        for (int i = 0; i < 5; i++) {
            append(web, "new " + i);
            web.append("stderr", START.plusMillis(clock++), "err " + i + "\n");
            lines += 2;
        }
        awaitCount(lines);
        FakeContainer late = container("late");
        append(late, "of a container that came later");
        awaitCount(lines + 1);
        engine.countNew(bottom, Filter.NONE.withStreams(StreamChoice.STDERR));
        awaitCount(5);
        append(web, "out");
        web.append("stderr", START.plusMillis(clock++), "err\n");
        awaitCount(6);
        engine.countNew(ask(new Anchor.End(), 10, 0).bottom(), Filter.NONE);
        awaitCount(0);
    }

    private void awaitCount(long count) {
        Await.until(
                LIMIT, () -> count + " new lines wanted, counted " + heard.newLines(), () -> heard.newLines() == count);
    }

    @Test
    void containersComeGetOtherNamesGoAndComeBack() {
        FakeContainer web = container("web");
        append(web, "one");
        start();
        FakeContainer db = tree.container("db").state(this::running).create();
        append(db, "two");
        follow(page -> texts(page).equals(List.of("one", "two")));
        awaitSource(db.id(), source -> source.name().equals("db") && source.state() == Source.State.RUNNING);

        db.name("db-old").save();
        awaitSource(db.id(), source -> source.name().equals("db-old"));
        db.exited(START, 3, false).save();
        awaitSource(db.id(), source -> source.state() == Source.State.EXITED);
        db.remove();
        awaitSource(db.id(), source -> source.state() == Source.State.REMOVED);
        assertEquals(List.of("one", "two"), texts(ask(new Anchor.End(), 10, 0)), "the files are held");

        FakeContainer young = tree.container("0123456789abcdef".repeat(4), "db").create();
        append(young, "three");
        follow(page -> texts(page).equals(List.of("one", "two", "three")));
        awaitSource(young.id(), source -> source.name().equals("db"));
        assertEquals(3, heard.states.size());
        assertEquals(
                3,
                heard.states.stream().map(s -> s.source().number()).distinct().count());
        tree.container("db").state(this::running).create();
        append(db, "four");
        follow(page -> texts(page).contains("four"));
        awaitSource(db.id(), source -> source.state() == Source.State.RUNNING);
    }

    /** A process that is there: else the state is not believed. */
    private void running(ObjectNode state) {
        state.put("Pid", ProcessHandle.current().pid());
    }

    private void awaitSource(String id, Predicate<Source> wanted) {
        Await.until(
                LIMIT,
                () -> "source " + id + " is " + heard.source(id),
                () -> heard.source(id).filter(wanted).isPresent());
    }

    @Test
    void anUnfinishedLineShowsAfterTwoSecondsAndBecomesItsRecord() {
        FakeContainer web = container("web");
        append(web, "one");
        start();
        byte[] record = DockerJson.record("stdout", START.plusMillis(clock++), "slow line\n");
        long begin = System.nanoTime();
        web.appendRaw(Arrays.copyOf(record, 30));
        Page page = follow(now -> now.lines().size() == 2);
        long millis = (System.nanoTime() - begin) / 1_000_000;
        Line last = page.lines().get(1);
        assertEquals(Entry.Kind.PROVISIONAL, last.entry().kind());
        assertTrue(text(last).contains("slow line"), text(last));
        assertTrue(millis >= 1_900, "shown after " + millis + " ms");
        assertEquals(page.bottom(), last.before(), "the line still lies ahead of the cut");

        web.appendRaw(Arrays.copyOfRange(record, 30, record.length));
        page = follow(
                now -> now.lines().size() == 2 && now.lines().get(1).entry().kind() == Entry.Kind.RECORD);
        assertEquals(List.of("one", "slow line"), texts(page));
        assertEquals(List.of(), texts(ask(new Anchor.At(page.bottom()), 0, 10)));
    }

    @Test
    void anUnfinishedLineOfAContainerThatStartsAgainIsNoDamage() {
        FakeContainer web = container("web").exited(START, 0, false).save();
        append(web, "one");
        start();
        web.restarted(START, 1).save();
        byte[] record = DockerJson.record("stdout", START.plusMillis(clock++), "cut in two\n");
        int growths = heard.growths();
        web.appendRaw(Arrays.copyOf(record, 30));
        Await.until(LIMIT, "growth", () -> heard.growths() > growths);
        for (Line line : ask(new Anchor.End(), 10, 0).lines()) {
            assertNotEquals(Entry.Kind.DAMAGE, line.entry().kind(), () -> text(line));
        }
        web.appendRaw(Arrays.copyOfRange(record, 30, record.length));
        assertEquals(
                List.of("one", "cut in two"), texts(follow(page -> page.lines().size() == 2)));
    }

    @Test
    void aNewerQueryReplacesAnOlderOneAndCancelStopsIt() {
        FakeContainer web = container("web");
        byte[] block = manyLines(20_000);
        for (int i = 0; i < 8; i++) {
            web.appendRaw(block);
        }
        append(web, "last");
        start();
        // Nothing matches: it would read all 160,000 lines
        Filter nothing = Filter.NONE.withStreams(StreamChoice.STDERR);
        PageQuery slow = new PageQuery(ids.incrementAndGet(), new Anchor.End(), 10, 0, nothing);
        engine.ask(slow);
        Page page = ask(new Anchor.End(), 1, 0);
        assertEquals(List.of("last"), texts(page));

        PageQuery stopped = new PageQuery(ids.incrementAndGet(), new Anchor.End(), 10, 0, nothing);
        engine.ask(stopped);
        engine.cancel();
        assertEquals(List.of("last"), texts(ask(new Anchor.End(), 1, 0)), "it goes on serving");
        Page unfiltered = ask(new Anchor.Start(), 0, 1);
        assertEquals(List.of("line 0"), texts(unfiltered));
        assertEquals(Optional.empty(), heard.complete(stopped.id()));
    }

    private byte[] manyLines(int count) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            bytes.writeBytes(DockerJson.record("stdout", START.plusNanos(i), "line " + i + "\n"));
        }
        return bytes.toByteArray();
    }

    @Test
    void nothingIsReadOnTheCallersThread() {
        FakeContainer web = tree.container("web").limits("10k", 3, true).create();
        append(web, "one");
        web.rotate();
        append(web, "two");
        open();
        int openBefore = slots.open();
        engine.ask(query(new Anchor.Start(), 0, 10));
        engine.countNew(new Cut(new Place[0], 0), Filter.NONE);
        engine.cancel();
        assertEquals(openBefore, slots.open());
        assertEquals(0, space.usedBytes(), "inflated by a call");
        assertTrue(heard.pages.isEmpty() && heard.counts() == 0);

        engine.start();
        engine.opened();
        assertEquals(List.of("one", "two"), texts(ask(new Anchor.Start(), 0, 10)));
        assertNotEquals(0, space.usedBytes());
        Await.until(LIMIT, "a count", () -> heard.counts() > 0);
        append(web, "three");
        follow(page -> texts(page).contains("three"));
        engine.detail(new DetailQuery(1, heard.pages.get(0).lines().get(0).entry()));
        Await.until(LIMIT, "all about a line", () -> heard.detail().isPresent());
        assertFalse(heard.threads.contains(Thread.currentThread()));
        assertEquals(nanos(START), heard.oldest);
        assertEquals(nanos(START.plusMillis(1)), heard.newest);
    }

    @Test
    void measuresWhileThatIsWanted() {
        FakeContainer web = container("web");
        append(web, "ERROR: one");
        start();
        engine.measure(true);
        Await.until(
                LIMIT,
                "one error",
                () -> heard.figures(0)
                        .filter(now -> now.errors() == 1 && now.areAllCounted())
                        .isPresent());
        append(web, "ERROR: two");
        Await.until(
                LIMIT,
                "another error",
                () -> heard.figures(0)
                        .filter(now -> now.errors() == 2 && now.areAllCounted())
                        .isPresent());
        engine.card(new CardQuery(9, 0, nanos(START)));
        Await.until(LIMIT, "a card in between", () -> heard.card().isPresent());
        assertEquals(9, heard.card().orElseThrow().id());
        engine.measure(false);
        assertFalse(heard.threads.contains(Thread.currentThread()));
    }
}
