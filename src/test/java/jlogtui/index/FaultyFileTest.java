package jlogtui.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import jlogtui.file.Generation;
import jlogtui.model.Entry;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.FixedLogFile;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** A disk that does not give some of its pages: what lies around them is read. */
class FaultyFileTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NOW = START.plusSeconds(86_400).getEpochSecond() * 1_000_000_000L;
    private static final int PAGE = 4096;
    private static final int BLOCK = 64 * 1024;

    /** Gives less than was asked for now and then, and refuses some pages. */
    private static final class BadDisk extends FixedLogFile {
        private final TreeSet<Long> badPages = new TreeSet<>();
        private final Random random;
        private int refusals;

        BadDisk(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        boolean isBad(long from, long to) {
            return !badPages.subSet(from / PAGE, true, (to - 1) / PAGE, true).isEmpty();
        }

        @Override
        public int read(long offset, byte[] into, int from, int length) throws IOException {
            int count = (int) Math.min(length, size() - offset);
            if (count <= 0) {
                return -1;
            }
            if (isBad(offset, offset + count)) {
                refusals++;
                throw new IOException("Input/output error");
            }
            return super.read(offset, into, from, random.nextInt(4) == 0 ? 1 + random.nextInt(count) : count);
        }
    }

    private static BlockIndex index(BadDisk disk) {
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> NOW, BLOCK);
        index.update(List.of(new Generation(0, disk, disk.size(), true)), false);
        return index;
    }

    private static List<Entry> entries(BlockIndex index) {
        List<Entry> entries = new ArrayList<>();
        for (long k = 0; k < index.blockCount(0); k++) {
            Block block = index.block(0, k);
            for (int i = 0; i < block.count(); i++) {
                entries.add(index.entry(0, block, i, false));
            }
        }
        return entries;
    }

    @Test
    void whatLiesAroundBadPagesIsRead() {
        long[] figures = new long[2];
        RandomCases.check(60, random -> {
            List<byte[]> records = new ArrayList<>();
            int length = 0;
            while (length < 5 * BLOCK) {
                String text = random.nextInt(50) == 0 ? "long ".repeat(2000) : "line " + records.size();
                byte[] record = DockerJson.record("stdout", START.plusMillis(records.size()), text + "\n");
                records.add(record);
                length += record.length;
            }
            byte[] bytes = new byte[length];
            int at = 0;
            for (byte[] record : records) {
                System.arraycopy(record, 0, bytes, at, record.length);
                at += record.length;
            }
            BadDisk disk = new BadDisk(bytes, random);
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                disk.badPages.add((long) random.nextInt(bytes.length / PAGE));
            }
            List<String> wanted = new ArrayList<>();
            at = 0;
            for (byte[] record : records) {
                if (!disk.isBad(at, at + record.length - 1)) {
                    wanted.add(new String(record, 0, record.length - 1, StandardCharsets.UTF_8));
                }
                at += record.length;
            }
            List<String> found = new ArrayList<>();
            boolean isTold = false;
            for (Entry entry : entries(index(disk))) {
                if (entry.kind() == Entry.Kind.RECORD) {
                    found.add(new String(entry.raw().get(0), StandardCharsets.UTF_8));
                } else {
                    isTold |= entry.note().equals("cannot be read: input/output error");
                }
            }
            assertEquals(List.of(), without(wanted, found), "lost");
            assertEquals(wanted.size(), found.size());
            assertTrue(isTold);
            figures[0] += found.size();
            figures[1] += wanted.size();
        });
        System.out.println("records read around bad pages: " + figures[0] + " of " + figures[1]);
    }

    private static List<String> without(List<String> all, List<String> some) {
        List<String> rest = new ArrayList<>(all);
        rest.removeAll(new HashSet<>(some));
        return rest;
    }

    @Test
    void aDeadDiskIsAskedAFewTimesOnly() {
        BadDisk disk = new BadDisk(new byte[4 * BLOCK], new Random(1));
        for (long page = 0; page < 4 * BLOCK / PAGE; page++) {
            disk.badPages.add(page);
        }
        BlockIndex index = index(disk);
        Block block = index.block(0, 1);
        assertEquals(1, block.count());
        assertEquals(
                "cannot be read: input/output error",
                index.entry(0, block, 0, false).note());
        assertTrue(disk.refusals <= 30, disk.refusals + " refusals");
    }
}
