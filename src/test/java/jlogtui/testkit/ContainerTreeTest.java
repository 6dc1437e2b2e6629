package jlogtui.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerTreeTest {
    private static final Instant TIME = Instant.parse("2026-08-20T03:15:07.5Z");

    @TempDir
    Path folder;

    @Test
    void rotatesAsDockerDoes() throws IOException {
        var web =
                ContainerTree.in(folder).container("web").limits("10k", 3, true).create();
        for (int i = 1; i <= 4; i++) {
            web.append("stdout", TIME.plusSeconds(i), i + "\n");
            if (i < 4) {
                web.rotate();
            }
        }

        assertEquals(
                "{\"log\":\"4\\n\",\"stream\":\"stdout\",\"time\":\"2026-08-20T03:15:11.5Z\"}\n",
                Files.readString(web.logFile()));
        assertTrue(unzip(web.rotatedFile(1)).contains("\"3\\n\""));
        assertTrue(unzip(web.rotatedFile(2)).contains("\"2\\n\""));
        assertFalse(Files.exists(web.rotatedFile(3)));
    }

    @Test
    void splitsLongLinesAtSixteenKilobytes() throws IOException {
        var web = ContainerTree.in(folder).container("web").create();
        web.appendLine("stdout", TIME, "x".repeat(32_768));
        web.appendLine("stdout", TIME, "y".repeat(16_383));

        var json = new ObjectMapper();
        var lengths = new StringBuilder();
        for (String line : Files.readAllLines(web.logFile())) {
            lengths.append(json.readTree(line).get("log").asText().length()).append(' ');
        }
        assertEquals("16384 16384 1 16384 ", lengths.toString());
    }

    @Test
    void describesTheContainer() throws IOException {
        var tree = ContainerTree.in(folder);
        var web = tree.container("web").compose("shop", "web").create();
        web.exited(TIME, 137, true).name("old").save();

        var config = new ObjectMapper()
                .readTree(web.directory().resolve("config.v2.json").toFile());
        assertEquals("/old", config.get("Name").asText());
        assertEquals(137, config.get("State").get("ExitCode").asInt());
        assertEquals(
                "shop",
                config.get("Config")
                        .get("Labels")
                        .get("com.docker.compose.project")
                        .asText());
        web.remove();
        assertFalse(Files.exists(web.directory()));
        assertTrue(Files.exists(tree.root()));
    }

    private static String unzip(Path gz) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(gz))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
