package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import jlogtui.model.Entry;
import jlogtui.model.Found;
import jlogtui.model.HitCount;
import jlogtui.model.Stream;
import org.junit.jupiter.api.Test;

/** Searching, and going to lines of a kind. In the sample line i has text i % 6; "refused" stands in 1, 7, 13 … 295. */
final class SearchTest {
    private final Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 24);

    @Test
    void followsWhileThePatternIsTyped() {
        desk.keys("2 0 0 k");
        assertEquals("99", desk.number());
        desk.keys("/ \" ref");
        assertEquals("103", desk.number(), "the nearest newer hit, before Enter");
        desk.keys("\" x \"");
        assertEquals("103", desk.number(), "what matches nothing moves nothing");
        desk.keys("Backspace Enter");
        assertEquals("103", desk.number());
        desk.keys("n n");
        assertEquals("115", desk.number());
        desk.keys("N");
        assertEquals("109", desk.number());
        desk.keys("5 n");
        assertEquals("139", desk.number());
    }

    @Test
    void escapeGoesBackToWhereThePromptWasOpened() {
        desk.keys("2 0 0 k / \" ref \" Esc");
        assertEquals("99", desk.number());
        desk.keys("n");
        assertTrue(desk.status().contains("/ asks for it"), desk.status());
        desk.keys("G / \" ref \"");
        assertTrue(desk.header().contains("PAUSED"), desk.header());
        desk.keys("Esc");
        assertTrue(desk.header().contains("LIVE"), desk.header());
        assertEquals("299", desk.number());
    }

    @Test
    void anEarlierPatternComesBackWhenAnotherIsCancelled() {
        desk.keys("2 0 0 k / \" ref \" Enter / \" job \" Esc n");
        assertEquals("109", desk.number());
    }

    @Test
    void atTheNewestLineTheNearestHitIsAnOlderOne() {
        desk.keys("/ \" ref \" Enter");
        assertEquals("295", desk.number());
        desk.keys("N");
        assertEquals("289", desk.number());
    }

    @Test
    void goingOnFromTheOtherEndIsTold() {
        desk.keys("/ \" ref \" Enter n");
        assertEquals("1", desk.number());
        assertTrue(desk.status().contains("went on from the oldest line"), desk.status());
        desk.keys("N");
        assertEquals("295", desk.number());
        assertTrue(desk.status().contains("went on from the newest line"), desk.status());
    }

    @Test
    void nothingFoundIsSaidOnlyWhenAllHasBeenSearched() {
        desk.answersAtOnce = false;
        desk.keys("/ \" zzz \" Enter");
        assertTrue(desk.status().contains("searching 0 %  Esc stops"), desk.status());
        long id = desk.log.findId();
        desk.view.accept(new Found(id, Optional.empty(), false, false, 63, 100));
        assertTrue(desk.status().contains("searching 63 %"), desk.status());
        assertFalse(desk.status().contains("no hit"), desk.status());
        desk.view.accept(new Found(id, Optional.empty(), true, true, 100, 100));
        assertTrue(desk.status().contains("no hit in all that is shown"), desk.status());
        assertFalse(desk.status().contains("searching"), desk.status());
    }

    @Test
    void theReaderGoesOnReadingMeanwhileAndCanStopIt() {
        desk.answersAtOnce = false;
        desk.keys("g");
        desk.log.answerAll(desk.view);
        desk.keys("/ \" error\\sin\\spay.*299 \" Enter");
        desk.keys("j j");
        assertEquals("2", desk.number(), "keys are answered from memory");
        assertTrue(desk.status().contains("searching"), desk.status());
        desk.keys("Esc");
        assertTrue(desk.status().contains("stopped"), desk.status());
        assertTrue(desk.log.wasFindCancelled());
        desk.keys("j");
        assertFalse(desk.status().contains("searching"), desk.status());
    }

    @Test
    void answersToEarlierQuestionsAreIgnored() {
        desk.answersAtOnce = false;
        Entry first = desk.log.merged().get(0);
        desk.keys("/ \" zz");
        long old = desk.log.findId();
        desk.keys("Backspace");
        desk.view.accept(new Found(old, Optional.of(first), false, true, 1, 1));
        desk.log.answerAll(desk.view);
        assertFalse(desk.selected().contains("03:15:07.000"), desk.selected());
        desk.view.accept(new HitCount(old, Map.of(0, new HitCount.OfSource(77, 1, 1))));
        assertFalse(desk.keys("Esc").status().contains("77"), desk.status());
    }

    @Test
    void hitsAreCountedWithWhatHasBeenReadOfEachSource() {
        desk.keys("/ \" refused \" Enter");
        assertTrue(desk.status().contains("50 hits"), desk.status());
        desk.answersAtOnce = false;
        desk.keys("/ \" job \" Enter");
        desk.log.answerPages(desk.view);
        long id = desk.log.countId();
        desk.view.accept(
                new HitCount(id, Map.of(0, new HitCount.OfSource(1, 100, 100), 1, new HitCount.OfSource(0, 63, 100))));
        assertTrue(desk.status().contains("1 hit: web 63 %"), desk.status());
        desk.keys("Esc Esc");
        assertTrue(desk.log.wasCountCancelled());
    }

    @Test
    void capitalLettersMakeCaseCount() {
        desk.keys("/ \" REFUSED \" Enter");
        assertTrue(desk.status().endsWith("no hit in all that is shown"), desk.status());
        desk.keys("s / \" REFUSED \" Enter");
        assertTrue(desk.status().contains("no hit in all that is shown; s lifts stderr only"), desk.status());
        desk.keys("s s / \" re\\Sused \" Enter");
        assertEquals("295", desk.number());
    }

    @Test
    void olderPatternsComeBackWithTheArrow() {
        desk.keys("/ \" refused \" Enter / \" job \" Enter / Up Up");
        assertTrue(desk.frame().text(22).startsWith(" / refused"), desk.frame().text(22));
        desk.keys("Enter");
        assertTrue(desk.status().contains("50 hits"), desk.status());
    }

    @Test
    void aPromptOpensAtOnceHoweverSlowTheLogIs() {
        desk.answersAtOnce = false;
        desk.keys("g / \" q");
        assertFalse(desk.view.wantsQuit());
        assertTrue(desk.frame().text(22).startsWith(" / q"), desk.frame().text(22));
        desk.keys("Esc g & q");
        assertFalse(desk.view.wantsQuit());
    }

    @Test
    void anEmptyPatternRepeatsTheLastSearch() {
        desk.keys("2 0 0 k / \" ref \" Enter / Enter");
        assertEquals("109", desk.number());
    }

    @Test
    void aWrongPatternStaysInThePromptAndMovesNothing() {
        desk.keys("2 0 0 k / \" 1(0 \" Enter");
        assertTrue(desk.view.hasLayer());
        assertEquals("99", desk.number());
        desk.keys("\" ) \" Enter");
        assertFalse(desk.view.hasLayer());
        assertEquals("100", desk.number());
    }

    @Test
    void aPatternThatWouldRunForEverDoesNot() {
        String as = "a".repeat(20_000);
        for (int i = 0; i < 40; i++) {
            desk.log.add(0, Desk.START + 1000 * Desk.SECOND, Stream.STDOUT, as + "!");
        }
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            desk.keys("/ \" (a+)+$ \" Enter");
            desk.frame();
            desk.keys("n G");
            desk.frame();
        });
    }

    @Test
    void errorsAndWarnings() {
        FakeLog log = new FakeLog(1);
        String[] texts = {"INFO a", "WARN b", "plain", "ERROR c", "level=fatal d", "debug: e", "WARN f"};
        for (int i = 0; i < texts.length; i++) {
            log.add(0, Desk.START + i * Desk.SECOND, Stream.STDERR, texts[i]);
        }
        Desk levels = Desk.open(log, Desk.options(), 80, 24).keys("g");
        assertTrue(levels.keys("e").selected().endsWith("ERROR c\n"), levels.selected());
        assertTrue(levels.keys("e").selected().endsWith("fatal d\n"), levels.selected());
        assertTrue(levels.keys("e").selected().endsWith("ERROR c\n"), "round again: " + levels.selected());
        assertTrue(levels.keys("W").selected().endsWith("WARN b\n"), levels.selected());
        assertTrue(levels.keys("3 w").selected().endsWith("WARN f\n"), levels.selected());
        assertTrue(levels.keys("E").selected().endsWith("fatal d\n"), levels.selected());
    }

    @Test
    void damagedPlaces() {
        FakeLog log = Desk.sample(100);
        byte[] rest = "half".getBytes(StandardCharsets.UTF_8);
        log.add(1, Entry.Kind.DAMAGE, Desk.START + 90 * Desk.SECOND, Stream.STDOUT, rest, "torn record", 50);
        Desk damaged = Desk.open(log, Desk.options(), 80, 24).keys("g ] b");
        assertTrue(damaged.selected().contains("50 bytes unreadable: torn record"), damaged.selected());
        assertTrue(Desk.open(Desk.sample(10), Desk.options(), 80, 24)
                .keys("[ b")
                .status()
                .contains("no damaged place in all that is shown"));
    }

    @Test
    void theTokenOfTheLineIsSearchedFor() {
        FakeLog log = new FakeLog(2);
        for (int i = 0; i < 40; i++) {
            String text = i % 7 == 0 ? "req id=4f3a9c01de n" + i : "other id=00000000" + i + "f n" + i;
            log.add(i % 2, Desk.START + i * Desk.SECOND, Stream.STDOUT, text);
        }
        Desk ids = Desk.open(log, Desk.options(), 80, 24).keys("g *");
        assertTrue(ids.selected().endsWith("n7\n"), ids.selected());
        assertTrue(ids.status().contains("6 hits"), ids.status());
        assertTrue(ids.keys("*").selected().endsWith("n14\n"), ids.selected());
        assertTrue(ids.keys("#").selected().endsWith("n7\n"), ids.selected());
        Desk plain = Desk.open(Desk.sample(3), Desk.options(), 80, 24).keys("g *");
        assertTrue(plain.status().contains("no id, address"), plain.status());
    }

    @Test
    void aFilterEndsTheSearchAndCountsAnew() {
        desk.keys("/ \" refused \" Enter");
        desk.answersAtOnce = false;
        desk.keys("/ \" zzz \" Enter s");
        desk.log.answerPages(desk.view);
        assertFalse(desk.status().contains("searching"), desk.status());
        desk.keys("/ \" refused \" Enter");
        desk.log.answerAll(desk.view);
        assertTrue(desk.status().contains("10 hits"), desk.status());
    }

    @Test
    void pagesLandOnTheHitAlsoAmongLinesOfOneTime() {
        FakeLog log = new FakeLog(4);
        for (int i = 0; i < 4; i++) {
            log.add(i, Desk.START, Stream.STDOUT, i == 2 ? "needle" : "hay");
        }
        for (int i = 0; i < 200; i++) {
            log.add(0, Desk.START + (1 + i) * Desk.SECOND, Stream.STDOUT, "later");
        }
        Desk same = Desk.open(log, Desk.options(), 80, 10).keys("/ \" needle \" Enter");
        assertTrue(same.selected().endsWith("needle\n"), same.selected());
    }

    /** Lines 0 … 99 of the sample, and lines 100 … 199 after four minutes without any. */
    private static FakeLog logWithSilence() {
        FakeLog log = Desk.sample(100);
        for (int i = 100; i < 200; i++) {
            log.add(i % 2, Desk.START + 250 * Desk.SECOND + i * 700_000_000L, Stream.STDOUT, i + " later");
        }
        return log;
    }

    @Test
    void silencesAreToldWithSourceAndLength() {
        Desk silent = Desk.open(logWithSilence(), Desk.options(), 80, 24);
        silent.keys("g ] s");
        assertEquals("100", silent.number());
        assertTrue(silent.status().contains("api was silent for 4 min 10 s before this line"), silent.status());
        silent.keys("] s");
        assertEquals("101", silent.number());
        assertTrue(silent.status().contains("web was silent for 4 min 13 s before this line"), silent.status());
        silent.keys("] s");
        assertEquals("100", silent.number());
        assertTrue(silent.status().contains("this line; went on from the oldest line"), silent.status());
        silent.keys("G [ s");
        assertEquals("101", silent.number());
        assertFalse(silent.status().contains("went on"), silent.status());
    }

    @Test
    void noSilenceIsToldWithWhatLimitsTheSearch() {
        desk.keys("] s");
        assertTrue(desk.status().endsWith("no silence in all that is shown"), desk.status());
        desk.keys("o X Esc s & \" GET \" Enter : \" since \" Space \" 03:15:08 \" Enter [ s");
        String limits = "\\ lifts the filters, s stderr only, :since the window's start";
        desk.view.resize(160, 24);
        assertTrue(desk.status().contains("no silence in all that is shown; " + limits), desk.status());
    }

    @Test
    void stoppingTellsHowMuchWasSearched() {
        desk.answersAtOnce = false;
        desk.keys("[ s");
        desk.view.accept(new Found(desk.log.findId(), Optional.empty(), false, false, 63, 100));
        desk.keys("Esc");
        assertTrue(desk.status().contains("stopped; no silence in the 63 % searched so far"), desk.status());
    }
}
