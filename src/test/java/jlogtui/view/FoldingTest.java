package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import jlogtui.model.Entry;
import jlogtui.model.Line;
import jlogtui.model.Position;
import jlogtui.model.Stream;
import jlogtui.query.PageQuery;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** Messages of several lines, folded and not. */
final class FoldingTest {
    /** A trace of api with a line of web and one of its own standard output within. */
    private static FakeLog trace() {
        FakeLog log = new FakeLog(4);
        long time = Desk.START;
        log.add(0, time, Stream.STDOUT, "0 started");
        log.add(0, time + 1000, Stream.STDERR, "1 ERROR request failed");
        log.goOn(0, time + 2000, Stream.STDERR, "2 java.lang.IllegalStateException: boom");
        log.add(1, time + 3000, Stream.STDOUT, "3 GET /cart 200");
        log.goOn(0, time + 4000, Stream.STDERR, "4 \tat a.B.c(B.java:1)");
        log.add(0, time + 5000, Stream.STDOUT, "5 still here");
        log.goOn(0, time + 6000, Stream.STDERR, "6 \tat a.B.d(B.java:2)");
        log.add(2, time + 7000, Stream.STDOUT, "7 job done");
        return log;
    }

    private static Desk desk(FakeLog log) {
        return Desk.open(log, Desk.options(), 80, 12);
    }

    private static String message(Desk desk) {
        return new String(desk.view.window().buffer().selectedLine().entry().log(), StandardCharsets.UTF_8).strip();
    }

    private static List<String> shown(Desk desk) {
        List<String> shown = new ArrayList<>();
        PageBuffer buffer = desk.view.window().buffer();
        for (int i = 0; i < buffer.size(); i++) {
            shown.add(new String(buffer.line(i).entry().log(), StandardCharsets.UTF_8).substring(0, 1));
        }
        return shown;
    }

    @Test
    void xFoldsAndUnfoldsTheMessageOfTheLineAndNothingElse() {
        Desk desk = desk(trace()).keys("g j j j j");
        assertTrue(message(desk).startsWith("4"), message(desk));
        desk.keys("x");
        assertEquals(List.of("0", "1", "3", "5", "7"), shown(desk));
        assertTrue(message(desk).startsWith("1"), message(desk));
        Golden.assertText("folded", desk.frame());
        Golden.assertRoles("folded-roles", desk.frame());
        desk.keys("x");
        assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7"), shown(desk));
        Golden.assertText("unfolded", desk.frame());
        desk.keys("g x");
        assertTrue(desk.status().contains("one line"), desk.status());
    }

    @Test
    void onANarrowScreenAndWrappedThereIsTheNumber() {
        Desk desk = Desk.open(trace(), Desk.options(), 40, 6).keys("g j x");
        Golden.assertText("folded-40x6", desk.frame());
        Golden.assertText("folded-wrapped-40x6", desk.keys("^W").frame());
    }

    @Test
    void allAreFoldedAndSomeAreNot() {
        Desk desk = desk(trace()).keys(": \" set \" Space \" fold \" Space \" on \" Enter");
        assertEquals(List.of("0", "1", "3", "5", "7"), shown(desk));
        desk.keys("g j x");
        assertEquals(8, shown(desk).size());
        desk.keys(": \" set \" Space \" fold \" Space \" off \" Enter");
        assertEquals(8, shown(desk).size());
    }

    @Test
    void aMarkWithinIsSeenAtTheHeadAndGoneTo() {
        Desk desk = desk(trace()).keys("g j j j j m x G");
        Frame frame = desk.frame();
        boolean isMarked = false;
        for (int row = 1; row < frame.rows() - 1; row++) {
            isMarked |= frame.text(row).contains("1 ERROR")
                    && !frame.cell(0, row).cluster().equals(" ");
        }
        assertTrue(isMarked);
        desk.keys("'");
        assertTrue(message(desk).startsWith("4"), message(desk));
        assertEquals(8, shown(desk).size());
    }

    @Test
    void aHitWithinUnfolds() {
        Desk desk = desk(trace()).keys("g j x");
        assertEquals(5, shown(desk).size());
        desk.keys("/ \" B.d \" Enter");
        assertTrue(message(desk).startsWith("6"), message(desk));
        assertEquals(8, shown(desk).size());
    }

    @Test
    void filtersTakeWholeMessagesWhenTold() {
        FakeLog log = trace();
        Desk desk = desk(log).keys(": \" set \" Space \" group \" Space \" on \" Enter & ^U \" B.java:1 \" Enter");
        PageQuery asked = log.asked().get(log.asked().size() - 1);
        assertTrue(asked.filter().text().asksForMessages());
        assertTrue(desk.header().contains("by message"), desk.header());
        assertEquals(List.of("1", "2", "4", "6"), shown(desk));
        assertTrue(desk.view.kept().view().filters().isByMessage());
        desk.keys(": \" cmd \" Enter");
        assertTrue(desk.status().contains(":set group off"), desk.status());
        desk.keys(": \" set \" Space \" group \" Space \" off \" Enter");
        assertEquals(List.of("4"), shown(desk));
    }

    @Test
    void errorsAreMessages() {
        Desk desk = desk(trace()).keys("g e");
        assertTrue(message(desk).startsWith("1"), message(desk));
        desk.keys("e");
        assertTrue(message(desk).startsWith("1"), message(desk));
    }

