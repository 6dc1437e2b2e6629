package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jlogtui.model.Histogram;
import jlogtui.query.HistogramQuery;
import org.junit.jupiter.api.Test;

/** The strip above the log: what it asks for, what it shows, and where its keys lead. */
final class HistogramTest {
    private static final int LINES = 300;
    private static final long SPAN = (LINES - 1) * 700_000_000L;

    private static Desk desk(int columns, int rows) {
        return Desk.open(Desk.sample(LINES), Desk.options(), columns, rows);
    }

    /** Answers as if volume rose to the middle and fell again, with errors in every fifth column. */
    private static Desk answered(Desk desk, long scannedPercent) {
        return answered(desk, scannedPercent, scannedPercent == 100);
    }

    private static Desk answered(Desk desk, long scannedPercent, boolean isOver) {
        HistogramQuery query = desk.log.histogramAsked();
        List<Long> bytes = new ArrayList<>();
        List<Long> errors = new ArrayList<>();
        for (int i = 0; i < query.columns(); i++) {
            bytes.add(1_000L * Math.min(i, query.columns() - i));
            errors.add(i % 5 == 0 ? 1L + i : 0);
        }
        desk.view.accept(new Histogram(
                query.id(),
                Desk.START,
                SPAN / query.columns() + 1,
                bytes,
                query.withErrors() ? errors : List.of(),
                scannedPercent,
                100,
                isOver));
        return desk;
    }

    @Test
    void looksGoodAtThreeSizes() {
        Golden.assertText(
                "histogram-80x24", answered(desk(80, 24).keys("i"), 100).frame());
        Golden.assertText(
                "histogram-200x50", answered(desk(200, 50).keys("i"), 100).frame());
        Golden.assertText("histogram-40x6", answered(desk(40, 6).keys("i"), 100).frame());
        Desk marked = answered(desk(80, 24).keys("1 0 0 k m i i"), 63);
        Golden.assertText("histogram-errors-80x24", marked.frame());
        Golden.assertRoles("histogram-errors-80x24-roles", marked.frame());
    }

    @Test
    void theKeyGoesFromOffToVolumeToErrorsToOff() {
        Desk desk = desk(80, 24);
        assertNull(desk.log.histogramAsked());
        assertFalse(desk.keys("i").log.histogramAsked().withErrors());
        assertEquals(78, desk.log.histogramAsked().columns());
        assertTrue(desk.keys("i").log.histogramAsked().withErrors());
        assertNull(desk.keys("i").log.histogramAsked());
    }

    @Test
    void aCountThatLeavesCompressedFilesOutDoesNotLookLikeOneThatGoesOn() {
        Desk counting = answered(desk(80, 24).keys("i i"), 63, false);
        assertTrue(
                counting.frame().text(1).startsWith(" errors 63 %  "),
                counting.frame().text(1));
        Desk over = answered(desk(80, 24).keys("i i"), 63, true);
        assertTrue(
                over.frame().text(1).startsWith(" errors of 63 %, the rest is compressed "),
                over.frame().text(1));
    }

    @Test
    void mutesAndWindowAskAnew() {
        Desk desk = desk(80, 24).keys("i");
        long first = desk.log.histogramAsked().id();
        desk.keys("X");
        assertEquals(1, desk.log.histogramAsked().muted().size());
        desk.keys("U : \" since \" Space \" 03:16 \" Enter");
        assertEquals(Set.of(), desk.log.histogramAsked().muted());
        assertTrue(desk.log.histogramAsked().sinceNanos() > Desk.START);
        assertTrue(desk.log.histogramAsked().id() > first);
    }

    @Test
    void anAnswerToAnOlderQuestionIsIgnored() {
        Desk desk = desk(80, 24).keys("i");
        HistogramQuery older = desk.log.histogramAsked();
        desk.view.resize(100, 24);
        String before = desk.frame().text(1);
        desk.view.accept(new Histogram(older.id(), Desk.START, 1, List.of(5L), List.of(), 0, 1, true));
        assertEquals(before, desk.frame().text(1));
    }

    @Test
    void bracesAndClicksGoToColumns() {
        Desk desk = answered(desk(80, 24).keys("i"), 100);
        Histogram columns = new Histogram(
                0, Desk.START, SPAN / 78 + 1, java.util.Collections.nCopies(78, 1L), List.of(), 0, 0, true);
        desk.press(Key.mouse(Key.Type.CLICK, 1 + 40, 1));
        assertEquals(lineAt(columns.start(40)), Integer.parseInt(desk.number()));
        desk.keys("}");
        assertEquals(lineAt(columns.start(41)), Integer.parseInt(desk.number()));
        desk.keys("3 {");
        assertEquals(lineAt(columns.start(38)), Integer.parseInt(desk.number()));
        desk.keys("9 9 9 {");
        assertEquals(0, Integer.parseInt(desk.number()));
        desk.press(Key.mouse(Key.Type.CLICK, 5, 10));
        assertEquals(8, Integer.parseInt(desk.number()), "below the strip a click selects a line");
    }

    /** The first line of the sample that is not before a time. */
    private static int lineAt(long nanos) {
        return (int) -Math.floorDiv(Desk.START - nanos, 700_000_000L);
    }

    @Test
    void withoutAHistogramTheBracesSayWhatToDo() {
        Desk desk = desk(80, 24).keys("}");
        assertTrue(desk.status().contains("i shows it"), desk.status());
    }
}
