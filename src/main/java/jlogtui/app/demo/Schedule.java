package jlogtui.app.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Lines that will be written, in the order of their times. What is made up may lie in the future of the shop. */
final class Schedule {
    private final PriorityQueue<Line> lines =
            new PriorityQueue<>(Comparator.comparing(Line::time).thenComparingLong(Line::number));
    private long count;

    /**
     * One line.
     *
     * @param number order of making, which decides among equal times
     * @param text with its line feed, or without for a line that was never finished
     */
    record Line(Instant time, long number, Part part, boolean stderr, String text) {}

    /** A line on standard output. */
    void out(Part part, Instant time, String text) {
        lines.add(new Line(time, count++, part, false, text + "\n"));
    }

    /** A line on standard error. */
    void err(Part part, Instant time, String text) {
        lines.add(new Line(time, count++, part, true, text + "\n"));
    }

    /** Output on standard output that does not end its line. */
    void unfinished(Part part, Instant time, String text) {
        lines.add(new Line(time, count++, part, false, text));
    }

    /** Takes the next line that is due at {@code now}; null when none is. */
    Line takeDue(Instant now) {
        Line first = lines.peek();
        return first == null || first.time().isAfter(now) ? null : lines.remove();
    }
}
