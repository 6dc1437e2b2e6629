package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jlogtui.file.Generation;
import jlogtui.file.SyntheticLogFile;
import jlogtui.index.Block;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Anchor;
import jlogtui.model.Histogram;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.query.Filter;
import jlogtui.query.PageQuery;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.FakeContainer;
import jlogtui.testkit.ProcessRun;
import jlogtui.timeline.Budget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a screen costs with up to a thousand logs of 100 GB each, one line a second in each. */
class ManySourcesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long RECORDS = 500_000_000;
    private static final Instant START = Instant.parse("2005-01-01T00:00:00Z");
    private static final int LINES = 100;
    private static final int MOST_SMALL_BYTES = 16 * 1024;
    private static final int MOST_BLOCKS = 4;
    /** What the reader thread has. */
    private static final long CACHE_BYTES = 24L << 20;

    /** Sources that wrote last in one same second, or each a minute before the other. */
    private static final class Logs {
        private final List<SyntheticLogFile> files = new ArrayList<>();
        private final List<BlockIndex> indexes = new ArrayList<>();
        private final BlockCache cache;

        Logs(int count, Duration apart) {
            this(count, apart, CACHE_BYTES);
        }

        Logs(int count, Duration apart, long cacheBytes) {
            cache = new BlockCache(cacheBytes);
            for (int i = 0; i < count; i++) {
                Instant start = START.minus(apart.multipliedBy(count - i));
                SyntheticLogFile file = new SyntheticLogFile(start, RECORDS, SECOND);
                long now = START.plusSeconds(RECORDS).getEpochSecond() * SECOND;
                BlockIndex index = new BlockIndex(i, cache, () -> now);
                index.update(List.of(file.generation(0)), false);
                files.add(file);
                indexes.add(index);
            }
        }

        Page page(Anchor anchor, int before, int after) {
            PageTask task = new PageTask(new PageQuery(1, anchor, before, after, Filter.NONE), indexes);
            task.step(Budget.UNLIMITED);
            assertTrue(task.isDone());
            return task.page();
        }

        long bytesRead() {
            long bytes = 0;
            for (SyntheticLogFile file : files) {
                bytes += file.bytesRead();
            }
            return bytes;
        }
    }

    private static void assertInOrder(Page page) {
        long last = Long.MIN_VALUE;
        for (Line line : page.lines()) {
            assertTrue(line.entry().orderNanos() >= last);
            last = line.entry().orderNanos();
        }
    }

    @Test
    void theLastPageReadsLittleOfEachSource() {
        for (int count : new int[] {1, 20, 1_000}) {
            Logs logs = new Logs(count, Duration.ofMillis(1));
            Page page = logs.page(new Anchor.End(), LINES, 0);
            assertEquals(LINES, page.lines().size());
            assertInOrder(page);
            boolean fewLines = LINES / count < 30;
            for (SyntheticLogFile file : logs.files) {
                long most = MOST_SMALL_BYTES + (fewLines ? 0 : (long) MOST_BLOCKS * Block.SIZE);
                assertTrue(file.bytesRead() <= most, count + " sources: read " + file.bytesRead());
            }
        }
    }

    @Test
    void aSourceThatIsNotOnTheScreenIsReadOnce() {
        Logs logs = new Logs(1_000, Duration.ofMinutes(1));
        Page page = logs.page(new Anchor.End(), LINES, 0);
        List<Integer> shown = page.lines().stream()
                .map(line -> line.entry().position().source())
                .toList();
        for (int i = 0; i < logs.files.size(); i++) {
            int most = MOST_SMALL_BYTES + (shown.contains(i) ? MOST_BLOCKS * Block.SIZE : 0);
            assertTrue(
                    logs.files.get(i).bytesRead() <= most,
                    i + " read " + logs.files.get(i).bytesRead());
        }
        long before = logs.bytesRead();
        logs.page(new Anchor.End(), LINES, 0);
        assertEquals(before, logs.bytesRead());
        SyntheticLogFile first = logs.files.get(0);
        logs.indexes.get(0).update(List.of(new Generation(0, first, first.size() - 200, false)), false);
        List<Integer> again = logs.page(new Anchor.End(), LINES, 0).lines().stream()
                .map(line -> line.entry().position().source())
                .toList();
        assertEquals(shown, again);
        assertTrue(logs.bytesRead() - before <= MOST_SMALL_BYTES);
    }

    @Test
    void pagingAmongManySourcesReadsTheirBlocksOnce() {
        Logs logs = new Logs(200, Duration.ofMillis(1));
        Page page = logs.page(new Anchor.Time(START.plusSeconds(1_000_000).getEpochSecond() * SECOND), LINES, LINES);
        assertInOrder(page);
        long before = logs.bytesRead();
        logs.page(new Anchor.At(page.bottom()), 0, LINES);
        logs.page(new Anchor.At(page.top()), LINES, 0);
        long most = (long) MOST_BLOCKS * Block.SIZE * 2 * LINES;
        assertTrue(logs.bytesRead() - before <= most, "read " + (logs.bytesRead() - before));
    }

    /** Opens, goes to a time and to 50 %, and pages, in this process; run in one that has little memory. */
    static final class Reader {
        private Reader() {}

        /** @param arguments how many sources; then anything, to seek as well */
        public static void main(String[] arguments) {
            Logs logs = new Logs(Integer.parseInt(arguments[0]), Duration.ofMillis(1));
            Page page = logs.page(new Anchor.End(), LINES, 0);
            page = logs.page(new Anchor.At(page.top()), LINES, LINES);
            if (arguments.length > 1) {
                page = logs.page(new Anchor.Time(START.plusSeconds(1_000_000).getEpochSecond() * SECOND), LINES, LINES);
                page = logs.page(new Anchor.At(page.bottom()), LINES, LINES);
                page = logs.page(new Anchor.Percent(50), LINES, LINES);
            }
            assertInOrder(page);
            System.out.println("lines " + page.lines().size());
        }
    }

    /** As many sets of indexes as the screen's threads have together, each of which has shown its page. */
    static final class Threads {
        private Threads() {}

        public static void main(String[] arguments) {
            List<Logs> threads = new ArrayList<>();
            int lines = 0;
            for (int i = 0; i < 6; i++) {
                Logs logs = new Logs(1_000, Duration.ofMillis(1), 1 << 20);
                lines += logs.page(new Anchor.End(), LINES, 0).lines().size();
                threads.add(logs);
            }
            System.out.println("lines " + lines / threads.size() * 2);
        }
    }

    /** Counts the errors of a thousand logs of half a megabyte, which are links of one file. */
    static final class Errors {
        private static final int SOURCES = 1_000;
        private static final int RECORDS_EACH = 4_000;

        private Errors() {}

        /** @param arguments a directory to write to */
        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Path one = folder.resolve("one");
            StringBuilder records = new StringBuilder();
            for (int i = 0; i < RECORDS_EACH; i++) {
                String text = (i == 7 ? "ERROR " : "") + "line " + i + " of many words, as long as lines are\n";
                records.append(
                        new String(DockerJson.record("stdout", START.plusSeconds(i), text), StandardCharsets.UTF_8));
            }
            Files.writeString(one, records);
            ContainerTree tree = ContainerTree.in(folder);
            for (int i = 0; i < SOURCES; i++) {
                FakeContainer container = tree.container("c" + i).create();
                Files.delete(container.logFile());
                Files.createLink(container.logFile(), one);
            }
            Histogram counted = CountedErrors.of(tree.root(), folder);
            long errors = 0;
            for (long column : counted.errors()) {
                errors += column;
            }
            System.out.println("errors " + errors);
        }
    }

    @Test
    void errorsOfAThousandSourcesAreCountedInTheMemoryOfOne(@TempDir Path folder) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-XX:+UseSerialGC",
                "-Xmx48m",
                "-cp",
                System.getProperty("java.class.path"),
                Errors.class.getName(),
                folder.toString());
        ProcessRun run = ProcessRun.of(new ProcessBuilder(command), Duration.ofMinutes(5));
        assertEquals("", run.errText());
        assertEquals("errors " + Errors.SOURCES, new String(run.out(), StandardCharsets.UTF_8).strip());
    }

    @Test
    void littleMemoryIsEnoughForAThousandSources() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String[] common = {java, "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")};
        String reader = Reader.class.getName();
        List<String> runs = List.of(
                "-Xmx64m " + reader + " 20 seek", "-Xmx128m " + reader + " 1000", "-Xmx48m " + Threads.class.getName());
        for (String arguments : runs) {
            List<String> command = new ArrayList<>(List.of(common));
            command.addAll(List.of(arguments.split(" ")));
            ProcessRun run = ProcessRun.of(new ProcessBuilder(command), Duration.ofMinutes(5));
            assertEquals("", run.errText());
            assertEquals("lines " + 2 * LINES, new String(run.out(), StandardCharsets.UTF_8).strip());
        }
    }
}
