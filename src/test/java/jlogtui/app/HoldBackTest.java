package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jlogtui.model.Entry;
import jlogtui.model.Level;
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
        held.add(continued(0, 50, 10, "gun"), 100 * MILLI);
        held.add(entry(1, 0, 20, "other\n"), 100 * MILLI);
        held.add(continued(0, 90, 10, "\n"), 200 * MILLI);
        held.add(continued(0, 130, 10, "of no line here\n"), 200 * MILLI);

        assertEquals("begun\n", take(250));
        assertNull(held.take(250 * MILLI));
        assertEquals("of no line here\n", take(350));
        assertEquals("other\n", take(350));
    }

    @Test
    void piecesThatComeTooLateGoOnTheirOwn() {
        held.add(entry(0, 0, 10, "be"), 0);
        assertEquals("be", take(250));

        held.add(continued(0, 50, 10, "gun\n"), 260 * MILLI);
        assertEquals("gun\n", take(510));
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
        return entry(source, offset, order, text, "");
    }

    private static Entry continued(int source, long offset, long order, String text) {
        return entry(source, offset, order, text, "continued");
    }

    private static Entry entry(int source, long offset, long order, String text, String note) {
        byte[] log = text.getBytes(StandardCharsets.UTF_8);
        return new Entry(
                new Position(source, 0, offset),
                offset + 1,
                Entry.Kind.RECORD,
                Stream.STDOUT,
                Level.NONE,
                order,
                order,
                log,
                List.of(new byte[0]),
                note);
    }
}
