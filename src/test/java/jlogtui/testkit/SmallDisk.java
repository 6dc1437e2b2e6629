package jlogtui.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real file system of a few kilobytes, to be filled. */
public final class SmallDisk implements Closeable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /** Mounts one in a new directory; skips the test where that is not allowed. */
    public static SmallDisk mount(Path directory, int kilobytes) throws IOException {
        Files.createDirectories(directory);
        ProcessRun run = run("mount", "-t", "tmpfs", "-o", "mode=1777,size=" + kilobytes + "k", "jlogtui", directory);
        Require.that(run.exitCode() == 0, "no file system can be mounted: " + run.errText());
        return new SmallDisk(directory);
    }

    public Path directory() {
        return directory;
    }

    /** Takes all the room that is left. */
    public SmallDisk fill() throws IOException {
        try (var out = Files.newOutputStream(directory.resolve("filling"))) {
            byte[] page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (IOException e) {
            return this;
        }
    }

    /** From now on nobody can write to it. */
    public SmallDisk makeReadOnly() {
        ProcessRun run = run("mount", "-o", "remount,ro", directory);
        if (run.exitCode() != 0) {
            throw new AssertionError(run.errText());
        }
        return this;
    }

    @Override
    public void close() {
        // lazily: a program that has just been killed may hold a file for a moment
        run("umount", "-l", directory);
    }

    private static ProcessRun run(Object... command) {
        return ProcessRun.of(
                new ProcessBuilder(
                        List.of(command).stream().map(Object::toString).toList()),
                LIMIT);
    }
}
