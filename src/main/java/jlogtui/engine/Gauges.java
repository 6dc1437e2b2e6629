package jlogtui.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import jlogtui.index.BlockIndex;
import jlogtui.index.ScanMemory;
import jlogtui.model.Card;
import jlogtui.model.Figures;
import jlogtui.query.CardQuery;

/**
 * Measures the sources as long as somebody looks at them, once a second, and in between counts errors, newest first. Reads the
 * cards of containers, too. Runs on the gauge thread.
 */
final class Gauges {
    private static final long CACHE_BYTES = 4L << 20;
    private static final long PAUSE_NANOS = 1_000_000_000L;
    private static final long PATIENCE_NANOS = 150_000_000L;
    private static final long WAIT_MILLIS = 60_000;

    private final SourceSet sources;
    private final LongSupplier nowNanos;
    private final EngineListener listener;
    private final IndexSet indexes;
    private final ReaderFirst readerFirst;
    private final ScanMemory memory = new ScanMemory();
    private final Map<Integer, SourceGauge> bySource = new HashMap<>();
    private final LatestSlot<CardQuery> cards = new LatestSlot<>();
    private final LatestSlot<Boolean> work = new LatestSlot<>();
    private volatile boolean isWanted;

    Gauges(SourceSet sources, LongSupplier nowNanos, EngineListener listener, ReaderFirst readerFirst) {
        this.readerFirst = readerFirst;
        this.sources = sources;
        this.nowNanos = nowNanos;
        this.listener = listener;
        indexes = new IndexSet(CACHE_BYTES, nowNanos);
    }

    /** Measures from now on, or not any more. */
    void measure(boolean wanted) {
        isWanted = wanted;
        work.put(true);
    }

    /** Asks for a card; replaces what was asked before. */
    void card(CardQuery query) {
        cards.put(query);
        work.put(true);
    }

    void close() {
        isWanted = false;
        cards.close();
        work.close();
    }

    void run() {
        while (!work.isClosed()) {
            if (!isWanted) {
                bySource.values().forEach(SourceGauge::fallBehind);
                work.take(WAIT_MILLIS);
            }
            CardQuery query = cards.take(0);
            if (query != null) {
                serve(query);
            }
            if (isWanted) {
                long start = System.nanoTime();
                List<SourceState> states = sources.states();
                look(states, update(states));
                if (countErrors(update(states), start + PAUSE_NANOS)) {
                    work.take(Math.max(1, (start + PAUSE_NANOS - System.nanoTime()) / 1_000_000));
                }
            }
        }
    }

    private List<SourceGauge> update(List<SourceState> states) {
        List<SourceGauge> gauges = new ArrayList<>(states.size());
        for (BlockIndex index : indexes.update(states)) {
            gauges.add(gauge(index));
        }
        if (bySource.size() > gauges.size()) {
            // Some are of sources that have gone for good
            bySource.values().retainAll(gauges);
        }
        return gauges;
    }

    private SourceGauge gauge(BlockIndex index) {
        // For a log that is compressed as a whole nothing is inflated
        index.pauseWhen(() -> true);
        SourceGauge known = bySource.get(index.source());
        if (known == null || !known.isOf(index)) {
            known = new SourceGauge(index, memory);
            bySource.put(index.source(), known);
        }
        return known;
    }

    private boolean isInterrupted() {
        return !isWanted || cards.isWaiting() || work.isClosed();
    }

    /** Looks at all sources and tells; at the first look what is known so far is told before all have been looked at. */
    private void look(List<SourceState> states, List<SourceGauge> gauges) {
        Map<Integer, Figures.OfSource> figures = new HashMap<>();
        long told = System.nanoTime();
        for (int i = 0; i < gauges.size() && !isInterrupted(); i++) {
            readerFirst.giveWay();
            SourceState state = states.get(i);
            gauges.get(i).look();
            figures.put(state.source().number(), gauges.get(i).figures(state.growth(), nowNanos.getAsLong()));
            if (System.nanoTime() - told > PATIENCE_NANOS) {
                listener.figures(new Figures(figures));
                told = System.nanoTime();
            }
        }
        if (!isInterrupted()) {
            listener.figures(new Figures(figures));
        }
    }

    /** Counts errors, a block of each source in turn, up to a time; false when something else came up. */
    private boolean countErrors(List<SourceGauge> gauges, long deadline) {
        List<SourceGauge> open = new ArrayList<>(gauges);
        while (!open.isEmpty()) {
            open.removeIf(gauge -> {
                if (isInterrupted() || System.nanoTime() - deadline > 0) {
                    return true;
                }
                readerFirst.giveWay();
                return !gauge.countOn();
            });
        }
        return !isInterrupted();
    }

    /** What is in memory is told at once, and the lines when they have been read. */
    private void serve(CardQuery query) {
        List<SourceState> states = sources.states();
        List<SourceGauge> gauges = update(states);
        CardReader reader = new CardReader(query, states, nowNanos, () -> cards.isWaiting());
        listener.card(reader.card());
        for (int i = 0; i < gauges.size(); i++) {
            if (states.get(i).source().number() == query.source()) {
                gauges.get(i).look();
                reader.measured(gauges.get(i).figures(states.get(i).growth(), nowNanos.getAsLong()));
            }
        }
        Card card = reader.read(indexes.update(states));
        if (!cards.isWaiting()) {
            listener.card(card);
        }
    }
}
