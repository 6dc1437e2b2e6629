package jlogtui.docker;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a container's log lies.
 *
 * @param directory the container's directory
 * @param live the file that Docker appends to. It can be missing for a moment while Docker rotates
 * @param withRotated {@code live} plus {@code .1}, {@code .2.gz} and so on belong to the log too; false when one file was
 *     asked for by its path
 * @param moved files of this log that somebody else moved aside, such as logrotate ({@code …-json.log-20260820}), by name.
 *     Docker keeps writing to the newest of them until the container restarts
 */
public record LogFiles(Path directory, Path live, boolean withRotated, List<Path> moved) {
    static final String SUFFIX = "-json.log";

    public LogFiles {
        moved = List.copyOf(moved);
    }
}
