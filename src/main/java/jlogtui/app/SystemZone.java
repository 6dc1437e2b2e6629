package jlogtui.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The zone of this machine. */
final class SystemZone {
    private SystemZone() {}

    /**
     * What {@link ZoneId#systemDefault} finds. Most servers keep UTC, and to tell that takes no table of all the zones in
     * the world, which Java would read first.
     */
    static ZoneId find() {
        String named = System.getProperty("user.timezone", "");
        return named.isEmpty() && System.getenv("TZ") == null && isUtc(Path.of("/etc/localtime"))
                ? ZoneOffset.UTC
                : ZoneId.systemDefault();
    }

    private static boolean isUtc(Path link) {
        try {
            return Files.readSymbolicLink(link).endsWith("UTC");
        } catch (IOException e) {
            return false;
        }
    }
}
