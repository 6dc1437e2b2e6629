package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Position;
import jlogtui.model.Stream;
import org.junit.jupiter.api.Test;

class LineLimitTest {
    private static Entry entry(String log, String note) {
        byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
        return new Entry(
                new Position(0, 0, 0),
                1,
                Entry.Kind.RECORD,
                Stream.STDOUT,
                Level.NONE,
                0,
                0,
                bytes,
                List.of(bytes),
                note);
    }

    @Test
    void aLineOfUsualSizeStaysAsItIs() {
        Entry entry = entry("x".repeat(16_384), "");
        assertSame(entry, LineLimit.shorten(entry));
    }

    @Test
    void aLargeLineIsCutBetweenCharactersAndSaysSo() {
        Entry entry = LineLimit.shorten(entry("a" + "\u20ac".repeat(100_000) + "\n", "continued"));
        String log = new String(entry.log(), StandardCharsets.UTF_8);
        assertEquals("a" + "\u20ac".repeat((LineLimit.MOST_BYTES - 1) / 3), log);
        assertEquals("continued, the first 64 KiB of 292", entry.note());
        assertEquals(List.of(), entry.raw());
    }
}
