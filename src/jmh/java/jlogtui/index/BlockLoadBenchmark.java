package jlogtui.index;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import jlogtui.bench.Bytes;
import jlogtui.bench.MixedLog;
import jlogtui.file.Generation;
import jlogtui.parse.RecordReader;
import jlogtui.testkit.MemoryLogFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A block as it is loaded: from bytes in memory, to tell the cost of reading records from that of the file system. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BlockLoadBenchmark {
    private static final long NOW = 1_900_000_000_000_000_000L;

    private final MemoryLogFile file = new MemoryLogFile();
    private final RecordReader records = new RecordReader();
    private Generation generation;
    private long blocks;
    private long next;

    @Setup
    public void setUp() {
        file.append(new MixedLog(1).next(8 * Block.SIZE));
        generation = file.generation(1, true);
        blocks = (generation.size() + Block.SIZE - 1) / Block.SIZE;
    }

    /** Splitting a block and reading time and stream of every record. */
    @Benchmark
    public Block raw(Bytes bytes) throws IOException {
        Block block = BlockReader.load(generation, next++ % blocks, Block.SIZE, records);
        bytes.bytes += block.length;
        return block;
    }

    /** The same with pieces and order times. */
    @Benchmark
    public Block ordered(Bytes bytes) throws IOException {
        Block block = raw(bytes);
        Chains.mark(block, Chains.ends(block), null, () -> null);
        OrderTimes.fill(block.items, OrderTimes.NONE, NOW);
        return block;
    }

    /** How many items one round over the file finds. */
    long itemsOfOneRound() throws IOException {
        long items = 0;
        for (int i = 0; i < blocks; i++) {
            items += ordered(new Bytes()).count();
        }
        return items;
    }
}
