package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import jlogtui.docker.ContainerCatalog;
import jlogtui.file.DockerWriter;
import jlogtui.file.FileSlots;
import jlogtui.file.Generation;
import jlogtui.file.NoRoomException;
import jlogtui.file.TemporarySpace;
import jlogtui.index.Block;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Anchor;
import jlogtui.model.Entry;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.model.Position;
import jlogtui.query.Filter;
import jlogtui.query.PageQuery;
import jlogtui.query.StreamChoice;
import jlogtui.testkit.Await;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.FixedLogFile;
import jlogtui.testkit.RandomCases;
import jlogtui.testkit.RandomLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that take many steps to be ready: the page pauses for them, loses nothing, and gives way to a newer query. */
class PausingTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long START_NANOS = START.getEpochSecond() * 1_000_000_000L;
    private static final int BLOCK = 4096;
    private static final int OLD = 200_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    /** Ready after a number of steps, and not for ever. */
    private static class SlowFile extends FixedLogFile {
        private final OptionalLong lastTime;
        private final int steps;
        private int done;

        SlowFile(byte[] bytes, int steps, OptionalLong lastTime) {
            super(bytes);
            this.steps = steps;
            this.lastTime = lastTime;
        }

        @Override
        public void prepare() {
            throw new AssertionError("must be asked step by step");
        }

        @Override
        public boolean prepareStep() throws IOException {
            done = Math.min(steps, done + 1);
            return isReady();
        }

        @Override
        public boolean isReady() {
            return done == steps;
        }

        @Override
        public double preparedShare() {
            return steps == 0 ? 1 : (double) done / steps;
        }

        @Override
        public int read(long offset, byte[] into, int from, int length) throws IOException {
            if (!isReady()) {
                throw new AssertionError("not ready");
            }
            return super.read(offset, into, from, length);
        }

        @Override
        public int readStart(byte[] into) throws IOException {
            return Math.max(0, super.read(0, into, 0, into.length));
        }

        @Override
        public OptionalLong lastTimeHint() {
            return lastTime;
        }

        @Override
        public String name() {
            return "slow.gz";
        }
    }

    private static List<BlockIndex> indexes(List<List<byte[]>> logs, long steps, boolean hints) {
        List<BlockIndex> indexes = new ArrayList<>();
        BlockCache cache = new BlockCache(1 << 22);
        Random random = new Random(steps);
        for (List<byte[]> log : logs) {
            BlockIndex index = new BlockIndex(indexes.size(), cache, () -> START_NANOS + (1L << 55), BLOCK);
            List<Generation> generations = new ArrayList<>();
            for (int g = 0; g < log.size(); g++) {
                boolean live = g == log.size() - 1;
                int needed = steps == 0 || live ? 0 : 1 + random.nextInt(4);
                OptionalLong hint = hints && !live ? OptionalLong.of(lastTime(log.get(g))) : OptionalLong.empty();
                SlowFile file = new SlowFile(log.get(g), needed, hint);
                generations.add(new Generation(g, file, log.get(g).length, !live));
            }
            index.update(generations, false);
            indexes.add(index);
        }
        return indexes;
    }

    private static long lastTime(byte[] log) {
        SlowFile file = new SlowFile(log, 0, OptionalLong.empty());
        BlockIndex index = new BlockIndex(0, new BlockCache(0), () -> START_NANOS + (1L << 55), BLOCK);
        index.update(List.of(new Generation(0, file, log.length, true)), true);
        for (long k = index.blockCount(0) - 1; k >= 0; k--) {
            Block block = index.block(0, k);
            for (int i = block.count() - 1; i >= 0; i--) {
                if (!block.isDamage(i)) {
                    return block.time(i);
                }
            }
        }
        return START_NANOS;
    }

    private static Page read(PageTask task, boolean stepwise, int[] pauses) {
        List<Line> before = List.of();
        while (!task.isDone()) {
            task.step(() -> stepwise);
            Page page = task.page();
            pauses[0] += page.progress().isPresent() ? 1 : 0;
            assertTrue(page.lines().size() >= before.size(), "a later part has the lines of the earlier ones");
            before = page.lines();
        }
        assertFalse(task.page().progress().isPresent());
        return task.page();
    }

    private static List<String> text(Page page) {
        List<String> text = new ArrayList<>();
        for (Line line : page.lines()) {
            Entry entry = line.entry();
            text.add(entry.position() + " " + entry.orderNanos() + " " + entry.note() + " "
                    + new String(entry.log(), StandardCharsets.UTF_8));
        }
        return text;
    }

    @Test
    void aPageThatPausesIsThePageThatDoesNot() {
        int[] pauses = {0};
        RandomCases.check(150, random -> {
            List<List<byte[]>> logs = new ArrayList<>();
            for (int s = 1 + random.nextInt(4); s > 0; s--) {
                List<byte[]> log = new ArrayList<>();
                RandomLog writer = new RandomLog(random, START, 20, 500_000_000L);
                for (int g = 1 + random.nextInt(4); g > 0; g--) {
                    log.add(writer.write(random.nextInt(80)));
                }
                logs.add(log);
            }
            boolean hints = random.nextBoolean();
            Filter filter = random.nextInt(3) == 0
                    ? new Filter(StreamChoice.STDERR, Long.MIN_VALUE, Long.MAX_VALUE, Set.of())
                    : Filter.NONE;
            Anchor anchor = switch (random.nextInt(4)) {
                case 0 -> new Anchor.Start();
                case 1 -> new Anchor.Percent(random.nextInt(101));
                case 2 -> new Anchor.Time(START_NANOS + random.nextInt(8) * 1_000_000_000L);
                default -> new Anchor.End();
            };
            int before = anchor instanceof Anchor.Start ? 0 : random.nextInt(120);
            PageQuery query = new PageQuery(1, anchor, before, random.nextInt(120), filter);
            List<BlockIndex> plain = indexes(logs, 0, hints);
            List<BlockIndex> slow = indexes(logs, 1 + random.nextInt(99), hints);
            // Shares of bytes, and disorder over the border of two files, are only guessed while a file is not ready
            if (anchor instanceof Anchor.Percent || anchor instanceof Anchor.Time) {
                for (BlockIndex index : slow) {
                    for (int g = 0; g < index.generationCount(); g++) {
                        index.blockCount(g);
                    }
                }
            }
            Page expected = read(new PageTask(query, plain), false, new int[1]);
            Page found = read(new PageTask(query, slow), true, pauses);
            assertEquals(text(expected), text(found));
            assertEquals(expected.atStart(), found.atStart());
            assertEquals(expected.atEnd(), found.atEnd());
        });
        assertTrue(pauses[0] > 100, "pauses: " + pauses[0]);
    }

    private static void write(OutputStream out, int from, int count) throws IOException {
        try (out) {
            for (int i = from; i < from + count; i++) {
                out.write(DockerJson.record("stdout", START.plusMillis(i), "line " + i + " " + "x".repeat(200) + "\n"));
            }
        }
    }

    /** Asks for the newest lines as soon as a part of the oldest ones, which take longer, is told. */
    private static final class Impatient implements EngineListener {
        private final List<Page> pages = new ArrayList<>();
        private PageReader reader;
        private boolean hasMissed;

        @Override
        public synchronized void page(Page page) {
            // On a machine with other work to do a step may end before it has begun to inflate
            if (page.id() == 1 && page.progress().isEmpty()) {
                hasMissed |= page.complete() && pages.isEmpty();
                return;
            }
            pages.add(page);
            if (pages.size() == 1) {
                reader.ask(new PageQuery(2, new Anchor.End(), 10, 0, Filter.NONE));
            }
        }

        synchronized Optional<Page> newest() {
            return pages.stream()
                    .filter(page -> page.id() == 2 && page.complete())
                    .findFirst();
        }

        /** The machine stood still in the one step, and inflated all in the next: there was no moment to ask in. */
        synchronized boolean hasMissed() {
            return hasMissed;
        }

        synchronized List<Page> pages() {
            return List.copyOf(pages);
        }

        @Override
        public void failed(Throwable defect) {
            throw new AssertionError(defect);
        }
    }

    private SourceSet sources(TemporarySpace space, FileSlots slots) throws IOException {
        Path container = Files.createDirectories(folder.resolve("root").resolve("a".repeat(64)));
        Path live = container.resolve("a".repeat(64) + "-json.log");
        // so long that it takes more than one step of time on any machine
        ByteArrayOutputStream old = new ByteArrayOutputStream();
        write(old, 0, OLD);
        String last = START.plusMillis(OLD - 1).toString();
        Files.write(Path.of(live + ".1.gz"), DockerWriter.gzip(old.toByteArray(), last));
        write(Files.newOutputStream(live), OLD, 100);
        ContainerCatalog catalog = new ContainerCatalog(folder.resolve("root"));
        SourceSet sources = new SourceSet(catalog::scan, slots, space, Clock.systemUTC());
        sources.sweep();
        return sources;
    }

    @Test
    void aNewerQueryIsAnsweredWhileAFileIsInflated() throws IOException {
        int tries = 0;
        while (!answersWhileItInflates()) {
            assertTrue(++tries < 5, "it always inflates in one step");
        }
    }

    private boolean answersWhileItInflates() throws IOException {
        FileSlots slots = new FileSlots(16);
        try (TemporarySpace space = new TemporarySpace(folder);
                SourceSet sources = sources(space, slots)) {
            Impatient listener = new Impatient();
            PageReader reader =
                    new PageReader(sources, () -> System.currentTimeMillis() * 1_000_000, listener, new ReaderFirst());
            listener.reader = reader;
            Thread thread = new Thread(reader, "reader");
            thread.start();
            reader.ask(new PageQuery(1, new Anchor.Start(), 0, 10, Filter.NONE));
            Await.until(LIMIT, "the newest lines", () -> listener.newest().isPresent() || listener.hasMissed());
            long inflated = space.usedBytes();
            reader.close();
            Await.until(LIMIT, "the end", () -> !thread.isAlive());
            if (listener.hasMissed()) {
                return false;
            }
            List<Page> pages = listener.pages();
            assertEquals(List.of(1L, 2L), pages.stream().map(Page::id).toList(), "no other part of the oldest came");
            assertTrue(
                    pages.get(0).progress().orElseThrow().work().startsWith("inflating aaaaaaaaaaaa-json.log.1.gz ("));
            assertEquals(10, pages.get(1).lines().size());
            assertTrue(inflated > 0 && inflated < OLD * 280L, "inflated " + inflated);
            return true;
        }
    }

    @Test
    void aFileThatDoesNotFitIsARowUntilItIsWanted() throws IOException {
        Path live = folder.resolve("b-json.log");
        byte[] old;
        try (ByteArrayOutputStream text = new ByteArrayOutputStream()) {
            write(text, 0, 3_000);
            old = text.toByteArray();
        }
        Tight file = new Tight(old, START_NANOS + 2_999 * 1_000_000L);
        write(Files.newOutputStream(live), 3_000, 50);
        SlowFile newer = new SlowFile(Files.readAllBytes(live), 0, OptionalLong.empty());
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 22), () -> START_NANOS + (1L << 55));
        index.update(
                List.of(new Generation(3, file, file.size(), true), new Generation(4, newer, newer.size(), false)),
                false);
        PageTask task = new PageTask(new PageQuery(1, new Anchor.End(), 200, 0, Filter.NONE), List.of(index));
        Page page = read(task, true, new int[1]);
        assertEquals(51, page.lines().size());
        Entry row = page.lines().get(0).entry();
        assertEquals(Entry.Kind.COMPRESSED, row.kind());
        assertEquals("104 MB compressed", row.note());
        assertEquals(new Position(0, 3, 0), row.position());
        assertEquals(START_NANOS + 2_999 * 1_000_000L, row.orderNanos(), "it stands where its last line would");
        index.allowMoreRoom(3);
        task = new PageTask(new PageQuery(2, new Anchor.Time(row.orderNanos()), 100, 100, Filter.NONE), List.of(index));
        page = read(task, true, new int[1]);
        assertEquals(151, page.lines().size());
        assertEquals(
                START_NANOS + 2_999 * 1_000_000L,
                page.lines().get(page.anchor()).entry().timeNanos());
    }

    /** Has no room until it may have more. */
    private static final class Tight extends SlowFile {
        private boolean mayHaveMore;

        private Tight(byte[] bytes, long lastTime) {
            super(bytes, 3, OptionalLong.of(lastTime));
        }

        @Override
        public boolean prepareStep() throws IOException {
            if (!mayHaveMore) {
                throw new NoRoomException("104 MB compressed");
            }
            return super.prepareStep();
        }

        @Override
        public void allowMoreRoom() {
            mayHaveMore = true;
        }

        @Override
        public String name() {
            return "";
        }
    }
}
