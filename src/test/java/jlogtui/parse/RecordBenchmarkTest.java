package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jlogtui.bench.Bytes;
import org.junit.jupiter.api.Test;

/** What the benchmark measures is right. */
class RecordBenchmarkTest {
    @Test
    void everyStageAgreesWithAPlainReading() throws IOException {
        RecordBenchmark benchmark = new RecordBenchmark();
        benchmark.setUp();
        long lines = 0;
        long stderr = 0;
        long length = 0;
        ObjectMapper json = new ObjectMapper();
        for (String line :
                new String(benchmark.log(), StandardCharsets.UTF_8).lines().toList()) {
            JsonNode record = json.readTree(line);
            lines++;
            stderr += record.get("stream").asText().equals("stderr") ? 1 : 0;
            length += record.get("log").asText().getBytes(StandardCharsets.UTF_8).length;
        }
        assertTrue(stderr * 6 > lines && stderr * 4 < lines, stderr + " of " + lines);
        assertEquals(lines, benchmark.splitter(new Bytes()));
        assertEquals(stderr, benchmark.envelope(new Bytes()));
        assertEquals(length, benchmark.decode(new Bytes()));
    }
}
