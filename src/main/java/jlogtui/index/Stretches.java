package jlogtui.index;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The stretches of files in which no line and no marker begins, as far as they have been walked over: holes of many
 * gigabytes, or the inside of endless lines. Bounded: what is forgotten is walked again. Owned by one thread.
 */
final class Stretches {
    private static final int MOST = 4096;

    /** By generation: the start of each stretch and the offset behind it. They do not touch each other. */
    private final Map<Integer, TreeMap<Long, Long>> ends = new HashMap<>();

    private int count;

    /** Behind the stretch that an offset lies in, or that offset. */
    long endFrom(int generation, long offset) {
        Map.Entry<Long, Long> before = floor(generation, offset);
        return before == null ? offset : Math.max(offset, before.getValue());
    }

    /** The start of the stretch that ends at or behind an offset and begins before it, or that offset. */
    long startBefore(int generation, long offset) {
        Map.Entry<Long, Long> before = floor(generation, offset - 1);
        return before == null || before.getValue() < offset ? offset : before.getKey();
    }

    private Map.Entry<Long, Long> floor(int generation, long offset) {
        TreeMap<Long, Long> known = ends.get(generation);
        return known == null ? null : known.floorEntry(offset);
    }

    /** Takes note that nothing begins from an offset on until another. */
    void add(int generation, long from, long to) {
        if (from >= to) {
            return;
        }
        TreeMap<Long, Long> known = ends.computeIfAbsent(generation, none -> new TreeMap<>());
        long start = from;
        long end = to;
        Map.Entry<Long, Long> before = known.floorEntry(to);
        while (before != null && before.getValue() >= start) {
            start = Math.min(start, before.getKey());
            end = Math.max(end, before.getValue());
            known.remove(before.getKey());
            count--;
            before = known.floorEntry(to);
        }
        if (count >= MOST) {
            ends.clear();
            count = 0;
            known = ends.computeIfAbsent(generation, none -> new TreeMap<>());
        }
        known.put(start, end);
        count++;
    }

    /** Forgets files that are no more. */
    void retain(Set<Integer> generations) {
        ends.keySet().retainAll(generations);
        count = 0;
        for (TreeMap<Long, Long> known : ends.values()) {
            count += known.size();
        }
    }

    boolean isEmpty() {
        return ends.isEmpty();
    }
}
