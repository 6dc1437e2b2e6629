package jlogtui.docker;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The real file system with refusals, as tests may run with every right; it counts what is read. */
final class TestDisk implements Disk {
    /** The clock is ahead, so that files just written count as settled. */
    private static final long AHEAD_NANOS = TimeUnit.HOURS.toNanos(1);

    private final RealDisk real = new RealDisk();
    private final Set<Path> closed = new HashSet<>();
    private final Set<Path> unlistable = new HashSet<>();
    private final Set<Path> unreadable = new HashSet<>();
    private long aheadNanos = AHEAD_NANOS;
    int reads;
    int listings;

    /** A directory without any right: it cannot be listed, and nothing below it can even be looked at. */
    TestDisk close(Path directory) {
        closed.add(directory);
        return this;
    }

    /** A directory with the right to pass through and nothing more. */
    TestDisk hideNames(Path directory) {
        unlistable.add(directory);
        return this;
    }

    TestDisk refuse(Path file) {
        unreadable.add(file);
        return this;
    }

    void openAll() {
        closed.clear();
        unlistable.clear();
        unreadable.clear();
    }

    /** Files just written may be written again within the same tick of their clock. */
    void useTrueClock() {
        aheadNanos = 0;
    }

    private void checkAbove(Path path) throws IOException {
        for (Path above = path.getParent(); above != null; above = above.getParent()) {
            if (closed.contains(above)) {
                throw new AccessDeniedException(path.toString());
            }
        }
    }

    @Override
    public Stamp readStamp(Path path) throws IOException {
        checkAbove(path);
        return real.readStamp(path);
    }

    @Override
    public List<String> readNames(Path directory) throws IOException {
        checkAbove(directory);
        if (closed.contains(directory) || unlistable.contains(directory)) {
            throw new AccessDeniedException(directory.toString());
        }
        listings++;
        return real.readNames(directory);
    }

    @Override
    public byte[] readBytes(Path file, int limit) throws IOException {
        checkAbove(file);
        if (unreadable.contains(file)) {
            throw new AccessDeniedException(file.toString());
        }
        reads++;
        return real.readBytes(file, limit);
    }

    @Override
    public boolean isReadable(Path file) {
        try {
            checkAbove(file);
        } catch (IOException e) {
            return false;
        }
        return !unreadable.contains(file) && real.isReadable(file);
    }

    @Override
    public boolean isTraversable(Path directory) {
        return !closed.contains(directory) && real.isTraversable(directory);
    }

    @Override
    public long nowNanos() {
        return real.nowNanos() + aheadNanos;
    }
}
