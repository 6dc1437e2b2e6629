package jlogtui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jlogtui.file.Generation;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Entry;
import jlogtui.query.Filter;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** A glance at the last kilobytes of sources in good order gives what their blocks give, as far as it goes. */
class GlanceTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NOW = (START.getEpochSecond() + 86_400) * 1_000_000_000L;

    private static List<Generation> log(Random random) {
        List<Generation> generations = new ArrayList<>();
        MemoryLogFile file = new MemoryLogFile();
        long millis = 0;
        int longest = random.nextInt(5) == 0 ? 5_000 : 200;
        int pause = 1 + random.nextInt(200);
        for (int left = random.nextInt(random.nextBoolean() ? 400 : 10); left > 0; left--) {
            millis += random.nextInt(pause);
            String stream = random.nextInt(4) == 0 ? "stderr" : "stdout";
            String text = "line " + left + ".".repeat(random.nextInt(longest)) + "\n";
            file.append(DockerJson.record(stream, START.plusMillis(millis), text));
            if (random.nextInt(100) == 0) {
                generations.add(file.generation(generations.size(), true));
                file = new MemoryLogFile();
            }
        }
        if (random.nextInt(4) == 0) {
            file.append("{\"log\":\"torn".getBytes(StandardCharsets.UTF_8));
        }
        generations.add(file.generation(generations.size(), false));
        return generations;
    }

    private static List<BlockIndex> indexes(List<List<Generation>> logs, int blockSize) {
        List<BlockIndex> indexes = new ArrayList<>();
        for (List<Generation> log : logs) {
            BlockIndex index = new BlockIndex(indexes.size(), new BlockCache(1 << 24), () -> NOW, blockSize);
            index.update(log, false);
            indexes.add(index);
        }
        return indexes;
    }

    private static String text(Entry entry) {
        return entry == null
                ? "none"
                : entry.position() + " " + entry.orderNanos() + " " + new String(entry.log(), StandardCharsets.UTF_8);
    }

    @Test
    void whatItTellsIsWhatTheBlocksTell() {
        RandomCases.check(300, random -> {
            List<List<Generation>> logs = new ArrayList<>();
            for (int source = 0; source < 1 + random.nextInt(5); source++) {
                logs.add(log(random));
            }
            int blockSize = random.nextBoolean() ? 262_144 : 6_000;
            Timeline whole = new Timeline(indexes(logs, blockSize), Unit.ENTRIES, Filter.NONE);
            Timeline glance = Timeline.glance(indexes(logs, blockSize), Unit.ENTRIES, Filter.NONE);
            whole.toEnd();
            glance.toEnd();
            assertEquals(whole.cut(), glance.cut());
            Entry entry = glance.previous(Budget.UNLIMITED);
            while (entry != null) {
                assertEquals(text(whole.previous(Budget.UNLIMITED)), text(entry));
                assertEquals(whole.cut(), glance.cut());
                entry = glance.previous(Budget.UNLIMITED);
            }
            if (!glance.isAtBarrier()) {
                assertTrue(glance.isExhausted());
                assertEquals("none", text(whole.previous(Budget.UNLIMITED)));
            }
        });
    }

    @Test
    void itReachesFartherBackForASourceThatFillsTheScreenAlone() {
        MemoryLogFile busy = new MemoryLogFile();
        MemoryLogFile quiet = new MemoryLogFile().append(DockerJson.record("stdout", START, "old\n"));
        for (int line = 0; line < 1_000; line++) {
            busy.append(DockerJson.record("stdout", START.plusSeconds(line + 1), "line " + line + "\n"));
        }
        List<List<Generation>> logs = List.of(List.of(quiet.generation(0, false)), List.of(busy.generation(0, false)));
        Timeline glance = Timeline.glance(indexes(logs, 262_144), Unit.ENTRIES, Filter.NONE);
        glance.toEnd();
        for (int line = 999; line >= 900; line--) {
            Entry entry = glance.previous(Budget.UNLIMITED);
            assertEquals("line " + line + "\n", new String(entry.log(), StandardCharsets.UTF_8));
        }
        assertFalse(glance.isAtBarrier());
    }
}
