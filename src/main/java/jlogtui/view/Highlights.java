package jlogtui.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jlogtui.query.TextPattern;

/** The patterns whose matches stand out in every line. */
final class Highlights {
    private static final int[] NONE = {};

    private List<TextPattern> patterns = List.of();
    private List<TextPattern> kept = List.of();
    private List<TextPattern> searched = List.of();

    /** The pattern that is searched for; null for none. */
    void search(TextPattern pattern) {
        searched = pattern == null ? List.of() : List.of(pattern);
        join();
    }

    /** The patterns of filters whose hits are to be told from the lines around them. */
    void keep(List<TextPattern> filters) {
        kept = List.copyOf(filters);
        join();
    }

    private void join() {
        List<TextPattern> all = new ArrayList<>(searched);
        all.addAll(kept);
        patterns = all;
    }

    /** The stretches of a message that match: pairs of start and end in bytes, in order, none overlapping the next. */
    int[] of(byte[] log) {
        int[] all = NONE;
        for (TextPattern pattern : patterns) {
            int[] ranges = pattern.ranges(log);
            all = all.length == 0 ? ranges : ranges.length == 0 ? all : merged(all, ranges);
        }
        return all;
    }

    private static int[] merged(int[] one, int[] other) {
        long[] ranges = new long[(one.length + other.length) / 2];
        for (int i = 0; i < one.length; i += 2) {
            ranges[i / 2] = (long) one[i] << 32 | one[i + 1];
        }
        for (int i = 0; i < other.length; i += 2) {
            ranges[(one.length + i) / 2] = (long) other[i] << 32 | other[i + 1];
        }
        Arrays.sort(ranges);
        int[] merged = new int[ranges.length * 2];
        int count = 0;
        for (long range : ranges) {
            int start = (int) (range >>> 32);
            int end = (int) range;
            if (count > 0 && start <= merged[count - 1]) {
                merged[count - 1] = Math.max(merged[count - 1], end);
            } else {
                merged[count++] = start;
                merged[count++] = end;
            }
        }
        return Arrays.copyOf(merged, count);
    }
}
