package jlogtui.parse;

import java.util.concurrent.TimeUnit;
import jlogtui.bench.Bytes;
import jlogtui.bench.MixedLog;
import jlogtui.model.Level;
import jlogtui.model.Stream;
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

/** The stages of reading records, each alone, over two megabytes that stay in the processor's cache as far as it goes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecordBenchmark {
    private byte[] log;
    private byte[] text;
    private final RecordLevel level = new RecordLevel(new LevelGuess());
    private final RecordReader reader = new RecordReader();

    @Setup
    public void setUp() {
        log = new MixedLog(1).next(2 << 20);
        text = new byte[log.length];
    }

    /** Cutting into lines only; gives their number. */
    @Benchmark
    public long splitter(Bytes bytes) {
        Lines lines = new Lines();
        new RecordSplitter(lines, 0).feed(log, 0, log.length);
        bytes.bytes += log.length;
        return lines.count;
    }

    /** Time and stream of every line; gives how many were on stderr. */
    @Benchmark
    public long envelope(Bytes bytes) {
        Records records = new Records();
        read(records);
        bytes.bytes += log.length;
        return records.stderr;
    }

    /** Time and stream, and the text without its escapes; gives the length of all texts. */
    @Benchmark
    public long decode(Bytes bytes) {
        Texts texts = new Texts();
        read(texts);
        bytes.bytes += log.length;
        return texts.length;
    }

    /** Time and stream, and the level; gives how many name an error. */
    @Benchmark
    public long level(Bytes bytes) {
        Levels levels = new Levels();
        read(levels);
        bytes.bytes += log.length;
        return levels.errors;
    }

    private void read(ItemSink sink) {
        int at = 0;
        while (at < log.length) {
            int end = ByteScan.lineFeed(log, at, log.length);
            reader.readLine(log, at, end, sink);
            at = end + 1;
        }
    }

    byte[] log() {
        return log;
    }

    private static final class Lines implements RecordSplitter.LineSink {
        private long count;

        @Override
        public void line(byte[] bytes, int start, int end, long fileOffset) {
            count++;
        }

        @Override
        public void tooLong(long fileOffset, long endOffset) {
            throw new IllegalStateException();
        }
    }

    private static final class Records implements ItemSink {
        private long stderr;
        private long latest;

        @Override
        public void record(RecordFields fields) {
            latest = Math.max(latest, fields.timeNanos);
            stderr += fields.stream == Stream.STDERR ? 1 : 0;
        }

        @Override
        public void damage(int start, int end, String reason) {
            throw new IllegalStateException(reason);
        }
    }

    private final class Levels implements ItemSink {
        private long errors;

        @Override
        public void record(RecordFields fields) {
            errors += level.of(log, fields.start, fields.end, true) == Level.ERROR ? 1 : 0;
        }

        @Override
        public void damage(int start, int end, String reason) {
            throw new IllegalStateException(reason);
        }
    }

    private final class Texts implements ItemSink {
        private long length;

        @Override
        public void record(RecordFields fields) {
            length += Envelope.decode(log, fields.messageStart, fields.messageEnd, text);
        }

        @Override
        public void damage(int start, int end, String reason) {
            throw new IllegalStateException(reason);
        }
    }
}
