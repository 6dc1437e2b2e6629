package jlogtui.view;

import java.util.HashMap;
import java.util.Map;
import jlogtui.model.Entry;
import jlogtui.model.Line;
import jlogtui.model.Ruler;
import jlogtui.query.TimeText;

/**
 * Tells from neighbouring lines where the host's clock was set back. Within one source order times only grow but for
 * that ({@code ARCHITECTURE.md}, order time), so it is known without reading more. A clock set forward looks like silence.
 *
 * <p>All sources of a host step together: of steps whose times overlap only the first is told, unless one source has both.
 */
final class ClockSteps {
    private record Step(int source, long from, long to) {}

    private final Map<Integer, Long> newest = new HashMap<>();
    private Step told = new Step(-1, Long.MIN_VALUE, Long.MAX_VALUE);

    /**
     * Takes the lines of the log one after the other.
     *
     * @return what to tell above the line, or null
     */
    Ruler next(Line line) {
        Entry entry = line.entry();
        long now = entry.orderNanos();
        if (now == Entry.NO_TIME) {
            return null;
        }
        int source = entry.position().source();
        Long before = newest.put(source, now);
        if (before == null || before <= now) {
            return null;
        }
        Step step = new Step(source, before, now);
        boolean isSame = source != told.source() && step.to() < told.from() && told.to() < step.from();
        if (isSame) {
            return null;
        }
        told = step;
        String text = "goes on " + TimeText.length(before - now) + " earlier: the clock was set back";
        return new Ruler(source, now, text);
    }
}
