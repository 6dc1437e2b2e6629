package jlogtui.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SyntheticLogFileTest {
    private final SyntheticLogFile file = new SyntheticLogFile(800_000_000L, 1_795_379_269_000_000_000L, 125_000L);

    @Test
    void holdsRecordsOfDockers() {
        assertEquals(102_400_000_000L, file.size());
        assertEquals(
                "{\"log\":\"record 000000000008 " + "x".repeat(37)
                        + "\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-22T20:27:49.001000000Z\"}\n",
                new String(file.record(8), StandardCharsets.US_ASCII));
    }

    @Test
    void readsTheSameBytesFromEveryOffset() throws IOException {
        byte[] around = GenerationReader.read(file, 50_000_000_000L, 1_000);
        for (int offset = 0; offset < 300; offset += 7) {
            byte[] part = GenerationReader.read(file, 50_000_000_000L + offset, 500);
            assertArrayEquals(Arrays.copyOfRange(around, offset, offset + 500), part);
        }
        assertEquals(-1, file.read(file.size(), new byte[1], 0, 1));
        assertEquals(5, file.read(file.size() - 5, new byte[10], 0, 10));
    }
}
