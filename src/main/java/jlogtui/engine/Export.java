package jlogtui.engine;

import java.util.Optional;
import jlogtui.query.Filter;
import jlogtui.query.LineRange;
import jlogtui.timeline.Unit;

/**
 * Lines to be taken out of the log.
 *
 * @param filter which ones
 * @param range between which lines; empty for all that there are when it begins
 * @param unit as lines, or as records
 * @param sink where they go
 */
public record Export(Filter filter, Optional<LineRange> range, Unit unit, ExportSink sink) {}
