package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The help and what narrows it, and what {@code :} tells while one types. */
final class HelpTest {
    private static Desk desk(int columns, int rows) {
        return Desk.open(Desk.sample(30), Desk.options(), columns, rows);
    }

    private static String text(Desk desk) {
        Frame frame = desk.frame();
        StringBuilder text = new StringBuilder();
        for (int row = 1; row < frame.rows(); row++) {
            text.append(frame.text(row)).append('\n');
        }
        return text.toString();
    }

    @Test
    void narrowsWhileOneTypes() {
        Desk desk = desk(80, 24).keys("? / \" hist \"");
        Golden.assertText("help-search-80x24", desk.frame());
        assertTrue(text(desk).contains("i                   histogram of the whole span"), text(desk));
        assertTrue(text(desk).contains("histogram           histogram of the whole span above"), "a setting");
        assertFalse(text(desk).contains("one line down"), text(desk));
        Golden.assertText("help-search-40x6", desk(40, 6).keys("? / \" hist \"").frame());
    }

    @Test
    void wordsAreLookedForOneByOneInAnyCase() {
        Desk desk = desk(80, 24).keys("? / \" ERROR \" Space \" next \"");
        assertTrue(text(desk).contains("e                   next error"), text(desk));
        assertFalse(text(desk).contains("previous"), text(desk));
    }

    @Test
    void aSingleSignIsAKey() {
        Desk desk = desk(80, 24).keys("? / \" X \"");
        assertTrue(text(desk).contains("X                   not the container of this line"), text(desk));
        assertFalse(text(desk).contains("x                   fold"), text(desk));
        assertTrue(text(desk(80, 24).keys("? / \" ^O \"")).contains("back to where a jump began"));
    }

    @Test
    void commandsAreFoundToo() {
        Desk desk = desk(80, 24).keys("? / \" write \"");
        assertTrue(text(desk).contains(":w FILE"), text(desk));
    }

    @Test
    void nothingFoundIsSaid() {
        Desk desk = desk(80, 24).keys("? / \" frobnicate \"");
        assertTrue(text(desk).contains("nothing here holds frobnicate; Esc shows all"), text(desk));
    }

    @Test
    void enterKeepsEscapeShowsAllThenCloses() {
        Desk desk = desk(80, 24).keys("? / \" hist \" Enter");
        assertTrue(desk.frame().text(1).contains("keys: hist"), desk.frame().text(1));
        assertEquals(-1, desk.frame().cursorColumn());
        desk.keys("Esc");
        assertTrue(text(desk).contains("one line down"), text(desk));
        assertTrue(desk.view.hasLayer());
        assertFalse(desk.keys("Esc").view.hasLayer());
        desk.keys("? / \" q \" Esc");
        assertTrue(text(desk).contains("one line down"), "q was a letter");
        assertFalse(desk.keys("q").view.hasLayer());
        desk.keys("? / Backspace");
        assertEquals(-1, desk.frame().cursorColumn(), "as in less");
        assertFalse(desk.keys("? / \" hist \" Enter q").view.hasLayer());
        assertTrue(desk.keys("? / ^C").view.wantsQuit());
    }

    @Test
    void aTextToReadOffersNoSearch() {
        Desk desk = desk(80, 24).keys(": \" cmd \" Enter");
        assertFalse(desk.status().contains("search"), desk.status());
        assertTrue(desk.status().contains("q close"), desk.status());
        assertTrue(desk.keys("/").view.hasLayer());
    }

    @Test
    void theFooterOffersWhatDoesSomethingHere() {
        Desk desk = desk(80, 24);
        assertFalse(desk.status().contains("F follow"), "it does: " + desk.status());
        assertTrue(desk.keys("k").status().contains("F follow"), desk.status());
        assertFalse(desk.keys("Enter").status().contains("n hit"), desk.status());
        desk.keys("q / \" get \" Enter Enter");
        assertTrue(desk.status().contains("n hit"), desk.status());
        desk.keys("q Tab");
        assertTrue(desk.status().strip().equals("q close"), "there is no filter: " + desk.status());
        desk.keys("q & \" get \" Enter Tab");
        assertTrue(desk.status().contains("x remove"), desk.status());
        assertTrue(desk.keys("q o").status().contains("Space show/mute"), desk.status());
        assertTrue(desk.keys("Esc D").status().contains("q close"), desk.status());
        assertTrue(desk.keys("q ]").status().contains("]m minute"), desk.status());
    }

    @Test
    void tabGoesThroughCommandsAndTellsWhatTheyDo() {
        Desk desk = desk(80, 24).keys(": Tab");
        assertEquals(
                String.join("  ", CommandRow.names()), desk.frame().text(23).strip());
        int count = CommandRow.ALL.size();
        desk.keys("Tab");
        assertEquals(":goto", desk.frame().text(22).strip());
        assertEquals("1/" + count + "  go to a time", desk.frame().text(23).strip());
        desk.keys("Tab Tab Tab");
        assertEquals(":w", desk.frame().text(22).strip());
        assertTrue(desk.frame().text(23).strip().startsWith("4/" + count + "  write what is shown"));
        desk.keys("Tab ".repeat(count - 3).strip());
        assertEquals(":goto", desk.frame().text(22).strip(), "and round");
        Desk small = desk(40, 6).keys(": Tab Tab Tab");
        assertEquals(":since", small.frame().text(4).strip());
        assertTrue(
                small.frame().text(5).contains("  show lines from a time on"),
                small.frame().text(5));
    }

    @Test
    void tabGoesThroughSettingsAndTheirValues() {
        Desk desk = desk(80, 24).keys(": \" set \" Space Tab Tab");
        assertEquals(":set case", desk.frame().text(22).strip());
        assertTrue(
                desk.frame().text(23).contains("case of patterns: smart"),
                desk.frame().text(23));
        desk.keys("^U \" set \" Space \" time \" Space Tab Tab Tab");
        assertEquals(":set time utc", desk.frame().text(22).strip());
        assertEquals("2/5  what the time column shows", desk.frame().text(23).strip());
        desk.keys("Enter");
        assertTrue(desk.status().contains("time is utc"), desk.status());
    }

    @Test
    void whatIsBegunIsTold() {
        Desk desk = desk(80, 24).keys(": \" go \"");
        assertEquals("^ :goto TIME: go to a time", desk.frame().text(23).strip());
        desk.keys("^U \" set \" Space \" wr \"");
        assertEquals("^ wrap: wrap long lines", desk.frame().text(23).strip());
        desk.keys("^U \" goot \"");
        assertTrue(
                desk.frame().text(23).contains("no command goot; did you mean goto?"),
                desk.frame().text(23));
        desk.keys("^U \" xyzzy \"");
        assertTrue(
                desk.frame().text(23).contains("there are goto  since"),
                desk.frame().text(23));
    }
}
