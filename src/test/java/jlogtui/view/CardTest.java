package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jlogtui.model.Card;
import jlogtui.model.ContainerFacts;
import jlogtui.model.Entry;
import jlogtui.model.FastGrowth;
import jlogtui.model.Figures;
import jlogtui.model.Level;
import jlogtui.model.Source;
import jlogtui.model.Stream;
import org.junit.jupiter.api.Test;

/** The card of a container. */
final class CardTest {
    private static final long NOW = Desk.START + 3600 * Desk.SECOND;
    private static final long END = Desk.START + 180 * Desk.SECOND;
    private static final int WORKER = 2;
    private static final int WEB = 1;

    private static Desk desk(int columns, int rows) {
        return Desk.open(Desk.sample(300), Desk.options(), columns, rows);
    }

    /** Goes to a line of a container of {@link Desk#sample}. */
    private static Desk at(Desk desk, int source) {
        int tries = 0;
        while (desk.view.window().buffer().selectedLine().entry().position().source() != source && tries < 20) {
            desk.keys("k");
            tries++;
        }
        return desk.keys("D");
    }

    private static Figures.OfSource figures(long growth, double lines) {
        return new Figures.OfSource(
                1_234_567_890, growth, lines, false, NOW - 3 * Desk.SECOND, NOW - 86_400 * Desk.SECOND, 7, true);
    }

