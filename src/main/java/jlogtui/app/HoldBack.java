package jlogtui.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import jlogtui.model.Entry;
import jlogtui.model.Stream;

/**
 * Entries that have been read and wait for a moment, so that an older line that another container wrote later still
 * comes first. The lines of one source keep their order. They wait here and not in their files, which Docker may empty
 * meanwhile; when they are too many the oldest goes at once.
 */
final class HoldBack {
    private static final long WAIT_NANOS = 250_000_000L;
    private static final long MOST_BYTES = 8L << 20;
    private static final long ENTRY_BYTES = 256;
    /** Pieces that come later are joined to a line up to this length. */
    private static final long MOST_JOINED_BYTES = 1L << 20;

    private record Key(int source, Stream stream) {}

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
    /** The lines that may go on. */
    private final Map<Key, Held> unfinished = new HashMap<>();

    private long bytes;

    boolean isEmpty() {
        return next.isEmpty();
    }

    /** Takes the next entry of a source, read at this moment. Pieces join their line if it is still here. */
    void add(Entry entry, long nanoTime) {
        if (entry.note().equals("continued") && join(entry)) {
            return;
        }
        Held held = new Held(entry, nanoTime);
        weigh(held);
        Deque<Held> line = bySource.computeIfAbsent(entry.position().source(), source -> new ArrayDeque<>());
        line.addLast(held);
        arrivals.addLast(held);
        if (line.size() == 1) {
            next.add(line);
        }
        noteEnd(held);
    }

    private void noteEnd(Held held) {
        if (held.entry.kind() != Entry.Kind.RECORD) {
            return;
        }
        if (held.entry.isTerminated()) {
            unfinished.remove(key(held.entry));
        } else {
            unfinished.put(key(held.entry), held);
        }
    }

    private static Key key(Entry entry) {
        return new Key(entry.position().source(), entry.stream());
    }

    /** Adds pieces to the line that they belong to, if that still waits. */
    private boolean join(Entry pieces) {
        Held held = unfinished.get(key(pieces));
        if (held == null || held.bytes > MOST_JOINED_BYTES) {
            return false;
        }
        Entry line = held.entry;
        byte[] log = Arrays.copyOf(line.log(), line.log().length + pieces.log().length);
        System.arraycopy(pieces.log(), 0, log, line.log().length, pieces.log().length);
        List<byte[]> raw = new ArrayList<>(line.raw());
        raw.addAll(pieces.raw());
        held.entry = new Entry(
                line.position(),
                line.end(),
                line.kind(),
                line.stream(),
                line.level(),
                line.timeNanos(),
                line.orderNanos(),
                log,
                raw,
                line.note(),
                line.head());
        weigh(held);
        noteEnd(held);
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
        unfinished.remove(key(held.entry), held);
        if (!line.isEmpty()) {
            next.add(line);
        }
        return held.entry;
    }
}
