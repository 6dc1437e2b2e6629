package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jlogtui.model.Anchor;
import jlogtui.model.Entry;
import jlogtui.model.Stream;
import jlogtui.query.StreamChoice;
import org.junit.jupiter.api.Test;

/** What is ordered when lines are taken away, and what is said of it. */
final class TakingTest {
    private final FakeLog log = Desk.sample(300);
    private final Desk desk = Desk.open(log, Desk.options(), 80, 10);

    private TakeOrder.Copy copied() {
        return (TakeOrder.Copy) log.lastTaken();
    }

    private TakeOrder.Write written() {
        return (TakeOrder.Write) log.lastTaken();
    }

    private void answer(Taken.State state, String text) {
        desk.view.accept(new Taken(log.lastTaken().id(), state, text));
    }

    private String number(Anchor.Before anchor) {
        for (Entry entry : log.merged()) {
            if (entry.position().equals(anchor.position())) {
                assertEquals(entry.orderNanos(), anchor.orderNanos());
                return new String(entry.log(), StandardCharsets.UTF_8).split(" ", 2)[0];
            }
        }
        throw new AssertionError("no such line: " + anchor);
    }

    private String range() {
        return number(copied().range().first()) + "-" + number(copied().range().last());
    }

    @Test
    void theSelectedLineIsCopied() {
        desk.keys("k k y");
        assertEquals("297-297", range());
        assertFalse(copied().isOriginal() || copied().isMasked());
        assertEquals(desk.view.window().filter(), copied().filter());
        answer(Taken.State.DONE, "copied 1 line, 7 bytes");
        assertTrue(desk.status().contains("copied 1 line, 7 bytes"), desk.status());
        desk.keys("k Y");
        assertTrue(copied().isOriginal());
        assertEquals("296-296", range());
    }

    @Test
    void ofALineOfAMessageTheMessageIsCopied() {
        Entry head = log.add(0, Desk.START + 400 * Desk.SECOND, Stream.STDERR, "400 ERROR boom");
        log.goOn(0, Desk.START + 400 * Desk.SECOND, Stream.STDERR, "401 goes on");
        desk.keys("G y");
        assertEquals(head.position(), copied().message().orElseThrow());
        answer(Taken.State.DONE, "copied 2 lines");
        desk.keys("V y");
        assertTrue(copied().message().isEmpty());
    }

    @Test
    void aRangeGoesFromWhereItBeganInEitherDirection() {
        desk.keys("k k V j y");
        assertEquals("297-298", range());
        answer(Taken.State.DONE, "copied");
        desk.keys("V k k k Y");
        assertEquals("295-298", range());
        answer(Taken.State.DONE, "copied");
        desk.keys("k y");
        assertEquals("294-294", range());
        answer(Taken.State.DONE, "copied");
        desk.keys("V V y");
        assertEquals("294-294", range());
        answer(Taken.State.DONE, "copied");
        desk.keys("V k Esc y");
        assertEquals("293-293", range());
        answer(Taken.State.DONE, "copied");
        desk.keys("V g");
        assertTrue(desk.status().contains("range: y copies"), desk.status());
        desk.keys("y");
        assertEquals("0-293", range());
        answer(Taken.State.DONE, "copied");
        desk.keys("V G");
        assertTrue(desk.header().contains("LIVE"), "the range goes on to the newest line");
        desk.keys("y");
        assertEquals("0-299", range());
    }

    @Test
    void aRangePausesSoThatItsEndStays() {
        desk.keys("V");
        assertTrue(desk.header().contains("PAUSED"), desk.header());
        log.add(0, Desk.START + 900 * Desk.SECOND, Stream.STDOUT, "new");
        desk.view.logGrew();
        log.answerAll(desk.view);
        desk.keys("y");
        assertEquals("299-299", range());
    }

    @Test
    void theRangeIsShown() {
        Golden.assertText("range-down", desk.keys("k k k k V j j").frame());
        Golden.assertText("range-up", desk.keys("k k k k").frame());
        Golden.assertRoles("range-roles", desk.frame());
        Golden.assertText("range-wrapped", desk.keys("^W").frame());
        Golden.assertText(
                "range-40x6",
                Desk.open(Desk.sample(300), Desk.options(), 40, 6).keys("k V k").frame());
    }

    @Test
    void aFileIsWrittenOfWhatIsShown() {
        desk.keys("s : \" w \" Space \" my \" Space \" file.json \" Enter");
        assertEquals("my file.json", written().file());
        assertEquals(StreamChoice.STDERR, written().filter().streams());
        assertFalse(written().mayOverwrite());
        answer(Taken.State.RUNNING, "writing my file.json 12 %");
        Golden.assertText("write-running", desk.frame());
        answer(Taken.State.DONE, "wrote it");
        assertTrue(desk.status().contains("wrote it"), desk.status());
        desk.keys(": \" w! \" Space \" x \" Enter");
        assertTrue(written().mayOverwrite());
    }

