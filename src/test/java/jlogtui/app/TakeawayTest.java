package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import jlogtui.docker.ContainerCatalog;
import jlogtui.engine.IndexSet;
import jlogtui.engine.LogEngine;
import jlogtui.engine.SourceSet;
import jlogtui.engine.SourceState;
import jlogtui.file.FileSlots;
import jlogtui.file.TemporarySpace;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Source;
import jlogtui.query.CaseRule;
import jlogtui.query.Filter;
import jlogtui.query.LineRange;
import jlogtui.query.MessageText;
import jlogtui.query.PatternException;
import jlogtui.query.StreamChoice;
import jlogtui.query.TextFilter;
import jlogtui.query.TextPattern;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.FakeContainer;
import jlogtui.testkit.RandomCases;
import jlogtui.testkit.RandomLog;
import jlogtui.timeline.Budget;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;
import jlogtui.view.Invocation;
import jlogtui.view.PlainCommand;
import jlogtui.view.TakeOrder;
import jlogtui.view.Taken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken away is what plain output writes for the same view, byte for byte. */
class TakeawayTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long START_NANOS = START.getEpochSecond() * 1_000_000_000L;
    private static final int CLIPBOARD = 2000;
    private static final String[] PATTERNS = {"error", "line \\d+5", "piece", "日本|quoted"};

    @TempDir
    private Path folder;

    @TempDir
    private Path work;

    private final Mailbox mailbox = new Mailbox();
    private ContainerTree tree;
    private TemporarySpace space;
    private SourceSet set;
    private LogEngine engine;
    private long lastId;

    /** The last mail in which an order ended. */
    private Mailbox.Mail mail;

    private void open(int damage, String... names) throws IOException {
        tree = ContainerTree.in(folder);
        Random random = new Random(7);
        for (String name : names) {
            FakeContainer container =
                    tree.container(name).limits("10k", 3, true).create();
            RandomLog log = new RandomLog(random, START, damage, 20_000_000);
            for (int i = 0; i < 3; i++) {
                container.appendRaw(log.write(70));
                if (i < 2) {
                    container.rotate();
                }
            }
        }
        space = new TemporarySpace(Files.createTempDirectory(folder, "space"));
        ContainerCatalog catalog = new ContainerCatalog(tree.root());
        set = new SourceSet(catalog::scan, new FileSlots(64), space, Clock.systemUTC());
        set.sweep();
        engine = new LogEngine(set, Optional.empty(), () -> START_NANOS + 3600_000_000_000L, mailbox);
    }

    @AfterEach
    void close() throws IOException {
        if (engine != null) {
            engine.close();
            set.close();
            space.close();
        }
    }

    private Takeaway takeaway(boolean mayWriteFiles) {
        return new Takeaway(
                engine, set, mailbox, new Takeaway.Places(CLIPBOARD, work, "/nowhere", work, mayWriteFiles));
    }

    /** Gives an order and waits for its end. */
    private Taken take(TakeOrder order) {
        takeaway(true).take(order);
        return end(order);
    }

    private Taken end(TakeOrder order) {
        for (int i = 0; i < 1000; i++) {
            mail = mailbox.take(1000);
            assertEquals(null, mail.defect());
            Taken taken = mail.taken();
            if (taken != null && taken.id() == order.id() && taken.state() != Taken.State.RUNNING) {
                return taken;
            }
        }
        throw new AssertionError("no end of " + order);
    }

    private Taken write(String file, Filter filter, boolean mayOverwrite) {
        return take(new TakeOrder.Write(++lastId, filter, file, mayOverwrite, false));
    }

    private List<Source> sources() {
        return set.states().stream().map(SourceState::source).toList();
    }

    private static Filter filter(Random random, List<Source> sources) throws PatternException {
        Set<Integer> muted = new HashSet<>();
        for (Source source : sources) {
            if (random.nextInt(3) == 0) {
                muted.add(source.number());
            }
        }
        List<TextPattern> keep = new ArrayList<>();
        List<TextPattern> drop = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            keep.add(CaseRule.SMART.parse(PATTERNS[random.nextInt(PATTERNS.length)]));
        }
        if (random.nextInt(4) == 0) {
            drop.add(CaseRule.SMART.parse(PATTERNS[random.nextInt(PATTERNS.length)]));
        }
        long since = START_NANOS + random.nextInt(2000) * 1_000_000L;
        boolean isWindow = random.nextInt(3) == 0;
        return new Filter(
                List.of(StreamChoice.values()).get(random.nextInt(3)),
                isWindow ? since : Long.MIN_VALUE,
                isWindow ? since + 1_000_000_000L : Long.MAX_VALUE,
                muted,
                new TextFilter(keep, drop, random.nextInt(4) == 0 ? Level.WARN : Level.TRACE, random.nextInt(3)));
    }

    private List<Entry> entries(Filter filter) {
        IndexSet indexes = new IndexSet(1 << 20, () -> START_NANOS + 3600_000_000_000L);
        Timeline timeline = new Timeline(indexes.update(set.states()), Unit.ENTRIES, filter);
        timeline.toStart();
        List<Entry> entries = new ArrayList<>();
        for (Entry entry = timeline.next(Budget.UNLIMITED); entry != null; entry = timeline.next(Budget.UNLIMITED)) {
            entries.add(entry);
        }
        return entries;
    }

    @Test
    void aFileIsThePlainOutputOfTheView() throws IOException {
        open(0, "api", "web", "worker");
        String[][] forms = {
            {"x.txt", "text"},
            {"x", "text"},
            {"x.json", "json"},
            {"X.JSONL", "json"},
            {"a-json.log", "raw"},
            {"b.raw", "raw"}
        };
        RandomCases.check(80, random -> {
            Filter filter = filter(random, sources());
            Invocation invocation = new Invocation(List.of("--root", tree.root().toString()), List.of());
            String command = PlainCommand.of(invocation, filter, sources()).orElse("");
            if (command.isEmpty()) {
                return;
            }
            String[] form = forms[random.nextInt(forms.length)];
            Taken taken = write(form[0], filter, true);
            assertEquals(Taken.State.DONE, taken.state(), taken.text());
            List<String> words = new ArrayList<>(PlainCommandTest.words(command));
            words.remove(0);
            words.addAll(List.of("-o", form[1]));
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            new InProcess().execute(plain, plain, words.toArray(String[]::new));
            assertEquals(plain.toString(StandardCharsets.UTF_8), Files.readString(work.resolve(form[0])), command);
            assertArrayEquals(plain.toByteArray(), Files.readAllBytes(work.resolve(form[0])));
        });
    }

    @Test
    void aRangeIsCopiedFromOneLineToTheOther() throws IOException {
        open(0, "api", "web");
        RandomCases.check(80, random -> {
            Filter one = filter(random, sources());
            Filter filter = one.withText(one.text().withContextOfAll(random.nextBoolean()));
            List<Entry> entries = entries(filter);
            if (entries.isEmpty()) {
                return;
            }
            int from = random.nextInt(entries.size());
            int to = Math.min(entries.size(), from + 1 + random.nextInt(random.nextBoolean() ? 2 : 20));
            boolean isOriginal = random.nextBoolean();
            StringBuilder expected = new StringBuilder();
            for (Entry entry : entries.subList(from, to)) {
                if (isOriginal) {
                    entry.raw()
                            .forEach(record -> expected.append(new String(record, StandardCharsets.UTF_8))
                                    .append('\n'));
                } else {
                    expected.append(new String(MessageText.of(entry.log()), StandardCharsets.UTF_8))
                            .append('\n');
                }
            }
            expected.setLength(expected.length() - 1);
            LineRange range = LineRange.of(entries.get(from), entries.get(to - 1));
            Taken taken = take(new TakeOrder.Copy(++lastId, filter, range, isOriginal, false));
            assertEquals(Taken.State.DONE, taken.state(), taken.text());
            int length = expected.toString().getBytes(StandardCharsets.UTF_8).length;
            assertEquals(length <= CLIPBOARD, mail.copied() != null, length + " bytes");
            if (length <= CLIPBOARD) {
                assertEquals(expected.toString(), new String(mail.copied(), StandardCharsets.UTF_8));
            } else {
                Path file = Path.of(taken.text().replaceFirst(".* are in ", ""));
                assertEquals(expected + "\n", Files.readString(file));
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
                Files.delete(file);
            }
        });
    }

    /** The filter may have changed since a range began, and hide its end. */
    @Test
    void aRangeEndsWhereItsHiddenLastLineWas() throws IOException {
        open(0, "api", "web");
        List<Entry> all = entries(Filter.NONE);
        int source = all.get(150).position().source();
        Filter other = Filter.NONE.withMuted(Set.of(source));
        List<Entry> shown = entries(other);
        shown.removeIf(entry -> all.indexOf(find(all, entry)) < 100 || all.indexOf(find(all, entry)) > 150);
        take(new TakeOrder.Copy(++lastId, other, LineRange.of(all.get(100), all.get(150)), true, false));
        String text = mail.copied() == null
                ? Files.readString(Path.of(mail.taken().text().replaceFirst(".* are in ", "")))
                        .strip()
                : new String(mail.copied(), StandardCharsets.UTF_8);
        long records = shown.stream().mapToLong(entry -> entry.raw().size()).sum();
        assertEquals(records, text.lines().count());
        TakeOrder none = new TakeOrder.Copy(
                ++lastId, other.withMuted(Set.of(0, 1)), LineRange.of(all.get(0), all.get(9)), false, false);
        assertEquals(Taken.State.FAILED, take(none).state());
    }

    private static Entry find(List<Entry> all, Entry wanted) {
        return all.stream()
                .filter(entry -> entry.position().equals(wanted.position()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsThereIsOverwrittenOnlyWhenTold() throws IOException {
        open(0, "api");
        Path file = work.resolve("my file.txt");
        assertEquals(Taken.State.DONE, write("my file.txt", Filter.NONE, false).state());
        byte[] whole = Files.readAllBytes(file);
        Files.writeString(file, "precious");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Taken asked = write("my file.txt", Filter.NONE, false);
        assertEquals(Taken.State.EXISTS, asked.state());
        assertEquals(file.toString(), asked.text());
        assertEquals("precious", Files.readString(file));
        Path link = Files.createSymbolicLink(work.resolve("link"), file);
        assertEquals(Taken.State.EXISTS, write("link", Filter.NONE, false).state());
        assertEquals(Taken.State.DONE, write("link", Filter.NONE, true).state());
        assertTrue(Files.isSymbolicLink(link));
        assertArrayEquals(whole, Files.readAllBytes(file));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertOnly("link", "my file.txt");
    }

    @Test
    void whatCannotBeWrittenIsToldAndLeavesNothing() throws IOException {
        open(0, "api");
        assertEquals(
                "cannot write " + work.resolve("no/x.txt") + ": there is no such directory",
                write("no/x.txt", Filter.NONE, true).text());
        assertTrue(write(".", Filter.NONE, true).text().endsWith("it is a directory"));
        assertTrue(write("/", Filter.NONE, true).text().endsWith("it is a directory"));
        assertTrue(write("/dev/null", Filter.NONE, true).text().endsWith("it is no regular file"));
        assertTrue(Files.exists(Path.of("/dev/null")));
        String log = tree.container("api").logFile().toString();
        String own = write(log, Filter.NONE, true).text();
        assertTrue(own.endsWith("that directory is Docker's own"), own);
        Files.createSymbolicLink(work.resolve("dangling"), work.resolve("gone"));
        assertEquals(Taken.State.FAILED, write("dangling", Filter.NONE, true).state());
        assertTrue(write("~/x.txt", Filter.NONE, true).text().startsWith("cannot write /nowhere/x.txt: "));
        assertOnly("dangling");
    }

    @Test
    void whatIsStoppedLeavesNothing() throws IOException {
        open(0, "api");
        Path file = work.resolve("x.txt");
        Files.writeString(file, "precious");
        TakenLines lines = new TakenLines(new RawFormat(), Optional.empty(), true);
        FileSink sink = new FileSink(1, file, true, lines, mailbox);
        assertTrue(sink.begin());
        try (Stream<Path> beside = Files.list(work)) {
            assertEquals(2, beside.count(), "the half-written one stands beside it");
        }
        sink.end(true);
        assertTrue(mailbox.take(0).taken().text().startsWith("stopped"));
        assertOnly("x.txt");
        assertEquals("precious", Files.readString(file));
        FileSink broken = new FileSink(2, work.resolve("y.txt"), false, lines, mailbox);
        assertTrue(broken.begin());
        broken.failed(new IOException("No space left on device"));
        assertTrue(mailbox.take(0).taken().text().endsWith("y.txt: no space left on device"));
        assertOnly("x.txt");
    }

    private void assertOnly(String... names) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            assertEquals(
                    List.of(names),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void damageIsLeftOutAndTold() throws IOException {
        open(60, "api", "web");
        Taken taken = write("x.raw", Filter.NONE, false);
        assertEquals(Taken.State.DONE_IN_PART, taken.state());
        long damaged = entries(Filter.NONE).stream()
                .filter(entry -> entry.kind() == Entry.Kind.DAMAGE)
                .count();
        assertTrue(taken.text().endsWith("; " + damaged + " damaged places are left out"), taken.text());
    }

    @Test
    void secretsAreMaskedInAllForms() throws IOException {
        open(0);
        FakeContainer container = tree.container("api").create();
        // The second one is cut in two by the border of two pieces
        container.appendLine("stdout", START, "login password=hunter2 ok");
        container.appendLine("stdout", START, "x".repeat(16 * 1024 - 12) + " password=hunter2 ok");
        container.appendLine("stderr", START, "{\"token\":\"hunter2\",\"n\":1}");
        set.sweep();
        for (String name : List.of("x.txt", "x.json", "x.raw")) {
            TakeOrder order = new TakeOrder.Write(++lastId, Filter.NONE, name, true, true);
            assertTrue(
                    take(order).text().endsWith("; 3 secrets masked"),
                    mail.taken().text());
            String text = Files.readString(work.resolve(name));
            assertFalse(text.contains("hunter2") || text.contains("nter"), name);
            assertEquals(name.equals("x.raw") ? 4 : 3, text.lines().count());
            assertTrue(text.contains("login password=*** ok"), name);
        }
        Entry first = entries(Filter.NONE).get(0);
        LineRange range = LineRange.of(first, first);
        take(new TakeOrder.Copy(++lastId, Filter.NONE, range, false, true));
        assertEquals("login password=*** ok", new String(mail.copied(), StandardCharsets.UTF_8));
        take(new TakeOrder.CopyText(++lastId, "user.password", "hunter2", true));
        assertEquals("***", new String(mail.copied(), StandardCharsets.UTF_8));
    }

    @Test
    void whatIsCopiedCannotTypeIntoAShell() throws IOException {
        open(0);
        FakeContainer container = tree.container("api").create();
        container.appendLine(
                "stdout",
                START,
                "\u001b[31mred\u001b[0m\ta\u001b[201~\rrm -rf x\u0007\u009b1m é \u001b]0;t\u0007\u001b]52;c;eA==\u001b\\.\u001b]0\u001b]\u001b[2");
        set.sweep();
        Entry entry = entries(Filter.NONE).get(0);
        take(new TakeOrder.Copy(++lastId, Filter.NONE, LineRange.of(entry, entry), false, false));
        assertEquals("red\ta rm -rf x1m é .]0][2", new String(mail.copied(), StandardCharsets.UTF_8));
    }

    @Test
    void withoutFilesNothingIsWritten() throws IOException {
        open(0, "api");
        Takeaway secure = takeaway(false);
        TakeOrder write = new TakeOrder.Write(++lastId, Filter.NONE, "x.txt", true, false);
        secure.take(write);
        assertEquals("writing files is switched off here", end(write).text());
        List<Entry> all = entries(Filter.NONE);
        LineRange range = LineRange.of(all.get(0), all.get(all.size() - 1));
        TakeOrder copy = new TakeOrder.Copy(++lastId, Filter.NONE, range, false, false);
        secure.take(copy);
        assertEquals(
                "cannot copy: the clipboard takes no more than 2,000 bytes",
                end(copy).text());
        TakeOrder text = new TakeOrder.CopyText(++lastId, "", "x".repeat(3000), false);
        secure.take(text);
        assertEquals(Taken.State.FAILED, end(text).state());
        assertOnly();
    }

    @Test
    void amountsAreForPeople() {
        assertEquals("1 line, 1 byte", Amount.lines(1) + ", " + Amount.bytes(1));
        assertEquals("1,234 lines, 9,999 bytes", Amount.lines(1234) + ", " + Amount.bytes(9999));
        assertEquals(
                "10 kB 1.0 MB 42 MB 3.5 GB",
                Amount.bytes(10_000) + " " + Amount.bytes(1_000_000) + " " + Amount.bytes(42_000_000) + " "
                        + Amount.bytes(3_500_000_000L));
    }
}
