package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jlogtui.testkit.Await;
import jlogtui.testkit.DockerEngine;
import jlogtui.testkit.ProcessRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plain output of one source against {@code docker logs} of a real engine, byte for byte on both streams. */
class DockerLogsIT {
    private static DockerEngine engine;
    private static int compared;

    @BeforeAll
    static void startEngine() throws IOException {
        engine = DockerEngine.start();
    }

    @AfterAll
    static void stopEngine() throws IOException {
        if (engine != null) {
            System.out.println("compared with " + compared + " runs of docker logs");
            engine.close();
        }
    }

    private static String runToEnd(String... arguments) {
        String id = engine.run(arguments);
        assertEquals(0, engine.awaitExit(id));
        return id;
    }

    @Test
    void bothStreamsAndNoFinalLineEnd() {
        String id = runToEnd(
                DockerEngine.IMAGE,
                "sh",
                "-c",
                "echo first; usleep 5000; echo '<&>\"' >&2; usleep 5000; printf 'żółw 日本 \\377\\033[1m\\t\\r\\n';"
                        + " usleep 5000; echo >&2; usleep 5000; echo -n 'no end'");
        compareAll(id, true);
    }

    @Test
    void longLines() {
        String id = runToEnd(
                DockerEngine.IMAGE,
                "sh",
                "-c",
                "for n in 16383 16384 16385 32768 40000; do"
                        + " { head -c $n /dev/zero | tr '\\0' x; echo; } >/tmp/l; cat /tmp/l; done;"
                        // the euro sign is cut in two by the border of 16 KiB
                        + " { head -c 16383 /dev/zero | tr '\\0' y; echo '€ and on'; } >/tmp/l; cat /tmp/l;"
                        + " { head -c 50000 /dev/zero | tr '\\0' '<'; } >/tmp/l; cat /tmp/l");
        compareAll(id, true);
    }

    @Test
    void labelsAndTag() {
        String id = runToEnd(
                "--label",
                "app=shop & co",
                "--label",
                "zed=ä/~",
                "--env",
                "WHERE=a=b,c",
                "--log-opt",
                "labels=zed,app",
                "--log-opt",
                "env=WHERE",
                "--log-opt",
                "tag={{.Name}}/{{.ID}}",
                DockerEngine.IMAGE,
                "sh",
                "-c",
                "echo one; usleep 5000; echo two; usleep 5000; echo -n three");
        compareAll(id, true);
    }

    @Test
    void terminal() {
        compareAll(runToEnd("-t", DockerEngine.IMAGE, "sh", "-c", "echo one; echo two >&2; echo -n three"), true);
    }

    @Test
    void rotated() {
        compareAll(runRotating(false), true);
    }

    @Test
    void rotatedAndCompressed() {
        String id = runRotating(true);
        // Before 23.0 Docker leaves out every compressed file when the oldest one ends before --since
        compareAll(id, !isBefore23());
        List<String> times = times(id);
        for (String since : List.of(times.get(0), middle(times), times.get(times.size() - 1))) {
            StringBuilder expected = new StringBuilder();
            for (String line : engine.logs("-t", id).outText().split("(?<=\n)", -1)) {
                expected.append(line.compareTo(since) >= 0 ? line : "");
            }
            ProcessRun run = jlogtui(List.of("-t", "--since", since, id));
            assertEquals(expected.toString(), run.outText(), since);
        }
    }

    @Test
    void keptInOneFile() {
        String id = runToEnd("--log-opt", "max-size=1m", DockerEngine.IMAGE, "seq", "1", "100");
        compareAll(id, true);
        compare(id, List.of("--tail", "7", "-t"));
    }

