package jlogtui.query;

import jlogtui.model.Entry;

/**
 * Asks for all there is to know about a line. A newer query replaces an older one.
 *
 * @param id grows with every query; the answer carries it
 * @param entry the line as a page showed it, perhaps shortened
 */
public record DetailQuery(long id, Entry entry) {}
