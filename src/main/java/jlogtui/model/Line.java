package jlogtui.model;

/**
 * An entry as part of a page.
 *
 * @param entry the entry
 * @param before the place in the merged log right before the entry
 * @param bytesBefore bytes of all shown sources that lie before it
 */
public record Line(Entry entry, Cut before, long bytesBefore) {}
