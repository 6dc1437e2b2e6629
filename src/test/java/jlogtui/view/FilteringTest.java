package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jlogtui.model.Level;
import jlogtui.model.Stream;
import jlogtui.query.PatternException;
import jlogtui.query.TextFilter;
import jlogtui.query.TextPattern;
import org.junit.jupiter.api.Test;

/** Filters by pattern and level. In the sample line i has text i % 6. */
final class FilteringTest {
    private final Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 24);

    private TextFilter text() {
        return desk.view.window().filter().text();
    }

    private static List<String> texts(List<TextPattern> patterns) {
        return patterns.stream().map(TextPattern::text).toList();
    }

    @Test
    void keepsAndDropsWhileThePatternIsTyped() {
        desk.keys("& \" ref");
        assertEquals(List.of("ref"), texts(text().keep()));
        assertEquals("295", desk.number());
        desk.keys("Enter ! ^U \" [13579]$ \"");
        assertEquals(List.of("[13579]$"), texts(text().drop()));
        desk.keys("^U \" 28 \" Enter");
        assertEquals(List.of("ref"), texts(text().keep()));
        assertEquals(List.of("28"), texts(text().drop()));
        assertTrue(desk.header().contains("/ref/ !/28/"), desk.header());
        assertEquals("277", desk.keys("k").number(), "289 and 283 are dropped");
    }

    @Test
    void escapeTakesAPreviewBack() {
        desk.keys("& \" ref \" Enter \\ 5 k");
        String before = desk.number();
        desk.keys("& ^U \" job \"");
        assertEquals(List.of("ref", "job"), texts(text().keep()));
        desk.keys("Esc");
        assertEquals(TextFilter.NONE, text(), "all filters are off again as before");
        assertEquals(before, desk.number());
        desk.keys("\\");
        assertEquals(List.of("ref"), texts(text().keep()));
    }

    @Test
    void aFilterWithoutAPatternIsNone() {
        desk.keys("& ^U Enter");
        assertEquals(TextFilter.NONE, text());
        desk.keys("& ^U \" (a \" Enter");
        assertTrue(desk.view.hasLayer(), "a wrong pattern stays");
        assertEquals(TextFilter.NONE, text());
        desk.keys("Esc \\");
        assertTrue(desk.status().contains("there is no filter"), desk.status());
    }

    @Test
    void theTokenUnderTheCursorIsTheFirstText() {
        FakeLog log = new FakeLog(1);
        log.add(0, Desk.START, Stream.STDOUT, "id=4f3a9c01de a");
        log.add(0, Desk.START + 1, Stream.STDOUT, "id=10.0.0.7:80 b");
        log.add(0, Desk.START + 2, Stream.STDOUT, "nothing");
        Desk ids = Desk.open(log, Desk.options(), 80, 10).keys("k !");
        assertTrue(
                ids.frame().text(8).startsWith(" drop: 10\\.0\\.0\\.7:80"),
                ids.frame().text(8));
        ids.keys("Enter");
        assertEquals(
                List.of("10\\.0\\.0\\.7:80"),
                texts(ids.view.window().filter().text().drop()));
        assertTrue(ids.selected().contains("nothing"), ids.selected());
    }

    @Test
    void whatIsTypedTakesThePlaceOfTheTokenButEditingKeepsIt() {
        FakeLog log = new FakeLog(1);
        log.add(0, Desk.START, Stream.STDOUT, "id=4f3a9c01de a");
        Desk ids = Desk.open(log, Desk.options(), 80, 10).keys("& \" id \" Enter");
        assertEquals(List.of("id"), texts(ids.view.window().filter().text().keep()));
        ids.keys("! Backspace \" f \" Enter");
        assertEquals(
                List.of("4f3a9c01df"), texts(ids.view.window().filter().text().drop()));
    }

    @Test
    void theSelectedLineStaysIfItIsShownElseTheNearestIs() {
        desk.keys("1 0 0 k");
        assertEquals("199", desk.number());
        desk.keys("& \" refused \" Enter");
        assertEquals("199", desk.number());
        desk.keys("\\ j j");
        assertEquals("201", desk.number());
        desk.keys("\\");
        assertEquals("199", desk.number());
        desk.keys("\\");
        assertEquals("201", desk.number(), "the line that was chosen comes back");
    }

    @Test
    void listedFiltersAreSwitchedMovedEditedAndRemoved() {
        desk.keys("& \" a \" Enter ! \" b \" Enter & ^U \" c \" Enter");
        desk.keys("Tab Space");
        assertEquals(List.of("c"), texts(text().keep()));
        desk.keys("Space G K K");
        assertEquals(List.of("c", "a"), texts(text().keep()));
        desk.keys("j j x");
        assertEquals(List.of(), texts(text().drop()));
        desk.keys("g Enter ^U \" d");
        assertEquals(List.of("d", "a"), texts(text().keep()), "previewed");
        desk.keys("Esc");
        assertEquals(List.of("c", "a"), texts(text().keep()));
        desk.keys("Tab Enter ^U \" e \" Enter");
        assertEquals(List.of("e", "a"), texts(text().keep()));
        desk.keys("Tab x x x");
        assertEquals(TextFilter.NONE, text());
        assertTrue(desk.frame().text(2).contains("no filter"), desk.frame().text(2));
        desk.keys("Esc");
        assertFalse(desk.view.hasLayer());
    }

    @Test
    void theLeastLevelGoesRound() {
        desk.keys("v");
        assertEquals(Level.INFO, text().least());
        desk.keys("v v");
        assertEquals(Level.ERROR, text().least());
        assertTrue(desk.header().contains("≥error"), desk.header());
        assertEquals("299", desk.number());
        assertEquals("293", desk.keys("k").number());
        desk.keys("\\");
        assertEquals(Level.TRACE, text().least());
        desk.keys("\\ v");
        assertTrue(desk.status().contains("least level: all"), desk.status());
        assertEquals(TextFilter.NONE, text());
    }

    @Test
    void beginsWithTheFiltersOfTheCommandLine() throws PatternException {
        TextFilter given =
                new TextFilter(List.of(TextPattern.parse("payment")), List.of(TextPattern.parse("zzz")), Level.WARN, 0);
        Desk opened = Desk.open(
                Desk.sample(300),
                Desk.options().withFilter(Desk.options().filter().withText(given)),
                80,
                24);
        assertEquals("299", opened.number());
        opened.keys("s s s");
        assertEquals(given, opened.view.window().filter().text());
        opened.keys("Tab x");
        assertEquals(List.of(), opened.view.window().filter().text().keep());
    }

    @Test
    void linesAroundHitsComeAndGoAndTheSelectedOneStaysPut() {
        desk.keys("z");
        assertTrue(desk.status().contains("no filter to show lines around"), desk.status());
        desk.keys("& \" refused \" Enter k k");
        assertEquals("283", desk.number());
        int row = selectedRow();
        desk.keys("z");
        assertEquals(3, text().context());
        assertEquals("283", desk.number());
        assertEquals(row, selectedRow());
        assertTrue(desk.header().contains("/refused/  3 around"), desk.header());
        desk.keys("z");
        assertEquals(10, text().context());
        assertEquals("283", desk.number());
        assertEquals(row, selectedRow());
        desk.keys("z z");
        assertEquals(TextFilter.NONE, text(), "all lines");
        assertTrue(desk.header().contains("/refused/  all around"), desk.header());
        assertEquals("283", desk.number());
        assertEquals("282", desk.keys("k").number());
        desk.keys("j Z Z Z Z");
        assertEquals(0, text().context());
        assertEquals("283", desk.number());
        assertEquals("277", desk.keys("k").number());
    }

    @Test
    void linesOfAllContainersComeAndGoAroundTheSelectedLine() {
        desk.keys("& \" ^1.*注文|^28.*pay \" Enter z");
        int row = selectedRow();
        assertEquals("287", desk.number());
        assertEquals("283", desk.keys("k").number(), "of the same container, or of the other hit's");
        desk.keys("j : \" set \" Space \" context \" Space \" all \" Enter");
        assertEquals("287", desk.number());
        assertEquals(row, selectedRow());
        assertTrue(desk.header().contains("3 around in all "), desk.header());
        assertEquals("286", desk.keys("k").number());
        desk.keys("j : \" set \" Space \" context \" Space \" same \" Enter");
        assertEquals("287", desk.number());
        assertEquals(row, selectedRow());
        assertEquals("283", desk.keys("k").number());
    }

    @Test
    void theNewestLineStaysSelectedWhenLinesComeAfterIt() {
        desk.keys("& \" refused \" Enter z");
        assertEquals("295", desk.number());
        assertTrue(desk.header().contains("PAUSED"), desk.header());
    }

    private int selectedRow() {
        Frame frame = desk.frame();
        int row = 0;
        while (!frame.cell(0, row).style().selected()) {
            row++;
        }
        return row;
    }

    @Test
    void anEmptyScreenTellsHowMuchHasBeenSearched() {
        desk.answersAtOnce = false;
        desk.log.budget = 30;
        desk.keys("& \" zzz \" Enter");
        desk.log.answerOnce(desk.view);
        String screen = screen();
        assertTrue(screen.contains("No line so far, reading "), screen);
        assertTrue(screen.matches("(?s).* \\d+ % · \\S+ \\d+ % .*"), screen);
        assertTrue(screen.contains("only lines that match zzz; \\ lifts all filters"), screen);
        desk.keys("Esc");
        screen = screen();
        assertTrue(screen.matches("(?s).*No line so far, reading \\d+ %, stopped; G goes on.*"), screen);
        desk.log.budget = Integer.MAX_VALUE;
        desk.keys("G");
        desk.log.answerAll(desk.view);
        assertTrue(screen().contains("No line to show, all has been searched"), screen());
    }

    private String screen() {
        StringBuilder text = new StringBuilder();
        Frame frame = desk.frame();
        for (int row = 0; row < frame.rows(); row++) {
            text.append(frame.text(row)).append('\n');
        }
        return text.toString();
    }
}
