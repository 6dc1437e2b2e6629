package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Marks, and the places that jumps left. */
final class PlacesTest {
    private final Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 24);

    @Test
    void marksAreGoneThroughInTheOrderOfTheLog() {
        desk.keys("'");
        assertTrue(desk.status().contains("no mark yet"), desk.status());
        desk.keys("1 0 k m 1 0 0 k m 5 0 k m");
        assertTrue(desk.status().contains("3 marks"), desk.status());
        assertTrue(desk.selected().startsWith("◆"), desk.selected());
        assertEquals("189", desk.keys("'").number());
        assertEquals("289", desk.keys("'").number());
        desk.keys("'");
        assertEquals("139", desk.number());
        assertTrue(desk.status().contains("went on from the first mark"), desk.status());
        desk.press(Key.character('"'));
        assertEquals("289", desk.number());
        assertTrue(desk.status().contains("went on from the last mark"), desk.status());
        desk.press(Key.character('"'));
        assertEquals("189", desk.number());
        desk.keys("m");
        assertTrue(desk.status().contains("mark removed, 2 marks"), desk.status());
        assertEquals("289", desk.keys("'").number());
    }

    @Test
    void aMarkedLineThatIsHiddenIsNotPretendedToBeThere() {
        desk.keys("2 0 k m & \" refused \" Enter G '");
        assertTrue(desk.status().contains("that line is not shown"), desk.status());
        assertEquals("283", desk.number());
    }

    @Test
    void jumpsCanBeGoneBackAndForward() {
        desk.keys("3 k g");
        assertEquals("0", desk.number());
        desk.keys("5 0 %");
        String half = desk.number();
        desk.keys("t \" 03:16 \" Enter");
        String timed = desk.number();
        assertEquals(half, desk.keys("^O").number());
        assertEquals("0", desk.keys("[ o").number());
        assertEquals("296", desk.keys("[ o").number());
        desk.keys("[ o");
        assertTrue(desk.status().contains("no earlier place"), desk.status());
        assertEquals("0", desk.keys("] o").number());
        assertEquals(half, desk.keys("] o").number());
        assertEquals(timed, desk.keys("] o").number());
        desk.keys("] o");
        assertTrue(desk.status().contains("no later place"), desk.status());
    }

    @Test
    void followingIsAPlaceToo() {
        desk.keys("g ^O");
        assertTrue(desk.header().contains("LIVE"), desk.header());
        assertEquals("299", desk.number());
    }

    @Test
    void aSearchIsOneJumpHoweverManyLettersItHas() {
        desk.keys("1 0 0 k / \" job \" Enter");
        assertEquals("201", desk.number());
        desk.keys("n n");
        assertEquals("199", desk.keys("^O ^O ^O").number());
        assertEquals("201", desk.keys("] o").number());
        desk.keys("/ \" payment \" Esc");
        assertEquals("201", desk.number());
        assertEquals("199", desk.keys("^O").number(), "a search taken back leaves no place");
    }

    @Test
    void placesHoldUnderAnotherFilter() {
        desk.keys("1 0 0 k m g & \" job \" Enter G \\ '");
        assertEquals("199", desk.number());
    }
}
