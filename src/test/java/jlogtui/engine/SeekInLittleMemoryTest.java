package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jlogtui.file.SyntheticLogFile;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Anchor;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.query.Filter;
import jlogtui.query.PageQuery;
import jlogtui.testkit.ProcessRun;
import jlogtui.timeline.Budget;
import org.junit.jupiter.api.Test;

/** Going to a time in logs of 100 GB each: a few small reads a source, in a process that has 64 MB. */
class SeekInLittleMemoryTest {
    private static final int SOURCES = 20;
    private static final long RECORDS = 500_000_000;
    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");
    private static final int MOST_READS = 64;
    private static final int LINES = 100;

    private record Log(SyntheticLogFile file, BlockIndex index) {}

    /** Runs in the other process. */
    static final class Seeker {
        private final List<Log> logs = new ArrayList<>();
        private final BlockCache cache = new BlockCache(24L << 20);
        private long mostReads;

        private Seeker() {
            for (int i = 0; i < SOURCES; i++) {
                SyntheticLogFile file = new SyntheticLogFile(START.plusNanos(i), RECORDS);
                BlockIndex index = new BlockIndex(i, cache, () -> nanos(RECORDS));
                index.update(List.of(file.generation(0)), false);
                logs.add(new Log(file, index));
            }
        }

        /** When record {@code i} of the first source was written. */
        private static long nanos(long i) {
            return START.getEpochSecond() * 1_000_000_000L + i * 1_000_000L;
        }

        private Page page(Anchor anchor, Filter filter) {
            long[] before = logs.stream().mapToLong(log -> log.file().reads()).toArray();
            List<BlockIndex> indexes = logs.stream().map(Log::index).toList();
            PageTask task = new PageTask(new PageQuery(1, anchor, 0, LINES, filter), indexes);
            task.step(Budget.UNLIMITED);
            for (int i = 0; i < SOURCES; i++) {
                mostReads = Math.max(mostReads, logs.get(i).file().reads() - before[i]);
            }
            return task.page();
        }

        private static void check(boolean holds, String what) {
            if (!holds) {
                throw new IllegalStateException(what);
            }
        }

        public static void main(String[] arguments) {
            Seeker seeker = new Seeker();
            for (long record : new long[] {0, 1, 77_777_777, 250_000_000, 499_999_000}) {
                Filter since = Filter.NONE.withWindow(nanos(record), Long.MAX_VALUE);
                for (Page page : List.of(
                        seeker.page(new Anchor.Time(nanos(record)), Filter.NONE),
                        seeker.page(new Anchor.Start(), since))) {
                    List<Line> lines = page.lines();
                    check(lines.size() == LINES, "lines: " + lines.size());
                    for (int i = 0; i < LINES; i++) {
                        long order = nanos(record + i / SOURCES) + i % SOURCES;
                        check(lines.get(i).entry().orderNanos() == order, record + ": line " + i);
                    }
                }
            }
            check(seeker.mostReads > 0, "nothing was read");
            check(seeker.mostReads <= MOST_READS, "reads of one source: " + seeker.mostReads);
            System.out.println("found");
        }
    }

    @Test
    void sinceAndGoingToATimeReadLittle() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        ProcessBuilder program =
                new ProcessBuilder(java, "-Xmx64m", "-XX:+UseSerialGC", "-cp", classes, Seeker.class.getName());
        ProcessRun run = ProcessRun.of(program, Duration.ofMinutes(5));
        assertEquals("", run.errText());
        assertEquals("found", run.outText().strip());
    }
}
