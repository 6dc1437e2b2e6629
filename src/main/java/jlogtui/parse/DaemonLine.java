package jlogtui.parse;

/**
 * What a line of dockerd's own log says.
 *
 * @param timeNanos its time, epoch nanoseconds; {@link jlogtui.model.Entry#NO_TIME} when it has none: it goes by the line before
 * @param text the line without its time, without what a syslog or a terminal has added
 * @param lost a line of a container that dockerd could not write to its log, decoded; empty when the entry holds none
 */
public record DaemonLine(long timeNanos, String text, String lost) {}
