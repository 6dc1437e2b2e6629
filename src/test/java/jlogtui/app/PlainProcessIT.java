package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jlogtui.testkit.Await;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.FakeContainer;
import jlogtui.testkit.Installation;
import jlogtui.testkit.ProcessRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain output as a real process, started by the launcher: pipes that break, signals, rights. */
final class PlainProcessIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant T = Instant.parse("2026-08-20T03:15:07Z");

    @TempDir
    private Path folder;

    private Path launcher;
    private FakeContainer api;

    @BeforeEach
    void install() throws IOException {
        launcher = Installation.in(folder);
        api = ContainerTree.in(folder).container("api").create();
        api.append("stdout", T, "one\n").append("stderr", T.plusSeconds(1), "two\n");
    }

    private ProcessRun shell(String script) {
        return ProcessRun.of(
                new ProcessBuilder(
                        "bash",
                        "-c",
                        script,
                        "bash",
                        launcher.toString(),
                        folder.toString(),
                        api.logFile().toString()),
                LIMIT);
    }

    @Test
    void aReaderThatHasSeenEnoughEndsItQuietly() throws IOException {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            many.append("{\"log\":\"line ")
                    .append(i)
                    .append("\\n\",\"stream\":\"stdout\",\"time\":\"2026-08-20T04:00:00Z\"}\n");
        }
        Files.writeString(api.logFile(), many);
        ProcessRun run = shell("\"$1\" --root \"$2\" --plain api | head -n 1; echo ${PIPESTATUS[0]}");
        assertEquals("line 0\n141\n", run.outText());
        assertEquals("", run.errText());
    }

    @Test
    void theOrderOfBothStreamsIsKeptWhereTheyAreOne() throws IOException {
        StringBuilder log = new StringBuilder();
        StringBuilder wanted = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            String stream = i % 3 == 0 ? "stderr" : "stdout";
            log.append("{\"log\":\"line ")
                    .append(i)
                    .append("\\n\",\"stream\":\"")
                    .append(stream);
            log.append("\",\"time\":\"2026-08-20T04:00:00Z\"}\n");
            wanted.append("line ").append(i).append('\n');
        }
        Files.writeString(api.logFile(), log);
        assertEquals(
                wanted.toString(),
                shell("\"$1\" --root \"$2\" --plain api 2>&1 | cat").outText());
        shell("\"$1\" --root \"$2\" --plain api >\"$2/both\" 2>&1");
        assertEquals(wanted.toString(), read(folder.resolve("both")));
        shell("\"$1\" --root \"$2\" --plain api >\"$2/out\" 2>\"$2/err\"");
        assertEquals(2000, read(folder.resolve("out")).lines().count());
        assertEquals(1000, read(folder.resolve("err")).lines().count());
    }

    @Test
    void aReaderOfAFollowThatGoesAwayEndsItQuietly() throws IOException {
        // the reader goes after one line; a second line is what the program notices it by
        Files.write(folder.resolve("more"), DockerJson.record("stdout", T.plusSeconds(2), "three\n"));
        ProcessRun run =
                shell("{ \"$1\" --root \"$2\" -f -s stdout api; echo $? >&2; } | { read -r line; echo \"$line\";"
                        + " exec <&-; cat \"$2/more\" >>\"$3\"; }");
        assertEquals("one\n", run.outText());
        assertEquals("141\n", run.errText());
    }

    @Test
    void signalsEndAFollowWithTheirCodes() throws IOException, InterruptedException {
        assertEquals(143, signalled("TERM"));
        assertEquals(130, signalled("INT"));
    }

    private int signalled(String signal) throws IOException, InterruptedException {
        Path out = folder.resolve("out-" + signal);
        Path err = folder.resolve("err-" + signal);
        Process process = new ProcessBuilder(launcher.toString(), "--root", folder.toString(), "-f", "api")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            Await.until(
                    LIMIT,
                    "the first line",
                    () -> read(out).equals("one\n") && read(err).equals("two\n"));
            assertEquals(
                    0,
                    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                            .start()
                            .waitFor());
            assertTrue(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), signal);
            assertEquals("two\n", read(err));
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFullDiskIsToldInOneSentence() {
        ProcessRun run = shell("\"$1\" --root \"$2\" --plain api >/dev/full");
        assertEquals("jlogtui: cannot go on: No space left on device\n", run.errText());
        assertEquals(Exit.FAILED, run.exitCode());
    }

    @Test
    void whoMayNotReadIsToldWhatHelps() throws IOException {
        List<String> command = new ArrayList<>(Installation.asNobody());
        command.addAll(List.of(launcher.toString(), "--root", folder.toString(), "--plain", "api"));
        Files.setPosixFilePermissions(folder.resolve("containers"), PosixFilePermissions.fromString("---------"));
        try {
            ProcessRun run = ProcessRun.of(new ProcessBuilder(command), LIMIT);
            assertEquals("", run.outText());
            assertEquals(Exit.DENIED, run.exitCode(), run::errText);
            assertTrue(run.errText().startsWith("jlogtui: cannot read "), run.errText());
            assertTrue(run.errText().contains("\n  sudo " + launcher + " --root "), run.errText());
            assertTrue(run.errText().contains("setfacl"), run.errText());
        } finally {
            Files.setPosixFilePermissions(folder.resolve("containers"), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
