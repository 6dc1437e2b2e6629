package jlogtui.app;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import jlogtui.model.Entry;
import jlogtui.model.Position;

/**
 * Entries that have been read and wait for a moment, so that an older line that another container wrote later still
 * comes first. The lines of one source keep their order. They wait here and not in their files, which Docker may empty
 * meanwhile; when they are too many the oldest goes at once.
 */
final class HoldBack {
    private static final long WAIT_NANOS = 250_000_000L;
    private static final long MOST_BYTES = 8L << 20;
    private static final long ENTRY_BYTES = 256;

    private static final class Held {
        private final long sinceNanos;
        private Entry entry;
        private long bytes;
        private boolean gone;

        private Held(Entry entry, long sinceNanos) {
            this.entry = entry;
            this.sinceNanos = sinceNanos;
        }
    }

    private final Map<Integer, Deque<Held>> bySource = new HashMap<>();
    private final PriorityQueue<Deque<Held>> next = new PriorityQueue<>(
            Comparator.<Deque<Held>>comparingLong(line -> line.getFirst().entry.orderNanos())
                    .thenComparingInt(line -> line.getFirst().entry.position().source()));
    private final Deque<Held> arrivals = new ArrayDeque<>();
    /** Lines that may go on, by where they begin. */
    private final Map<Position, Held> unfinished = new HashMap<>();

    private long bytes;

    boolean isEmpty() {
        return next.isEmpty();
    }

    /** Takes the next entry of a source, read at this moment. */
    void add(Entry entry, long nanoTime) {
        Held held = new Held(entry, nanoTime);
        weigh(held);
        Deque<Held> line = bySource.computeIfAbsent(entry.position().source(), source -> new ArrayDeque<>());
        line.addLast(held);
        arrivals.addLast(held);
        if (line.size() == 1) {
            next.add(line);
        }
        if (entry.kind() == Entry.Kind.RECORD
                && !entry.isTerminated()
                && !entry.note().equals("continued")) {
            unfinished.put(entry.position(), held);
        }
    }

    /** Takes an entry with more pieces in the place of the same with fewer; false when that has gone already. */
    boolean replace(Entry whole) {
        Held held = unfinished.get(whole.position());
        if (held == null) {
            return false;
        }
        held.entry = whole;
        weigh(held);
        return true;
    }

    private void weigh(Held held) {
        bytes -= held.bytes;
        held.bytes = ENTRY_BYTES + held.entry.log().length;
        for (byte[] raw : held.entry.raw()) {
            held.bytes += raw.length;
        }
        bytes += held.bytes;
    }

    /** The next entry to write, null when all others still wait. */
    Entry take(long nanoTime) {
        while (!arrivals.isEmpty() && arrivals.getFirst().gone) {
            arrivals.removeFirst();
        }
        boolean isDue =
                !arrivals.isEmpty() && (bytes > MOST_BYTES || nanoTime - arrivals.getFirst().sinceNanos >= WAIT_NANOS);
        if (!isDue) {
            return null;
        }
        Deque<Held> line = next.remove();
        Held held = line.removeFirst();
        held.gone = true;
        bytes -= held.bytes;
        unfinished.remove(held.entry.position(), held);
        if (!line.isEmpty()) {
            next.add(line);
        }
        return held.entry;
    }
}
