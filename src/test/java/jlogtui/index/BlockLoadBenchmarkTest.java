package jlogtui.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import jlogtui.bench.MixedLog;
import org.junit.jupiter.api.Test;

/** What the benchmark measures is right. */
class BlockLoadBenchmarkTest {
    @Test
    void oneRoundReadsEveryLineOnce() throws IOException {
        BlockLoadBenchmark benchmark = new BlockLoadBenchmark();
        benchmark.setUp();
        byte[] log = new MixedLog(1).next(8 * Block.SIZE);
        assertEquals(MixedLog.lines(log), benchmark.itemsOfOneRound());
    }
}
