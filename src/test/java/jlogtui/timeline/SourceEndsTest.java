package jlogtui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jlogtui.file.Generation;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Cut;
import jlogtui.model.Entry;
import jlogtui.query.Filter;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import jlogtui.testkit.RandomLog;
import org.junit.jupiter.api.Test;

/** Reading only the last few kilobytes of a source gives what reading its blocks gives. */
class SourceEndsTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NOW = (START.getEpochSecond() + 86_400) * 1_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int[] BLOCK_SIZES = {400, 1_000, 8_192, 32_768, 262_144};

    /** A source that grows, is rotated, stops, and is read by two indexes. */
    private static final class Growing {
        private final Random random;
        private final RandomLog log;
        private final BlockIndex tested;
        private final int number;
        private final int blockSize;
        private final List<Generation> sealed = new ArrayList<>();
        private MemoryLogFile live = new MemoryLogFile();
        private byte[] rest = {};
        private boolean stopped;

        Growing(Random random, int number, BlockCache cache, int blockSize) {
            this.random = random;
            this.number = number;
            this.blockSize = blockSize;
            log = new RandomLog(random, START, random.nextInt(3) * 15, random.nextInt(3) * SECOND);
            tested = new BlockIndex(number, cache, () -> NOW, blockSize);
        }

        void grow() {
            live.append(rest);
            rest = new byte[0];
            stopped = random.nextInt(8) == 0;
            for (int parts = random.nextInt(5); parts > 0; parts--) {
                if (random.nextInt(6) == 0) {
                    sealed.add(live.generation(sealed.size(), true));
                    live = new MemoryLogFile();
                }
                if (random.nextInt(3) == 0) {
                    log.stepClock((random.nextInt(12) - 3) * SECOND);
                }
                live.append(log.write(random.nextInt(random.nextInt(4) == 0 ? 900 : 60)));
            }
            byte[] more = log.write(1);
            int torn = random.nextInt(3) == 0 ? random.nextInt(more.length + 1) : more.length;
            live.append(Arrays.copyOf(more, torn));
            rest = Arrays.copyOfRange(more, torn, more.length);
        }

        List<Generation> generations() {
            List<Generation> now = new ArrayList<>(sealed);
            now.add(live.generation(sealed.size(), false));
            return now;
        }

        BlockIndex tested() {
            tested.update(generations(), stopped);
            return tested;
        }

        /** An index that has read every block: it needs no other way to know its end. */
        BlockIndex whole() {
            BlockIndex index = new BlockIndex(number, new BlockCache(1 << 28), () -> NOW, blockSize);
            index.update(generations(), stopped);
            for (int g = 0; g < index.generationCount(); g++) {
                for (long k = 0; k < index.blockCount(g); k++) {
                    index.block(g, k);
                }
            }
            return index;
        }
    }

    private static String text(Entry entry) {
        return entry == null
                ? "none"
                : entry.position() + " " + entry.end() + " " + entry.kind() + " " + entry.orderNanos() + " "
                        + entry.note() + " " + new String(entry.log(), StandardCharsets.UTF_8);
    }

    /** Comes back to a place, which may have been asked for before the sources grew. */
    private static void assertSameAround(Cut cut, Timeline whole, Timeline tested) {
        for (int i = 0; i < 2; i++) {
            whole.to(cut);
            tested.to(cut);
            for (int steps = 0; steps < 5; steps++) {
                assertEquals(text(whole.previous(Budget.UNLIMITED)), text(tested.previous(Budget.UNLIMITED)));
            }
            whole.to(cut);
            tested.to(cut);
            for (int steps = 0; steps < 5; steps++) {
                assertEquals(text(whole.next(Budget.UNLIMITED)), text(tested.next(Budget.UNLIMITED)));
            }
        }
    }

    private static Cut assertSameWalk(Random random, Timeline whole, Timeline tested) {
        whole.toEnd();
        tested.toEnd();
        assertEquals(whole.cut(), tested.cut());
        assertEquals(whole.cut().timeNanos(), tested.cut().timeNanos());
        int steps = random.nextInt(300);
        Cut middle = whole.cut();
        for (int i = 0; i < steps; i++) {
            if (i == steps / 2) {
                middle = whole.cut();
            }
            assertEquals(text(whole.previous(Budget.UNLIMITED)), text(tested.previous(Budget.UNLIMITED)));
            assertEquals(whole.cut(), tested.cut());
        }
        Entry entry;
        do {
            entry = whole.next(Budget.UNLIMITED);
            assertEquals(text(entry), text(tested.next(Budget.UNLIMITED)));
            assertEquals(whole.cut(), tested.cut());
        } while (entry != null);
        return middle;
    }

    @Test
    void aLineOfManyPiecesAtTheEndIsCutWhereItsBlocksCutIt() {
        RandomCases.check(300, random -> {
            int blockSize = 500 + random.nextInt(3_000);
            MemoryLogFile file = new MemoryLogFile().append(new RandomLog(random, START, 0, 0).write(120));
            for (int pieces = random.nextInt(60); pieces > 0; pieces--) {
                String text = "piece " + pieces + ".".repeat(random.nextInt(60)) + (pieces == 1 ? "\n" : "");
                file.append(DockerJson.record("stdout", START, text));
                if (random.nextInt(4) == 0) {
                    file.append(DockerJson.record("stderr", START.plusSeconds(200 - 3 * pieces), "between\n"));
                }
            }
            List<Timeline> both = new ArrayList<>();
            for (long cacheBytes : new long[] {1 << 28, 1}) {
                BlockIndex index = new BlockIndex(0, new BlockCache(cacheBytes), () -> NOW, blockSize);
                index.update(List.of(file.generation(0, false)), false);
                for (long k = 0; k < index.blockCount(0); k++) {
                    index.block(0, k);
                }
                index.block(0, 0);
                both.add(new Timeline(List.of(index), Unit.ENTRIES, Filter.NONE));
            }
            assertSameWalk(random, both.get(0), both.get(1));
        });
    }

    @Test
    void theEndsOfAllSourcesAreAsTheirBlocksSay() {
        RandomCases.check(150, random -> {
            BlockCache cache = new BlockCache(1 << (10 + random.nextInt(14)));
            int blockSize = BLOCK_SIZES[random.nextInt(BLOCK_SIZES.length)];
            List<Growing> sources = new ArrayList<>();
            List<Cut> cuts = new ArrayList<>();
            for (int s = 0; s < 1 + random.nextInt(5); s++) {
                sources.add(new Growing(random, s, cache, blockSize));
            }
            for (int round = 0; round < 4; round++) {
                List<BlockIndex> whole = new ArrayList<>();
                List<BlockIndex> tested = new ArrayList<>();
                for (Growing source : sources) {
                    source.grow();
                    whole.add(source.whole());
                    tested.add(source.tested());
                    assertEquals(
                            text(whole.get(source.number).tornTail()),
                            text(tested.get(source.number).tornTail()));
                    assertEquals(
                            whole.get(source.number).end(),
                            tested.get(source.number).end());
                }
                Unit unit = random.nextBoolean() ? Unit.ENTRIES : Unit.RECORDS;
                boolean holds = random.nextBoolean();
                Timeline reference = new Timeline(whole, unit, Filter.NONE, holds);
                Timeline timeline = new Timeline(tested, unit, Filter.NONE, holds);
                cuts.add(assertSameWalk(random, reference, timeline));
                for (Cut cut : cuts) {
                    assertSameAround(cut, reference, timeline);
                }
            }
        });
    }
}
