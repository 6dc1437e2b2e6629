package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jlogtui.app.demo.DemoLogs;
import jlogtui.testkit.ProcessRun;
import jlogtui.testkit.Require;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program on a line of 300 ms and 10,000 bytes a second: what keys cost, in bytes. */
class LinkIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private DemoLogs logs;

    @BeforeEach
    void writeLogs() throws IOException {
        Require.python();
        Clock clock = Clock.fixed(Instant.parse("2026-08-20T01:15:07Z"), ZoneOffset.UTC);
        logs = DemoLogs.create(folder, clock, 7);
    }

    @AfterEach
    void removeLogs() throws IOException {
        logs.close();
    }

    private JsonNode measure(List<String> options, String... arguments) throws IOException {
        var command = new ArrayList<String>(
                List.of(ScreenDesk.base().resolve("packaging/bench/link").toString(), "--json"));
        command.addAll(options);
        command.addAll(List.of(ScreenDesk.base().resolve("packaging/jlogtui").toString(), "--no-state", "--utc"));
        command.addAll(List.of("--root", logs.root().toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("JLOGTUI_JAVA", ScreenDesk.java());
        ProcessRun run = ProcessRun.of(builder, LIMIT);
        assertEquals(0, run.exitCode(), run::errText);
        JsonNode found = new ObjectMapper().readTree(run.out());
        System.out.println(String.join(" ", options) + ": " + found);
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"80x24", "200x50"})
    void aFrameHoldsLittleMoreThanWhatIsNew(String size) throws IOException {
        JsonNode found = measure(List.of("--size", size), "--no-follow");
        boolean isSmall = size.equals("80x24");
        // All text of a page, and half as much again for its colours
        int page = isSmall ? 24 * 80 * 2 : 50 * 200 * 3 / 2;
        // Two rows, the status, and the selection that leaves one of them
        int rows = isSmall ? 700 : 1200;
        Map<String, Integer> most = Map.ofEntries(
                Map.entry("k: paused", rows),
                Map.entry("b: page up", page),
                Map.entry("j in the page", rows),
                Map.entry("Space", page),
                Map.entry("j: a line on", rows),
                Map.entry("j again", rows),
                // Coalesced to some frames, and never more than a page each
                Map.entry("20 times j", 2 * page),
                Map.entry("/", 400),
                Map.entry("G", 2 * page));
        most.forEach((key, bytes) -> {
            int count = found.path(key).path("bytes").asInt(-1);
            assertTrue(count > 0 && count <= bytes, size + " " + key + ": " + count + " of " + bytes);
        });
    }

    @Test
    void aFloodLeavesTheLineFreeForKeys() throws IOException {
        Path largest;
        try (Stream<Path> files = Files.walk(logs.root())) {
            largest = files.filter(file -> file.toString().endsWith("-json.log"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
        JsonNode found = measure(List.of("--size", "200x50", "--flood", largest.toString()));
        // Some frames; without a pace it is what the line does not carry of ten times as many
        int waiting = found.path("waiting").path("bytes").asInt(-1);
        assertTrue(waiting > 0 && waiting < 80_000, found::toString);
    }
}
