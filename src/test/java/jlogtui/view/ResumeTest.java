package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jlogtui.model.Line;
import jlogtui.model.Source;
import jlogtui.model.Stream;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** What a run leaves behind, and a view that is opened again as it was left. */
final class ResumeTest {
    private static final List<String> DEEDS = List.of(
            "k",
            "7 k",
            "b",
            "g",
            "G",
            "F",
            "5 0 %",
            "[ m",
            "s",
            "T",
            "A",
            "^W",
            "i",
            "S",
            "X",
            "U",
            "z",
            "Z",
            "v",
            "m",
            "k m",
            "\\",
            "o Space Enter",
            "& ^U \" refused|job \" Enter",
            "! ^U \" 1\\d\\d \" Enter",
            "Tab Space Esc",
            "/ \" paym \" Enter",
            "t \" 03:16 \" Enter",
            ": \" set context 2 \" Enter",
            ": \" set context all \" Enter",
            ": \" since 03:15:30 \" Enter",
            ": \" until 03:17 \" Enter",
            ": \" nonsense \" Esc");

    private static Desk again(Kept left, FakeLog log) {
        Desk desk = Desk.open(log, options(left.view()), 80, 24);
        desk.view.recall(left);
        log.answerAll(desk.view);
        return desk;
    }

    private static ViewOptions options(ViewState last) {
        Set<Integer> muted = new HashSet<>();
        for (Source source : Desk.sources(4)) {
            if (last.muting().mutes(source.id())) {
                muted.add(source.number());
            }
        }
        return Desk.options().withLast(last, muted);
    }

