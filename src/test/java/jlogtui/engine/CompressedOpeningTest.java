package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import jlogtui.file.FileSlots;
import jlogtui.file.RotatedLog;
import jlogtui.file.TemporarySpace;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Anchor;
import jlogtui.model.Page;
import jlogtui.query.Filter;
import jlogtui.query.PageQuery;
import jlogtui.testkit.DockerJson;
import jlogtui.timeline.Budget;
import jlogtui.timeline.LogSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compressed files are left alone until a line of theirs is asked for. */
class CompressedOpeningTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long START_NANOS = START.getEpochSecond() * 1_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int OLD = 20_000;
    private static final int NEW = 20_000;

    @TempDir
    private Path folder;

    private static void write(OutputStream out, int from, int count) throws IOException {
        try (out) {
            for (int i = from; i < from + count; i++) {
                out.write(DockerJson.record("stdout", START.plusSeconds(i), "line " + i + "\n"));
            }
        }
    }

    private static Page page(BlockIndex index, Anchor anchor, int before, Filter filter) {
        PageTask task = new PageTask(new PageQuery(1, anchor, before, 0, filter), List.of(index));
        task.step(Budget.UNLIMITED);
        return task.page();
    }

    @Test
    void nothingIsInflatedBeforeALineOfItIsAskedFor() throws IOException {
        Path live = folder.resolve("a-json.log");
        write(new GZIPOutputStream(Files.newOutputStream(folder.resolve("a-json.log.1.gz"))), 0, OLD);
        write(Files.newOutputStream(live), OLD, NEW);
        TemporarySpace space = new TemporarySpace(folder);
        try (RotatedLog log = new RotatedLog(live, new FileSlots(10), space, java.time.InstantSource.system())) {
            log.refresh();
            BlockIndex index = new BlockIndex(0, new BlockCache(1 << 22), () -> START_NANOS + 86_400 * SECOND);
            index.update(log.generations(), false);
            assertEquals(START_NANOS, LogSpan.oldest(List.of(index)));
            assertEquals(START_NANOS + (OLD + NEW - 1) * SECOND, LogSpan.newest(List.of(index)));
            assertEquals(
                    100, page(index, new Anchor.End(), 100, Filter.NONE).lines().size());
            Filter since = Filter.NONE.withWindow(START_NANOS + 10 * SECOND, Long.MAX_VALUE);
            assertEquals(100, page(index, new Anchor.End(), 100, since).lines().size());
            Page late = page(index, new Anchor.Percent(90), 100, Filter.NONE);
            assertTrue(late.lines().get(99).entry().timeNanos() > START_NANOS + OLD * SECOND);
            assertEquals(0, space.usedBytes());
            Page whole = page(index, new Anchor.End(), OLD + NEW, Filter.NONE);
            assertEquals(OLD + NEW, whole.lines().size());
            assertTrue(space.usedBytes() > 0);
        }
    }
}
