package jlogtui.engine;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import jlogtui.index.BlockIndex;
import jlogtui.timeline.Budget;

/** Takes lines out of the log, one export at a time; runs on the export thread. */
final class Exporter {
    private static final long CACHE_BYTES = 8L << 20;
    private static final long STEP_NANOS = 100_000_000L;
    private static final long WAIT_MILLIS = 60_000;

    private final SourceSet sources;
    private final IndexSet indexes;
    private final ReaderFirst readerFirst;
    private final LatestSlot<Export> exports = new LatestSlot<>();
    private volatile boolean isCancelled;
    /** A line is being looked for, and that may be broken off. */
    private boolean isLooking;

    Exporter(SourceSet sources, LongSupplier nowNanos, ReaderFirst readerFirst) {
        this.sources = sources;
        this.readerFirst = readerFirst;
        indexes = new IndexSet(CACHE_BYTES, nowNanos);
    }

    void export(Export export) {
        isCancelled = false;
        exports.put(export);
    }

    void cancel() {
        isCancelled = true;
    }

    void close() {
        exports.close();
    }

    void run() {
        while (!exports.isClosed()) {
            Export export = exports.take(WAIT_MILLIS);
            if (export != null) {
                serve(export);
            }
        }
    }

    private void serve(Export export) {
        ExportSink sink = export.sink();
        try {
            if (!sink.begin()) {
                return;
            }
            List<BlockIndex> current = indexes.update(sources.states());
            ExportTask task = new ExportTask(export, current);
            while (!task.isDone() && !isOver()) {
                readerFirst.giveWay();
                step(task, current);
                sink.progress(task.share());
            }
            sink.end(!task.isDone());
        } catch (IOException e) {
            sink.failed(e);
        }
    }

    private boolean isOver() {
        return isCancelled || exports.isWaiting();
    }

    private void step(ExportTask task, List<BlockIndex> current) throws IOException {
        long deadline = System.nanoTime() + STEP_NANOS;
        Budget budget = () -> isOver() || System.nanoTime() - deadline > 0;
        pauseWhen(current, () -> isLooking && budget.isSpent());
        try {
            task.step(budget, looking -> isLooking = looking);
        } finally {
            isLooking = false;
            pauseWhen(current, () -> false);
        }
    }

    private static void pauseWhen(List<BlockIndex> current, BooleanSupplier wanted) {
        for (BlockIndex index : current) {
            index.pauseWhen(wanted);
        }
    }
}
