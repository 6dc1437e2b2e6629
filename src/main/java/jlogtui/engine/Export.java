package jlogtui.engine;

import java.util.Optional;
import jlogtui.model.Position;
import jlogtui.query.Filter;
import jlogtui.query.LineRange;
import jlogtui.timeline.Unit;

/**
 * Lines to be taken out of the log.
 *
 * @param filter which ones
 * @param range between which lines; empty for all that there are when it begins
 * @param message where the first line begins of the only message that is taken, whole and whatever the filter; empty for lines
 *     of any
 * @param unit as lines, or as records
 * @param sink where they go
 */
public record Export(Filter filter, Optional<LineRange> range, Optional<Position> message, Unit unit, ExportSink sink) {
    /** All lines that a filter shows. */
    public static Export all(Filter filter, Unit unit, ExportSink sink) {
        return new Export(filter, Optional.empty(), Optional.empty(), unit, sink);
    }

    /** Lines between two others. */
    public static Export range(Filter filter, LineRange range, ExportSink sink) {
        return new Export(filter, Optional.of(range), Optional.empty(), Unit.ENTRIES, sink);
    }

    /** One message. */
    public static Export message(Position message, ExportSink sink) {
        return new Export(Filter.NONE, Optional.empty(), Optional.of(message), Unit.ENTRIES, sink);
    }
}
