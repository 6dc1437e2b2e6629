package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import jlogtui.engine.BlocksAhead;
import jlogtui.file.Generation;
import jlogtui.index.Block;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.query.Filter;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.FixedLogFile;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.timeline.Budget;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;
import org.junit.jupiter.api.Test;

/** The lines of a window cost what they are long, however long the log is; and a whole log is read once. */
final class WindowTest {
    private static final long NOW = 1_800_000_000_000_000_000L;
    private static final Instant START = Instant.parse("2026-08-20T00:00:00Z");
    /** Six blocks around the window to make sure, four read ahead, and what the small reads add up to that find it. */
    private static final long AROUND = 13L * Block.SIZE;

    private final AtomicLong bytesRead = new AtomicLong();

    /** Counts what is read, by whichever thread. */
    private final class Counted extends FixedLogFile {
        private Counted(byte[] bytes) {
            super(bytes);
        }

        @Override
        public int read(long offset, byte[] into, int from, int length) throws IOException {
            int count = super.read(offset, into, from, length);
            bytesRead.addAndGet(Math.max(0, count));
            return count;
        }
    }

    private static byte[] log(int source, int records) {
        MemoryLogFile file = new MemoryLogFile();
        for (int i = 0; i < records; i++) {
            String text = "source " + source + " line " + i + " of a log that is longer than what is asked for\n";
            file.append(DockerJson.record("stdout", START.plusSeconds(i), text));
        }
        return file.bytes();
    }

    private byte[] raw(List<byte[]> logs, Filter filter, BlocksAhead ahead) throws IOException {
        return raw(logs, filter, -1, ahead);
    }

    private byte[] raw(List<byte[]> logs, Filter filter, long tail, BlocksAhead ahead) throws IOException {
        BlockCache cache = new BlockCache(16L << 20);
        List<BlockIndex> indexes = new ArrayList<>();
        for (byte[] log : logs) {
            BlockIndex index = new BlockIndex(indexes.size(), cache, () -> NOW);
            index.readAhead(ahead);
            index.update(List.of(new Generation(0, new Counted(log), log.length, true)), true);
            indexes.add(index);
        }
        Timeline timeline = new Timeline(indexes, Unit.RECORDS, filter);
        if (tail >= 0) {
            timeline.keepLast(tail);
        }
        timeline.toStart();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        OutputBytes out = new OutputBytes(kept);
        RawFormat format = new RawFormat();
        while (timeline.step(Budget.UNLIMITED)) {
            assertTrue(format.write(timeline.source(), timeline.block(), timeline.item(), out));
        }
        out.flush();
        return kept.toByteArray();
    }

    private static Filter window(int fromSecond, int toSecond) {
        long start = START.getEpochSecond();
        return Filter.NONE.withWindow((start + fromSecond) * 1_000_000_000L, (start + toSecond) * 1_000_000_000L);
    }

    @Test
    void aWindowReadsItsOwnBlocksOnly() throws IOException {
        byte[] log = log(0, 200_000);
        try (BlocksAhead ahead = new BlocksAhead(24)) {
            byte[] written = raw(List.of(log), window(100_000, 100_099), ahead);
            int length = log.length / 200_000;
            assertTrue(written.length > 90 * length && written.length < 110 * length, "bytes: " + written.length);
        }
        assertTrue(log.length > 3 * AROUND, "the log is too short to tell: " + log.length);
        assertTrue(bytesRead.get() < AROUND, "bytes read: " + bytesRead);
    }

    @Test
    void soDoesAWindowOfTwentySources() throws IOException {
        List<byte[]> logs = new ArrayList<>();
        long all = 0;
        for (int source = 0; source < 20; source++) {
            logs.add(log(source, 80_000));
            all += logs.get(source).length;
        }
        try (BlocksAhead ahead = new BlocksAhead(24)) {
            byte[] written = raw(logs, window(40_000, 40_009), ahead);
            assertEquals(
                    200, new String(written, StandardCharsets.UTF_8).lines().count());
        }
        assertTrue(all > 2 * 20 * AROUND, "the logs are too short to tell: " + all);
        assertTrue(bytesRead.get() < 20 * AROUND, "bytes read: " + bytesRead);
    }

    @Test
    void aWholeLogIsReadOnce() throws IOException {
        List<byte[]> logs = new ArrayList<>();
        long all = 0;
        for (int source = 0; source < 20; source++) {
            logs.add(log(source, 8_000));
            all += logs.get(source).length;
        }
        try (BlocksAhead ahead = new BlocksAhead(24)) {
            assertEquals(all, raw(logs, Filter.NONE, ahead).length);
        }
        // Each block reads a little beyond its end, to the end of its last line
        assertTrue(bytesRead.get() < all * 1.1, "read " + bytesRead + " of " + all);
    }

    @Test
    void moreRecordsThanThereCanBeAreNotCounted() throws IOException {
        byte[] log = log(0, 200_000);
        try (BlocksAhead ahead = new BlocksAhead(24)) {
            assertEquals(log.length, raw(List.of(log), Filter.NONE, log.length, ahead).length);
        }
        assertTrue(bytesRead.get() < log.length * 1.1, "read " + bytesRead + " of " + log.length);
    }
}
