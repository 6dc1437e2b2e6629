package jlogtui.testkit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a test needs from the machine. Where it is missing the test is skipped and says why; with the environment
 * variable {@code JLOGTUI_FORBID_SKIPS=1} it fails instead.
 */
public final class Require {
    private static final Path JVMS = Path.of("/usr/lib/jvm");

    private Require() {}

    /** tmux, for tests on a real terminal. */
    public static void tmux() {
        that(program("tmux").isPresent(), "tmux is not installed");
    }

    /** The program that runs another on a terminal of its own, for tests of terminals that nobody reads. */
    public static Path script() {
        var script = program("script");
        that(script.isPresent(), "script is not installed");
        return script.orElseThrow();
    }

    /** Python 3, in which the line of a bad network is played. */
    public static void python() {
        that(program("python3").isPresent(), "python3 is not installed");
    }

    /** Programs of the machine. */
    public static void programs(String... names) {
        for (String name : names) {
            that(program(name).isPresent(), name + " is not installed");
        }
    }

    /** Programs of the machine, and the right to have them act on other users. */
    public static void rootWith(String... names) {
        programs(names);
        that(isRoot(), "only root can act as another user");
    }

    /** What {@link DockerEngine} needs: dockerd, its client, a static busybox and root. */
    public static void dockerEngine() {
        that(program("dockerd").isPresent(), "dockerd is not installed");
        that(program("docker").isPresent(), "the docker client is not installed");
        that(program("busybox").isPresent(), "busybox is not installed");
        that(isRoot(), "a Docker Engine can only be started by root");
    }

    /** The home of a JDK 25 under {@code /usr/lib/jvm}. */
    public static Path jdk25() {
        var home = jdk(25);
        that(home.isPresent(), "there is no JDK 25 under " + JVMS);
        return home.orElseThrow();
    }

    /** Skips the test, or fails it where skips are forbidden, unless the condition holds. */
    public static void that(boolean condition, String reason) {
        if (condition) {
            return;
        }
        if ("1".equals(System.getenv("JLOGTUI_FORBID_SKIPS"))) {
            fail("skips are forbidden, but " + reason);
        }
        abort(reason);
    }

    /** A program of {@code PATH}, or of the folders that are on root's path only. */
    static Optional<Path> program(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin:/sbin";
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
                return Optional.of(Path.of(folder, name));
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> jdk(int feature) {
        if (!Files.isDirectory(JVMS)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(JVMS)) {
            for (Path home : homes) {
                Path release = home.resolve("release");
                if (Files.isExecutable(home.resolve("bin/javac"))
                        && Files.isReadable(release)
                        && Files.readString(release).contains("JAVA_VERSION=\"" + feature + ".")) {
                    return Optional.of(home);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
