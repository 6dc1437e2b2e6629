package jlogtui.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import jlogtui.testkit.Await;
import jlogtui.testkit.DockerJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoLogsTest {
    private static final Instant OPENING = Instant.parse("2026-08-20T03:15:07.25Z");
    private static final Clock STILL = Clock.fixed(OPENING, ZoneOffset.UTC);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void tellsTheLastHourInDockersOwnBytes() throws IOException {
        try (var logs = DemoLogs.create(folder, STILL, 1)) {
            int records = 0;
            for (Path directory : list(logs.root())) {
                assertTrue(directory.getFileName().toString().matches("[0-9a-f]{64}"));
                Instant last = OPENING.minus(Story.PAST);
                for (Path file : history(directory)) {
                    for (String line : new String(content(file), StandardCharsets.UTF_8).split("(?<=\n)", -1)) {
                        if (line.isEmpty()) {
                            continue;
                        }
                        last = checkRecord(line, last);
                        records++;
                    }
                }
                assertFalse(last.isAfter(OPENING), "a line of the future");
            }
            assertTrue(records > 4_000 && records < 30_000, "records: " + records);
        }
    }

    /** Checks one record against the plain writer of the test kit; gives its time. */
    private static Instant checkRecord(String line, Instant before) throws IOException {
        JsonNode record = JSON.readTree(line);
        Instant time = Instant.parse(record.get("time").asText());
        assertFalse(time.isBefore(before), () -> "goes back: " + line);
        byte[] expected = DockerJson.record(
                record.get("stream").asText(), time, record.get("log").asText());
        assertEquals(new String(expected, StandardCharsets.UTF_8), line);
        return time;
    }

    @Test
    void describesItsContainersAsDockerDoes() throws IOException {
        try (var logs = DemoLogs.create(folder, STILL, 1)) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(logs.root())));
            var byName = new TreeMap<String, JsonNode>();
            var drivers = new HashMap<String, JsonNode>();
            for (Path directory : list(logs.root())) {
                JsonNode config =
                        JSON.readTree(directory.resolve("config.v2.json").toFile());
                String name = config.get("Name").asText();
                byName.put(name, config);
                assertEquals(
                        directory.getFileName().toString(), config.get("ID").asText());
                JsonNode host =
                        JSON.readTree(directory.resolve("hostconfig.json").toFile());
                drivers.put(name, host.get("LogConfig"));
                boolean hasLog = !history(directory).isEmpty();
                assertEquals(host.get("LogConfig").get("Type").asText().equals("json-file"), hasLog, name);
            }
            assertEquals(
                    "[/pixel-press, /shop-api-1, /shop-auth-1, /shop-cache-1, /shop-db-1, /shop-metrics-1,"
                            + " /shop-reports-1, /shop-web-1, /shop-worker-1]",
                    byName.keySet().toString());
            JsonNode labels = byName.get("/shop-web-1").get("Config").get("Labels");
            assertEquals("shop", labels.get("com.docker.compose.project").asText());
            assertEquals("web", labels.get("com.docker.compose.service").asText());
            JsonNode state = byName.get("/shop-reports-1").get("State");
            assertEquals(137, state.get("ExitCode").asInt());
            assertTrue(state.get("OOMKilled").asBoolean());
            assertFalse(state.get("Running").asBoolean());
            assertEquals("journald", drivers.get("/shop-metrics-1").get("Type").asText());
            assertEquals(
                    "128k",
                    drivers.get("/shop-web-1").get("Config").get("max-size").asText());
        }
    }

    @Test
    void rotatesPlainAndCompressedAndKeepsTheHour() throws IOException {
        try (var logs = DemoLogs.create(folder, STILL, 1)) {
            var gzipped = new ArrayList<Path>();
            var plain = new ArrayList<Path>();
            for (Path directory : list(logs.root())) {
                for (Path file : history(directory)) {
                    if (file.toString().endsWith(".gz")) {
                        gzipped.add(file);
                    } else if (!file.toString().endsWith(".log")) {
                        plain.add(file);
                    }
                }
                if (!history(directory).isEmpty()) {
                    String text = new String(content(history(directory).get(0)), StandardCharsets.UTF_8);
                    assertTrue(text.contains("2026-08-20T02:"), "the beginning is gone: " + directory);
                }
            }
            assertTrue(gzipped.size() >= 2, gzipped::toString);
            assertTrue(plain.size() >= 1, plain::toString);
            String gz = new String(Files.readAllBytes(gzipped.get(0)), StandardCharsets.ISO_8859_1);
            assertEquals(4, gz.charAt(3));
            assertEquals("{\"lastTime\":\"2026-08-20T0", gz.substring(12, 37));
        }
    }

    @Test
    void tellsOfTheIncidentInOrder() throws IOException {
        try (var logs = DemoLogs.create(folder, STILL, 7)) {
            Map<String, String> text = textByName(logs.root());
            assertTrue(text.get("/shop-db-1").contains("was terminated by signal 9: Killed"));
            assertTrue(text.get("/shop-worker-1").contains("Caused by: java.net.ConnectException"));
            assertTrue(text.get("/shop-web-1").contains(" 502 559 "));
            assertTrue(text.get("/shop-api-1").contains("ECONNREFUSED"));
            assertTrue(text.get("/shop-reports-1").endsWith(" ro"), "the killed job ends in the middle of a line");
            assertTrue(text.get("/pixel-press").contains("\u001b[32m"));
        }
    }

    @Test
    void isTheSameForASeedAndAnotherForAnother() throws IOException {
        assertEquals(snapshot(5), snapshot(5));
        assertNotEquals(snapshot(5), snapshot(6));
    }

    @Test
    void writesOnUntilClosedAndLeavesNothing() throws IOException {
        var now = new AtomicReference<Instant>(OPENING);
        Path root;
        try (var logs = DemoLogs.create(folder, clock(now), 1)) {
            root = logs.root();
            logs.start();
            long before = size(root);
            now.set(OPENING.plusSeconds(2));
            Await.until(LIMIT, "the writer writes", () -> size(root) > before);

            // some minutes: rotation while running
            int files = files(root);
            now.set(OPENING.plusSeconds(9 * 60));
            Await.until(LIMIT, "a file is rotated", () -> files(root) > files);
            assertEquals("", logs.problem());
        }
        assertFalse(Files.exists(root));
        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("demo")));
    }

    private static Clock clock(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    private String snapshot(long seed) throws IOException {
        try (var logs = DemoLogs.create(folder, STILL, seed)) {
            var text = new StringBuilder();
            for (Path directory : list(logs.root())) {
                for (Path file : list(directory)) {
                    text.append(logs.root().relativize(file)).append('\n');
                    // the root's own name, which differs, is in LogPath
                    text.append(new String(content(file), StandardCharsets.UTF_8)
                            .replace(logs.root().toString(), "ROOT"));
                }
            }
            return text.toString();
        }
    }

    private static Map<String, String> textByName(Path root) throws IOException {
        var texts = new HashMap<String, String>();
        for (Path directory : list(root)) {
            var text = new StringBuilder();
            for (Path file : history(directory)) {
                for (String line : new String(content(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList()) {
                    text.append(JSON.readTree(line).get("log").asText());
                }
            }
            JsonNode config = JSON.readTree(directory.resolve("config.v2.json").toFile());
            texts.put(config.get("Name").asText(), text.toString());
        }
        return texts;
    }

    /** The log files of a container, oldest first. */
    private static List<Path> history(Path directory) throws IOException {
        var byAge = new TreeMap<Integer, Path>();
        for (Path file : list(directory)) {
            String name = file.getFileName().toString();
            int at = name.indexOf("-json.log");
            if (at >= 0) {
                String number = name.substring(at + "-json.log".length()).replaceAll("\\D", "");
                byAge.put(number.isEmpty() ? 0 : -Integer.parseInt(number), file);
            }
        }
        return List.copyOf(byAge.values());
    }

    private static byte[] content(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!file.toString().endsWith(".gz")) {
            return bytes;
        }
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readAllBytes();
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }

    /** Bytes below a directory; files that vanish meanwhile count as nothing. */
    private static long size(Path root) {
        long sum = 0;
        for (Path file : walk(root)) {
            sum += file.toFile().length();
        }
        return sum;
    }

    private static int files(Path root) {
        return walk(root).size();
    }

    private static List<Path> walk(Path root) {
        var files = new ArrayList<Path>();
        for (var directory : root.toFile().listFiles()) {
            for (var file : directory.listFiles()) {
                files.add(file.toPath());
            }
        }
        return files;
    }
}
