package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardInputTest {
    @TempDir
    Path temporary;

    @Test
    void dockersLinesStayTimedLinesKeepTheirTimeAndTextGetsTheTimeAtWhichItCame() throws Exception {
        String typed = """
                {"log":"a record\\n","stream":"stderr","time":"2026-08-20T03:15:07.5Z"}
                2026-08-20T03:15:08.000000001Z from docker logs -t
                {"level":"info","msg":"a program's own \\"JSON\\""}
                plain\ttext with ü
                without a line feed""";
        Clock clock = Clock.fixed(Instant.parse("2026-08-20T04:00:00Z"), ZoneOffset.UTC);
        var in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        try (StandardInput input = StandardInput.open(in, clock, temporary)) {
            input.readAll();
            assertEquals("""
                    {"log":"a record\\n","stream":"stderr","time":"2026-08-20T03:15:07.5Z"}
                    {"log":"from docker logs -t\\n","stream":"stdout","time":"2026-08-20T03:15:08.000000001Z"}
                    {"log":"{\\"level\\":\\"info\\",\\"msg\\":\\"a program's own \\\\\\"JSON\\\\\\"\\"}\\n","stream":"stdout","time":"2026-08-20T04:00:00Z"}
                    {"log":"plain\\ttext with ü\\n","stream":"stdout","time":"2026-08-20T04:00:00Z"}
                    {"log":"without a line feed\\n","stream":"stdout","time":"2026-08-20T04:00:00Z"}
                    """, Files.readString(input.container().files().live()));
        }
        try (var left = Files.list(temporary)) {
            assertFalse(left.findAny().isPresent());
        }
    }
}
