package jlogtui.model;

/**
 * Something that happened to a container, to be told between the lines.
 *
 * @param source the source's number
 * @param nanos when, epoch nanoseconds; Docker's times are good to some 50 ms, lines can be younger than an end
 * @param text what, as it goes on behind the container's name, such as {@code exited 137 (killed) after 4 m 11 s}
 */
public record Ruler(int source, long nanos, String text) {}
