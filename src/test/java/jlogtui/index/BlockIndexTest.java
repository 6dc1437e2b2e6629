package jlogtui.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jlogtui.file.Generation;
import jlogtui.model.Entry;
import jlogtui.model.Place;
import jlogtui.parse.ItemSink;
import jlogtui.parse.RecordFields;
import jlogtui.parse.RecordReader;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import jlogtui.testkit.RandomLog;
import org.junit.jupiter.api.Test;

class BlockIndexTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NOW = START.plusSeconds(86_400).getEpochSecond() * 1_000_000_000L;
    private static final int[] SIZES = {256, 700, 1000, 4096, 65_536};

    /** An item in words, so that a difference can be read. */
    private static String item(long offset, boolean damage) {
        return offset + (damage ? " damage" : "");
    }

    /** The plain reference: the whole file, line by line. */
    private static List<String> reference(byte[] bytes, boolean sealed) {
        List<String> items = new ArrayList<>();
        RecordReader reader = new RecordReader();
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            boolean end = i == bytes.length;
            if (end ? sealed && start < i : bytes[i] == '\n') {
                reader.readLine(bytes, start, i, new ItemSink() {
                    @Override
                    public void record(RecordFields fields) {
                        items.add(item(fields.start, false));
                    }

                    @Override
                    public void damage(int from, int to, String reason) {
                        items.add(item(from, true));
                    }
                });
                start = i + 1;
            }
        }
        return items;
    }

    private static List<String> items(BlockIndex index) {
        List<String> items = new ArrayList<>();
        for (int g = 0; g < index.generationCount(); g++) {
            for (long k = 0; k < index.blockCount(g); k++) {
                Block block = index.block(g, k);
                for (int i = 0; i < block.count(); i++) {
                    items.add(item(block.offset(i), block.isDamage(i)));
                }
            }
        }
        return items;
    }

    private static BlockIndex index(int blockSize, long cacheBytes) {
        return new BlockIndex(0, new BlockCache(cacheBytes), () -> NOW, blockSize);
    }

    private static byte[] randomBytes(Random random, int lines) {
        byte[] bytes = new RandomLog(random, START, 40, 1_000_000_000L).write(lines);
        int torn = random.nextInt(3) == 0 ? random.nextInt(50) : 0;
        return java.util.Arrays.copyOf(bytes, Math.max(0, bytes.length - torn));
    }

    @Test
    void blocksHoldWhatAPlainReadingFinds() {
        RandomCases.check(300, random -> {
            byte[] bytes = randomBytes(random, 60);
            boolean sealed = random.nextBoolean();
            BlockIndex index = index(SIZES[random.nextInt(SIZES.length)], 1 << random.nextInt(20));
            index.update(List.of(new MemoryLogFile().append(bytes).generation(0, sealed)), false);
            assertEquals(reference(bytes, sealed), items(index));
        });
    }

    @Test
    void aGrowingFileEndsAsOneReadAtOnce() {
        RandomCases.check(200, random -> {
            byte[] bytes = randomBytes(random, 50);
            BlockIndex index = index(SIZES[random.nextInt(SIZES.length)], 1 << 20);
            MemoryLogFile file = new MemoryLogFile();
            int at = 0;
            while (at < bytes.length) {
                int more = Math.min(bytes.length - at, 1 + random.nextInt(1 + random.nextInt(3000)));
                file.append(java.util.Arrays.copyOfRange(bytes, at, at + more));
                at += more;
                boolean stopped = random.nextInt(5) == 0;
                index.update(List.of(file.generation(0, false)), stopped);
                assertEquals(reference(file.bytes(), stopped), items(index));
            }
            index.update(List.of(file.generation(0, true)), false);
            assertEquals(reference(file.bytes(), true), items(index));
        });
    }

    @Test
    void joiningLosesAndDoublesNoPiece() {
        RandomCases.check(300, random -> {
            RandomLog log = new RandomLog(random, START, 10, 0);
            List<Generation> generations = new ArrayList<>();
            for (int g = 0; g < 3; g++) {
                generations.add(new MemoryLogFile().append(log.write(40)).generation(g, true));
            }
            BlockIndex index = index(SIZES[random.nextInt(SIZES.length)], 1 << 20);
            index.update(generations, false);
            List<String> pieces = new ArrayList<>();
            List<String> records = new ArrayList<>();
            for (int g = 0; g < 3; g++) {
                for (long k = 0; k < index.blockCount(g); k++) {
                    Block block = index.block(g, k);
                    for (int i = 0; i < block.count(); i++) {
                        if (!block.isDamage(i)) {
                            records.add(
                                    text(index.entry(g, block, i, false).raw().get(0)));
                        }
                        if (!block.isDamage(i) && !block.isPiece(i)) {
                            Entry entry = index.entry(g, block, i, true);
                            entry.raw().forEach(raw -> pieces.add(text(raw)));
                        }
                    }
                }
            }
            pieces.sort(null);
            records.sort(null);
            assertEquals(records, pieces);
        });
    }

    @Test
    void aLineInOneBlockIsJoinedWhole() {
        MemoryLogFile file = new MemoryLogFile();
        for (int i = 0; i < 5; i++) {
            file.append(jlogtui.testkit.DockerJson.record("stdout", START, "piece " + i + (i == 4 ? "\n" : " ")));
            file.append(jlogtui.testkit.DockerJson.record("stderr", START, "other " + i + "\n"));
        }
        BlockIndex index = index(Block.SIZE, 1 << 20);
        index.update(List.of(file.generation(0, false)), false);
        Block block = index.block(0, 0);
        Entry entry = index.entry(0, block, 0, true);
        assertEquals("piece 0 piece 1 piece 2 piece 3 piece 4 \n".replace(" \n", "\n"), text(entry.log()));
        assertEquals(5, entry.raw().size());
        assertTrue(block.isPiece(2));
    }

    @Test
    void seekingFindsWhatALinearSearchFinds() {
        RandomCases.check(300, random -> {
            RandomLog log = new RandomLog(random, START, 5, 1_000_000_000L * random.nextInt(2));
            List<Generation> generations = new ArrayList<>();
            for (int g = 0; g < 1 + random.nextInt(3); g++) {
                generations.add(new MemoryLogFile().append(log.write(150)).generation(g, true));
            }
            // With jitter of a second, two blocks must hold more than that second
            BlockIndex index = index(16_384, 1 << 22);
            index.update(generations, false);
            long time = START.getEpochSecond() * 1_000_000_000L + (long) (random.nextDouble() * 8e9) - 500_000_000L;
            assertEquals(linear(index, time), new TimeSeek(index).seek(time));
        });
    }

    private static Place linear(BlockIndex index, long time) {
        for (int g = 0; g < index.generationCount(); g++) {
            for (long k = 0; k < index.blockCount(g); k++) {
                Block block = index.block(g, k);
                for (int i = 0; i < block.count(); i++) {
                    if (block.order(i) >= time) {
                        return new Place(block.generation(), block.offset(i));
                    }
                }
            }
        }
        return index.end();
    }

    @Test
    void aHoleOfManyBlocksIsOneDamagedStretch() {
        MemoryLogFile file = new MemoryLogFile();
        file.append(new byte[5 << 20]);
        file.append(jlogtui.testkit.DockerJson.record("stdout", START, "after the hole\n"));
        BlockIndex index = index(Block.SIZE, 1 << 20);
        index.update(List.of(file.generation(0, false)), false);
        assertEquals(List.of(item(0, true), item(5 << 20, false)), items(index));
        Entry hole = index.entry(0, index.block(0, 0), 0, true);
        assertEquals(5 << 20, hole.end());
        assertEquals("NUL run", hole.note());
        assertEquals(START.getEpochSecond() * 1_000_000_000L, index.block(0, 20).order(0));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
}
