package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jlogtui.testkit.Await;
import jlogtui.testkit.ContainerTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonLogTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T22:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private static Path corpus(String name) throws Exception {
        return Path.of(DaemonLogTest.class.getResource("/corpus/daemon/" + name).toURI());
    }

    private List<String> records(Path log) throws IOException {
        try (DaemonLog daemon = DaemonLog.open(log, ZoneOffset.UTC, CLOCK, directory)) {
            daemon.readAll();
            return Files.readAllLines(daemon.container().files().live());
        }
    }

    private static String time(String record) {
        int start = record.lastIndexOf("\"time\":\"") + 8;
        return record.substring(start, record.length() - 2);
    }

    @Test
    void everyLineOfTheRealLogsIsARecordWithItsTime() throws Exception {
        for (String name : List.of(
                "dockerd-20.10.real.log",
                "dockerd-pty-color.real.log",
                "dockerd-pty-rawlogs.real.log",
                "upstart-docker.synthetic.log")) {
            List<String> lines = Files.readAllLines(corpus(name));
            List<String> records = records(corpus(name));
            assertEquals(lines.size(), records.size(), name);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith("time=\"")) {
                    String time = lines.get(i).substring(6, lines.get(i).indexOf('"', 6));
                    Instant wanted = java.time.OffsetDateTime.parse(time).toInstant();
                    assertEquals(wanted, Instant.parse(time(records.get(i))), lines.get(i));
                } else if (i > 0 && !lines.get(i).matches("\\d{4}/.*")) {
                    assertEquals(time(records.get(i - 1)), time(records.get(i)), lines.get(i));
                }
            }
        }
        try (var left = Files.list(directory)) {
            assertFalse(left.findAny().isPresent(), "private files are gone");
        }
    }

    @Test
    void linesBeforeTheFirstTimeGoByIt() throws Exception {
        List<String> records = records(corpus("upstart-docker.synthetic.log"));
        assertEquals("2014-12-12T22:04:56Z", time(records.get(0)));
        assertEquals(
                "{\"log\":\"Waiting for /var/run/docker.sock\\n\",\"stream\":\"stderr\",\"time\":\"2014-12-12T22:04:56Z\"}",
                records.get(0));
        Path untimed = directory.resolve("untimed.log");
        Files.writeString(untimed, "one\ntwo");
        Instant written = Files.getLastModifiedTime(untimed).toInstant();
        List<String> all = records(untimed);
        assertEquals(2, all.size());
        assertEquals(written, Instant.parse(time(all.get(1))));
    }

    @Test
    void aLostLineStandsByItself() throws Exception {
        Path log = directory.resolve("docker.log");
        Files.writeString(
                log,
                "time=\"2026-11-22T20:14:42Z\" level=error msg=\"Error writing log message\" driver=json-file"
                        + " error=\"no space left on device\" message=\"order 7 \\\"failed\\\"\"\n");
        List<String> records = records(log);
        assertEquals(2, records.size());
        assertEquals(
                "{\"log\":\"lost line of a container: order 7 \\\"failed\\\"\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-22T20:14:42Z\"}",
                records.get(1));
    }

    private static List<String> texts(DaemonLog daemon) {
        List<String> texts = new ArrayList<>();
        try {
            for (String record : Files.readAllLines(daemon.container().files().live())) {
                texts.add(record.substring(8, record.indexOf("\\n\"")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    @Test
    void itIsReadOnOverRotationAndTruncation() throws Exception {
        Path log = directory.resolve("docker.log");
        Files.writeString(log, "time=\"2026-11-22T20:14:42Z\" one\n");
        try (DaemonLog daemon = DaemonLog.open(log, ZoneOffset.UTC, CLOCK, directory)) {
            daemon.start();
            List<String> wanted = new ArrayList<>(List.of("one"));
            Await.until(
                    Duration.ofSeconds(10),
                    "the first line",
                    () -> texts(daemon).equals(wanted));
            Files.writeString(log, "time=\"2026-11-22T20:14:43Z\" two\nhalf ", StandardOpenOption.APPEND);
            wanted.add("two");
            Await.until(
                    Duration.ofSeconds(10), "a line more", () -> texts(daemon).equals(wanted));
            Files.writeString(log, "a line\nlast words", StandardOpenOption.APPEND);
            Files.move(log, directory.resolve("docker.log.1"));
            Files.writeString(log, "time=\"2026-11-22T20:14:44Z\" in the next file\n");
            wanted.addAll(List.of("half a line", "last words", "in the next file"));
            Await.until(
                    Duration.ofSeconds(10),
                    () -> texts(daemon).toString(),
                    () -> texts(daemon).equals(wanted));
            Files.writeString(log, "short\n");
            wanted.add("short");
            Await.until(
                    Duration.ofSeconds(10),
                    () -> texts(daemon).toString(),
                    () -> texts(daemon).equals(wanted));
        }
    }

    @Test
    void itIsMergedWithTheContainers() throws Exception {
        ContainerTree tree = ContainerTree.in(directory.resolve("data"));
        tree.container("web").create().append("stdout", Instant.parse("2026-11-22T20:14:43Z"), "GET /\n");
        Path root = tree.root();
        Path log = directory.resolve("docker.log");
        Files.writeString(
                log,
                "time=\"2026-11-22T20:14:42Z\" level=info msg=before\ntime=\"2026-11-22T20:14:44Z\" level=error msg=behind\n");
        InProcess.Ran ran =
                new InProcess().in(directory).run("--plain", "-r", root.toString(), "--daemon-log", "docker.log");
        assertEquals("", ran.err());
        assertEquals("dockerd │ level=info msg=before\nweb │ GET /\ndockerd │ level=error msg=behind\n", ran.out());
        InProcess.Ran none =
                new InProcess().in(directory).run("--plain", "-r", root.toString(), "--daemon-log", "nowhere.log");
        assertEquals(Exit.FAILED, none.exitCode());
        assertTrue(none.err().contains(directory.resolve("nowhere.log").toString()), none.err());
    }
}
