package jlogtui.timeline;

import java.util.List;
import jlogtui.index.BlockIndex;
import jlogtui.index.TimeSeek;
import jlogtui.query.Filter;

/** The oldest and the newest time of a log, for reading times that leave something out. */
public final class LogSpan {
    /** There is no line that has a time. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private LogSpan() {}

    /** Order time of the newest line in epoch nanoseconds, or {@link #UNKNOWN}. */
    public static long newest(List<BlockIndex> indexes) {
        Timeline timeline = new Timeline(indexes, Unit.RECORDS, Filter.NONE);
        timeline.toEnd();
        return timeline.previous(Budget.UNLIMITED) == null
                ? UNKNOWN
                : timeline.cut().timeNanos();
    }

    /** Order time of the oldest line in epoch nanoseconds, or {@link #UNKNOWN}; inflates nothing. */
    public static long oldest(List<BlockIndex> indexes) {
        long oldest = Long.MAX_VALUE;
        for (BlockIndex index : indexes) {
            oldest = Math.min(oldest, new TimeSeek(index).oldest().orElse(Long.MAX_VALUE));
        }
        return oldest == Long.MAX_VALUE ? UNKNOWN : oldest;
    }
}
