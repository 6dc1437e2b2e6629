package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jlogtui.model.Entry;
import jlogtui.model.Position;
import jlogtui.model.Stream;
import org.junit.jupiter.api.Test;

class HoldBackTest {
    private static final long MILLI = 1_000_000L;

    private final HoldBack held = new HoldBack();

    @Test
    void anOlderLineOfAnotherSourceThatComesAMomentLaterGoesFirst() {
        held.add(entry(0, 0, 20, "second\n"), 0);
        held.add(entry(1, 0, 10, "first\n"), 100 * MILLI);

        assertNull(held.take(249 * MILLI));
        assertEquals("first\n", take(250));
        assertEquals("second\n", take(250));
        assertTrue(held.isEmpty());
    }

    @Test
    void theLinesOfOneSourceKeepTheirOrderWhateverTheClock() {
        held.add(entry(0, 0, 20, "a\n"), 0);
        held.add(entry(0, 1, 10, "b\n"), 0);
        held.add(entry(1, 0, 15, "c\n"), 0);

        assertEquals("c\n", take(250));
        assertEquals("a\n", take(250));
        assertEquals("b\n", take(250));
    }

    @Test
    void aLineThatHasNotWaitedStaysAlsoWhenOthersGo() {
        held.add(entry(0, 0, 10, "old\n"), 0);
        held.add(entry(0, 1, 20, "new\n"), 200 * MILLI);

        assertEquals("old\n", take(300));
        assertNull(held.take(300 * MILLI));
        assertFalse(held.isEmpty());
        assertEquals("new\n", take(450));
    }

    @Test
    void piecesThatComeMeanwhileJoinTheirLine() {
        held.add(entry(0, 0, 10, "be"), 0);

        assertTrue(held.replace(entry(0, 0, 10, "begun\n")));
        assertEquals("begun\n", take(250));
        assertFalse(held.replace(entry(0, 0, 10, "begun and more\n")), "it has gone");
    }

    @Test
    void tooMuchGoesAtOnce() {
        String text = "x".repeat(1_000_000) + "\n";
        for (int i = 0; i < 9; i++) {
            held.add(entry(0, i, i, text), 0);
        }

        assertEquals(text, take(0));
        assertNull(held.take(0), "what is left is not too much");
    }

    private String take(long millis) {
        return new String(held.take(millis * MILLI).log(), StandardCharsets.UTF_8);
    }

    private static Entry entry(int source, long offset, long order, String text) {
        byte[] log = text.getBytes(StandardCharsets.UTF_8);
        return new Entry(
                new Position(source, 0, offset),
                offset + 1,
                Entry.Kind.RECORD,
                Stream.STDOUT,
                order,
                order,
                log,
                List.of(new byte[0]),
                "");
    }
}