    /** The newest lines that are wanted, oldest first. */
    private static List<Entry> lines(Desk desk, int most, boolean isOfSource, int source, boolean areErrors) {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : desk.log.merged()) {
            boolean isOf = (entry.position().source() == source) == isOfSource;
            boolean isWanted = areErrors ? entry.level().isAtLeast(Level.ERROR) : entry.stream() == Stream.STDERR;
            if (isOf && isWanted) {
                found.add(entry);
            }
        }
        return found.subList(found.size() - most, found.size());
    }

    private static Card killed(Desk desk) {
        ContainerFacts facts =
                new ContainerFacts("4f3a9c01de55", 137, true, true, END - 251 * Desk.SECOND, END, 7, false);
        return new Card(
                desk.log.cardAsked().id(),
                Optional.of(Desk.sources(4).get(WORKER)),
                Optional.of(facts),
                "137 (out of memory)",
                "",
                new Card.Limits(512L << 20, 1_500_000_000, "on-failure"),
                Optional.of(figures(0, 0)),
                END,
                new Card.Lines(lines(desk, 5, true, WORKER, false), 0, Card.Looked.WHOLLY),
                new Card.Lines(lines(desk, 3, false, WORKER, true), 4, Card.Looked.WHOLLY));
    }

    private static Card running(Desk desk) {
        ContainerFacts facts =
                new ContainerFacts("0123456789ab", 0, false, false, NOW - 15_060 * Desk.SECOND, Entry.NO_TIME, 0, true);
        return new Card(
                desk.log.cardAsked().id(),
                Optional.of(Desk.sources(4).get(WEB)),
                Optional.of(facts),
                "",
                "unhealthy",
                Card.Limits.NONE,
                Optional.of(figures(4_200_000, 41)),
                Desk.START,
                new Card.Lines(List.of(), 0, Card.Looked.IN_PART),
                new Card.Lines(List.of(), 0, Card.Looked.WHOLLY));
    }

    private static Desk killedDesk(int columns, int rows) {
        Desk desk = at(desk(columns, rows), WORKER);
        desk.view.accept(killed(desk));
        return desk;
    }

    @Test
    void ofOneKilledForLackOfMemory() {
        Golden.assertText("card-killed-80x24", killedDesk(80, 24).frame());
        Golden.assertText("card-killed-200x50", killedDesk(200, 50).frame());
        Golden.assertText("card-killed-40x6", killedDesk(40, 6).frame());
        Golden.assertRoles("card-killed-80x24-roles", killedDesk(80, 24).frame());
    }

    @Test
    void ofOneThatRuns() {
        Desk desk = at(desk(80, 24), WEB);
        Golden.assertText("card-reading-80x24", desk.frame());
        desk.view.acceptGrowth(List.of(new FastGrowth(WEB, 4_200_000)));
        desk.view.accept(running(desk));
        Golden.assertText("card-running-80x24", desk.frame());
    }

    @Test
    void asksForTheContainerOfTheSelectedLine() {
        Desk desk = at(desk(80, 24), WORKER);
        Entry selected = desk.view.window().buffer().selectedLine().entry();
        assertEquals(WORKER, desk.log.cardAsked().source());
        assertEquals(selected.orderNanos(), desk.log.cardAsked().aroundNanos());
        desk.keys("D");
        assertFalse(desk.view.hasLayer());
    }

    @Test
    void anAnswerToAnOlderQuestionIsIgnored() {
        Desk desk = killedDesk(80, 24);
        Card late = killed(desk);
        desk.keys("q D");
        desk.view.accept(late);
        assertTrue(desk.frame().text(2).contains("reading"), desk.frame().text(2));
    }

    @Test
    void enterGoesToTheLine() {
        Desk desk = killedDesk(80, 24).keys("G");
        Card card = killed(desk);
        Entry last = card.errors().lines().get(card.errors().lines().size() - 1);
        desk.keys("Enter");
        assertFalse(desk.view.hasLayer());
        assertEquals(
                last.position(),
                desk.view.window().buffer().selectedLine().entry().position());
        desk.keys("[ o");
        assertNotEquals(
                last.position(),
                desk.view.window().buffer().selectedLine().entry().position());
    }

    @Test
    void enterOnAFactDoesNothing() {
        Desk desk = killedDesk(80, 24).keys("Enter");
        assertTrue(desk.view.hasLayer());
    }

    @Test
    void aLineOfAMutedContainerIsToldToBeMuted() {
        Desk desk = killedDesk(80, 24);
        Card card = killed(desk);
        Entry last = card.errors().lines().get(card.errors().lines().size() - 1);
        desk.keys("q o Esc");
        desk.view.accept(Desk.sources(4));
        at(desk.keys("S"), WORKER);
        desk.view.accept(killed(desk));
        desk.keys("G Enter");
        assertTrue(last.position().source() != WORKER);
        assertTrue(desk.status().contains("muted"), desk.status());
    }

    @Test
    void isAskedForAgainWhenTheContainerChanges() {
        Desk desk = killedDesk(80, 24);
        long first = desk.log.cardAsked().id();
        desk.view.accept(Desk.sources(4));
        assertEquals(first, desk.log.cardAsked().id(), "nothing has changed");
        List<Source> changed = Desk.sources(4);
        Source old = changed.get(WORKER);
        changed.set(
                WORKER,
                new Source(
                        WORKER,
                        old.id(),
                        old.name(),
                        old.project(),
                        old.service(),
                        old.image(),
                        Source.State.RUNNING,
                        "",
                        old.limits(),
                        old.sizeBytes()));
        desk.view.accept(changed);
        assertNotEquals(first, desk.log.cardAsked().id());
        assertFalse(desk.frame().text(2).contains("reading"), "what was known stays meanwhile");
        desk.keys("q");
        long second = desk.log.cardAsked().id();
        desk.view.accept(Desk.sources(4));
        assertEquals(second, desk.log.cardAsked().id(), "nobody looks at it");
    }

    @Test
    void valuesAreCopied() {
        Desk desk = killedDesk(80, 24).keys("j j j y");
        assertTrue(desk.copied().startsWith("exited 137 (out of memory)"));
    }

    @Test
    void comesBackToTheOpenedLineAndOverHelp() {
        Desk desk = desk(80, 40).keys("k Enter D");
        desk.view.accept(killed(desk));
        desk.keys("?");
        assertTrue(desk.frame().text(1).contains("keys"), desk.frame().text(1));
        desk.keys("q");
        assertTrue(desk.frame().text(1).contains("container"), desk.frame().text(1));
        desk.keys("q");
        assertTrue(desk.view.hasLayer(), "the opened line");
        desk.keys("q");
        assertFalse(desk.view.hasLayer());
    }

    @Test
    void scrollsOnTheSmallestScreen() {
        Desk desk = killedDesk(40, 6).keys("G");
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 6; row++) {
            text.append(desk.frame().text(row)).append('\n');
        }
        assertTrue(text.toString().contains("4 more"), text.toString());
        Desk top = desk.keys("g");
        assertTrue(top.frame().text(1).contains("worker"), top.frame().text(1));
    }
}
