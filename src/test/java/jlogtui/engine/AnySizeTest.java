package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import jlogtui.file.SyntheticLogFile;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.index.TimeSeek;
import jlogtui.model.Anchor;
import jlogtui.model.Page;
import jlogtui.query.Filter;
import jlogtui.query.PageQuery;
import jlogtui.query.StreamChoice;
import jlogtui.timeline.Budget;
import org.junit.jupiter.api.Test;

/** What one screen costs must not depend on how long the log is: 100 GB that no disk holds. */
class AnySizeTest {
    private static final long RECORDS = 500_000_000;
    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");
    private static final long CACHE_BYTES = 4L << 20;
    private static final long MOST_BYTES = 3L << 20;
    private static final long MOST_GLANCE_BYTES = 64L << 10;
    private static final int MOST_PROBES = 64;
    private static final int LINES = 100;

    private final SyntheticLogFile file = new SyntheticLogFile(START, RECORDS);
    private final BlockCache cache = new BlockCache(CACHE_BYTES);
    private final BlockIndex index = new BlockIndex(0, cache, () -> nanos(file.time(RECORDS)));

    AnySizeTest() {
        index.update(List.of(file.generation(0)), false);
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    private Page page(Anchor anchor, int before, int after, Filter filter) {
        long bytes = file.bytesRead();
        PageTask task = new PageTask(new PageQuery(1, anchor, before, after, filter), List.of(index));
        task.step(Budget.UNLIMITED);
        assertTrue(task.isDone());
        long read = file.bytesRead() - bytes;
        assertTrue(read < MOST_BYTES, anchor + " read " + read + " bytes");
        assertTrue(cache.weight() < 2 * CACHE_BYTES, "cache holds " + cache.weight());
        return task.page();
    }

    private void assertLines(long first, Page page) {
        for (int i = 0; i < page.lines().size(); i++) {
            byte[] log = page.lines().get(i).entry().log();
            assertTrue(SyntheticLogFile.isRecord(first + i, log), "line " + i + " is no record " + (first + i));
        }
    }

    @Test
    void theLastPageReadsTheEnd() {
        Page page = page(new Anchor.End(), LINES, 0, Filter.NONE);
        assertEquals(LINES, page.lines().size());
        assertLines(RECORDS - LINES, page);
        assertTrue(page.totalBytes() >= 100_000_000_000L);
    }

    @Test
    void aGlanceReadsKilobytes() {
        Page page = Glance.page(new PageQuery(1, new Anchor.End(), LINES, 0, Filter.NONE), List.of(index));
        assertEquals(LINES, page.lines().size());
        assertLines(RECORDS - LINES, page);
        assertTrue(file.bytesRead() < MOST_GLANCE_BYTES, "read " + file.bytesRead() + " bytes");
    }

    @Test
    void theFirstPageReadsTheStart() {
        Page page = page(new Anchor.Start(), 0, LINES, Filter.NONE);
        assertEquals(LINES, page.lines().size());
        assertLines(0, page);
    }

    @Test
    void aTimeIsFoundByFewProbes() {
        for (long record : new long[] {0, 1, 1310, 250_000_000, 333_333_333, RECORDS - 1}) {
            TimeSeek seek = new TimeSeek(index);
            assertEquals(
                    record * SyntheticLogFile.WIDTH,
                    seek.seek(nanos(file.time(record))).offset());
            assertTrue(seek.probes() <= MOST_PROBES, seek.probes() + " probes");
            Page page = page(new Anchor.Time(nanos(file.time(record))), 0, LINES, Filter.NONE);
            assertLines(record, page);
        }
    }

    @Test
    void pagingGoesOnFromTheLastCut() {
        long first = 123_456_789;
        Page page = page(new Anchor.Time(nanos(file.time(first))), 0, LINES, Filter.NONE);
        for (int i = 1; i < 20; i++) {
            page = page(new Anchor.At(page.bottom()), 0, LINES, Filter.NONE);
            assertLines(first + (long) i * LINES, page);
        }
        for (int i = 18; i > 0; i--) {
            page = page(new Anchor.At(page.top()), LINES, 0, Filter.NONE);
            assertLines(first + (long) i * LINES, page);
        }
    }

    @Test
    void aPercentageIsFound() {
        for (int percent = 1; percent < 100; percent += 14) {
            Page page = page(new Anchor.Percent(percent), 0, LINES, Filter.NONE);
            assertEquals(percent, 100.0 * page.lines().get(0).bytesBefore() / page.totalBytes(), 0.1);
        }
    }

    @Test
    void aWindowReadsOnlyItsOwnPart() {
        long first = 400_000_000;
        Filter window = Filter.NONE
                .withStreams(StreamChoice.STDERR)
                .withWindow(nanos(file.time(first)), nanos(file.time(first + 1_000)));
        Page page = page(new Anchor.Start(), 0, 10_000, window);
        assertEquals(143, page.lines().size());
        assertTrue(page.atEnd());
        assertEquals(143, page(new Anchor.End(), 10_000, 0, window).lines().size());
    }
}
