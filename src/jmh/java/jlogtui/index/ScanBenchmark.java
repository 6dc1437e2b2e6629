package jlogtui.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jlogtui.bench.Bytes;
import jlogtui.bench.MixedLog;
import jlogtui.file.FileSlots;
import jlogtui.file.Generation;
import jlogtui.file.PlainLogFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Time, stream and level of every record of a file on disk that is in the page cache, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xmx128m"})
public class ScanBenchmark {
    @Param("64")
    int megabytes;

    private Path path;
    private PlainLogFile file;
    private final byte[] buffer = new byte[Block.SIZE];

    @Setup
    public void setUp() throws IOException {
        path = Files.createTempFile("jlogtui-scan", "-json.log");
        new MixedLog(1).write(path, (long) megabytes << 20);
        file = new PlainLogFile(path, new FileSlots(1));
    }

    @TearDown
    public void tearDown() throws IOException {
        file.close();
        Files.delete(path);
    }

    /** The whole file; gives the number of its records. */
    @Benchmark
    public long facts(Bytes bytes) {
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> Long.MAX_VALUE / 2);
        index.update(List.of(new Generation(0, file, file.size(), false)), false);
        BlockScan scan = new BlockScan(index, new RememberedFacts(4 << 20));
        long records = 0;
        while (scan.step()) {
            records += scan.facts().records();
        }
        bytes.bytes += scan.bytesDone();
        return records;
    }

    /** Reading the bytes alone, which no scan can be faster than. */
    @Benchmark
    public long bytesAlone(Bytes bytes) throws IOException {
        long sum = 0;
        long size = file.size();
        for (long at = 0; at < size; at += buffer.length) {
            sum += file.read(at, buffer, 0, buffer.length);
        }
        bytes.bytes += sum;
        return sum;
    }

    Path path() {
        return path;
    }
}