    @Test
    void opensAsItWasLeft() {
        RandomCases.check(150, random -> {
            Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 24);
            StringBuilder typed = new StringBuilder();
            for (int left = random.nextInt(12); left > 0; left--) {
                String deed = DEEDS.get(random.nextInt(DEEDS.size()));
                typed.append(deed).append(", ");
                desk.keys(deed);
            }
            while (desk.view.hasLayer()) {
                desk.keys("Esc");
            }
            Kept left = desk.view.kept();
            Desk other = again(left, Desk.sample(300));
            assertEquals(left, other.view.kept(), typed.toString());
            assertEquals(desk.header(), other.header(), typed.toString());
            assertEquals(desk.selected(), other.selected(), typed.toString());
        });
    }

    @Test
    void aGoldenScreen() {
        Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 16);
        desk.keys("m ! ^U \" refused \" Enter & ^U \" 1 \" Enter Tab Space Esc s 2 0 k T X");
        Golden.assertText("resumed", again(desk.view.kept(), Desk.sample(300)).frame());
    }

    @Test
    void nothingHasChangedIsTheSameObject() {
        Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 24);
        Kept first = desk.view.kept();
        assertEquals(ViewState.PLAIN, first.view());
        desk.keys("? Esc");
        assertSame(first, desk.view.kept());
        desk.log.add(0, desk.nowNanos, Stream.STDOUT, "more");
        desk.view.logGrew();
        desk.log.answerAll(desk.view);
        assertSame(first, desk.view.kept());
        assertTrue(desk.keys("k").view.kept().view().place().isPresent());
    }

    @Test
    void aFilterThatIsOnlyTriedOutIsNotRemembered() {
        Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 24);
        desk.keys("& ^U \" refu");
        assertEquals(List.of(), desk.view.kept().view().filters().rules());
        desk.keys("Enter");
        assertEquals(1, desk.view.kept().view().filters().rules().size());
        desk.keys("k s & ^U \" refu");
        assertTrue(desk.view.kept().view().place().isPresent(), "what was before the prompt counts");
        assertEquals(1, desk.view.kept().view().filters().rules().size());
    }

    @Test
    void asksForNothingButTheFirstPageBeforeItIsThere() {
        FakeLog log = Desk.sample(300);
        Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 24).keys("i X");
        ViewState left = desk.view.kept().view();
        Desk other = new Desk(log, options(left), 80, 24);
        other.view.accept(Desk.sources(4));
        other.view.start();
        assertEquals(1, log.asked().size());
        assertEquals(Optional.empty(), Optional.ofNullable(log.histogramAsked()));
        log.answerAll(other.view);
        assertTrue(Optional.ofNullable(log.histogramAsked()).isPresent());
    }

    @Test
    void containersThatJoinLaterAreMutedAsBefore() {
        ViewState muted = ViewState.PLAIN;
        ViewState.Muting some = new ViewState.Muting(Set.of("id2", "id77"), false);
        ViewState.Muting solo = new ViewState.Muting(Set.of("id2"), true);
        assertEquals(Set.of(2), joined(with(muted, some)));
        assertEquals(Set.of(0, 1, 3), joined(with(muted, solo)));
        SourceList list = new SourceList(Set.of());
        list.restore(some);
        list.accept(Desk.sources(4));
        assertEquals(some, list.muting(), "of a container that is not there the choice is kept");
        list.showAll();
        assertEquals(new ViewState.Muting(Set.of(), false), list.muting());
    }

    private static ViewState with(ViewState state, ViewState.Muting muting) {
        return new ViewState(
                state.filters(),
                state.streams(),
                state.sinceNanos(),
                state.untilNanos(),
                muting,
                state.drawing(),
                state.place());
    }

    private static Set<Integer> joined(ViewState last) {
        FakeLog log = Desk.sample(30);
        Desk desk = new Desk(log, Desk.options().withLast(last, Set.of()), 80, 24);
        desk.view.accept(List.of());
        desk.view.start();
        log.answerAll(desk.view);
        desk.view.accept(Desk.sources(4));
        return desk.view.window().filter().muted();
    }

    @Test
    void marksOfAnEarlierRunBecomeLinesWhenTheyAreMet() {
        Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 24).keys("1 0 k m 1 0 0 k m 5 0 k m");
        List<LineMark> left = desk.view.kept().marks();
        assertEquals(3, left.size());
        Desk other = Desk.open(Desk.sample(300), Desk.options(), 80, 24);
        other.view.recall(new Kept(ViewState.PLAIN, left, Map.of()));
        assertEquals(left, other.view.kept().marks());
        assertEquals("139", other.keys("'").number());
        assertTrue(other.selected().startsWith("◆"), other.selected());
        assertEquals("189", other.keys("'").number());
        assertEquals("289", other.keys("'").number());
        assertEquals("139", other.keys("'").number());
        assertTrue(other.status().contains("went on from the first mark"), other.status());
        other.press(Key.character('"'));
        assertEquals("289", other.number());
        assertTrue(other.keys("m").status().contains("mark removed, 2 marks"), other.status());
        assertEquals(left.subList(0, 2), other.view.kept().marks());
    }

    @Test
    void aMarkIsShownOnALineThatIsOnTheScreenAlready() {
        Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 24).keys("2 k m");
        Desk other = Desk.open(Desk.sample(300), Desk.options(), 80, 24);
        other.view.recall(new Kept(ViewState.PLAIN, desk.view.kept().marks(), Map.of()));
        assertTrue(other.keys("2 k").selected().startsWith("◆"), other.selected());
    }

    @Test
    void aMarkWhoseLineIsGoneGoesWhenItIsLookedFor() {
        LineMark gone = new LineMark("id1", Desk.START + 7 * Desk.SECOND + 1, 5);
        Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 24).keys("1 0 k m");
        desk.view.recall(new Kept(ViewState.PLAIN, List.of(gone), Map.of()));
        assertEquals(2, desk.view.kept().marks().size());
        desk.press(Key.character('"'));
        assertTrue(desk.status().contains("not there any more"), desk.status());
        assertEquals("11", desk.number());
        assertEquals(1, desk.view.kept().marks().size());
    }

    @Test
    void aMarkWhoseLineMayBeHiddenStaysAndIsPassed() {
        List<LineMark> left = Desk.open(Desk.sample(300), Desk.options(), 80, 24)
                .keys("1 0 k m 5 0 k m 5 0 k m")
                .view
                .kept()
                .marks();
        Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 24).keys("! ^U \" 239 \" Enter");
        desk.view.recall(new Kept(ViewState.PLAIN, left, Map.of()));
        assertEquals("189", desk.keys("'").number());
        desk.keys("'");
        assertEquals("240", desk.number());
        assertTrue(desk.status().contains("not shown"), desk.status());
        assertEquals("289", desk.keys("'").number());
        desk.press(Key.character('"'));
        assertEquals("240", desk.number());
        desk.press(Key.character('"'));
        assertEquals("189", desk.number(), "the mark beside the line is not gone to again and again");
        assertEquals(3, desk.view.kept().marks().size());
    }

    @Test
    void marksOfContainersThatAreNotThereAreKeptAndPassedOver() {
        LineMark elsewhere = new LineMark("gone", Desk.START, 5);
        Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 24);
        desk.view.recall(new Kept(ViewState.PLAIN, List.of(elsewhere), Map.of()));
        assertTrue(desk.keys("'").status().contains("the containers of all marks are gone"), desk.status());
        assertEquals("289", desk.keys("1 0 k m g '").number());
        assertEquals(2, desk.view.kept().marks().size());
    }

    @Test
    void whatWasTypedComesBackAlsoIntoAPromptThatIsOpen() {
        Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 24);
        desk.keys("/ \" new \" Enter / \" draft");
        desk.view.recall(new Kept(
                ViewState.PLAIN, List.of(), Map.of("/", List.of("old", "older\u001b[2J"), "drop:", List.of("health"))));
        assertTrue(prompt(desk.keys("Up")).endsWith("/ new"), prompt(desk));
        assertTrue(prompt(desk.keys("Up")).endsWith("/ older[2J"), prompt(desk));
        assertTrue(prompt(desk.keys("Up")).endsWith("/ old"), prompt(desk));
        assertTrue(prompt(desk.keys("Up Down Down Down")).endsWith("/ draft"), prompt(desk));
        assertTrue(prompt(desk.keys("Esc ! Up")).endsWith("drop: health"), prompt(desk));
        Map<String, List<String>> left = desk.keys("Esc").view.kept().histories();
        assertEquals(List.of("old", "older\u001b[2J", "new"), left.get("/"));
    }

    private static String prompt(Desk desk) {
        Frame frame = desk.frame();
        return frame.text(frame.rows() - 2).stripTrailing();
    }

    @Test
    void historiesAreBounded() {
        List<String> history = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            LineEditor editor = new LineEditor(history);
            editor.set("text " + i);
            editor.remember();
        }
        assertEquals(200, history.size());
        assertEquals("text 299", history.get(199));
    }

    @Test
    void aLineIsKnownByItsContainerTimeAndBytes() {
        FakeLog log = new FakeLog(2);
        LineMark name = LineMark.of(log.add(0, 5, Stream.STDOUT, "a"), "one");
        Line same = new Line(new FakeLog(1).add(0, 5, Stream.STDOUT, "a"), null, 0);
        assertTrue(name.isOf(same.entry(), "one"));
        assertFalse(name.isOf(same.entry(), "two"));
        assertFalse(name.isOf(new FakeLog(1).add(0, 6, Stream.STDOUT, "a"), "one"));
    }
}
