package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jlogtui.docker.ContainerCatalog;
import jlogtui.file.FileSlots;
import jlogtui.file.SyntheticLogFile;
import jlogtui.file.TemporarySpace;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Anchor;
import jlogtui.model.Entry;
import jlogtui.model.Position;
import jlogtui.query.Filter;
import jlogtui.query.LineRange;
import jlogtui.query.StreamChoice;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.FakeContainer;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.timeline.Budget;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTaskTest {
    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");
    private static final long START_NANOS = START.getEpochSecond() * 1_000_000_000L;

    @TempDir
    private Path folder;

    @TempDir
    private Path temporary;

    /** Keeps what it is given, and does something at a line of choice. */
    private static final class Kept implements ExportSink {
        private final List<String> lines = new ArrayList<>();
        private final List<Double> shares = new ArrayList<>();
        private final CountDownLatch over = new CountDownLatch(1);
        private int actsAt = -1;
        private Runnable act = () -> {};
        private IOException refusal;
        private Boolean wasCancelled;
        private IOException failure;

        @Override
        public boolean begin() {
            return true;
        }

        @Override
        public void take(Timeline timeline) throws IOException {
            if (lines.size() == actsAt) {
                act.run();
                if (refusal != null) {
                    throw refusal;
                }
            }
            Entry entry = timeline.entry();
            lines.add(new String(entry.log(), StandardCharsets.UTF_8).strip());
        }

        @Override
        public void progress(double share) {
            shares.add(share);
        }

        @Override
        public void end(boolean isCancelled) {
            wasCancelled = isCancelled;
            over.countDown();
        }

        @Override
        public void failed(IOException reason) {
            failure = reason;
            over.countDown();
        }

        void await() throws InterruptedException {
            assertTrue(over.await(20, TimeUnit.SECONDS), "an end");
        }
    }

    private static Export all(ExportSink sink) {
        return Export.all(Filter.NONE, Unit.ENTRIES, sink);
    }

    /** A range of a log of 100 GB reads what it lies in, and nothing else. */
    @Test
    void aRangeReadsItsOwnPart() throws IOException {
        long first = 400_000_000;
        SyntheticLogFile file = new SyntheticLogFile(START, 500_000_000);
        BlockCache cache = new BlockCache(4L << 20);
        BlockIndex index = new BlockIndex(0, cache, () -> START_NANOS + 1_000_000_000_000_000L);
        index.update(List.of(file.generation(0)), false);
        Kept kept = new Kept();
        LineRange range = new LineRange(before(first), before(first + 999));
        ExportTask task = new ExportTask(Export.range(Filter.NONE, range, kept), List.of(index));
        int[] steps = {0};
        while (!task.isDone()) {
            int[] looks = {0};
            task.step(() -> ++looks[0] >= 100, isLooking -> {});
            kept.progress(task.share());
            steps[0]++;
        }
        assertEquals(1000, kept.lines.size());
        for (int i = 0; i < 1000; i++) {
            byte[] log = (kept.lines.get(i) + "\n").getBytes(StandardCharsets.UTF_8);
            assertTrue(SyntheticLogFile.isRecord(first + i, log), kept.lines.get(i));
        }
        assertTrue(steps[0] >= 10, steps[0] + " steps");
        for (int i = 1; i < kept.shares.size(); i++) {
            assertTrue(kept.shares.get(i) >= kept.shares.get(i - 1) && kept.shares.get(i) <= 1, kept.shares.toString());
        }
        assertTrue(file.bytesRead() < 3L << 20, "read " + file.bytesRead() + " bytes");
    }

    /** Of a message all its lines are taken, and none between them. */
    @Test
    void aMessageIsTakenWhole() throws IOException {
        MemoryLogFile file = new MemoryLogFile();
        String[] lines = {
            "before", "ERROR boom", "java.lang.Error: x", "\tat a.B.c(B.java:1)", "\tat a.B.d(B.java:2)", "after"
        };
        List<Long> offsets = new ArrayList<>();
        for (String line : lines) {
            offsets.add(file.size());
            file.append(DockerJson.record("stderr", START, line + "\n"));
            file.append(DockerJson.record("stdout", START, "between\n"));
        }
        BlockIndex index = new BlockIndex(3, new BlockCache(4L << 20), () -> START_NANOS);
        index.update(List.of(file.generation(0, false)), false);
        for (int i = 0; i < lines.length; i++) {
            Kept kept = new Kept();
            boolean isTrace = i > 0 && i < 5;
            Position message = new Position(3, 0, offsets.get(isTrace ? 1 : i));
            ExportTask task = new ExportTask(Export.message(message, kept), List.of(index));
            while (!task.isDone()) {
                task.step(Budget.UNLIMITED, isLooking -> {});
            }
            List<String> wanted = List.of(lines).subList(isTrace ? 1 : i, isTrace ? 5 : i + 1);
            assertEquals(wanted.stream().map(String::strip).toList(), kept.lines);
        }
    }

    private static Anchor.Before before(long record) {
        return new Anchor.Before(new Position(0, 0, record * SyntheticLogFile.WIDTH), START_NANOS + record * 1_000_000);
    }

    /** With a last line that the filter hides, the range ends behind it all the same. */
    @Test
    void aHiddenLastLineEndsTheRange() throws IOException {
        SyntheticLogFile file = new SyntheticLogFile(START, 500_000_000);
        BlockIndex index = new BlockIndex(0, new BlockCache(4L << 20), () -> START_NANOS + 1_000_000_000_000_000L);
        index.update(List.of(file.generation(0)), false);
        List<Integer> counts = new ArrayList<>();
        for (StreamChoice choice : List.of(StreamChoice.STDOUT, StreamChoice.STDERR)) {
            Kept kept = new Kept();
            LineRange range = new LineRange(before(1000), before(1999));
            Export export = Export.range(Filter.NONE.withStreams(choice), range, kept);
            ExportTask task = new ExportTask(export, List.of(index));
            task.step(Budget.UNLIMITED, isLooking -> {});
            assertTrue(task.isDone());
            counts.add(kept.lines.size());
        }
        assertEquals(1000, counts.get(0) + counts.get(1));
        assertTrue(counts.get(0) > 0 && counts.get(1) > 0, counts.toString());
    }

    @Test
    void canBeCancelledReplacedAndLeft() throws IOException, InterruptedException {
        FakeContainer container = ContainerTree.in(folder).container("api").create();
        for (int i = 0; i < 2000; i++) {
            container.append("stdout", START.plusMillis(i), "line " + i + "\n");
        }
        ContainerCatalog catalog = new ContainerCatalog(folder.resolve("containers"));
        try (TemporarySpace space = new TemporarySpace(temporary);
                SourceSet set = new SourceSet(catalog::scan, new FileSlots(8), space, Clock.systemUTC())) {
            set.sweep();
            Exporter exporter = new Exporter(set, () -> START_NANOS + 3600_000_000_000L, new ReaderFirst());
            Thread thread = new Thread(exporter::run, "export");
            thread.start();
            Kept whole = new Kept();
            exporter.export(all(whole));
            whole.await();
            assertFalse(whole.wasCancelled);
            assertEquals(2000, whole.lines.size());
            assertEquals("line 1999", whole.lines.get(1999));

            Kept cancelled = new Kept();
            cancelled.actsAt = 700;
            cancelled.act = exporter::cancel;
            exporter.export(all(cancelled));
            cancelled.await();
            assertTrue(cancelled.wasCancelled);
            assertEquals(701, cancelled.lines.size());

            Kept replaced = new Kept();
            Kept next = new Kept();
            replaced.actsAt = 10;
            replaced.act = () -> exporter.export(all(next));
            exporter.export(all(replaced));
            replaced.await();
            next.await();
            assertTrue(replaced.wasCancelled);
            assertEquals(2000, next.lines.size());

            Kept broken = new Kept();
            broken.actsAt = 5;
            broken.refusal = new IOException("no room");
            exporter.export(all(broken));
            broken.await();
            assertEquals("no room", broken.failure.getMessage());
            assertEquals(null, broken.wasCancelled);

            Kept left = new Kept();
            left.actsAt = 3;
            left.act = exporter::close;
            exporter.export(all(left));
            left.await();
            assertTrue(left.wasCancelled);
            thread.join(20_000);
            assertFalse(thread.isAlive());
        }
    }
}
