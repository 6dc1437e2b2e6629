package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jlogtui.model.Ruler;
import jlogtui.query.Filter;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

class RulersTest {
    private static Desk desk(List<Ruler> rulers) {
        Desk desk = Desk.open(Desk.sample(40), Desk.options(), 80, 12);
        desk.view.acceptRulers(rulers);
        return desk;
    }

    private static long at(int line) {
        return Desk.START + line * 700_000_000L;
    }

    /** The rows of the body. */
    private static List<String> rows(Desk desk) {
        Frame frame = desk.frame();
        List<String> rows = new ArrayList<>();
        for (int row = 1; row < frame.rows() - 1; row++) {
            rows.add(frame.text(row));
        }
        return rows;
    }

    private static boolean isRuler(String row) {
        return row.startsWith(" ── ");
    }

    private static List<String> rulerRows(Desk desk) {
        return rows(desk).stream()
                .filter(RulersTest::isRuler)
                .map(row -> row.substring(4).replaceAll(" ─*$", ""))
                .toList();
    }

    @Test
    void whatIsYoungerThanTheNewestLineStandsBelowIt() {
        Desk desk = desk(List.of(new Ruler(1, at(1000), "exited 0 after 3 s")));
        assertEquals(1, rulerRows(desk).size());
        List<String> rows = rows(desk);
        assertTrue(isRuler(rows.get(rows.size() - 1)), rows.toString());
        assertTrue(rows.get(rows.size() - 2).contains(" 39 "), rows.toString());
        desk.keys("k k");
        assertEquals(rows, rows(desk));
    }

    @Test
    void manyAtOnePlaceAreFolded() {
        List<Ruler> rulers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rulers.add(new Ruler(i % 3, at(1000) + i, "started " + i));
        }
        List<String> rows = rulerRows(desk(rulers));
        assertEquals(4, rows.size(), rows.toString());
        assertEquals("and 17 more changes", rows.get(3));
    }

    @Test
    void mutedSourcesAndOtherTimesHaveNone() {
        Rulers rulers = new Rulers();
        rulers.accept(List.of(new Ruler(1, 10, "a"), new Ruler(2, 20, "b"), new Ruler(1, 30, "c")));
        rulers.filter(Filter.NONE.withMuted(Set.of(2)));
        assertEquals(30, rulers.nextAfter(10));
        rulers.filter(Filter.NONE.withWindow(15, 25));
        assertEquals(List.of(new Ruler(2, 20, "b")), rulers.shown());
        assertEquals(Long.MAX_VALUE, rulers.nextAfter(20));
        assertEquals(20, rulers.lastBefore(21));
        assertEquals(Long.MIN_VALUE, rulers.lastBefore(20));
    }

    private static int number(String row) {
        return Integer.parseInt(row.substring(Desk.MESSAGE).split(" ", 2)[0]);
    }

    /** However the reader came to a place: between two lines stands what happened between them. */
    @Test
    void eachRulerStandsBetweenTheLinesAroundItsTime() {
        int[] seen = {0};
        RandomCases.check(60, random -> {
            List<Ruler> rulers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                rulers.add(new Ruler(random.nextInt(3), at(random.nextInt(42)) - random.nextInt(2), "event " + i));
            }
            Desk desk = desk(rulers);
            String[] keys = {"j", "k", "Space", "b", "g", "G", "^D", "^U", "4 j", "5 k"};
            for (int step = 0; step < 12; step++) {
                desk.keys(keys[random.nextInt(keys.length)]);
                int last = -1;
                List<String> between = new ArrayList<>();
                for (String row : rows(desk)) {
                    if (isRuler(row)) {
                        between.add(row.replaceAll(".*(event \\d).*", "$1"));
                    } else if (!row.isBlank()) {
                        int line = number(row);
                        if (last >= 0) {
                            assertEquals(happened(rulers, at(last), at(line)), new TreeSet<>(between), row);
                            seen[0] += between.size();
                        }
                        between.clear();
                        last = line;
                    }
                }
                if (last == 39) {
                    assertTrue(happened(rulers, at(39), Long.MAX_VALUE).containsAll(between));
                }
            }
        });
        assertTrue(seen[0] > 100, seen[0] + " rulers seen");
    }

    private static Set<String> happened(List<Ruler> rulers, long after, long until) {
        Set<String> texts = new TreeSet<>();
        for (Ruler ruler : rulers) {
            if (ruler.nanos() > after && ruler.nanos() <= until) {
                texts.add(ruler.text());
            }
        }
        return texts;
    }

    @Test
    void aKeyGoesFromOneToTheNext() {
        Desk desk = desk(List.of(
                new Ruler(1, at(5) - 1, "started"),
                new Ruler(1, at(20) - 1, "exited 1"),
                new Ruler(1, at(1000), "removed")));
        desk.keys("[ r");
        assertTrue(desk.selected().contains(" 20 "), desk.selected());
        assertEquals(List.of("web exited 1"), rulerRows(desk));
        desk.keys("[ r");
        assertTrue(desk.selected().contains(" 5 "), desk.selected());
        desk.keys("[ r");
        assertTrue(desk.status().contains("no earlier start"), desk.status());
        desk.keys("] r");
        assertTrue(desk.selected().contains(" 20 "), desk.selected());
        desk.keys("] r");
        assertTrue(desk.selected().contains(" 39 "), "below the newest line");
        assertEquals(List.of("web removed"), rulerRows(desk));
        desk.keys("] r");
        assertTrue(desk.status().contains("no later start"), desk.status());
    }
}
