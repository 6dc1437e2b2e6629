package jlogtui.query;

/**
 * Asks how many lines there are of a kind. A newer query replaces an older one.
 *
 * @param id grows with every query; the answers carry it
 * @param shown the lines among which they are
 * @param wanted what they are
 */
public record HitQuery(long id, Filter shown, Wanted wanted) {}