    private String runRotating(boolean compress) {
        String id = runToEnd(
                "--log-opt",
                "max-size=10k",
                "--log-opt",
                "max-file=4",
                "--log-opt",
                "compress=" + compress,
                DockerEngine.IMAGE,
                "sh",
                "-c",
                "i=0; while [ $i -lt 500 ]; do echo \"line $i of many\"; usleep 1000; i=$((i + 1)); done");
        if (compress) {
            // the last one goes on after the end of the container
            Path plain = engine.logFile(id).resolveSibling(id + "-json.log.1");
            Await.until(Duration.ofSeconds(20), "compressed", () -> !Files.exists(plain));
        }
        assertTrue(Files.exists(engine.logFile(id).resolveSibling(id + "-json.log.3" + (compress ? ".gz" : ""))));
        return id;
    }

    private static boolean isBefore23() {
        String version = engine.docker(List.of("version", "--format", "{{.Server.Version}}"))
                .outText();
        return Integer.parseInt(version.substring(0, version.indexOf('.'))) < 23;
    }

    /** All options that name records, alone and together; the times are those of the container's own records. */
    private void compareAll(String id, boolean withSince) {
        List<List<String>> choices = new ArrayList<>(List.of(
                List.of(),
                List.of("--tail", "0"),
                List.of("--tail", "1"),
                List.of("--tail", "3"),
                List.of("--tail", "250"),
                List.of("--tail", "all"),
                List.of("--until", "2001-02-03"),
                List.of("--until", "2999-02-03T04:05:06Z")));
        List<String> times = times(id);
        for (String until : List.of(times.get(0), middle(times), times.get(times.size() - 1))) {
            choices.add(List.of("--until", until));
            choices.add(List.of("--until", until, "--tail", "2"));
        }
        if (withSince) {
            for (String since : List.of(times.get(0), middle(times), times.get(times.size() - 1))) {
                choices.add(List.of("--since", since));
                choices.add(List.of("--since", since, "--until", since));
                choices.add(List.of("--since", since, "--tail", "2"));
            }
            choices.add(List.of("--since", "1h"));
            choices.add(List.of("--since", "2999-01-01"));
        }
        List<List<String>> forms = List.of(List.of(), List.of("-t"), List.of("--details"), List.of("-t", "--details"));
        for (int i = 0; i < choices.size(); i++) {
            for (int form = 0; form < forms.size(); form++) {
                if (choices.get(i).isEmpty() || form == i % forms.size()) {
                    List<String> arguments = new ArrayList<>(choices.get(i));
                    arguments.addAll(forms.get(form));
                    compare(id, arguments);
                }
            }
        }
    }

    private static List<String> times(String id) {
        List<String> times = new ArrayList<>();
        ProcessRun logs = engine.logs("-t", id);
        for (String line : (logs.outText() + logs.errText()).split("\n", -1)) {
            if (line.matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
                times.add(line.substring(0, line.indexOf('Z') + 1));
            }
        }
        times.sort(null);
        return times;
    }

    private static String middle(List<String> times) {
        return times.get(times.size() / 2);
    }

    private void compare(String id, List<String> arguments) {
        List<String> dockers = new ArrayList<>(arguments);
        dockers.add(id);
        ProcessRun expected = engine.logs(dockers.toArray(new String[0]));
        ProcessRun ours = jlogtui(dockers);
        assertEquals(text(expected.out()), text(ours.out()), () -> "standard output of " + arguments);
        assertEquals(text(expected.err()), text(ours.err()), () -> "standard error of " + arguments);
        assertEquals(expected.exitCode(), ours.exitCode(), () -> "exit code of " + arguments);
        compared++;
    }

    private static ProcessRun jlogtui(List<String> arguments) {
        List<String> all = new ArrayList<>(
                List.of("--plain", "--root", engine.containersDir().toString()));
        all.addAll(arguments);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var surroundings = new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                out,
                err,
                Map.of("TZ", "UTC"),
                Path.of("/"),
                Clock.systemUTC(),
                Terminals.NONE);
        int code = new CommandLineProgram(surroundings).execute(all.toArray(new String[0]));
        return new ProcessRun(code, out.toByteArray(), err.toByteArray());
    }

    /** One character a byte, so that two texts are equal when their bytes are. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
