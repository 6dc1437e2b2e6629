package jlogtui.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import jlogtui.file.Generation;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import jlogtui.testkit.RandomLog;
import org.junit.jupiter.api.Test;

class TimeCurveTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NOW = (START.getEpochSecond() + 86_400) * 1_000_000_000L;
    private static final int BLOCK = 512;

    private static long newest(BlockIndex index) {
        int last = index.generationCount() - 1;
        long number = index.blockCount(last) - 1;
        while (index.block(last, number).count() == 0) {
            number--;
        }
        Block block = index.block(last, number);
        return block.order(block.count() - 1);
    }

    /** One record a second, of any length. */
    private static MemoryLogFile records(Random random, int count, int firstSecond) {
        MemoryLogFile file = new MemoryLogFile();
        for (int i = 0; i < count; i++) {
            file.append(DockerJson.record(
                    "stdout", START.plusSeconds(firstSecond + i), "x".repeat(random.nextInt(300)) + "\n"));
        }
        return file;
    }

    @Test
    void saysHowManyBytesLieBeforeATime() {
        RandomCases.check(60, random -> {
            MemoryLogFile older = records(random, 100 + random.nextInt(400), 0);
            MemoryLogFile newer = records(random, 100 + random.nextInt(400), 1_000);
            BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> NOW, BLOCK);
            index.update(List.of(older.generation(3, true), newer.generation(4, false)), false);
            TimeCurve curve = new TimeCurve(index, 1 << 20);

            curve.update(newest(index));

            for (int g = 0; g < 2; g++) {
                for (long k = 0; k < index.blockCount(g); k++) {
                    Block block = index.block(g, k);
                    long offset = (g == 0 ? 0 : older.size()) + k * BLOCK;
                    long bytes = block.count() == 0 ? offset : curve.bytesBefore(block.time(0));
                    // There is a probe for each block, and no record is longer than one
                    assertTrue(Math.abs(bytes - offset) <= 2 * BLOCK, bytes + " for " + offset);
                }
            }
            assertEquals(0, curve.bytesBefore(curve.oldestNanos()));
            assertEquals(index.totalBytes(), curve.bytesBefore(curve.newestNanos() + 1));
        });
    }

    @Test
    void readsNoMoreForAMillionTimesTheSize() {
        MemoryLogFile file = new MemoryLogFile();
        RandomLog log = new RandomLog(new java.util.Random(7), START, 0, 0);
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> NOW, BLOCK);
        TimeCurve curve = new TimeCurve(index, 64);
        for (int i = 0; i < 40; i++) {
            file.append(log.write(200));
            index.update(List.of(file.generation(0, false)), false);
            curve.update(newest(index));
        }

        assertTrue(index.blockCount(0) > 64 * 20, index.blockCount(0) + " blocks");
        assertTrue(curve.probes() <= 64 * 12, "each doubling reads half as many places anew: " + curve.probes());
        int before = curve.probes();
        curve.update(newest(index));
        assertEquals(before, curve.probes(), "what is known is not read again");
    }

    @Test
    void aLogWithoutATimeHasNoCurve() {
        MemoryLogFile file = new MemoryLogFile();
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> NOW, BLOCK);
        index.update(List.of(file.generation(0, false)), false);
        TimeCurve curve = new TimeCurve(index, 64);
        curve.update(Long.MIN_VALUE);
        assertTrue(curve.isEmpty());

        file.append(new RandomLog(new java.util.Random(7), START, 0, 0).write(20));
        List<Generation> grown = List.of(file.generation(0, false));
        index.update(grown, false);
        curve.update(newest(index));
        assertEquals(file.size(), curve.bytesBefore(Long.MAX_VALUE), "it is looked at again when it grows");
    }
}
