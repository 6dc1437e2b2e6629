package jlogtui.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One thing read from each container's directory, read again only when the file behind it has changed. Used by one
 * thread.
 */
abstract class Remembered<T> {
    private record Value<T>(Disk.Stamp stamp, boolean settled, T value) {}

    /**
     * A file can be replaced twice within one tick of the clock that stamps it, with the same size and, as inodes are
     * used again at once, the same key. What was stamped this recently is read once more.
     */
    private static final long SETTLED_AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Disk disk;
    private final String fileName;
    private final Map<Path, Value<T>> values = new HashMap<>();

    /**
     * Remembers nothing yet.
     *
     * @param fileName the file in each directory; empty for the directory itself
     */
    Remembered(Disk disk, String fileName) {
        this.disk = disk;
        this.fileName = fileName;
    }

    /** Reads the thing anew. */
    abstract T load(Path path) throws IOException;

    T read(Path directory) throws IOException {
        Path path = fileName.isEmpty() ? directory : directory.resolve(fileName);
        Disk.Stamp stamp = disk.readStamp(path);
        Value<T> known = values.get(directory);
        if (known != null && known.settled() && known.stamp().equals(stamp)) {
            return known.value();
        }
        boolean settled = disk.nowNanos() - stamp.modifiedNanos() > SETTLED_AFTER_NANOS;
        T value = load(path);
        values.put(directory, new Value<>(stamp, settled, value));
        return value;
    }

    void keepOnly(Set<Path> directories) {
        values.keySet().retainAll(directories);
    }
}
