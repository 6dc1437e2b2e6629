package jlogtui.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import jlogtui.file.Generation;
import jlogtui.model.Entry;
import jlogtui.model.Place;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.HollowLogFile;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** A log that was truncated while its writer kept its offset: a hole of any size, which no reader may read twice. */
class HolesTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long START_NANOS = START.getEpochSecond() * 1_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long HOLE = 3L << 30;
    private static final int RECORDS = 2_000;
    /** A few blocks, and what is kept of a damaged line, for the block in which it begins. */
    private static final long LITTLE = 24L << 20;

    private final HollowLogFile file = new HollowLogFile(records(0, RECORDS), HOLE, records(RECORDS, RECORDS));
    private final BlockIndex index = new BlockIndex(0, new BlockCache(4 << 20), () -> START_NANOS + 86_400 * SECOND);

    HolesTest() {
        index.update(List.of(new Generation(0, file, file.size(), false)), false);
    }

    private static byte[] records(int from, int count) {
        MemoryLogFile log = new MemoryLogFile();
        for (int i = from; i < from + count; i++) {
            log.append(DockerJson.record("stdout", START.plusSeconds(i), "line " + i + "\n"));
        }
        return log.bytes();
    }

    @Test
    void aFewLinesBetweenTwoHolesAreFoundByTheirTime() {
        RandomCases.check(40, random -> {
            MemoryLogFile log = new MemoryLogFile();
            for (int i = 0; i < 12; i++) {
                log.append(new byte[1 + random.nextInt(8 * 4096)]).append(records(3 * i, 3));
            }
            BlockIndex small = new BlockIndex(0, new BlockCache(0), () -> START_NANOS + 86_400 * SECOND, 4096);
            small.update(List.of(log.generation(0, true)), true);
            String text = new String(log.bytes(), StandardCharsets.UTF_8);
            for (int i = 1; i < 36; i++) {
                Place place = new TimeSeek(small).seek(START_NANOS + i * SECOND);
                assertTrue(text.startsWith("{\"log\":\"line " + i + "\\n", (int) place.offset()), "line " + i);
            }
        });
    }

    private long read(Runnable work) {
        long before = file.bytesRead();
        work.run();
        return file.bytesRead() - before;
    }

    private void walkForward() {
        boolean leadsOn = false;
        for (long k = 0; k < index.blockCount(0); k = index.next(0, k, leadsOn)) {
            Block block = index.block(0, k);
            leadsOn = block.leadsOn();
            for (int i = 0; i < block.count(); i++) {
                index.entry(0, block, i, true);
            }
        }
    }

    private void walkBack() {
        boolean inside = false;
        for (long k = index.blockCount(0) - 1; k >= 0; k = index.previous(0, k, inside)) {
            inside = index.block(0, k).isInsideLine();
        }
    }

    @Test
    void theHoleIsReadOnceForward() {
        long first = read(this::walkForward);
        assertTrue(first >= HOLE && first < HOLE + LITTLE, "first: " + first);
        long second = read(this::walkForward);
        assertTrue(second < LITTLE, "second: " + second);
        long back = read(this::walkBack);
        assertTrue(back < LITTLE, "back: " + back);
    }

    @Test
    void theHoleIsReadOnceBackwards() {
        long first = read(this::walkBack);
        assertTrue(first >= HOLE - LITTLE && first < HOLE + LITTLE, "first: " + first);
        long second = read(this::walkBack);
        assertTrue(second < LITTLE, "second: " + second);
        long forward = read(this::walkForward);
        assertTrue(forward < LITTLE, "forward: " + forward);
    }

    @Test
    void aWalkPausesAndGoesOnWhereItWas() {
        for (Runnable walk : List.<Runnable>of(this::walkForward, this::walkBack)) {
            // Whoever lost the file forgets what was known of it
            index.update(List.of(), false);
            index.update(List.of(new Generation(0, file, file.size(), false)), false);
            long begin = file.bytesRead();
            long[] until = {0};
            index.pauseWhen(() -> file.bytesRead() >= until[0]);
            int pauses = 0;
            for (boolean done = false; !done; ) {
                long before = file.bytesRead();
                until[0] = before + (256L << 20);
                try {
                    walk.run();
                    done = true;
                } catch (Unfinished e) {
                    pauses++;
                    assertTrue(file.bytesRead() - before < (256L << 20) + LITTLE, "a step has its end");
                    assertTrue(e.progress().percent() >= 0 && e.progress().percent() < 100);
                }
            }
            index.pauseWhen(() -> false);
            assertTrue(pauses >= 10, "pauses: " + pauses);
            long all = file.bytesRead() - begin;
            assertTrue(all < HOLE + (pauses + 1) * LITTLE, "all: " + all);
        }
    }

    @Test
    void aTimeIsFoundWithoutReadingTheHole() {
        for (int record : new int[] {0, 10, RECORDS - 1, RECORDS + 1_900, 2 * RECORDS - 1}) {
            BlockIndex fresh = new BlockIndex(0, new BlockCache(4 << 20), () -> START_NANOS + 86_400 * SECOND);
            fresh.update(List.of(new Generation(0, file, file.size(), false)), false);
            long before = file.bytesRead();
            Place place = new TimeSeek(fresh).seek(START_NANOS + record * SECOND);
            long read = file.bytesRead() - before;
            assertTrue(read < LITTLE, record + " read " + read);
            Block block = fresh.block(0, place.offset() / fresh.blockSize());
            assertEquals(START_NANOS + record * SECOND, block.time(block.firstAt(place.offset())));
        }
    }

    @Test
    void theEndIsFoundWithoutReadingTheHole() {
        long read = read(() -> {
            assertEquals(new Place(0, file.size()), index.end());
            index.block(0, index.blockCount(0) - 1);
        });
        assertTrue(read < LITTLE, "read " + read);
    }

    @Test
    void walksMissNothingThatBlocksHold() {
        RandomCases.check(60, random -> {
            MemoryLogFile log = randomLog(random);
            boolean sealed = random.nextBoolean();
            int blockSize = 1 << (9 + random.nextInt(8));
            BlockIndex walked = new BlockIndex(0, new BlockCache(1 << 20), () -> START_NANOS, blockSize);
            BlockIndex plain = new BlockIndex(0, new BlockCache(1 << 20), () -> START_NANOS, blockSize);
            walked.update(List.of(log.generation(0, sealed)), false);
            plain.update(List.of(log.generation(0, sealed)), false);
            List<Long> expected = new ArrayList<>();
            for (long k = 0; k < plain.blockCount(0); k++) {
                addOffsets(plain.block(0, k), expected);
            }
            for (int i = 0; i < 4; i++) {
                boolean forward = random.nextBoolean();
                List<Long> found = new ArrayList<>();
                if (random.nextBoolean()) {
                    int[] left = {random.nextInt(9)};
                    walked.pauseWhen(() -> left[0]-- == 0);
                }
                try {
                    walk(walked, forward, found);
                } catch (Unfinished e) {
                    continue;
                } finally {
                    walked.pauseWhen(() -> false);
                }
                Collections.sort(found);
                assertEquals(expected, found);
            }
        });
    }

    private static void walk(BlockIndex index, boolean forward, List<Long> found) {
        long count = index.blockCount(0);
        if (forward) {
            boolean leadsOn = false;
            for (long k = 0; k < count; k = index.next(0, k, leadsOn)) {
                leadsOn = index.block(0, k).leadsOn();
                addOffsets(index.block(0, k), found);
            }
        } else {
            boolean inside = false;
            for (long k = count - 1; k >= 0; k = index.previous(0, k, inside)) {
                inside = index.block(0, k).isInsideLine();
                addOffsets(index.block(0, k), found);
            }
        }
    }

    private static void addOffsets(Block block, List<Long> offsets) {
        for (int i = 0; i < block.count(); i++) {
            offsets.add(block.offset(i));
        }
    }

    private static MemoryLogFile randomLog(Random random) {
        MemoryLogFile log = new MemoryLogFile();
        int parts = 1 + random.nextInt(12);
        for (int i = 0; i < parts; i++) {
            switch (random.nextInt(5)) {
                case 0 -> log.append(new byte[random.nextInt(1 << random.nextInt(23))]);
                case 1 ->
                    log.append(
                            "x".repeat(random.nextInt(1 << random.nextInt(20))).getBytes(StandardCharsets.UTF_8));
                case 2 -> log.append(new byte[] {'\n'});
                case 3 -> log.append("{\"log\":\"half".getBytes(StandardCharsets.UTF_8));
                default -> log.append(records(i, 1 + random.nextInt(20)));
            }
        }
        return log;
    }

    @Test
    void theRowOfTheHoleKnowsItsLength() {
        Block first = index.block(0, 0);
        int last = -1;
        TreeSet<Long> ends = new TreeSet<>();
        boolean leadsOn = false;
        for (long k = 0; k < index.blockCount(0); k = index.next(0, k, leadsOn)) {
            Block block = index.block(0, k);
            leadsOn = block.leadsOn();
            for (int i = 0; i < block.count(); i++) {
                if (block.isDamage(i)) {
                    Entry entry = index.entry(0, block, i, true);
                    ends.add(entry.end());
                    last = i;
                }
            }
        }
        assertTrue(last >= 0 && first.count() > 0);
        assertEquals(1, ends.size());
        assertEquals(file.size() - records(RECORDS, RECORDS).length, ends.first());
    }

    @Test
    void onlyWhatIsWantedPauses() {
        index.pauseWhen(() -> true);
        assertThrows(Unfinished.class, this::walkBack);
        index.pauseWhen(() -> false);
        walkBack();
    }
}
