package jlogtui.model;

/**
 * A log that is never rotated and grows so fast that somebody should know.
 *
 * @param source the source's number
 * @param bytesPerSecond how fast it grows
 */
public record FastGrowth(int source, long bytesPerSecond) {}
