package jlogtui.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import jlogtui.model.Line;

/**
 * The marked lines, in the order of the log. Of those from an earlier run only the time is known until they are met in
 * memory.
 */
final class Marks {
    /**
     * One of them.
     *
     * @param line null while it has not been met
     */
    record Mark(LineMark name, Line line) {}

    private static final class ByPlace implements Comparator<Mark> {
        @Override
        public int compare(Mark one, Mark other) {
            int byTime = Long.compare(one.name.orderNanos(), other.name.orderNanos());
            if (byTime != 0 || one.line == null != (other.line == null)) {
                return byTime != 0 ? byTime : one.line == null ? 1 : -1;
            }
            if (one.line != null) {
                return one.line.entry().position().compareTo(other.line.entry().position());
            }
            int bySource = one.name.source().compareTo(other.name.source());
            return bySource != 0 ? bySource : Integer.compare(one.name.checksum(), other.name.checksum());
        }
    }

    private final SourceList sources;
    private final NavigableSet<Mark> marks = new TreeSet<>(new ByPlace());
    /** Order times of the marks that have not been met. */
    private final Set<Long> unmetTimes = new HashSet<>();

    private List<LineMark> names;

    Marks(SourceList sources) {
        this.sources = sources;
    }

    int size() {
        return marks.size();
    }

    /** Whether it is marked after that. */
    boolean toggle(Line line) {
        names = null;
        return !marks.remove(at(line)) && marks.add(new Mark(name(line), line));
    }

    boolean has(Line line) {
        return !marks.isEmpty() && marks.contains(at(line));
    }

    void remove(Mark mark) {
        names = null;
        marks.remove(mark);
    }

    /** Where a mark at that line is, or would be. */
    static Mark at(Line line) {
        return new Mark(new LineMark("", line.entry().orderNanos(), 0), line);
    }

    private LineMark name(Line line) {
        return LineMark.of(line.entry(), sources.id(line.entry().position().source()));
    }

    /** The nearest mark on a line of a container that is there; null when there is none on that side. */
    Mark next(Mark from, boolean isForward) {
        Mark found = isForward ? marks.higher(from) : marks.lower(from);
        while (found != null && !canBeMet(found)) {
            found = isForward ? marks.higher(found) : marks.lower(found);
        }
        return found;
    }

    /** The first or last mark on a line of a container that is there; null when there is none. */
    Mark end(boolean isFirst) {
        for (Mark mark : isFirst ? marks : marks.descendingSet()) {
            if (canBeMet(mark)) {
                return mark;
            }
        }
        return null;
    }

    private boolean canBeMet(Mark mark) {
        return mark.line != null || sources.number(mark.name.source()) >= 0;
    }

    /** Adds marks of an earlier run. */
    void recall(List<LineMark> earlier) {
        names = null;
        for (LineMark name : earlier) {
            marks.add(new Mark(name, null));
            unmetTimes.add(name.orderNanos());
        }
    }

    /** Takes note of lines in memory. */
    void meet(List<Line> lines) {
        if (unmetTimes.isEmpty()) {
            return;
        }
        for (Line line : lines) {
            if (unmetTimes.contains(line.entry().orderNanos())) {
                meet(line);
            }
        }
    }

    private void meet(Line line) {
        if (marks.remove(new Mark(name(line), null))) {
            marks.add(new Mark(name(line), line));
            long time = line.entry().orderNanos();
            for (Mark mark : marks) {
                if (mark.line == null && mark.name.orderNanos() == time) {
                    return;
                }
            }
            unmetTimes.remove(time);
        }
    }

    /** What they are called, the same list as long as they stay the same. */
    List<LineMark> names() {
        if (names == null) {
            List<LineMark> all = new ArrayList<>(marks.size());
            for (Mark mark : marks) {
                all.add(mark.name);
            }
            names = List.copyOf(all);
        }
        return names;
    }
}
