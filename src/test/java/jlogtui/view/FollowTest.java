package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jlogtui.model.Anchor;
import jlogtui.model.Stream;
import org.junit.jupiter.api.Test;

/** Live, paused, and what is counted meanwhile. */
final class FollowTest {
    private static final long END = Desk.START + 300 * 700_000_000L;

    private final Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 12);

    private void grow(int lines) {
        for (int i = 0; i < lines; i++) {
            desk.log.add(1, END + i * Desk.SECOND, Stream.STDOUT, "fresh " + i);
        }
        desk.view.logGrew();
        desk.log.answerAll(desk.view);
    }

    private String bottomRow() {
        return desk.frame().text(10);
    }

    @Test
    void showsNewLinesAtTheBottomAndSelectsThem() {
        grow(3);
        assertTrue(bottomRow().endsWith("fresh 2"), bottomRow());
        assertTrue(desk.selected().contains("fresh 2"));
        assertTrue(desk.header().endsWith("LIVE"));
    }

    /** There is no line that anything could be read around. */
    @Test
    void aChangedFilterIsStoppedBeforeThereWasAnyLine() {
        Desk none = Desk.open(new FakeLog(2), Desk.options(), 80, 12);
        none.log.answerAll(none.view);
        none.answersAtOnce = false;
        none.keys("s Esc");
        none.log.add(1, END, Stream.STDERR, "fresh");
        none.view.logGrew();
        none.keys("j");
        none.log.answerAll(none.view);
        assertTrue(
                none.frame().text(10).endsWith("fresh") || none.frame().text(1).endsWith("fresh"));
    }

    @Test
    void sortsLateLinesIn() {
        desk.log.add(0, END - 2 * Desk.SECOND, Stream.STDOUT, "late");
        desk.view.logGrew();
        desk.log.answerAll(desk.view);
        assertTrue(desk.frame().text(8).endsWith("late"), desk.frame().text(8));
    }

    @Test
    void movingUpPausesAndNothingMovesThen() {
        desk.keys("k");
        String before = body();
        grow(5);
        desk.log.add(0, END - 2 * Desk.SECOND, Stream.STDOUT, "late");
        desk.view.logGrew();
        desk.log.answerAll(desk.view);
        assertEquals(before, body());
        assertTrue(desk.header().endsWith("PAUSED"));
        assertTrue(desk.status().contains("+6 new"), desk.status());
    }

    private String body() {
        Frame frame = desk.frame();
        StringBuilder text = new StringBuilder();
        for (int row = 1; row < 11; row++) {
            text.append(frame.text(row)).append('\n');
        }
        return text.toString();
    }

    @Test
    void theBottomDoesNotResumeButGoesOnToNewLinesOneByOne() {
        desk.keys("k");
        grow(5);
        desk.keys("j");
        assertTrue(desk.status().contains("+5 new"), desk.status());
        desk.keys("j");
        assertTrue(bottomRow().endsWith("fresh 0"), bottomRow());
        assertTrue(desk.status().contains("+4 new"), desk.status());
        assertTrue(desk.header().endsWith("PAUSED"));
        desk.keys("Space");
        assertTrue(bottomRow().endsWith("fresh 4"), bottomRow());
        assertFalse(desk.status().contains("new"), desk.status());
        assertTrue(desk.header().endsWith("PAUSED"));
    }

    @Test
    void linesThatCameWhileAwayStayCountedWhenTheOldEndIsReachedAgain() {
        desk.keys("5 0 k 5 0 k 5 0 k");
        grow(7);
        desk.keys("5 0 j 5 0 j 4 0 j");
        assertTrue(desk.status().contains("+7 new"), desk.status());
        assertFalse(body().contains("fresh"), body());
        desk.keys("1 0 j");
        assertEquals("299", desk.number());
        assertTrue(desk.status().contains("+7 new"), desk.status());
        desk.keys("2 j");
        assertTrue(desk.selected().contains("fresh 1"), desk.selected());
    }

    @Test
    void everyWayBackToLive() {
        for (String key : new String[] {"F", "G", "End"}) {
            desk.keys("k k");
            grow(1);
            desk.keys(key);
            assertTrue(desk.header().endsWith("LIVE"), key);
            assertTrue(desk.selected().contains("fresh"), key);
        }
        desk.keys("F");
        assertTrue(desk.header().endsWith("PAUSED"));
    }

    @Test
    void wheelAndClickPauseToo() {
        desk.keys("WheelUp");
        assertTrue(desk.header().endsWith("PAUSED"));
        desk.keys("G");
        desk.press(Key.mouse(Key.Type.CLICK, 9, 3));
        assertTrue(desk.header().endsWith("PAUSED"));
        assertTrue(desk.frame().cell(0, 3).style().selected());
        desk.press(Key.mouse(Key.Type.CLICK, 9, 11));
        assertTrue(desk.frame().cell(0, 3).style().selected());
    }

    @Test
    void openingElsewhereIsPaused() {
        Desk start = Desk.open(Desk.sample(100), Desk.options().withAnchor(new Anchor.Start()), 80, 12);
        assertTrue(start.header().endsWith("PAUSED"));
        assertTrue(start.frame().text(1).contains(" 0 GET"), start.frame().text(1));
    }

    @Test
    void newLinesDoNotWaitForASlowSearchOfOldOnes() {
        desk.log.budget = 3;
        desk.answersAtOnce = false;
        desk.keys("s");
        desk.log.answerOnce(desk.view);
        desk.log.add(1, END, Stream.STDERR, "urgent");
        desk.view.logGrew();
        desk.log.answerOnce(desk.view);
        assertTrue(desk.selected().contains("urgent"), desk.selected());
        desk.log.answerAll(desk.view);
        Frame frame = desk.frame();
        assertTrue(frame.text(10).endsWith("urgent"));
        assertTrue(frame.text(1).contains("259 "), frame.text(1));
    }

    @Test
    void unmutingCountsNoLineThatWasThereBefore() {
        desk.keys("g S");
        assertFalse(desk.status().contains("new"), desk.status());
        desk.keys("X U");
        assertFalse(desk.status().contains("new"), desk.status());
        grow(2);
        assertTrue(desk.status().contains("+2 new"), desk.status());
    }
}
