package jlogtui.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jlogtui.bench.MixedLog;
import jlogtui.file.FileSlots;
import jlogtui.file.Generation;
import jlogtui.file.PlainLogFile;
import jlogtui.model.Level;
import jlogtui.model.Stream;
import jlogtui.parse.Envelope;
import jlogtui.parse.LevelGuess;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import jlogtui.testkit.RandomLog;
import org.junit.jupiter.api.Test;

class BlockScanTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NOW = (START.getEpochSecond() + 86_400) * 1_000_000_000L;

    private static BlockIndex index(int blockSize, BlockCache cache, List<Generation> generations) {
        BlockIndex index = new BlockIndex(0, cache, () -> NOW, blockSize);
        index.update(generations, false);
        return index;
    }

    private static List<Generation> randomGenerations(Random random) {
        List<Generation> generations = new ArrayList<>();
        RandomLog log = new RandomLog(random, START, random.nextBoolean() ? 0 : 30, 1_000_000_000L);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            byte[] bytes = log.write(random.nextInt(200));
            byte[] cut = Arrays.copyOf(bytes, Math.max(0, bytes.length - random.nextInt(2) * 20));
            generations.add(new MemoryLogFile().append(cut).generation(10 * i, i < count - 1));
        }
        return generations;
    }

    private static List<String> items(Block block) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < block.count(); i++) {
            items.add(block.offset(i) + " " + block.itemLength(i) + " " + block.time(i) + " " + block.stream(i) + " "
                    + block.isDamage(i) + block.isTerminated(i));
        }
        return items;
    }

    @Test
    void aScanGoesOverTheSameBlocksNewestFirst() {
        RandomCases.check(60, random -> {
            int blockSize = List.of(256, 1000, 4096).get(random.nextInt(3));
            List<Generation> generations = randomGenerations(random);
            BlockIndex plain = index(blockSize, new BlockCache(1 << 20), generations);
            BlockScan scan = new BlockScan(index(blockSize, new BlockCache(1 << 20), generations));
            for (int g = generations.size() - 1; g >= 0; g--) {
                for (long k = plain.blockCount(g) - 1; k >= 0; k--) {
                    assertTrue(scan.step());
                    assertEquals(plain.generationNumber(g), scan.generation());
                    assertEquals(k, scan.block().number());
                    assertEquals(items(plain.block(g, k)), items(scan.block()), "block " + k);
                }
            }
            assertFalse(scan.step());
            assertEquals(plain.totalBytes(), scan.bytesDone());
        });
    }

    /** The times of the errors of a block, by the whole message of each record. */
    private static List<Long> errors(Block block) {
        List<Long> errors = new ArrayList<>();
        Map<Stream, Boolean> whole = new EnumMap<>(Stream.class);
        for (int i = 0; i < block.count(); i++) {
            Level level = new LevelGuess().of(Envelope.log(block.bytes(), block.start(i), block.end(i)));
            if (whole.getOrDefault(block.stream(i), true) && level.isAtLeast(Level.ERROR)) {
                errors.add(block.time(i));
            }
            whole.put(block.stream(i), block.isTerminated(i));
        }
        return errors;
    }

    @Test
    void errorsAreFoundWithoutDecoding() {
        byte[] log = new MixedLog(4).next(8 * Block.SIZE);
        List<Generation> generations = List.of(new MemoryLogFile().append(log).generation(0, true));
        BlockScan scan = new BlockScan(index(Block.SIZE, new BlockCache(1 << 20), generations));
        int count = 0;
        while (scan.step()) {
            List<Long> found = new ArrayList<>();
            new BlockErrors().find(scan.block(), 0, found::add);
            assertEquals(errors(scan.block()), found);
            count += found.size();
        }
        assertTrue(count > 100, count + " errors");
    }

    @Test
    void aScanTakesNoMoreThanTheArraysOfOneBlock() {
        MemoryLogFile file = new MemoryLogFile().append(new MixedLog(3).next(20 * Block.SIZE));
        BlockCache cache = new BlockCache(1 << 20);
        BlockScan scan = new BlockScan(index(Block.SIZE, cache, List.of(file.generation(0, true))));
        assertTrue(scan.step());
        assertTrue(scan.step());
        byte[] bytes = scan.block().bytes();
        while (scan.step()) {
            assertSame(bytes, scan.block().bytes(), "block " + scan.block().number());
        }
        assertEquals(0, cache.weight());
        assertTrue(scan.bytesRead() < scan.bytesDone() * 1.03, scan.bytesRead() + " of " + scan.bytesDone());
    }

    @Test
    void whatCannotBeReadIsLeftOutAndSaid() {
        MemoryLogFile file = new MemoryLogFile().append(new RandomLog(new Random(1), START, 0, 0).write(50));
        PlainLogFile gone = new PlainLogFile(Path.of("no-such-directory", "x-json.log"), new FileSlots(1));
        List<Generation> generations =
                List.of(file.generation(0, true), new Generation(1, gone, 5000, false), file.generation(2, false));
        BlockScan scan = new BlockScan(index(1024, new BlockCache(1 << 20), generations));
        int steps = 0;
        while (scan.step()) {
            steps++;
        }
        assertEquals(2 * ((file.size() + 1023) / 1024), steps);
        assertFalse(scan.failure().isEmpty());
    }
}
