package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import jlogtui.file.Generation;
import jlogtui.file.SyntheticLogFile;
import jlogtui.index.Block;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.index.ScanMemory;
import jlogtui.model.Entry;
import jlogtui.model.Figures;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.MemoryLogFile;
import org.junit.jupiter.api.Test;

/** What is measured of one source, and what it costs. */
final class SourceGaugeTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NANOS = START.getEpochSecond() * SECOND;

    private final BlockIndex index = new BlockIndex(0, new BlockCache(4 << 20), () -> NANOS + 3_600 * SECOND);
    private final SourceGauge gauge = new SourceGauge(index, new ScanMemory());

    private static byte[] line(int second, String text) {
        return DockerJson.record("stdout", START.plusSeconds(second), text + "\n");
    }

    private Figures.OfSource look(MemoryLogFile file, long growth, int second) {
        index.update(List.of(file.generation(1, false)), false);
        gauge.look();
        return gauge.figures(growth, NANOS + second * SECOND);
    }

    @Test
    void linesOfTheLastSecondsAreCounted() {
        MemoryLogFile file = new MemoryLogFile();
        for (int second = 0; second < 100; second++) {
            file.append(line(second, "one")).append(line(second, "two"));
        }
        Figures.OfSource now = look(file, 100, 99);
        assertEquals(2.0, now.linesPerSecond());
        assertFalse(now.areLinesEstimated());
        assertEquals(NANOS, now.oldestNanos());
        assertEquals(NANOS + 99 * SECOND, now.newestNanos());
        assertEquals(file.bytes().length, now.diskBytes());
        assertEquals(1.0, gauge.figures(100, NANOS + 104 * SECOND).linesPerSecond());
        assertEquals(0.0, gauge.figures(0, NANOS + 200 * SECOND).linesPerSecond(), "without another look");
    }

    @Test
    void manyLinesAreReckonedFromTheGrowth() {
        MemoryLogFile file = new MemoryLogFile();
        byte[] line = line(5, "GET /");
        for (int i = 0; i < 10_000; i++) {
            file.append(line);
        }
        Figures.OfSource unknown = look(file, Figures.UNKNOWN, 6);
        assertTrue(unknown.linesPerSecond() < 0, "the growth is not known yet");
        Figures.OfSource now = gauge.figures(line.length * 1_000L, NANOS + 6 * SECOND);
        assertTrue(now.areLinesEstimated());
        assertEquals(1_000, now.linesPerSecond(), 20);
    }

    @Test
    void nothingIsKnownOfAnEmptyLog() {
        index.update(List.of(), false);
        gauge.look();
        Figures.OfSource now = gauge.figures(0, NANOS);
        assertEquals(0, now.diskBytes());
        assertEquals(Entry.NO_TIME, now.newestNanos());
        assertEquals(Entry.NO_TIME, now.oldestNanos());
        assertEquals(0.0, now.linesPerSecond());
        assertEquals(Figures.UNKNOWN, now.errors());
    }

    @Test
    void linesThatAreLongerThanTheEndThatIsReadAreFoundAllTheSame() {
        MemoryLogFile file = new MemoryLogFile();
        file.append(line(1, "short")).append(line(2, "x".repeat(30_000))).append(line(3, "y".repeat(200_000)));
        assertEquals(NANOS + 3 * SECOND, look(file, 0, 9).newestNanos());
    }

    @Test
    void errorsAreCountedOnAndBack() {
        MemoryLogFile file = new MemoryLogFile();
        for (int i = 0; i < 30_000; i++) {
            file.append(line(i / 100, i % 100 == 0 ? "ERROR: no" : "INFO: all is well"));
        }
        Figures.OfSource before = look(file, 0, 300);
        assertEquals(Figures.UNKNOWN, before.errors());
        while (gauge.countOn()) {
            assertTrue(gauge.figures(0, NANOS).errors() <= 300);
        }
        assertEquals(300, gauge.figures(0, NANOS).errors());
        assertTrue(gauge.figures(0, NANOS).areAllCounted());
        file.append(line(300, "ERROR: again"));
        assertTrue(look(file, 0, 300).areAllCounted(), "all but what has just come");
        gauge.fallBehind();
        assertFalse(gauge.figures(0, NANOS).areAllCounted());
        while (gauge.countOn()) {
            // to the end
        }
        assertEquals(301, gauge.figures(0, NANOS).errors());
    }

    @Test
    void littleIsReadOfALogOfAnySize() {
        SyntheticLogFile file = new SyntheticLogFile(START.minusSeconds(500_000_000), 500_000_000, SECOND);
        BlockIndex large = new BlockIndex(1, new BlockCache(4 << 20), () -> NANOS);
        SourceGauge ofLarge = new SourceGauge(large, new ScanMemory());
        large.update(List.of(file.generation(0)), false);
        ofLarge.look();
        long read = file.bytesRead();
        assertTrue(read <= SourceGauge.TAIL_BYTES + 3L * Block.SIZE / 8, "both ends: " + read);
        ofLarge.look();
        assertEquals(read, file.bytesRead(), "nothing has changed");
        Figures.OfSource now = ofLarge.figures(100, NANOS);
        assertEquals(NANOS - 500_000_000L * SECOND, now.oldestNanos());
        assertEquals(NANOS - SECOND, now.newestNanos());
        int steps = 0;
        while (ofLarge.countOn()) {
            steps++;
        }
        long most = SourceGauge.COUNTED_BYTES + 4L * Block.SIZE;
        assertTrue(file.bytesRead() - read <= most * 11 / 10, "errors: " + (file.bytesRead() - read));
        assertTrue(steps <= most / Block.SIZE, "blocks: " + steps);
        assertFalse(ofLarge.figures(100, NANOS).areAllCounted());
    }

    @Test
    void onlyTheEndIsReadAgainWhenALogGrows() {
        MemoryLogFile file = new MemoryLogFile();
        for (int i = 0; i < 20_000; i++) {
            file.append(line(i, "line " + i));
        }
        look(file, 0, 20_000);
        long before = file.bytesRead();
        file.append(line(20_001, "one more"));
        assertEquals(NANOS + 20_001 * SECOND, look(file, 0, 20_001).newestNanos());
        assertTrue(file.bytesRead() - before <= SourceGauge.TAIL_BYTES + 64, "" + (file.bytesRead() - before));
    }

    @Test
    void aSealedFileWithoutTheLiveOneTellsItsEnd() {
        MemoryLogFile old = new MemoryLogFile().append(line(1, "a")).append(line(2, "b"));
        Generation empty = new Generation(2, new MemoryLogFile(), 0, false);
        index.update(List.of(old.generation(1, true), empty), false);
        gauge.look();
        assertEquals(NANOS + 2 * SECOND, gauge.figures(0, NANOS).newestNanos());
    }
}
