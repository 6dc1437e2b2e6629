package jlogtui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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

/** Cuts at the ends of logs, for sources that they lack, and inside of damage. */
class TimelineEdgeTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NOW = START.plusSeconds(86_400).getEpochSecond() * 1_000_000_000L;
    private static final int BLOCK = 512;

    private static BlockIndex index(int source, MemoryLogFile file) {
        BlockIndex index = new BlockIndex(source, new BlockCache(1 << 20), () -> NOW, BLOCK);
        index.update(List.of(file.generation(0, false)), false);
        return index;
    }

    private static MemoryLogFile records(Instant start, int count, String name) {
        MemoryLogFile file = new MemoryLogFile();
        for (int i = 0; i < count; i++) {
            file.append(DockerJson.record("stdout", start.plusSeconds(i), name + i + "\n"));
        }
        return file;
    }

    private static String text(Entry entry) {
        return entry == null ? "nothing" : new String(entry.log(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void aLineThatWasUnfinishedAtTheEndLiesAheadOfIt() {
        MemoryLogFile file = records(START, 10, "line ");
        byte[] last = DockerJson.record("stdout", START.plusSeconds(20), "late\n");
        file.append(Arrays.copyOf(last, 20));
        BlockIndex index = index(0, file);
        Timeline timeline = new Timeline(List.of(index), Unit.ENTRIES, Filter.NONE);
        timeline.toEnd();
        assertNull(timeline.next(Budget.UNLIMITED));
        file.append(Arrays.copyOfRange(last, 20, last.length));
        index.update(List.of(file.generation(0, false)), false);
        timeline.refresh();
        assertEquals("late", text(timeline.next(Budget.UNLIMITED)));
    }

    @Test
    void aSourceThatWasMutedJoinsTheEndAtItsOwnEnd() {
        List<BlockIndex> both =
                List.of(index(0, records(START, 50, "a")), index(1, records(START.minusSeconds(100), 100, "b")));
        Timeline one = new Timeline(both, Unit.ENTRIES, Filter.NONE.withMuted(Set.of(1)));
        one.toEnd();
        Cut end = one.cut();
        Timeline all = new Timeline(both, Unit.ENTRIES, Filter.NONE);
        all.to(end);
        assertEquals("nothing", text(all.next(Budget.UNLIMITED)));
        one.toStart();
        all.to(one.cut());
        assertEquals("b0", text(all.next(Budget.UNLIMITED)));
    }

    @Test
    void theLinesOfASourceThatIsNoticedLateLieAhead() {
        BlockIndex old = index(0, records(START, 50, "a"));
        Timeline one = new Timeline(List.of(old), Unit.ENTRIES, Filter.NONE);
        one.toEnd();
        Cut end = one.cut();
        BlockIndex joined = index(1, records(START.plusSeconds(45), 1, "b"));
        Timeline all = new Timeline(List.of(old, joined), Unit.ENTRIES, Filter.NONE);
        all.to(end);
        assertEquals("b0", text(all.next(Budget.UNLIMITED)));
        one.add(joined, end);
        assertEquals("b0", text(one.next(Budget.UNLIMITED)));
    }

    @Test
    void everyPlaceInsideOfALongDamagedLineIsHeldByItsCut() {
        StringBuilder line = new StringBuilder("{\"log\":\"torn");
        for (int i = 0; i < 12; i++) {
            line.append("\0".repeat(80)).append("text ").append(i).append(" ").append("w".repeat(150));
        }
        MemoryLogFile file = records(START, 3, "before ");
        file.append(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        file.append(records(START.plusSeconds(9), 5, "after ").bytes());
        BlockIndex index = index(0, file);
        Timeline walk = new Timeline(List.of(index), Unit.ENTRIES, Filter.NONE);
        walk.toStart();
        List<Cut> cuts = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        for (Entry entry = walk.next(Budget.UNLIMITED); entry != null; entry = walk.next(Budget.UNLIMITED)) {
            offsets.add(entry.position().offset());
            cuts.add(walk.cut());
        }
        for (int i = 0; i + 1 < cuts.size(); i++) {
            Timeline again = new Timeline(List.of(index), Unit.ENTRIES, Filter.NONE);
            again.to(cuts.get(i));
            Entry next = again.next(Budget.UNLIMITED);
            assertNotNull(next);
            assertEquals(offsets.get(i + 1), next.position().offset());
        }
    }

    @Test
    void aPieceFarBehindTheFloorIsNoEntry() {
        MemoryLogFile old = records(START, 40, "out ");
        old.append(DockerJson.record("stderr", START.plusSeconds(50), "begin "));
        MemoryLogFile live = new MemoryLogFile().append(DockerJson.record("stderr", START.plusSeconds(50), "end\n"));
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> NOW, BLOCK);
        index.update(List.of(old.generation(0, true), live.generation(1, false)), false);
        Timeline timeline = new Timeline(List.of(index), Unit.ENTRIES, Filter.NONE);
        timeline.keepLast(40);
        timeline.toEnd();
        assertEquals("begin end", text(timeline.previous(Budget.UNLIMITED)));
        assertEquals("out 39", text(timeline.previous(Budget.UNLIMITED)));
    }

    @Test
    void cursorsThatHoldNoBlocksWalkTheSameWay() {
        RandomCases.check(30, random -> {
            BlockCache none = new BlockCache(0);
            List<BlockIndex> indexes = new ArrayList<>();
            for (int s = 0; s < 5; s++) {
                MemoryLogFile file = new MemoryLogFile().append(new RandomLog(random, START, 20, 0).write(60));
                BlockIndex index = new BlockIndex(s, none, () -> NOW, BLOCK);
                index.update(List.of(file.generation(0, true)), false);
                indexes.add(index);
            }
            Timeline holding = new Timeline(indexes, Unit.ENTRIES, Filter.NONE, true);
            Timeline other = new Timeline(indexes, Unit.ENTRIES, Filter.NONE, false);
            holding.toStart();
            other.toStart();
            boolean forward = true;
            for (int i = 0; i < 200; i++) {
                forward ^= random.nextInt(20) == 0;
                Entry wanted = forward ? holding.next(Budget.UNLIMITED) : holding.previous(Budget.UNLIMITED);
                Entry got = forward ? other.next(Budget.UNLIMITED) : other.previous(Budget.UNLIMITED);
                assertEquals(wanted == null ? null : wanted.position(), got == null ? null : got.position());
                assertEquals(holding.cut(), other.cut());
                assertEquals(sum(indexes, other.cut()), other.bytesBefore(other.cut()));
            }
        });
    }

    private static long sum(List<BlockIndex> indexes, Cut cut) {
        long bytes = 0;
        for (BlockIndex index : indexes) {
            bytes += index.bytesBefore(cut.place(index.source()).orElseThrow());
        }
        return bytes;
    }
}
