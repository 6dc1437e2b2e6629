package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jlogtui.file.Generation;
import jlogtui.index.Block;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.index.ReadAhead;
import jlogtui.model.Entry;
import jlogtui.query.Filter;
import jlogtui.testkit.Await;
import jlogtui.testkit.FixedLogFile;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import jlogtui.testkit.RandomLog;
import jlogtui.timeline.Budget;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;
import org.junit.jupiter.api.Test;

/** What was read ahead is what would have been read; never more than agreed lies ready. */
final class BlocksAheadTest {
    private static final long NOW = 1_800_000_000_000_000_000L;
    private static final Instant START = Instant.parse("2026-08-20T03:15:07Z");
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int BLOCK = 2048;

    private static final class SharedFile extends FixedLogFile {
        private volatile boolean refuses;

        private SharedFile(byte[] bytes) {
            super(bytes);
        }

        @Override
        public int read(long offset, byte[] into, int from, int length) throws IOException {
            if (refuses) {
                throw new IOException("refused");
            }
            return super.read(offset, into, from, length);
        }
    }

    private static List<String> lines(List<byte[]> logs, ReadAhead ahead, long cacheBytes) {
        BlockCache cache = new BlockCache(cacheBytes);
        List<BlockIndex> indexes = new ArrayList<>();
        for (byte[] log : logs) {
            BlockIndex index = new BlockIndex(indexes.size(), cache, () -> NOW, BLOCK);
            index.readAhead(ahead);
            int half = log.length / 2;
            SharedFile file = new SharedFile(log);
            index.update(List.of(new Generation(0, file, half, false)), false);
            index.end();
            index.update(List.of(new Generation(0, file, log.length, true)), true);
            indexes.add(index);
        }
        Timeline timeline = new Timeline(indexes, Unit.ENTRIES, Filter.NONE);
        timeline.toStart();
        List<String> lines = new ArrayList<>();
        for (Entry entry = timeline.next(Budget.UNLIMITED); entry != null; entry = timeline.next(Budget.UNLIMITED)) {
            lines.add(entry.position() + " " + entry.end() + " " + entry.orderNanos() + " " + entry.note() + " "
                    + new String(entry.log(), StandardCharsets.UTF_8));
        }
        return lines;
    }

    @Test
    void aLogReadAheadIsTheSame() {
        RandomCases.check(150, random -> {
            List<byte[]> logs = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                logs.add(new RandomLog(random, START, 20, 3_000_000).write(1 + random.nextInt(300)));
            }
            long cacheBytes = 1L << random.nextInt(22);
            try (BlocksAhead ahead = new BlocksAhead(random.nextInt(9))) {
                assertEquals(lines(logs, ReadAhead.NONE, cacheBytes), lines(logs, ahead, cacheBytes));
            }
        });
    }

    private static SharedFile tenBlocks() {
        MemoryLogFile file = new MemoryLogFile();
        RandomLog log = new RandomLog(new Random(1), START, 0, 0);
        while (file.size() < 10 * BLOCK) {
            file.append(log.write(1));
        }
        return new SharedFile(file.bytes());
    }

    @Test
    void onlyAFewBlocksLieReady() {
        SharedFile file = tenBlocks();
        Generation generation = new Generation(0, file, file.size(), true);
        try (BlocksAhead ahead = new BlocksAhead(3)) {
            assertNull(ahead.take(0, generation, 0, BLOCK));
            for (long number = 1; number < 7; number++) {
                Await.until(LIMIT, "three blocks", () -> ahead.ready() == 3);
                Block block = ahead.take(0, generation, number, BLOCK);
                assertNotNull(block);
                assertEquals(number, block.number());
            }
            Await.until(LIMIT, "the last three", () -> ahead.ready() == 3);
            // There is no room left, and nobody reads this source from front to back
            assertNull(ahead.take(1, generation, 7, BLOCK));
            assertNull(ahead.take(1, generation, 3, BLOCK));
            assertEquals(3, ahead.ready());
        }
    }

    @Test
    void anotherStateOfTheFileIsReadAnew() {
        SharedFile file = tenBlocks();
        try (BlocksAhead ahead = new BlocksAhead(3)) {
            assertNull(ahead.take(0, new Generation(0, file, file.size() / 2, false), 0, BLOCK));
            assertNull(ahead.take(0, new Generation(0, file, file.size(), true), 1, BLOCK));
        }
    }

    @Test
    void aFailureIsLeftToWhoAsks() {
        SharedFile file = tenBlocks();
        Generation generation = new Generation(0, file, file.size(), true);
        try (BlocksAhead ahead = new BlocksAhead(1)) {
            file.refuses = true;
            assertNull(ahead.take(0, generation, 0, BLOCK));
            Await.until(LIMIT, "a refusal", () -> ahead.ready() == 1);
            assertNull(ahead.take(0, generation, 1, BLOCK));
            Await.until(LIMIT, "another one", () -> ahead.ready() == 1);
            file.refuses = false;
            assertNull(ahead.take(0, generation, 2, BLOCK));
            Await.until(LIMIT, "a block", () -> ahead.ready() == 1);
            assertNotNull(ahead.take(0, generation, 3, BLOCK));
        }
    }
}