    @Test
    void aRangeTakesWhatIsFoldedAtItsEnd() {
        Desk desk = desk(trace()).keys("g j x k V j y");
        TakeOrder.Copy copy = (TakeOrder.Copy) desk.log.lastTaken();
        Entry last = desk.log.merged().get(6);
        assertEquals(last.position(), copy.range().last().position());
    }

    @Test
    void theNewestMessageGrowsWhileItIsFolded() {
        FakeLog log = trace();
        Desk desk = desk(log).keys(": \" set \" Space \" fold \" Space \" on \" Enter G");
        log.goOn(2, Desk.START + 8000, Stream.STDOUT, "8 more");
        desk.view.logGrew();
        log.answerAll(desk.view);
        assertTrue(message(desk).startsWith("7"), message(desk));
        assertTrue(desk.selected().contains("+1 line"), desk.selected());
        assertTrue(desk.view.window().isFollowing());
    }

    private static FakeLog random(Random random) {
        FakeLog log = new FakeLog(4);
        Set<Integer> begun = new HashSet<>();
        for (int i = 0; i < 400; i++) {
            int source = random.nextInt(3);
            Stream stream = random.nextInt(3) == 0 ? Stream.STDERR : Stream.STDOUT;
            int key = 2 * source + (stream == Stream.STDERR ? 1 : 0);
            long time = Desk.START + i * Desk.SECOND / 10;
            if (begun.add(key) || random.nextInt(8) == 0) {
                log.add(source, time, stream, i + " begins");
            } else {
                log.goOn(source, time, stream, i + "   goes on");
            }
        }
        return log;
    }

    @Test
    void walkingMeetsEachMessageOnce() {
        RandomCases.check(12, random -> {
            FakeLog log = random(random);
            List<Position> heads = new ArrayList<>();
            for (Entry entry : log.merged()) {
                if (entry.isHead()) {
                    heads.add(entry.position());
                }
            }
            Desk desk = Desk.open(log, Desk.options(), 70, 4 + random.nextInt(20));
            desk.keys(": \" set \" Space \" fold \" Space \" on \" Enter");
            desk.keys("g");
            assertEquals(heads, walk(desk, "j"));
            Collections.reverse(heads);
            assertEquals(heads, walk(desk, "k"));
        });
    }

    /** Whatever keys come and however slow the log is, what is shown is what is in memory without what is folded. */
    @Test
    void anyKeysInAnyOrder() {
        String[] keys = {
            "x", "x", "x", "j", "k", "j", "k", "^D", "^U", "g", "G", "m", "'", "e", "E", "n", "N",
            "V", "Esc", "y", "s", "^W", "F", "WheelUp", "WheelDown", "Enter", "q", "v", "[", "o", "S", "U", "\\", "&"
        };
        RandomCases.check(60, random -> {
            FakeLog log = random(random);
            log.budget = random.nextBoolean() ? Integer.MAX_VALUE : 5 + random.nextInt(60);
            Desk desk = Desk.open(log, Desk.options(), 30 + random.nextInt(80), 2 + random.nextInt(25));
            if (random.nextBoolean()) {
                desk.keys(": \" set \" Space \" fold \" Space \" on \" Enter");
            }
            desk.keys("/ \" 7 \" Enter");
            for (int i = 0; i < 150; i++) {
                desk.answersAtOnce = random.nextInt(3) > 0;
                String key = keys[random.nextInt(keys.length)];
                if (!key.equals("q") || desk.view.hasLayer()) {
                    desk.keys(key);
                }
                if (random.nextInt(10) == 0) {
                    log.goOn(random.nextInt(3), Desk.START + 60 * Desk.SECOND, Stream.STDOUT, "more");
                    desk.view.logGrew();
                }
                if (random.nextBoolean()) {
                    log.answerOnce(desk.view);
                }
                desk.frame();
                check(desk.view.window().buffer());
            }
        });
    }

    private static void check(PageBuffer buffer) {
        List<Position> wanted = new ArrayList<>();
        Set<Position> folded = new HashSet<>();
        int hidden = 0;
        for (Line line : buffer.lines()) {
            Entry entry = line.entry();
            boolean isFolded = buffer.folded().folds().isFolded(entry.message());
            if (!isFolded || folded.add(entry.message())) {
                wanted.add(entry.position());
            } else {
                hidden++;
            }
        }
        List<Position> shown = new ArrayList<>();
        for (int i = 0; i < buffer.size(); i++) {
            shown.add(buffer.line(i).entry().position());
            hidden -= buffer.folded().hidden(i).size();
        }
        assertEquals(wanted, shown);
        assertEquals(0, hidden);
        assertTrue(buffer.isEmpty()
                || buffer.selected() < buffer.size() && buffer.viewport().first() < buffer.size());
    }

    private static List<Position> walk(Desk desk, String key) {
        List<Position> met = new ArrayList<>();
        Position before = null;
        Entry now = desk.view.window().buffer().selectedLine().entry();
        while (!now.position().equals(before)) {
            // At the edge of what is in memory another line can stand for the head
            if (now.isHead()) {
                met.add(now.position());
            }
            before = now.position();
            desk.keys(key);
            assertFalse(desk.selected().isEmpty());
            now = desk.view.window().buffer().selectedLine().entry();
        }
        return met;
    }
}
