package jlogtui.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import jlogtui.bench.Bytes;
import jlogtui.bench.MixedLog;
import org.junit.jupiter.api.Test;

/** What the benchmark measures is right. */
class ScanBenchmarkTest {
    @Test
    void everyRecordIsCountedAndEveryByteRead() throws IOException {
        ScanBenchmark benchmark = new ScanBenchmark();
        benchmark.megabytes = 3;
        benchmark.setUp();
        try {
            byte[] log = Files.readAllBytes(benchmark.path());
            Bytes bytes = new Bytes();
            assertEquals(MixedLog.lines(log), benchmark.timesAndStreams(bytes));
            assertEquals(log.length, bytes.bytes);
            long errors = benchmark.levels(new Bytes());
            assertTrue(errors > 100 && errors < MixedLog.lines(log), errors + " errors");
            assertEquals(0, benchmark.literal(new Bytes()));
            assertEquals(log.length, benchmark.bytesAlone(new Bytes()));
        } finally {
            benchmark.tearDown();
        }
    }
}
