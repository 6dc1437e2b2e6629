package jlogtui.engine;

import java.util.List;
import jlogtui.index.BlockIndex;
import jlogtui.model.Page;
import jlogtui.query.PageQuery;
import jlogtui.timeline.Budget;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;

/**
 * The newest lines as the last kilobytes of each source tell them: they are on the screen while the blocks are read that make
 * sure of them. Lines can only be missing where the log is out of order by seconds.
 */
public final class Glance {
    private Glance() {}

    /** As many of the lines before the end as can be told. */
    public static Page page(PageQuery query, List<BlockIndex> indexes) {
        PageTask task = new PageTask(query, indexes, Timeline.glance(indexes, Unit.ENTRIES, query.filter()));
        task.step(Budget.UNLIMITED);
        return task.page();
    }
}
