package jlogtui.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jlogtui.file.Generation;
import jlogtui.file.LogFile;
import jlogtui.model.Entry;
import jlogtui.model.Place;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import jlogtui.testkit.RandomLog;
import org.junit.jupiter.api.Test;

/** What happens where cells, generations and the end of a live file meet. */
class BlockIndexEdgeTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NOW = nanos(START.plusSeconds(86_400));
    private static final int BLOCK = 512;

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    private static BlockIndex index() {
        return new BlockIndex(0, new BlockCache(1 << 20), () -> NOW, BLOCK);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aBlockThatSomebodyHoldsIsNotReadAgain() {
        MemoryLogFile file = new MemoryLogFile();
        RandomLog log = new RandomLog(new Random(1), START, 0, 0);
        while (file.size() < 20 * BLOCK) {
            file.append(log.write(1));
        }
        BlockIndex index = new BlockIndex(0, new BlockCache(0), () -> NOW, BLOCK);
        index.update(List.of(file.generation(0, true)), true);
        List<Block> held = new ArrayList<>();
        for (long number = 0; number < index.blockCount(0); number++) {
            held.add(index.block(0, number));
        }
        long read = file.bytesRead();
        for (int i = 0; i < held.size(); i++) {
            assertSame(held.get(i), index.block(0, i));
        }
        assertEquals(read, file.bytesRead());
    }

    @Test
    void theEndLiesBeforeAnUnfinishedLineHoweverLong() {
        for (int length : new int[] {10, BLOCK, 3 * BLOCK, 10 * BLOCK}) {
            for (int first = 0; first < BLOCK; first += 37) {
                MemoryLogFile file = new MemoryLogFile();
                file.append(DockerJson.record("stdout", START, "x".repeat(first) + "\n"));
                long torn = file.size();
                BlockIndex index = index();
                file.append(bytes("{\"log\":\"" + "y".repeat(length)));
                index.update(List.of(file.generation(4, false)), false);
                assertEquals(new Place(4, torn), index.end());
                Entry tail = index.tornTail();
                assertEquals(torn, tail.position().offset());
                assertEquals(length + 8, tail.log().length);
                file.append(bytes("\\n\",\"stream\":\"stdout\",\"time\":\"2026-08-20T03:00:00Z\"}\n"));
                index.update(List.of(file.generation(4, false)), false);
                assertEquals(new Place(4, file.size()), index.end());
                assertNull(index.tornTail());
            }
        }
    }

    @Test
    void orderTimesOfAGrownFileAreThoseOfOneReadAtOnce() {
        RandomCases.check(200, random -> {
            byte[] log = new RandomLog(random, START, 10, 1_000_000_000L).write(60);
            MemoryLogFile file = new MemoryLogFile();
            BlockIndex grown = new BlockIndex(0, new BlockCache(1 << random.nextInt(20)), () -> NOW, BLOCK);
            int at = 0;
            while (at < log.length) {
                int more = Math.min(log.length - at, 1 + random.nextInt(1 + random.nextInt(3000)));
                file.append(Arrays.copyOfRange(log, at, at + more));
                at += more;
                boolean stopped = random.nextInt(3) == 0;
                grown.update(List.of(file.generation(0, false)), stopped);
                BlockIndex fresh = index();
                fresh.update(List.of(file.generation(0, false)), stopped);
                assertEquals(orders(fresh), orders(grown));
            }
        });
    }

    private static List<String> orders(BlockIndex index) {
        List<String> orders = new ArrayList<>();
        for (long k = 0; k < index.blockCount(0); k++) {
            Block block = index.block(0, k);
            for (int i = 0; i < block.count(); i++) {
                orders.add(block.offset(i) + " at " + block.order(i) + (block.isPiece(i) ? " piece" : ""));
            }
        }
        return orders;
    }

    @Test
    void aPieceWhoseBeginningHasVanishedIsAnEntry() {
        MemoryLogFile old = new MemoryLogFile().append(DockerJson.record("stdout", START, "begin "));
        MemoryLogFile live = new MemoryLogFile().append(DockerJson.record("stdout", START, "end\n"));
        BlockIndex index = index();
        index.update(List.of(old.generation(0, true), live.generation(1, false)), false);
        assertTrue(index.block(1, 0).isPiece(0));
        index.update(List.of(live.generation(1, false)), false);
        assertFalse(index.block(0, 0).isPiece(0));
    }

    @Test
    void anAttributeNamedLogAtACellsBorderIsNoRecord() {
        // The attribute's brace is the first byte of the second cell, and the line comes in two parts
        String head = "{\"log\":\"";
        String tail = "\\n\",\"stream\":\"stdout\",\"attrs\":";
        String text = "z".repeat(BLOCK - head.length() - tail.length());
        byte[] line = bytes(head + text + tail + "{\"log\":\"x\"},\"time\":\"2026-08-20T03:00:00Z\"}\n");
        MemoryLogFile file = new MemoryLogFile().append(Arrays.copyOf(line, BLOCK + 12));
        BlockIndex index = index();
        index.update(List.of(file.generation(0, false)), false);
        assertEquals(0, index.block(0, 1).count());
        file.append(Arrays.copyOfRange(line, BLOCK + 12, line.length));
        index.update(List.of(file.generation(0, false)), false);
        assertEquals(1, index.block(0, 0).count());
        assertEquals(0, index.block(0, 1).count());
    }

    /** A compressed file for which there is no room. */
    private static final class NoRoom implements LogFile {
        private int tries;

        @Override
        public void prepare() throws IOException {
            tries++;
            throw new IOException("no room");
        }

        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public long size() {
            return 100L * BLOCK;
        }

        @Override
        public int read(long offset, byte[] into, int from, int length) throws IOException {
            throw new IOException("no room");
        }

        @Override
        public String damage() {
            return "";
        }

        @Override
        public void close() {}
    }

    @Test
    void whatCannotBeInflatedIsOneStretchAndIsTriedOnce() {
        NoRoom file = new NoRoom();
        BlockIndex index = index();
        index.update(List.of(new Generation(0, file, file.size(), true)), false);
        assertEquals(1, index.blockCount(0));
        Block block = index.block(0, 0);
        assertEquals(1, block.count());
        assertEquals(file.size(), index.entry(0, block, 0, true).end());
        assertEquals("cannot be read: no room", index.entry(0, block, 0, true).note());
        index.update(List.of(new Generation(0, file, file.size(), true)), false);
        assertEquals(1, index.blockCount(0));
        assertEquals(1, file.tries);
    }

    private static MemoryLogFile records(Instant start, int count) {
        MemoryLogFile file = new MemoryLogFile();
        for (int i = 0; i < count; i++) {
            file.append(DockerJson.record("stdout", start.plusSeconds(i), "line " + i + "\n"));
        }
        return file;
    }

    private static Place linear(BlockIndex index, long time) {
        for (long k = 0; k < index.blockCount(0); k++) {
            Block block = index.block(0, k);
            for (int i = 0; i < block.count(); i++) {
                if (block.order(i) >= time) {
                    return new Place(block.generation(), block.offset(i));
                }
            }
        }
        return index.end();
    }

    /** Bytes that one seek reads, once it is known to find the right place. */
    private static long bytesOfSeek(MemoryLogFile file, long time) {
        BlockIndex index = index();
        index.update(List.of(file.generation(0, true)), false);
        Place wanted = linear(index, time);
        BlockIndex fresh = new BlockIndex(0, new BlockCache(1 << 20), () -> NOW, BLOCK);
        fresh.update(List.of(file.generation(0, true)), false);
        long before = file.bytesRead();
        assertEquals(wanted, new TimeSeek(fresh).seek(time));
        return file.bytesRead() - before;
    }

    @Test
    void aStretchFromTheFutureDoesNotMisleadASeek() {
        MemoryLogFile file = records(START, 500);
        file.append(records(START.plusSeconds(400L * 86_400), 4000).bytes());
        file.append(records(START.plusSeconds(500), 2000).bytes());
        long read = bytesOfSeek(file, nanos(START.plusSeconds(2300)));
        assertTrue(read < file.size() / 2, read + " of " + file.size());
    }

    @Test
    void aHoleDoesNotMisleadASeek() {
        MemoryLogFile file = new MemoryLogFile().append(new byte[400 * BLOCK]);
        file.append(records(START, 2000).bytes());
        long read = bytesOfSeek(file, nanos(START.plusSeconds(1900)));
        assertTrue(read < file.size() / 2, read + " of " + file.size());
    }

    @Test
    void aFileWithoutTimesIsNotReadWhole() {
        MemoryLogFile file = new MemoryLogFile();
        for (int i = 0; i < 400_000; i++) {
            file.append(bytes("no record at all\n"));
        }
        BlockIndex index = index();
        index.update(List.of(file.generation(0, false)), false);
        new TimeSeek(index).seek(nanos(START));
        assertTrue(file.bytesRead() < file.size() / 4, file.bytesRead() + " of " + file.size());
    }
}
