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
import org.junit.jupiter.api.Test;

class DockerEngineIT {
    @Test
    void threeLinesReachTheFileAndDockerLogs() throws IOException {
        Path containers;
        try (var engine = DockerEngine.start()) {
            containers = engine.containersDir();
            String id = engine.run(
                    "--log-opt", "max-size=1m", DockerEngine.IMAGE, "sh", "-c", "echo one; echo '<two>' >&2; echo 3");

            assertEquals(0, engine.awaitExit(id));

            var json = new ObjectMapper();
            var text = new StringBuilder();
            var records = new StringBuilder();
            String file = Files.readString(engine.logFile(id));
            for (String line : file.lines().toList()) {
                var record = json.readTree(line);
                text.append(record.get("log").asText());
                records.append(new String(
                        DockerJson.record(
                                record.get("stream").asText(),
                                Instant.parse(record.get("time").asText()),
                                record.get("log").asText()),
                        StandardCharsets.UTF_8));
            }
            // stdout and stderr are copied by two threads: their order is not promised
            assertEquals("3\n<two>\none\n", sorted(text.toString()));
            assertEquals(file, records.toString(), "our record writer against Docker's");
            var logs = engine.logs(id);
            assertEquals("one\n3\n", logs.outText());
            assertEquals("<two>\n", logs.errText());
            assertTrue(Files.exists(containers));
        }
        assertFalse(Files.exists(containers), "close leaves something behind");
    }

    private static String sorted(String lines) {
        return String.join("\n", lines.lines().sorted().toList()) + "\n";
    }
}
