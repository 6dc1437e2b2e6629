package jlogtui.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import jlogtui.index.BlockIndex;
import jlogtui.index.ErrorScan;
import jlogtui.index.ScanMemory;
import jlogtui.index.TimeCurve;
import jlogtui.model.Histogram;
import jlogtui.query.HistogramQuery;
import jlogtui.timeline.LogSpan;

/**
 * Says how the log spreads over its time: at once how many bytes, from where blocks lie, and as the scan proceeds how many
 * errors. Goes on as the log grows, but at most once a second. Runs on the histogram thread.
 */
final class Histograms {
    private static final long CACHE_BYTES = 2L << 20;
    private static final int MOST_PROBES = 64;
    private static final int ALL_PROBES = 4096;
    private static final int LEAST_PROBES = 4;
    private static final long STEP_NANOS = 100_000_000L;
    private static final long WAIT_MILLIS = 60_000;
    private static final long PAUSE_MILLIS = 1_000;

    /** What is known of one source. */
    private static final class OfSource {
        private final BlockIndex index;
        private final TimeCurve curve;
        private final TimeBins errors = new TimeBins();
        private ErrorScan scan;
        private long bytesSeen = -1;
        private boolean isPastDone;

        OfSource(BlockIndex index, int probes) {
            this.index = index;
            curve = new TimeCurve(index, probes);
        }

        void update() {
            int newest = index.generationCount() - 1;
            // A source of which everything is compressed is not worth inflating for this
            boolean isReady =
                    newest >= 0 && index.generations().get(newest).file().isReady();
            if (isReady && index.totalBytes() != bytesSeen) {
                bytesSeen = index.totalBytes();
                curve.update(LogSpan.newest(List.of(index)));
            }
        }

        /** Counts errors on; false when there is nothing to do. */
        boolean step(ScanMemory memory) {
            if (scan == null) {
                scan = new ErrorScan(index, errors::add, memory);
            }
            if (scan.stepOn()) {
                return true;
            }
            isPastDone = isPastDone || !scan.stepBack();
            return !isPastDone;
        }
    }

    private final SourceSet sources;
    private final EngineListener listener;
    private final IndexSet indexes;
    private final ReaderFirst readerFirst;
    private final ScanMemory memory = new ScanMemory();
    private final Map<Integer, OfSource> bySource = new HashMap<>();
    private final LatestSlot<HistogramQuery> queries = new LatestSlot<>();
    private final LatestSlot<Boolean> work = new LatestSlot<>();
    private volatile boolean isCancelled = true;
    private HistogramQuery query;

    Histograms(SourceSet sources, LongSupplier nowNanos, EngineListener listener, ReaderFirst readerFirst) {
        this.readerFirst = readerFirst;
        this.sources = sources;
        this.listener = listener;
        indexes = new IndexSet(CACHE_BYTES, nowNanos);
    }

    void ask(HistogramQuery wanted) {
        isCancelled = false;
        queries.put(wanted);
        work.put(true);
    }

    void cancel() {
        isCancelled = true;
    }

    void grew() {
        if (!isCancelled) {
            work.put(true);
        }
    }

    void close() {
        queries.close();
        work.close();
    }

    void run() {
        while (!work.isClosed()) {
            if (work.take(WAIT_MILLIS) == null || isCancelled) {
                continue;
            }
            HistogramQuery newer = queries.take(0);
            query = newer == null ? query : newer;
            if (query == null) {
                continue;
            }
            List<OfSource> shown = update();
            listener.histogram(histogram(shown, !query.withErrors()));
            if (query.withErrors()) {
                countErrors(shown);
            }
            // Growth is gathered for a while; a newer question is not kept waiting
            HistogramQuery next = queries.take(PAUSE_MILLIS);
            if (next != null) {
                ask(next);
            }
        }
    }

    private List<OfSource> update() {
        List<BlockIndex> current = indexes.update(sources.states());
        int probes = Math.max(LEAST_PROBES, Math.min(MOST_PROBES, ALL_PROBES / Math.max(1, current.size())));
        List<OfSource> shown = new ArrayList<>();
        Set<Integer> present = new HashSet<>();
        for (BlockIndex index : current) {
            present.add(index.source());
            OfSource source = bySource.get(index.source());
            if (source == null || source.index != index) {
                source = new OfSource(index, probes);
                bySource.put(index.source(), source);
            }
            if (!query.muted().contains(index.source())) {
                source.update();
                shown.add(source);
            }
        }
        bySource.keySet().retainAll(present);
        return shown;
    }

    private boolean isOver() {
        return isCancelled || queries.isWaiting() || work.isClosed();
    }

    /** Counts errors to the end of all sources, a block of each in turn, and says how far it has come. */
    private void countErrors(List<OfSource> shown) {
        List<OfSource> open = new ArrayList<>(shown);
        long told = System.nanoTime();
        while (!open.isEmpty() && !isOver()) {
            open.removeIf(source -> {
                readerFirst.giveWay();
                return !isOver() && !source.step(memory);
            });
            if (System.nanoTime() - told > STEP_NANOS) {
                listener.histogram(histogram(shown, false));
                told = System.nanoTime();
            }
        }
        listener.histogram(histogram(shown, open.isEmpty()));
    }

    private Histogram histogram(List<OfSource> shown, boolean isOver) {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        long scanned = 0;
        long total = 0;
        for (OfSource source : shown) {
            if (!source.curve.isEmpty()) {
                from = Math.min(from, source.curve.oldestNanos());
                to = Math.max(to, source.curve.newestNanos());
            }
            scanned += source.scan == null ? 0 : source.scan.scannedBytes();
            total += source.index.totalBytes();
        }
        from = Math.max(from, query.sinceNanos());
        to = Math.min(to, query.untilNanos());
        if (from > to) {
            return new Histogram(query.id(), 0, 1, List.of(), List.of(), scanned, total, isOver);
        }
        long column = (to - from) / query.columns() + 1;
        List<Long> errors = query.withErrors() ? errors(shown, from, column) : List.of();
        return new Histogram(query.id(), from, column, bytes(shown, from, column), errors, scanned, total, isOver);
    }

    private List<Long> bytes(List<OfSource> shown, long from, long column) {
        List<Long> bytes = new ArrayList<>(query.columns());
        for (int i = 0; i < query.columns(); i++) {
            long sum = 0;
            for (OfSource source : shown) {
                sum += source.curve.bytesBefore(from + (i + 1) * column) - source.curve.bytesBefore(from + i * column);
            }
            bytes.add(sum);
        }
        return bytes;
    }

    private List<Long> errors(List<OfSource> shown, long from, long column) {
        long[] counts = new long[query.columns()];
        for (OfSource source : shown) {
            source.errors.addTo(counts, from, column);
        }
        List<Long> errors = new ArrayList<>(counts.length);
        for (long count : counts) {
            errors.add(count);
        }
        return errors;
    }
}
