package jlogtui.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What a program that has ended left behind.
 *
 * @param exitCode its exit code
 * @param out the bytes of its standard output
 * @param err the bytes of its standard error
 */
public record ProcessRun(int exitCode, byte[] out, byte[] err) {

    /** Standard output as text. */
    public String outText() {
        return new String(out, StandardCharsets.UTF_8);
    }

    /** Standard error as text. */
    public String errText() {
        return new String(err, StandardCharsets.UTF_8);
    }

    /** Runs a program to its end with nothing to read; fails when that takes longer than {@code limit}. */
    public static ProcessRun of(ProcessBuilder program, Duration limit) {
        return of(program, limit, new byte[0]);
    }

    /** Runs a program to its end with {@code input} to read; fails when that takes longer than {@code limit}. */
    public static ProcessRun of(ProcessBuilder program, Duration limit, byte[] input) {
        // files, not pipes: no thread is needed to drain them, and no grandchild can hold them open
        try {
            Path folder = Files.createTempDirectory("jlogtui-run-");
            try {
                return run(program, limit, input, folder);
            } finally {
                TempFolder.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessRun run(ProcessBuilder program, Duration limit, byte[] input, Path folder)
            throws IOException {
        Path in = Files.write(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = program.redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                fail(String.join(" ", program.command()) + " did not end within " + limit.toMillis() + " ms; it wrote\n"
                        + Files.readString(out) + Files.readString(err));
            }
            return new ProcessRun(process.exitValue(), Files.readAllBytes(out), Files.readAllBytes(err));
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for " + program.command(), e);
        } finally {
            process.destroyForcibly();
        }
    }
}
