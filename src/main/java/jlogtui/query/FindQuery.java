package jlogtui.query;

import jlogtui.model.Cut;

/**
 * Asks for a line that is not on the screen. A newer query replaces an older one.
 *
 * @param id grows with every query; the answer carries it
 * @param from the place to look from
 * @param forward towards newer lines
 * @param count which one: 1 for the nearest
 * @param shown the lines among which it is
 * @param wanted what it is
 */
public record FindQuery(long id, Cut from, boolean forward, int count, Filter shown, Wanted wanted) {}
