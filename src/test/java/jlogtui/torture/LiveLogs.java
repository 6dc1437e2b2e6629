package jlogtui.torture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The live logs that viewers must have looked at, because they were awake for long enough while there was this file. Of one that is
 * emptied before nobody can know that it had lines.
 */
final class LiveLogs {
    private static final int MARK_BYTES = 200;
    private static final long LONG_ENOUGH_NANOS = 1_000_000_000L;

    private record Sight(Object key, byte[] mark, long firstNanos, long lastNanos) {
        boolean isOfSameFile(Sight other) {
            int most = Math.min(mark.length, other.mark.length);
            return key.equals(other.key) && most > 0 && Arrays.equals(mark, 0, most, other.mark, 0, most);
        }
    }

    private final Map<String, Sight> sights = new HashMap<>();

    /** Takes note of a container's live log while viewers are awake. */
    void look(String id, Path live) throws IOException {
        Sight now = sight(live);
        Sight before = sights.get(id);
        if (now != null && before != null && before.isOfSameFile(now)) {
            now = new Sight(now.key, before.mark, before.firstNanos, now.lastNanos);
        }
        sights.put(id, now);
    }

    boolean wasLookedAt(String id, Path live) throws IOException {
        Sight before = sights.get(id);
        Sight now = sight(live);
        return before != null
                && now != null
                && before.isOfSameFile(now)
                && before.lastNanos - before.firstNanos >= LONG_ENOUGH_NANOS;
    }

    private static Sight sight(Path live) throws IOException {
        try (InputStream in = Files.newInputStream(live)) {
            Object key = Files.readAttributes(live, BasicFileAttributes.class).fileKey();
            long now = System.nanoTime();
            return new Sight(key, in.readNBytes(MARK_BYTES), now, now);
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
