package jlogtui.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The few things asked of the file system, so that tests can refuse them. Links are followed. */
interface Disk {
    /** What tells one state of a file from another without reading it. */
    record Stamp(boolean isDirectory, boolean isRegularFile, long sizeBytes, long modifiedNanos, Object fileKey) {}

    Stamp readStamp(Path path) throws IOException;

    /** Names in a directory, sorted. */
    List<String> readNames(Path directory) throws IOException;

    /**
     * Reads a whole file.
     *
     * @throws IOException also when the file has more than {@code limit} bytes
     */
    byte[] readBytes(Path file, int limit) throws IOException;

    /** Whether this process may open the file; false when it is missing. */
    boolean isReadable(Path file);

    /** Whether this process may go through the directory. */
    boolean isTraversable(Path directory);

    /** The present in epoch nanoseconds, on the clock that stamps files. */
    long nowNanos();
}
