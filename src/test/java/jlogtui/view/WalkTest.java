package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import jlogtui.model.Entry;
import jlogtui.model.Position;
import org.junit.jupiter.api.Test;

/** Walking through everything meets each line once, whatever the size of the screen and the pace of the answers. */
final class WalkTest {
    private static final int LINES = 250;

    @Test
    void downAndUpOneByOne() {
        for (int rows : new int[] {1, 2, 3, 6, 24, 50}) {
            for (boolean wrap : new boolean[] {false, true}) {
                walk(rows, wrap, Integer.MAX_VALUE, true, new Random(rows));
            }
        }
    }

    @Test
    void withSlowAndPartialAnswers() {
        for (int seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            walk(4 + random.nextInt(30), seed % 2 == 0, 1 + random.nextInt(40), false, random);
        }
    }

    private static void walk(int rows, boolean wrap, int budget, boolean answersAtOnce, Random random) {
        FakeLog log = Desk.sample(LINES);
        log.budget = budget;
        Desk desk = Desk.open(log, Desk.options().withPreset(Preset.USUAL.with("wrap", wrap ? "on" : "off")), 70, rows);
        desk.keys("g");
        desk.answersAtOnce = answersAtOnce;
        List<Position> expected =
                new ArrayList<>(log.merged().stream().map(Entry::position).toList());
        assertEquals(expected, positions(desk, "j", random), rows + " rows down, wrap " + wrap);
        Collections.reverse(expected);
        assertEquals(expected, positions(desk, "k", random), rows + " rows up, wrap " + wrap);
    }

    private static List<Position> positions(Desk desk, String key, Random random) {
        List<Position> met = new ArrayList<>();
        met.add(selected(desk));
        int idle = 0;
        while (idle < 40) {
            Position before = selected(desk);
            desk.keys(key);
            // one answer at a time, so that a key is often pressed before its line is there
            if (!desk.answersAtOnce) {
                while (selected(desk).equals(before) && desk.log.isPending()) {
                    desk.log.answerOnce(desk.view);
                }
                if (random.nextBoolean()) {
                    desk.log.answerOnce(desk.view);
                }
            }
            Position after = selected(desk);
            idle = after.equals(before) ? idle + 1 : 0;
            if (!after.equals(before)) {
                met.add(after);
            }
        }
        return met;
    }

    private static Position selected(Desk desk) {
        return desk.view.window().buffer().selectedLine().entry().position();
    }

    @Test
    void byPages() {
        for (int rows : new int[] {3, 6, 24, 50}) {
            Desk desk = Desk.open(Desk.sample(LINES), Desk.options(), 70, rows).keys("g");
            StringBuilder down = new StringBuilder();
            int body = rows - 2;
            for (int page = 0; page * body < LINES; page++) {
                Frame frame = desk.frame();
                int seen = Math.min(body, LINES - page * body);
                for (int row = body - seen; row < body; row++) {
                    down.append(frame.text(row + 1).substring(Desk.MESSAGE).split(" ", 2)[0])
                            .append(' ');
                }
                desk.keys("Space");
            }
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < LINES; i++) {
                all.append(i).append(' ');
            }
            assertEquals(all.toString(), down.toString(), rows + " rows");
        }
    }
}
