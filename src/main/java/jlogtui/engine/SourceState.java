package jlogtui.engine;

import java.util.List;
import jlogtui.docker.Container;
import jlogtui.file.Generation;
import jlogtui.model.Ruler;
import jlogtui.model.Source;

/**
 * One source as it was at one look. Immutable.
 *
 * @param source what the reader sees of it
 * @param container where it comes from
 * @param generations its files, oldest first
 * @param rulers what has happened to the container, as far as is known
 * @param isStopped nobody writes to it any more, so that an unfinished end is damage
 * @param growth bytes a second of late; {@link jlogtui.model.Figures#UNKNOWN} before it has been watched for some seconds
 * @param growsTooFast it is never rotated, and grows so fast that somebody should know
 */
public record SourceState(
        Source source,
        Container container,
        List<Generation> generations,
        List<Ruler> rulers,
        boolean isStopped,
        long growth,
        boolean growsTooFast) {
    /** Whether there should be lines to read and there is a file that refuses. */
    public boolean hasFailed() {
        return !source.problem().isEmpty() && (container.isReadable() || container.hasFailed());
    }
}
