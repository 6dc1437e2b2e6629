package jlogtui.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import jlogtui.bench.MixedLog;
import jlogtui.file.FileSlots;
import jlogtui.file.Generation;
import jlogtui.file.PlainLogFile;
import jlogtui.model.BlockFacts;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Stream;
import jlogtui.parse.Envelope;
import jlogtui.parse.LevelGuess;
import jlogtui.query.Filter;
import jlogtui.query.StreamChoice;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import jlogtui.testkit.RandomLog;
import org.junit.jupiter.api.Test;

class BlockScanTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long START_NANOS = START.getEpochSecond() * 1_000_000_000L;
    private static final long NOW = START_NANOS + 86_400_000_000_000L;

    private static final LevelGuess LEVELS = new LevelGuess();

    private static BlockIndex index(int blockSize, RememberedFacts facts, List<Generation> generations) {
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> NOW, blockSize, facts);
        index.update(generations, false);
        return index;
    }

    private static List<Generation> randomGenerations(Random random) {
        List<Generation> generations = new ArrayList<>();
        RandomLog log = new RandomLog(random, START, random.nextBoolean() ? 0 : 30, 1_000_000_000L);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            MemoryLogFile file = new MemoryLogFile();
            byte[] bytes = log.write(random.nextInt(200));
            file.append(java.util.Arrays.copyOf(bytes, Math.max(0, bytes.length - random.nextInt(2) * 20)));
            generations.add(file.generation(10 * i, i < count - 1));
        }
        return generations;
    }

    /** What a block holds, by looking at each item of a block that is read in the usual way. */
    private static BlockFacts reference(Block block) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        int records = 0;
        int stderr = 0;
        boolean damage = false;
        boolean untimed = false;
        int warnings = 0;
        int errors = 0;
        Map<Stream, Boolean> whole = new EnumMap<>(Stream.class);
        for (int i = 0; i < block.count(); i++) {
            damage |= block.isDamage(i);
            records += block.isDamage(i) ? 0 : 1;
            stderr += !block.isDamage(i) && block.stream(i) == Stream.STDERR ? 1 : 0;
            if (!block.isDamage(i)) {
                Level level = LEVELS.of(Envelope.log(block.bytes(), block.start(i), block.end(i)));
                boolean isLine = whole.getOrDefault(block.stream(i), true);
                warnings += isLine && level == Level.WARN ? 1 : 0;
                errors += isLine && level.isAtLeast(Level.ERROR) ? 1 : 0;
                whole.put(block.stream(i), block.isTerminated(i));
            }
            if (block.time(i) == Entry.NO_TIME) {
                untimed = true;
            } else {
                min = Math.min(min, block.time(i));
                max = Math.max(max, block.time(i));
            }
        }
        return new BlockFacts(min, max, records, stderr, warnings, errors, damage, untimed);
    }

    @Test
    void aScanSaysWhatTheBlocksHoldNewestFirst() {
        RandomCases.check(60, random -> {
            int blockSize = List.of(256, 1000, 4096).get(random.nextInt(3));
            List<Generation> generations = randomGenerations(random);
            BlockIndex plain = index(blockSize, new RememberedFacts(1 << 20), generations);
            RememberedFacts facts = new RememberedFacts(1 << 20);
            BlockScan scan = new BlockScan(index(blockSize, facts, generations), facts);
            for (int g = generations.size() - 1; g >= 0; g--) {
                for (long k = plain.blockCount(g) - 1; k >= 0; k--) {
                    assertTrue(scan.step());
                    assertEquals(plain.generationNumber(g), scan.generation());
                    assertEquals(k, scan.number());
                    Block block = plain.block(g, k);
                    assertEquals(reference(block), scan.facts(), "block " + k);
                    BlockFacts known = facts.get(0, plain.generationNumber(g), k);
                    assertEquals(block.isForGood() ? scan.facts() : null, known, "what the scan leaves");
                }
            }
            assertFalse(scan.step());
            assertEquals(plain.totalBytes(), scan.bytesDone());
        });
    }

    @Test
    void aSecondScanReadsOnlyWhatMayStillChange() {
        MemoryLogFile file = new MemoryLogFile().append(new RandomLog(new Random(1), START, 0, 0).write(5000));
        List<Generation> generations = List.of(file.generation(0, false));
        RememberedFacts facts = new RememberedFacts(1 << 20);
        List<BlockFacts> first = scanned(new BlockScan(index(1024, facts, generations), facts));
        BlockScan second = new BlockScan(index(1024, facts, generations), facts);
        assertEquals(first, scanned(second));
        assertTrue(first.size() > 400);
        assertTrue(second.bytesRead() < 2 * 1024, second.bytesRead() + " bytes");
        RememberedFacts few = new RememberedFacts(1);
        assertEquals(first, scanned(new BlockScan(index(1024, few, generations), few)));
        assertTrue(few.weight() < 4096);
    }

    @Test
    void aScanCountsWarningsAndErrorsWithoutDecoding() {
        byte[] log = new MixedLog(4).next(8 * Block.SIZE);
        List<Generation> generations = List.of(new MemoryLogFile().append(log).generation(0, true));
        BlockIndex plain = new BlockIndex(0, new BlockCache(1 << 20), () -> NOW);
        plain.update(generations, false);
        BlockScan scan =
                new BlockScan(index(Block.SIZE, new RememberedFacts(1 << 20), generations), new RememberedFacts(0));
        int errors = 0;
        while (scan.step()) {
            assertEquals(reference(plain.block(0, scan.number())), scan.facts());
            errors += scan.facts().errors();
        }
        assertTrue(errors > 100, errors + " errors");
    }

    private static List<BlockFacts> scanned(BlockScan scan) {
        List<BlockFacts> facts = new ArrayList<>();
        while (scan.step()) {
            facts.add(scan.facts());
        }
        return facts;
    }

    @Test
    void aScanTakesNoMoreThanTheArraysOfOneBlock() {
        MemoryLogFile file = new MemoryLogFile().append(new MixedLog(3).next(20 * Block.SIZE));
        List<Generation> generations = List.of(file.generation(0, true));
        BlockCache cache = new BlockCache(1 << 20);
        BlockIndex index = new BlockIndex(0, cache, () -> NOW);
        index.update(generations, false);
        BlockScan scan = new BlockScan(index, new RememberedFacts(1 << 20));
        assertTrue(scan.step());
        assertTrue(scan.step());
        byte[] bytes = scan.array();
        while (scan.step()) {
            assertTrue(bytes == scan.array(), "block " + scan.number());
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
        RememberedFacts facts = new RememberedFacts(1 << 20);
        BlockScan scan = new BlockScan(index(1024, facts, generations), facts);
        int steps = scanned(scan).size();
        assertEquals(2 * ((file.size() + 1023) / 1024), steps);
        assertFalse(scan.failure().isEmpty());
        assertNull(facts.get(0, 1, 0));
    }

    /** The places of the items that a filter lets through, skipping blocks by what is remembered of them. */
    private static List<String> shown(BlockIndex index, Filter filter) {
        List<String> shown = new ArrayList<>();
        for (int g = 0; g < index.generationCount(); g++) {
            for (long k = 0; k < index.blockCount(g); k++) {
                BlockFacts facts = index.facts(g, k);
                if (facts != null && !filter.mayMatch(facts)) {
                    continue;
                }
                Block block = index.block(g, k);
                for (int i = 0; i < block.count(); i++) {
                    if (filter.mayMatch(block.isDamage(i), block.stream(i), block.time(i), block.order(i))) {
                        shown.add(g + ":" + block.offset(i));
                    }
                }
            }
        }
        return shown;
    }

    private static Filter randomFilter(Random random) {
        StreamChoice[] choices = StreamChoice.values();
        long since = START_NANOS + (long) (random.nextDouble() * 5e9) - 1_000_000_000L;
        boolean hasSince = random.nextInt(3) > 0;
        boolean hasUntil = random.nextInt(3) > 0;
        return new Filter(
                choices[random.nextInt(choices.length)],
                hasSince ? since : Long.MIN_VALUE,
                hasUntil ? since + (long) (random.nextDouble() * 2e9) : Long.MAX_VALUE,
                Set.of());
    }

    @Test
    void theSameIsShownWithNoHalfAndAllFacts() {
        long[] skipped = {0};
        RandomCases.check(150, random -> {
            List<Generation> generations = randomGenerations(random);
            RememberedFacts all = new RememberedFacts(1 << 20);
            int steps =
                    scanned(new BlockScan(index(256, all, generations), all)).size();
            RememberedFacts half = new RememberedFacts(1 << 20);
            BlockScan scan = new BlockScan(index(256, half, generations), half);
            for (int i = 0; i < steps / 2; i++) {
                scan.step();
            }
            for (int i = 0; i < 5; i++) {
                Filter filter = randomFilter(random);
                List<String> none = shown(index(256, new RememberedFacts(0), generations), filter);
                assertEquals(none, shown(index(256, half, generations), filter));
                assertEquals(none, shown(index(256, all, generations), filter));
                BlockIndex index = index(256, all, generations);
                for (int g = 0; g < generations.size(); g++) {
                    for (long k = 0; k < index.blockCount(g); k++) {
                        BlockFacts facts = index.facts(g, k);
                        skipped[0] += facts != null && !filter.mayMatch(facts) ? 1 : 0;
                    }
                }
            }
        });
        assertTrue(skipped[0] > 1000, "facts must be of use: " + skipped[0]);
    }
}