    @Test
    void thePromptTellsWhatWillBeWritten() {
        Golden.assertText(
                "write-prompt", desk.keys(": \" w \" Space \" a.raw \"").frame());
        desk.keys("^U \" w \" Enter");
        assertTrue(desk.view.hasLayer(), "a name is missing");
        assertTrue(desk.frame().text(9).contains("a file; .json"), desk.frame().text(9));
        assertTrue(Taking.preview("A-JSON.LOG", true).contains("Docker's own lines of all that is shown; overwrites"));
        assertTrue(Taking.preview("a.JSONL", false).contains("JSON, an object a line, of all that is shown; asks"));
        assertTrue(Taking.preview("json", false).contains("text of all that is shown"));
    }

    @Test
    void isAskedBeforeItOverwrites() {
        desk.keys("s : \" w \" Space \" x.txt \" Enter s");
        answer(Taken.State.EXISTS, "/home/bob/x.txt");
        Golden.assertText("overwrite", desk.frame());
        desk.keys("x");
        assertTrue(desk.view.hasLayer(), "a slip is no answer");
        desk.keys("y");
        assertFalse(desk.view.hasLayer());
        assertTrue(written().mayOverwrite());
        assertEquals(StreamChoice.STDERR, written().filter().streams(), "what was shown when it was ordered");
        answer(Taken.State.DONE, "wrote it");
        for (String no : List.of("n", "Esc", "Enter", "q")) {
            desk.keys(": \" w \" Space \" x.txt \" Enter");
            TakeOrder order = log.lastTaken();
            answer(Taken.State.EXISTS, "/home/bob/x.txt");
            desk.keys(no);
            assertFalse(desk.view.hasLayer(), no);
            assertEquals(order, log.lastTaken());
            assertFalse(desk.view.wantsQuit());
        }
        String name = "/home/bob/".repeat(20) + "x.txt";
        desk.keys(": \" w \" Space \" x.txt \" Enter");
        answer(Taken.State.EXISTS, name);
        assertTrue(desk.status().endsWith("/x.txt exists. Overwrite it? y or n"), desk.status());
    }

    @Test
    void theQuestionDoesNotComeInBetween() {
        desk.keys(": \" w \" Space \" x.txt \" Enter ?");
        answer(Taken.State.EXISTS, "/home/bob/x.txt");
        desk.keys("y Esc");
        assertFalse(written().mayOverwrite());
        desk.keys(": \" w \" Space \" x.txt \" Enter ?");
        answer(Taken.State.EXISTS, "/home/bob/x.txt");
        desk.view.handle(Desk.key("Esc"));
        assertFalse(written().mayOverwrite());
    }

    @Test
    void oneThingAtATime() {
        desk.keys(": \" w \" Space \" x.txt \" Enter");
        TakeOrder first = log.lastTaken();
        desk.keys("y");
        assertEquals(first, log.lastTaken());
        assertTrue(desk.status().contains("writing x.txt: wait for it, or stop it with Esc"), desk.status());
        desk.keys("q");
        assertFalse(desk.view.wantsQuit());
        assertTrue(desk.status().contains("Esc stops it, Q leaves"), desk.status());
        desk.keys("Esc");
        assertTrue(log.wasTakingCancelled());
        answer(Taken.State.FAILED, "stopped: nothing is written to x.txt");
        assertTrue(desk.status().contains("stopped: nothing is written"), desk.status());
        desk.keys("y");
        answer(Taken.State.DONE, "copied");
        desk.view.accept(new Taken(first.id(), Taken.State.DONE, "late"));
        assertFalse(desk.status().contains("late"), desk.status());
        assertTrue(desk.keys("q").view.wantsQuit());
    }

    @Test
    void secretsAreMaskedWhenSet() {
        desk.keys(": \" set \" Space \" mask \" Space \" on \" Enter y");
        assertTrue(copied().isMasked());
        answer(Taken.State.DONE, "copied");
        desk.keys(": \" w \" Space \" x \" Enter");
        assertTrue(written().isMasked());
    }

    @Test
    void anEmptyScreenHasNothingToCopy() {
        Desk empty = Desk.open(new FakeLog(4), Desk.options(), 80, 10);
        assertTrue(empty.keys("y").status().contains("there is no line to copy"), empty.status());
        assertTrue(empty.keys("V").status().contains("there is no line to start at"), empty.status());
        assertEquals(null, empty.log.lastTaken());
    }
}
