package jlogtui.query;

import jlogtui.model.Anchor;

/**
 * What a screen asks the log for. A newer query replaces an older one.
 *
 * @param id grows with every query; the answer carries it
 * @param anchor the place asked for
 * @param before most lines wanted before it
 * @param after most lines wanted at and after it
 * @param filter which lines
 */
public record PageQuery(long id, Anchor anchor, int before, int after, Filter filter) {}
