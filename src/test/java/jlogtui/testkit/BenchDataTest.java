package jlogtui.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import jlogtui.model.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code packaging/bench/BenchData.java}: the logs that the benchmark is run on. */
class BenchDataTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long SIZE = 2_000_000;
    private static final int CONTAINERS = 20;
    // a piece whose every byte became six
    private static final int LONGEST_RECORD = 6 * 16_384 + 200;

    @TempDir
    Path folder;

    private Path make(String name) {
        Path made = folder.resolve(name);
        var run = ProcessRun.of(
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "packaging/bench/BenchData.java",
                        "--size",
                        Long.toString(SIZE),
                        "--seed",
                        "7",
                        made.toString()),
                LIMIT);
        assertEquals(0, run.exitCode(), run::errText);
        return made;
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var walk = Files.walk(root)) {
            walk.filter(Files::isRegularFile).forEach(file -> {
                try {
                    files.put(root.relativize(file).toString(), Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return files;
    }

    @Test
    void sameArgumentsMakeTheSameFiles() throws IOException {
        var once = files(make("once"));
        var again = files(make("again"));
        assertEquals(once.keySet(), again.keySet());
        once.forEach((name, bytes) -> assertArrayEquals(bytes, again.get(name), name));
    }

    @Test
    void containersHoldWhatDockerWouldHaveWritten() throws IOException {
        var total = new Counts();
        int configs = 0;
        int compressed = 0;
        for (var file : files(make("set")).entrySet()) {
            if (file.getKey().endsWith(".json")) {
                assertTrue(new ObjectMapper().readTree(file.getValue()).isObject(), file.getKey());
                configs++;
                continue;
            }
            byte[] bytes = file.getValue();
            if (file.getKey().endsWith(".gz")) {
                compressed++;
                bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
            }
            total.read(file.getKey(), bytes);
        }
        assertEquals(2 * CONTAINERS, configs);
        assertEquals(4, compressed);
        assertTrue(
                total.bytes >= SIZE && total.bytes < SIZE + (long) CONTAINERS * LONGEST_RECORD, () -> "" + total.bytes);
        assertEquals(0.2, (double) total.errorRecords / total.records, 0.02);
        assertTrue(total.unfinished > 0, "no line is in pieces");
        assertTrue(total.late > 0, "the streams are never out of order");
    }

    /** What the records of all files amount to. */
    private static final class Counts {
        private final ObjectMapper mapper = new ObjectMapper();
        private long bytes;
        private long records;
        private long errorRecords;
        private long unfinished;
        private long late;

        void read(String name, byte[] file) throws IOException {
            bytes += file.length;
            assertEquals('\n', file[file.length - 1], name);
            var last = new EnumMap<Stream, Instant>(Stream.class);
            Instant newest = Instant.MIN;
            for (String line : new String(file, StandardCharsets.UTF_8).lines().toList()) {
                JsonNode record = mapper.readTree(line);
                assertEquals(3, record.size(), line);
                String log = record.get("log").textValue();
                boolean whole = log.endsWith("\n");
                assertTrue(whole || log.getBytes(StandardCharsets.UTF_8).length >= 16_384, line);
                var time = Instant.parse(record.get("time").textValue());
                var stream = record.get("stream").textValue().equals("stderr") ? Stream.STDERR : Stream.STDOUT;
                assertTrue(!time.isBefore(last.getOrDefault(stream, Instant.MIN)), line);
                last.put(stream, time);
                records++;
                errorRecords += stream == Stream.STDERR ? 1 : 0;
                unfinished += whole ? 0 : 1;
                late += time.isBefore(newest) ? 1 : 0;
                newest = time.isAfter(newest) ? time : newest;
            }
        }
    }
}
