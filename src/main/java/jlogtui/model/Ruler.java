package jlogtui.model;

/**
 * Something that happened to a container, to be told between the lines.
 *
 * @param source the source's number
 * @param nanos when, epoch nanoseconds; Docker's times are good to some 50 ms, lines can be younger than an end
 * @param text what, as it goes on behind the container's name, such as {@code exited 137 (killed) after 4 m 11 s}
 * @param isLoss lines that were written are gone before they could be read
 */
public record Ruler(int source, long nanos, String text, boolean isLoss) {
    /** Something by which no line was lost. */
    public Ruler(int source, long nanos, String text) {
        this(source, nanos, text, false);
    }
}
