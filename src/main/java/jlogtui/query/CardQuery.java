package jlogtui.query;

/**
 * Asks for all there is to know about a container. A newer query replaces an older one.
 *
 * @param id grows with every query; the answer carries it
 * @param source number of the source
 * @param aroundNanos time of the selected line, epoch nanoseconds: of a container that runs, errors of others are looked for around it
 */
public record CardQuery(long id, int source, long aroundNanos) {}
