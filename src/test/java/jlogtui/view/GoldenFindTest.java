package jlogtui.view;

import jlogtui.model.Stream;
import org.junit.jupiter.api.Test;

/** Screens of searching, filters, levels and places. */
final class GoldenFindTest {
    private static Desk desk(int columns, int rows) {
        return Desk.open(Desk.sample(300), Desk.options(), columns, rows);
    }

    /** Lines of all levels, with colours, wide letters and tabs to stand out among. */
    private static FakeLog levels() {
        FakeLog log = new FakeLog(2);
        String[] texts = {
            "INFO  started in 12 ms",
            "level=debug msg=\"cache miss\" id=4f3a9c01de",
            "\u001b[33mWARN\u001b[0m slow query 日本 slow",
            "ERROR slow\u001b[1mly\u001b[0m: time\tout",
            "plain words, no level",
            "{\"level\":\"fatal\",\"msg\":\"out of memory\"}",
            "[TRACE] enter",
        };
        for (int i = 0; i < texts.length; i++) {
            Stream stream = i % 3 == 2 ? Stream.STDERR : Stream.STDOUT;
            log.add(i % 2, Desk.START + i * Desk.SECOND, stream, texts[i]);
        }
        return log;
    }

    @Test
    void search() {
        Golden.assertText("search-typing", desk(80, 10).keys("/ \" job|pay \"").frame());
        Golden.assertText(
                "search-found", desk(80, 10).keys("/ \" refused \" Enter N").frame());
        Golden.assertText("search-wrong", desk(80, 10).keys("/ \" job [a \"").frame());
        Golden.assertText("search-wrong-40x6", desk(40, 6).keys("/ \" (?=x) \"").frame());
        Desk none = desk(80, 10).keys("/ \" zzz \" Enter");
        Golden.assertText("search-nothing", none.frame());
        Desk slow = desk(80, 10);
        slow.answersAtOnce = false;
        Golden.assertText("search-running", slow.keys("/ \" zzz \" Enter k").frame());
    }

    @Test
    void hitsStandOut() {
        Desk hits = Desk.open(levels(), Desk.options(), 60, 10).keys("/ \" slow|本 \" Enter");
        Golden.assertText("hits", hits.frame());
        Golden.assertRoles("hits-roles", hits.frame());
        Golden.assertRoles("hits-wrapped-roles", hits.keys("^W T T T T").frame());
    }

    @Test
    void filters() {
        Desk filtered = desk(80, 10).keys("& \" refused \" Enter ! ^U \" 28\\d \" Enter v v");
        Golden.assertText("filters-none-left", filtered.frame());
        Golden.assertText("filters-kept", filtered.keys("v v").frame());
        Golden.assertText("filters-list", filtered.keys("Tab j Space").frame());
        Golden.assertText("filters-off", filtered.keys("\\").frame());
        Golden.assertText("filters-prompt", desk(80, 10).keys("& ^U").frame());
    }

    @Test
    void searchedSoFar() {
        for (int[] size : new int[][] {{80, 10}, {40, 6}}) {
            Desk part = desk(size[0], size[1]);
            part.answersAtOnce = false;
            part.log.budget = 90;
            part.keys("& \" zzz|yyy \" Enter");
            part.log.answerOnce(part.view);
            Golden.assertText("searched-" + size[0] + "x" + size[1], part.frame());
            part.log.budget = Integer.MAX_VALUE;
            part.answersAtOnce = true;
            part.keys("G s v v ! ^U \" abc \" Enter ! ^U \" def \" Enter");
            part.keys("Tab Esc");
            Golden.assertText("nothing-" + size[0] + "x" + size[1], part.frame());
        }
    }

    @Test
    void linesAroundHits() {
        Desk around = desk(80, 16).keys("& \" 28.*pay \" Enter z");
        Golden.assertText("context", around.frame());
        Golden.assertRoles("context-roles", around.frame());
        Golden.assertText(
                "context-setting",
                around.keys(": \" set \" Space \" context \" Space \" a \"").frame());
        Golden.assertText("context-of-all", around.keys("\" ll \" Enter Z z").frame());
    }

    @Test
    void levelsAndMarks() {
        Desk marked = Desk.open(levels(), Desk.options(), 80, 10).keys("k m k k m");
        Golden.assertText("levels", marked.frame());
        Golden.assertRoles("levels-roles", marked.frame());
        Golden.assertText("levels-least", marked.keys("v v").frame());
    }
}
