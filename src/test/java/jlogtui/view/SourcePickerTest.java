package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jlogtui.model.Entry;
import jlogtui.model.FastGrowth;
import jlogtui.model.Figures;
import jlogtui.model.Source;
import org.junit.jupiter.api.Test;

/** The list of sources with what is measured of them. */
final class SourcePickerTest {
    private static final long MINUTE = 60 * Desk.SECOND;

    private static Source source(int number, String name, String project, Source.State state, String limits) {
        return new Source(number, "id" + number, name, project, name, "image", state, "", limits, 1_000_000L * number);
    }

    private static List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        sources.add(source(0, "shop-api", "shop", Source.State.RUNNING, ""));
        sources.add(source(1, "shop-web", "shop", Source.State.RUNNING, "10m × 3, gz"));
        sources.add(source(2, "shop-worker", "shop", Source.State.EXITED, "10m × 3, gz"));
        sources.add(source(3, "blog-nginx", "blog", Source.State.RUNNING, "100m × 10, gz"));
        sources.add(source(4, "cadvisor", "", Source.State.RESTARTING, ""));
        Source broken = new Source(
                5, "id5", "journal", "blog", "", "", Source.State.RUNNING, "driver journald keeps no file", "", 0);
        sources.add(broken);
        return sources;
    }

    private static Figures.OfSource figures(long disk, long growth, double lines, long silent, long errors) {
        long now = Desk.START + 3600 * Desk.SECOND;
        return new Figures.OfSource(
                disk, growth, lines, lines > 1000, now - silent, now - 50 * 60 * MINUTE, Math.abs(errors), errors >= 0);
    }

    private static Figures measured() {
        Map<Integer, Figures.OfSource> bySource = new HashMap<>();
        bySource.put(0, figures(12_300_000_000L, 4_200_000, 12_345, Desk.SECOND / 2, -1_234));
        bySource.put(1, figures(28_000_000, 5_300, 41.2, 2 * Desk.SECOND, 17));
        bySource.put(2, figures(4_700_000, 0, 0, 4 * MINUTE, 0));
        bySource.put(3, figures(999_400_000, 120, 0.3, 59 * MINUTE, 3));
        Figures.OfSource young =
                new Figures.OfSource(512, Figures.UNKNOWN, -1, false, Entry.NO_TIME, Entry.NO_TIME, -1, false);
        bySource.put(4, young);
        return new Figures(bySource);
    }

    private static Desk desk(int columns, int rows) {
        Desk desk = Desk.open(Desk.sample(300), Desk.options(), columns, rows);
        desk.view.accept(sources());
        desk.view.acceptGrowth(List.of(new FastGrowth(0, 4_200_000)));
        return desk;
    }

    private static Desk picker(int columns, int rows) {
        Desk desk = desk(columns, rows).keys("o");
        desk.view.accept(measured());
        return desk;
    }

    @Test
    void projectsAreGroups() {
        Golden.assertText("picker-80x24", picker(80, 24).frame());
        Golden.assertText("picker-200x50", picker(200, 50).frame());
        Golden.assertText("picker-40x6", picker(40, 6).frame());
        Golden.assertText("picker-60x16", picker(60, 16).frame());
        Golden.assertRoles("picker-80x24-roles", picker(80, 24).frame());
    }

    @Test
    void isSortedByAnyColumn() {
        Golden.assertText("picker-by-errors-80x24", picker(80, 24).keys("> > >").frame());
        Golden.assertText("picker-by-oldest-40x12", picker(40, 12).keys("< <").frame());
        assertEquals("shop-api", first(picker(80, 24).keys("> >")));
        assertEquals("cadvisor", first(picker(80, 24).keys(">")), "what does not run");
        assertEquals("shop-worker", first(picker(80, 24).keys("> > > ^R Home")), "what is not known stays last");
        assertEquals("blog-nginx", first(picker(80, 24).keys("> > > > > >")), "the longest silence");
    }

    private static String first(Desk desk) {
        Frame frame = desk.frame();
        return frame.text(4).substring(4).split(" ", 2)[0];
    }

    @Test
    void lettersFindProjectsToo() {
        Golden.assertText(
                "picker-narrowed-80x24", picker(80, 24).keys("s h o p").frame());
        assertEquals(Set.of(3, 4, 5), soloShop().view.window().filter().muted());
    }

    @Test
    void theTitlesStayWholeWhenNoNameIsFound() {
        Frame frame = picker(80, 24).keys("z z z").frame();
        boolean isWhole = false;
        for (int row = 0; row < frame.rows(); row++) {
            isWhole |= frame.text(row).contains("name ") && frame.text(row).contains("state");
        }
        assertTrue(isWhole, frame.text(3));
    }

    private static Desk soloShop() {
        return picker(80, 24).keys("s h o p Home Enter");
    }

    @Test
    void aProjectIsMutedAndShownAsAWhole() {
        Desk desk = picker(80, 24).keys("s h o p Home Space");
        assertEquals(Set.of(0, 1, 2), desk.view.window().filter().muted());
        desk.keys("Space");
        assertEquals(Set.of(), desk.view.window().filter().muted());
        desk.keys("Down Space Up Space");
        assertEquals(Set.of(0, 1, 2), desk.view.window().filter().muted(), "some were shown");
    }

    @Test
    void aContainerThatJoinsASoleProjectIsShown() {
        Desk desk = soloShop();
        List<Source> more = sources();
        more.add(source(6, "shop-new", "shop", Source.State.RUNNING, ""));
        more.add(source(7, "other", "other", Source.State.RUNNING, ""));
        desk.view.accept(more);
        assertEquals(Set.of(3, 4, 5, 7), desk.view.window().filter().muted());
    }

    @Test
    void theSelectedSourceStaysSelectedWhereverItGoes() {
        Desk desk = picker(80, 24).keys("> > End");
        String before = selectedName(desk);
        Map<Integer, Figures.OfSource> turned = new HashMap<>();
        measured().bySource().forEach((number, one) -> turned.put(number, figures(1, 1, number, 0, 0)));
        desk.view.accept(new Figures(turned));
        assertEquals(before, selectedName(desk));
    }

    private static String selectedName(Desk desk) {
        Frame frame = desk.frame();
        for (int row = 4; row < 22; row++) {
            if (frame.cell(2, row).style().role() == Role.BOX_SELECTED) {
                return frame.text(row).substring(4).split(" ", 2)[0];
            }
        }
        return "";
    }

    @Test
    void measuresOnlyWhileItIsOpen() {
        Desk desk = desk(80, 24);
        assertFalse(desk.log.measures());
        desk.keys("o");
        assertTrue(desk.log.measures());
        desk.keys("Esc");
        assertFalse(desk.log.measures());
        desk.keys("o Enter");
        assertFalse(desk.log.measures());
    }

    @Test
    void aClickOnATitleSortsByIt() {
        Desk desk = picker(80, 24);
        int column = desk.frame().text(3).indexOf("errors") + 2;
        desk.press(Key.mouse(Key.Type.CLICK, column, 3));
        assertTrue(desk.frame().text(3).contains("▸errors"), desk.frame().text(3));
        assertEquals("shop-api", first(desk));
    }

    @Test
    void rowsAreMadeOnlyWhenSomethingHasChanged() {
        SourceList list = new SourceList(Set.of());
        list.accept(sources());
        SourceRows rows = new SourceRows(list);
        List<SourceRow> made = rows.rows(measured(), "", SourceRows.Sort.NAME);
        assertSame(made, rows.rows(measured(), "", SourceRows.Sort.NAME), "by name figures do not matter");
        SourceRows.Sort sort = new SourceRows.Sort(SourceColumn.LINES, false);
        Figures figures = measured();
        List<SourceRow> sorted = rows.rows(figures, "", sort);
        assertSame(sorted, rows.rows(figures, "", sort));
    }

    @Test
    void theHeaderWarnsOfALogThatGrowsFast() {
        Golden.assertText("grows-80x10", desk(80, 10).frame());
        Golden.assertText("grows-200x10", desk(200, 10).frame());
        Desk filtered = desk(80, 10).keys("s & \" timeout \" Enter v v");
        Golden.assertText("grows-filtered-80x10", filtered.frame());
        for (String fact : List.of("6 containers", "stderr", "/timeout/", "≥warn", "UTC+02:00", "LIVE", "⚠")) {
            assertTrue(filtered.header().contains(fact), fact);
        }
        Desk over = desk(80, 10);
        over.view.acceptGrowth(List.of());
        assertFalse(over.header().contains("⚠"));
    }

    @Test
    void figuresAreWrittenInFewColumns() {
        assertEquals("", FigureText.lines(-1, false));
        assertEquals("0", FigureText.lines(0, false));
        assertEquals("<0.1", FigureText.lines(0.04, false));
        assertEquals("0.3", FigureText.lines(0.3, false));
        assertEquals("10", FigureText.lines(9.96, false));
        assertEquals("~12k", FigureText.lines(12_345, true));
        assertEquals("~1.0M", FigureText.lines(999_600, true));
        assertEquals("≥0", FigureText.errors(0, false, Symbols.UNICODE));
        assertEquals("17", FigureText.errors(17, true, Symbols.UNICODE));
        assertEquals("", FigureText.errors(Figures.UNKNOWN, true, Symbols.UNICODE));
        assertEquals("", FigureText.growth(Figures.UNKNOWN));
        assertEquals("4.2 MB/s", FigureText.growth(4_200_000));
        assertEquals("", FigureText.age(Entry.NO_TIME, 0));
        assertEquals("59 min", FigureText.age(0, 3_599 * Desk.SECOND));
        assertEquals("0 s", FigureText.age(5, 0), "a clock that is ahead");
    }
}
