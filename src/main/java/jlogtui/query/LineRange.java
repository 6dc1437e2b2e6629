package jlogtui.query;

import jlogtui.model.Anchor;
import jlogtui.model.Entry;

/**
 * All lines from one to another, both included.
 *
 * @param first the one that stands first in the merged log
 * @param last the other one, or the same
 */
public record LineRange(Anchor.Before first, Anchor.Before last) {
    public static LineRange of(Entry first, Entry last) {
        return new LineRange(new Anchor.Before(first), new Anchor.Before(last));
    }

    /** Whether it is one line. */
    public boolean isSingle() {
        return first.position().equals(last.position());
    }
}
