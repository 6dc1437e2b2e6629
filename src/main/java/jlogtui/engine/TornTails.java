package jlogtui.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import jlogtui.index.BlockIndex;
import jlogtui.model.Entry;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.model.Position;
import jlogtui.query.Filter;

/**
 * Shows the unfinished end of a live file when it has not grown for two seconds: it may never be finished, and what is
 * there must not stay unseen. Owned by the reader thread.
 */
final class TornTails {
    private static final long PATIENCE_NANOS = 2_000_000_000L;

    /** An unfinished end and when it was first seen. */
    private record Tail(Position position, long size, long sinceNanos) {}

    private final LongSupplier nanoTime;
    private final Map<Integer, Tail> tails = new HashMap<>();

    TornTails(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Adds to a page that reaches the end of the log the ends that have waited long enough. */
    Page addTo(Page page, List<BlockIndex> indexes, Filter filter) {
        if (!page.atEnd() || !page.complete()) {
            return page;
        }
        List<Line> lines = new ArrayList<>(page.lines());
        if (tails.size() > indexes.size()) {
            // Some are of sources that have gone for good
            tails.clear();
        }
        for (BlockIndex index : indexes) {
            Entry entry = index.tornTail();
            if (entry == null) {
                tails.remove(index.source());
            } else if (note(entry, index.totalBytes()) && filter.matches(entry)) {
                lines.add(new Line(entry, page.bottom(), page.totalBytes()));
            }
        }
        return new Page(
                page.id(),
                lines,
                page.anchor(),
                page.top(),
                page.bottom(),
                page.atStart(),
                true,
                true,
                page.totalBytes(),
                page.scannedBytes(),
                page.progress(),
                lines.isEmpty() ? page.looked() : Map.of());
    }

    private boolean note(Entry entry, long size) {
        Tail known = tails.get(entry.position().source());
        if (known == null || known.size() != size || !known.position().equals(entry.position())) {
            known = new Tail(entry.position(), size, nanoTime.getAsLong());
            tails.put(entry.position().source(), known);
        }
        return nanoTime.getAsLong() - known.sinceNanos() >= PATIENCE_NANOS;
    }

    /** How long to wait before {@link #isDue} can become true. */
    long waitMillis(long most) {
        long wait = most;
        for (Tail tail : tails.values()) {
            long age = nanoTime.getAsLong() - tail.sinceNanos();
            if (age < PATIENCE_NANOS) {
                wait = Math.min(wait, (PATIENCE_NANOS - age) / 1_000_000 + 1);
            }
        }
        return wait;
    }

    /** Whether an end that was held back can be shown now. */
    boolean isDue() {
        boolean due = false;
        for (Tail tail : tails.values()) {
            long age = nanoTime.getAsLong() - tail.sinceNanos();
            due |= age >= PATIENCE_NANOS && age < 2 * PATIENCE_NANOS;
        }
        return due;
    }
}
