package jlogtui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jlogtui.testkit.Await;
import jlogtui.testkit.DockerEngine;
import jlogtui.testkit.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jlogtui --plain -f} beside a real Docker Engine that rotates as fast as it may: every line, once, in order. */
class FollowEngineIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MAX_FILE = 3;
    private static final int BATCHES_A_SECOND = 20;
    /** What Docker puts around a line. */
    private static final int ENVELOPE_BYTES = 75;

    private static DockerEngine engine;

    @TempDir
    Path folder;

    @BeforeAll
    static void startEngine() throws IOException {
        engine = DockerEngine.start();
    }

    @AfterAll
    static void stopEngine() throws IOException {
        if (engine != null) {
            engine.close();
        }
    }

    /**
     * A container that writes numbered lines.
     *
     * @param maxSize {@code max-size} in bytes
     * @param lineBytes bytes of a line
     * @param seconds how long it writes
     */
    private record Load(String name, int maxSize, boolean compress, int lineBytes, int seconds) {
        /** All files together last for two seconds at least. */
        int linesABatch() {
            int bytesASecond = maxSize * MAX_FILE / 2;
            return Math.max(1, bytesASecond / (lineBytes + ENVELOPE_BYTES) / BATCHES_A_SECOND);
        }

        int lines() {
            return linesABatch() * BATCHES_A_SECOND * seconds;
        }

        /** Every seventh line goes to standard error. */
        String run() {
            String pad = "x".repeat(lineBytes - 10);
            return engine.run(
                    "--name",
                    name,
                    "--log-opt",
                    "max-size=" + maxSize,
                    "--log-opt",
                    "max-file=" + MAX_FILE,
                    "--log-opt",
                    "compress=" + compress,
                    DockerEngine.IMAGE,
                    "sh",
                    "-c",
                    "i=0; while [ $i -lt " + lines() + " ]; do e=$((i + " + linesABatch() + "));"
                            + " while [ $i -lt $e ]; do"
                            + " if [ $((i % 7)) = 6 ]; then echo \"$i " + pad + "\" >&2;"
                            + " else echo \"$i " + pad + "\"; fi; i=$((i + 1)); done;"
                            + " usleep " + 1_000_000 / BATCHES_A_SECOND + "; done");
        }
    }

    @Test
    void everyNumberedLineOnceThroughFastRotation() throws JsonProcessingException {
        List<Load> loads = List.of(
                new Load("tiny", 10_000, false, 90, 8),
                new Load("small", 30_000, true, 90, 8),
                new Load("middle", 100_000, true, 200, 8),
                new Load("large", 1_000_000, false, 400, 8));
        String first = loads.get(0).run();
        try (Program follower = follow()) {
            List<String> ids = new ArrayList<>(List.of(first));
            for (Load load : loads.subList(1, loads.size())) {
                ids.add(load.run());
            }
            for (String id : ids) {
                assertEquals(0, engine.awaitExit(id));
            }
            long rotations = 0;
            for (Load load : loads) {
                rotations += (long) load.lines() * (load.lineBytes() + ENVELOPE_BYTES) / load.maxSize();
            }
            for (int i = 0; i < loads.size(); i++) {
                awaitLines(follower, ids.get(i), loads.get(i).lines());
            }
            List<JsonNode> lines = parse(follower.lines());
            for (int i = 0; i < loads.size(); i++) {
                checkNumbers(loads.get(i), ids.get(i), lines);
            }
            assertEquals("", follower.errors());
            assertEquals(143, follower.terminate());
            System.out.println("followed " + lines.size() + " lines through about " + rotations + " rotations");
        }
    }

    private static void checkNumbers(Load load, String id, List<JsonNode> lines) {
        List<Integer> expectedOut = new ArrayList<>();
        List<Integer> expectedErr = new ArrayList<>();
        for (int i = 0; i < load.lines(); i++) {
            (i % 7 == 6 ? expectedErr : expectedOut).add(i);
        }
        // Docker copies the two streams by two threads: only within one is the order sure
        assertEquals(expectedOut, numbers(lines, id, "stdout"), load.name());
        assertEquals(expectedErr, numbers(lines, id, "stderr"), load.name());
    }

    private static List<Integer> numbers(List<JsonNode> lines, String id, String stream) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode line : lines) {
            if (line.path("id").asText().equals(id)
                    && line.path("stream").asText().equals(stream)) {
                String log = line.path("log").asText();
                numbers.add(Integer.parseInt(log.substring(0, log.indexOf(' '))));
            }
        }
        return numbers;
    }

    @Test
    void restartsRemovalsAndNewContainersOfTheSameName() throws JsonProcessingException {
        String counting = "r=$(cat /tmp/r 2>/dev/null || echo 0); r=$((r + 1)); echo $r >/tmp/r;"
                + " i=0; while [ $i -lt 50 ]; do echo \"run $r line $i\"; i=$((i + 1)); done; echo -n \"end $r\"";
        String again = engine.run("--name", "again", DockerEngine.IMAGE, "sh", "-c", counting);
        String old = engine.run("--name", "reborn", DockerEngine.IMAGE, "sh", "-c", "seq 1 100; sleep 1000");
        try (Program all = follow();
                Program byName = follow("reborn")) {
            awaitLines(all, again, 51);
            awaitLines(all, old, 100);
            awaitLines(byName, old, 100);
            for (int i = 0; i < 2; i++) {
                assertEquals(0, engine.docker(List.of("start", "again")).exitCode());
                assertEquals(0, engine.awaitExit(again));
                awaitLines(all, again, 51 * (i + 2));
            }
            engine.docker(List.of("kill", "reborn"));
            engine.docker(List.of("rm", "reborn"));
            String young = engine.run("--name", "reborn", DockerEngine.IMAGE, "sh", "-c", "seq 101 200; sleep 1000");
            awaitLines(all, young, 100);
            awaitLines(byName, young, 100);
            engine.docker(List.of("rm", "-f", "reborn"));
            String last = engine.run("--name", "last", DockerEngine.IMAGE, "echo", "still there");
            awaitLines(all, last, 1);

            assertEquals(runs(3), logs(all, again));
            assertEquals(seq(1, 100), logs(all, old));
            assertEquals(seq(101, 200), logs(all, young));
            assertEquals(seq(1, 100), logs(byName, old));
            assertEquals(seq(101, 200), logs(byName, young));
            assertEquals(200, byName.lines().size());
            assertEquals("", all.errors() + byName.errors());
            assertEquals(143, all.terminate());
            assertEquals(143, byName.terminate());
        }
    }

    private static List<String> runs(int count) {
        List<String> lines = new ArrayList<>();
        for (int r = 1; r <= count; r++) {
            for (int i = 0; i < 50; i++) {
                lines.add("run " + r + " line " + i);
            }
            lines.add("end " + r);
        }
        return lines;
    }

    private static List<String> seq(int from, int to) {
        List<String> lines = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            lines.add(Integer.toString(i));
        }
        return lines;
    }

    private Program follow(String... sources) {
        List<String> arguments = new ArrayList<>(List.of(
                "--plain", "-f", "-o", "json", "--root", engine.containersDir().toString()));
        arguments.addAll(List.of(sources));
        return Program.start(folder, arguments.toArray(new String[0]));
    }

    private static void awaitLines(Program follower, String id, int count) {
        Await.until(LIMIT, () -> state(follower, count), () -> {
            assertTrue(follower.isAlive(), () -> state(follower, count));
            return follower.lines().stream().filter(line -> line.contains(id)).count() >= count;
        });
    }

    private static String state(Program follower, int wanted) {
        List<String> lines = follower.lines();
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        return wanted + " lines wanted, " + lines.size() + " there, the last: " + last + "\n" + follower.errors();
    }

    private static List<String> logs(Program follower, String id) throws JsonProcessingException {
        List<String> logs = new ArrayList<>();
        for (JsonNode line : parse(follower.lines())) {
            if (line.path("id").asText().equals(id)) {
                logs.add(line.path("log").asText());
            }
        }
        return logs;
    }

    private static List<JsonNode> parse(List<String> lines) throws JsonProcessingException {
        List<JsonNode> nodes = new ArrayList<>(lines.size());
        for (String line : lines) {
            nodes.add(JSON.readTree(line));
        }
        return nodes;
    }
}
