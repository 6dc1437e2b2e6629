package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jlogtui.model.Anchor;
import jlogtui.model.Entry;
import jlogtui.model.Page;
import jlogtui.model.Progress;
import jlogtui.model.Source;
import jlogtui.model.Stream;
import jlogtui.query.PageQuery;
import org.junit.jupiter.api.Test;

/** What keys do. */
final class LogViewTest {
    private final Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 24);

    @Test
    void keysWaitForTheirLinesAndAreNotLost() {
        desk.answersAtOnce = false;
        desk.keys("g j j 5 j");
        assertEquals("299", desk.number(), "nothing moves before the answer");
        desk.log.answerAll(desk.view);
        assertEquals("7", desk.number());
        desk.keys("1 0 0 j 1 0 k");
        desk.log.answerAll(desk.view);
        assertEquals("97", desk.number());
    }

    @Test
    void aLaterJumpReplacesAnEarlierOne() {
        desk.answersAtOnce = false;
        desk.keys("g 5 0 % g j");
        desk.log.answerAll(desk.view);
        assertEquals("1", desk.number());
    }

    @Test
    void escapeStopsASlowStepAndNothingElse() {
        desk.log.budget = 5;
        desk.answersAtOnce = false;
        desk.keys("g");
        desk.view.tick();
        assertTrue(desk.status().contains("Esc stops"), desk.status());
        desk.keys("Esc");
        assertTrue(desk.log.wasCancelled());
        assertFalse(desk.status().contains("Esc stops"), desk.status());
        assertEquals("299", desk.number());
        desk.keys("Esc");
        assertFalse(desk.view.wantsQuit());
    }

    @Test
    void whatTakesTimeIsNamed() {
        desk.answersAtOnce = false;
        desk.keys("g");
        long id = desk.log.asked().get(desk.log.asked().size() - 1).id();
        Progress progress = new Progress("inflating web-json.log.1.gz (104 MB)", 37);
        String before = desk.selected();
        desk.view.accept(
                new Page(id, List.of(), 0, null, null, false, false, false, 100, 0, Optional.of(progress), Map.of()));
        assertTrue(desk.status().contains("inflating web-json.log.1.gz (104 MB) 37 %  Esc stops"), desk.status());
        assertEquals(before, desk.selected());
        desk.keys("Esc");
        assertTrue(desk.log.wasCancelled());
        assertTrue(desk.status().contains("stopped"), desk.status());
    }

    @Test
    void enterOpensACompressedFile() {
        FakeLog log = Desk.sample(6);
        long time = Desk.START + 5 * Desk.SECOND;
        Entry file = log.add(1, Entry.Kind.COMPRESSED, time, Stream.STDOUT, new byte[0], "104 MB compressed", 1000);
        log.add(1, time + 1, Stream.STDOUT, "newer");
        Desk small = Desk.open(log, Desk.options(), 80, 14);
        small.keys("Enter Enter");
        assertEquals(null, log.opened(), "the newest line is no file");
        small.keys("k");
        assertTrue(small.selected().contains("104 MB compressed, Enter opens"), small.selected());
        small.keys("Enter");
        assertEquals(file.position(), log.opened());
        assertEquals(
                new Anchor.Time(file.orderNanos()),
                log.asked().stream()
                        .map(PageQuery::anchor)
                        .filter(Anchor.Time.class::isInstance)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void answersToOldQuestionsAreIgnored() {
        long old = desk.log.asked().get(0).id();
        Page late = new Page(old, List.of(), 0, null, null, true, true, true, 0, 0);
        String before = desk.selected();
        desk.view.accept(late);
        assertEquals(before, desk.selected());
    }

    @Test
    void streamKeepsTheSelectedLineOrTheNearest() {
        desk.keys("g 1 0 j");
        assertEquals("10", desk.number());
        desk.keys("s");
        assertEquals("9", desk.number());
        desk.keys("s");
        assertEquals("10", desk.number());
        desk.keys("s");
        assertEquals("10", desk.number());
    }

    @Test
    void aFilterDoesNotLoseAJumpOnItsWay() {
        desk.answersAtOnce = false;
        desk.keys("g s");
        desk.log.answerAll(desk.view);
        assertEquals("4", desk.number());
    }

    @Test
    void muteSoloAndShowAll() {
        desk.keys("g S");
        assertTrue(desk.header().contains("(3 muted)"), desk.header());
        assertTrue(desk.selected().contains(" 0 GET"), desk.selected());
        List<Source> more = Desk.sources(4);
        more.add(Desk.source(4, "late", ""));
        desk.view.accept(more);
        assertTrue(desk.header().contains("5 containers (4 muted)"), desk.header());
        desk.keys("U");
        assertFalse(desk.header().contains("muted"), desk.header());
        desk.keys("X");
        assertTrue(desk.header().contains("(1 muted)"), desk.header());
        assertEquals("1", desk.number());
    }

    @Test
    void minutesHoursAndDays() {
        desk.keys("g ] m");
        assertTrue(desk.selected().contains("03:16:07"), desk.selected());
        desk.keys("[ m");
        assertTrue(desk.selected().contains("03:15:07.000"), desk.selected());
        desk.keys("2 ] m");
        assertTrue(desk.selected().contains("03:17:07"), desk.selected());
        desk.keys("] d");
        assertEquals("299", desk.number());
        assertTrue(desk.status().contains("this is the last line"), desk.status());
        desk.keys("k 9 9 9 9 9 9 9 9 9 [ d");
        assertEquals("0", desk.number());
    }

    @Test
    void goesBackThroughASilence() {
        FakeLog log = new FakeLog(4);
        log.add(0, Desk.START, Stream.STDOUT, "early");
        log.add(0, Desk.START + 150 * Desk.SECOND, Stream.STDOUT, "late");
        Desk quiet = Desk.open(log, Desk.options(), 80, 24);
        quiet.keys("[ m");
        assertTrue(quiet.selected().contains("late"), quiet.selected());
        quiet.keys("[ m [ m");
        assertTrue(quiet.selected().contains("early"), quiet.selected());
    }

    @Test
    void pastedTimesOpenTheTimePrompt() {
        desk.press(Key.paste("2026-08-20T01:16:00.5Z\nsecond line"));
        assertTrue(desk.view.hasLayer());
        assertTrue(
                desk.frame().text(22).contains("go to time: 2026-08-20T01:16:00.5Z"),
                desk.frame().text(22));
        desk.keys("Enter");
        assertTrue(desk.selected().contains("03:16:00.9"), desk.selected());
        desk.press(Key.paste("q (1)\nQ"));
        assertFalse(desk.view.wantsQuit());
        assertTrue(desk.frame().text(22).contains("/ q \\(1\\)"), desk.frame().text(22));
    }

    @Test
    void promptsRememberAndEscapeCancelsThem() {
        desk.keys("t \" 03:16 \" Enter t Up");
        assertTrue(
                desk.frame().text(22).contains("go to time: 03:16"),
                desk.frame().text(22));
        desk.keys("Esc");
        assertFalse(desk.view.hasLayer());
        desk.keys("t \" nonsense \" Enter");
        assertTrue(desk.view.hasLayer(), "an error keeps the prompt open");
    }

    @Test
    void aLongTextInThePromptScrolls() {
        Desk small = Desk.open(Desk.sample(9), Desk.options(), 40, 6);
        small.keys("t \" 日本語日本語日本語日本語日本語日本語abc \"");
        Frame frame = small.frame();
        assertTrue(frame.text(4).endsWith("abc"), frame.text(4));
        assertEquals(39, frame.cursorColumn());
        small.keys("Home");
        assertTrue(
                small.frame().text(4).contains("go to time: 日本語"), small.frame().text(4));
        assertEquals(13, small.frame().cursorColumn());
    }

    @Test
    void windowIsSetAndLifted() {
        desk.keys(": \" since \" Space \" 03:16 \" Enter g");
        assertTrue(desk.selected().contains("03:16:00"), desk.selected());
        desk.keys(": \" until \" Space \" 03:16 \" Enter g 9 9 9 j");
        assertTrue(desk.selected().contains("03:16:59"), desk.selected());
        desk.keys(": \" since \" Enter g");
        assertEquals("0", desk.number());
    }

    @Test
    void quitKeys() {
        assertTrue(quits("q"));
        assertTrue(quits("Q"));
        assertTrue(quits("^C"));
        assertTrue(quits(": \" q \" Enter"));
        assertTrue(quits(": \" q! \" Enter"));
        assertTrue(quits("t ^C"));
        assertFalse(quits("? q"));
        assertTrue(quits("? q q"));
        assertFalse(quits("o \" q \" Esc"));
    }

    private static boolean quits(String keys) {
        return Desk.open(Desk.sample(9), Desk.options(), 80, 24).keys(keys).view.wantsQuit();
    }

    @Test
    void suspendAndRepaintAreAskedForOnce() {
        desk.keys("^Z ^L");
        assertTrue(desk.view.wantsSuspend());
        assertFalse(desk.view.wantsSuspend());
        assertTrue(desk.view.wantsRepaint());
        assertFalse(desk.view.wantsRepaint());
    }

    @Test
    void aNameKeepsItsColourAndSharesItOnlyWhenAllAreTaken() {
        SourceList list = new SourceList(Set.of());
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            sources.add(Desk.source(i, "shop-" + i, ""));
        }
        list.accept(sources.subList(3, 4));
        Role third = list.colour("shop-3");
        assertEquals(new SourceList(Set.of()).colour("shop-3"), third, "alone, it is the same in each run");
        list.accept(sources);
        assertEquals(third, list.colour("shop-3"));
        Set<Role> given = new HashSet<>();
        for (Source source : sources) {
            given.add(list.colour(source.name()));
        }
        assertEquals(8, given.size());
    }

    @Test
    void sizesAreForPeople() {
        assertEquals("999 B", FigureText.size(999));
        assertEquals("1.0 kB", FigureText.size(1000));
        assertEquals("10 MB", FigureText.size(9_960_000));
        assertEquals("1.0 GB", FigureText.size(999_900_000));
    }

    @Test
    void resizingKeepsTheSelectedLine() {
        desk.keys("g 1 0 0 j");
        for (int rows : new int[] {6, 1, 2, 50, 3, 24}) {
            desk.view.resize(rows * 3, rows);
            desk.log.answerAll(desk.view);
            assertTrue(desk.selected().contains("100") || rows < 6, () -> rows + ": " + desk.selected());
        }
    }

    @Test
    void onlyWhatChangesThePictureMakesItDirty() {
        desk.frame();
        assertFalse(desk.view.isDirty());
        desk.view.tick();
        assertFalse(desk.view.isDirty());
        desk.keys("T T");
        desk.frame();
        desk.view.tick();
        assertTrue(desk.view.isDirty(), "how long ago changes with time");
    }
}
