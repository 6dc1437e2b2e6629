package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;

/** Any line of dockerd's own log, wherever it lies: it has a text, and no more of it than was written. */
public final class DaemonFuzz {
    private static final DaemonLineReader READER = new DaemonLineReader(ZoneOffset.UTC, 1_790_000_000_000_000_000L);

    private DaemonFuzz() {}

    /** Fails with an {@link Error} or a {@link RuntimeException} where a promise does not hold. */
    public static void fuzzerTestOneInput(byte[] data) {
        DaemonLine line = READER.read(data, 0, data.length);
        // Each byte that is no UTF-8 becomes one character
        assertTrue(line.text().length() <= data.length, line::toString);
        assertTrue(line.lost().length() <= data.length, line::toString);
        byte[] shifted = new byte[data.length + 9];
        System.arraycopy(data, 0, shifted, 4, data.length);
        shifted[3] = '"';
        shifted[data.length + 4] = '"';
        assertEquals(line, READER.read(shifted, 4, data.length + 4));
    }
}
