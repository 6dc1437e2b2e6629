package jlogtui.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import jlogtui.model.Line;
import jlogtui.model.Ruler;
import jlogtui.query.Filter;

/**
 * What happened to the containers, and beside which of the lines in memory it is told: above the first line that is not
 * older, and what is younger than all lines below the last one of the log; and where the clock was set back. A ruler takes a row of its line and
 * cannot be selected.
 */
final class Rulers {
    /** A whole host that starts at once must not fill the screen. */
    private static final int MOST_TOGETHER = 4;

    /** The rulers at one place; of many only the first ones are shown. */
    record Group(List<Ruler> shown, int left) {
        static final Group NONE = new Group(List.of(), 0);

        static Group of(List<Ruler> rulers) {
            boolean isLong = rulers.size() > MOST_TOGETHER;
            int count = isLong ? MOST_TOGETHER - 1 : rulers.size();
            return new Group(List.copyOf(rulers.subList(0, count)), rulers.size() - count);
        }

        int rows() {
            return shown.size() + (left > 0 ? 1 : 0);
        }
    }

    private static final class ByTime implements Comparator<Ruler> {
        @Override
        public int compare(Ruler a, Ruler b) {
            return a.nanos() == b.nanos()
                    ? Integer.compare(a.source(), b.source())
                    : Long.compare(a.nanos(), b.nanos());
        }
    }

    private List<Ruler> all = List.of();
    private List<Ruler> shown = List.of();
    private long sinceNanos = Long.MIN_VALUE;
    private long untilNanos = Long.MAX_VALUE;
    private Set<Integer> muted = Set.of();
    private final IdentityHashMap<Line, Group> above = new IdentityHashMap<>();
    private final IdentityHashMap<Line, Group> below = new IdentityHashMap<>();

    /** Takes all that is known; says whether anything is new. */
    boolean accept(List<Ruler> rulers) {
        if (rulers.equals(all)) {
            return false;
        }
        all = List.copyOf(rulers);
        choose();
        return true;
    }

    /** Leaves out those of muted sources and outside of the window; what is asked of lines is not asked of rulers. */
    void filter(Filter filter) {
        sinceNanos = filter.sinceNanos();
        untilNanos = filter.untilNanos();
        muted = filter.muted();
        choose();
    }

    private void choose() {
        List<Ruler> chosen = new ArrayList<>();
        for (Ruler ruler : all) {
            if (!muted.contains(ruler.source()) && ruler.nanos() >= sinceNanos && ruler.nanos() <= untilNanos) {
                chosen.add(ruler);
            }
        }
        chosen.sort(new ByTime());
        shown = chosen;
    }

    /**
     * Finds the places.
     *
     * @param lines an unbroken stretch of the log
     * @param atStart nothing lies before it
     * @param atEnd nothing lies behind it
     */
    void place(List<Line> lines, boolean atStart, boolean atEnd) {
        above.clear();
        below.clear();
        if (lines.isEmpty()) {
            return;
        }
        ClockSteps clock = new ClockSteps();
        int next = atStart ? 0 : firstAfter(lines.get(0).entry().orderNanos());
        for (Line line : lines) {
            int end = Math.max(next, firstAfter(line.entry().orderNanos()));
            Ruler step = clock.next(line);
            if (end > next || step != null) {
                List<Ruler> here = new ArrayList<>(shown.subList(next, end));
                if (step != null) {
                    here.add(step);
                }
                above.put(line, Group.of(here));
                next = end;
            }
        }
        if (atEnd && next < shown.size()) {
            below.put(lines.get(lines.size() - 1), Group.of(shown.subList(next, shown.size())));
        }
    }

    /** Index of the first ruler that is younger. */
    private int firstAfter(long nanos) {
        int low = 0;
        int high = shown.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (shown.get(middle).nanos() <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Group above(Line line) {
        return above.getOrDefault(line, Group.NONE);
    }

    Group below(Line line) {
        return below.getOrDefault(line, Group.NONE);
    }

    /** Rows that a line takes more than its own. */
    int rows(Line line) {
        return above.isEmpty() && below.isEmpty()
                ? 0
                : above(line).rows() + below(line).rows();
    }

    /** The time of the next ruler behind a time; {@link Long#MAX_VALUE} when there is none. */
    long nextAfter(long nanos) {
        int next = firstAfter(nanos);
        return next == shown.size() ? Long.MAX_VALUE : shown.get(next).nanos();
    }

    /** The time of the last ruler before a time; {@link Long#MIN_VALUE} when there is none. */
    long lastBefore(long nanos) {
        int next = nanos == Long.MIN_VALUE ? 0 : firstAfter(nanos - 1);
        return next == 0 ? Long.MIN_VALUE : shown.get(next - 1).nanos();
    }

    /** All that are shown, oldest first. */
    List<Ruler> shown() {
        return Collections.unmodifiableList(shown);
    }
}
