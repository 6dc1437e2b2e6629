package jlogtui.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import jlogtui.bench.Bytes;
import jlogtui.bench.MixedLog;
import jlogtui.file.FileSlots;
import jlogtui.file.Generation;
import jlogtui.file.PlainLogFile;
import jlogtui.model.Level;
import jlogtui.model.Literals;
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

/** What is looked for in a whole file on disk that is in the page cache, on one thread. */
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

    /** Time and stream; gives the number of records. */
    @Benchmark
    public long timesAndStreams(Bytes bytes) {
        return scan(bytes, block -> block.count());
    }

    /** The level, too; gives the number of errors. */
    @Benchmark
    public long levels(Bytes bytes) {
        BlockErrors errors = new BlockErrors();
        return scan(bytes, block -> {
            int[] found = {0};
            errors.find(block, 0, time -> found[0]++);
            return found[0];
        });
    }

    private long scan(Bytes bytes, ToIntFunction<Block> work) {
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> Long.MAX_VALUE / 2);
        index.update(List.of(new Generation(0, file, file.size(), false)), false);
        BlockScan scan = new BlockScan(index);
        long sum = 0;
        while (scan.step()) {
            sum += work.applyAsInt(scan.block());
        }
        bytes.bytes += scan.bytesDone();
        return sum;
    }

    /** Looking for a text that is not there. */
    @Benchmark
    public long literal(Bytes bytes) {
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> Long.MAX_VALUE / 2);
        index.update(List.of(new Generation(0, file, file.size(), true)), false);
        BlockSearch search = BlockSearch.of(new Literals(List.of("nowhere to be found"), true), Level.TRACE)
                .orElseThrow();
        long hits = 0;
        for (long k = 0; k < index.blockCount(0) - 1; k++) {
            hits += search.look(index, 0, k).mayMatch() ? 1 : 0;
        }
        bytes.bytes += (index.blockCount(0) - 1) * index.blockSize();
        return hits;
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
