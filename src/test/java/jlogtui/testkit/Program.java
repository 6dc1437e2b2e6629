package jlogtui.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code packaging/jlogtui} as a process of its own, without a terminal, whose output goes to files. */
public final class Program implements Closeable {
    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it with the Java that runs the test; its output goes to two new files in {@code folder}. */
    public static Program start(Path folder, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of("packaging/jlogtui").toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        return start(folder, Map.of(), command);
    }

    /** Starts any command that becomes the program, with more in its environment. */
    public static Program start(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile(folder, "jlogtui", ".out");
            Path err = Files.createTempFile(folder, "jlogtui", ".err");
            var builder = new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("JLOGTUI_JAVA", System.getProperty("java.home"));
            builder.environment().put("TZ", "UTC");
            builder.environment().putAll(environment);
            return new Program(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines that it has written whole to standard output so far. */
    public List<String> lines() {
        String text = read(out);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** What it has written to standard error so far. */
    public String errors() {
        return read(err);
    }

    /** The file that its standard output goes to, for what is too much to be read again and again. */
    public Path output() {
        return out;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends it SIGTERM and gives its exit code. */
    public int terminate() {
        process.destroy();
        return waitForExit(20);
    }

    /** Waits for its end and gives its exit code. */
    public int waitForExit(int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new AssertionError("still runs after " + seconds + " s; it said " + errors());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for its end", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
