package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import jlogtui.model.Stream;
import org.junit.jupiter.api.Test;

/** Random keys, slow and partial answers, a growing log: nothing throws, and the selected line is always on the screen. */
final class LogViewFuzzTest {
    private static final int CASES = 30;

    private static final String ALL_KEYS =
            "j k j k j k ^D ^U d u Space b f g G % h l H L 0 ^W F s t T ] [ m h d o S X U : ? Esc"
                    + " q ^L 1 2 5 9 Enter Tab Backspace Up Down Left Right PageUp PageDown Home End WheelUp WheelDown a e r n w BackTab & ! y Y \\";
    /** Keys whose effect may not depend on how fast the log answers. */
    private static final String MOVES =
            "j k j k j k 7 j 9 k ^D ^U Space b 3 Space 2 b g G ] m [ m ] h [ h WheelUp WheelDown t Enter T";

    @Test
    void neverThrowsAndAlwaysShowsTheSelection() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            try {
                fuzz(random);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void fuzz(Random random) {
        FakeLog log = Desk.sample(random.nextInt(400));
        log.budget = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(60);
        Desk desk = new Desk(log, Desk.options(), 1 + random.nextInt(100), 1 + random.nextInt(30));
        desk.answersAtOnce = false;
        desk.view.accept(Desk.sources(4));
        desk.view.start();
        List<String> keys = List.of(ALL_KEYS.split(" ", -1));
        int count = log.merged().size();
        for (int i = 0; i < 300; i++) {
            int dice = random.nextInt(20);
            if (dice < 12) {
                desk.press(random.nextInt(12) == 0 ? oddKey(random) : Desk.key(keys.get(random.nextInt(keys.size()))));
            } else if (dice < 16) {
                log.answerOnce(desk.view);
            } else if (dice == 16) {
                long late = random.nextInt(3) * Desk.SECOND;
                log.add(random.nextInt(4), Desk.START + count++ * Desk.SECOND - late, Stream.STDERR, "more " + i);
                desk.view.logGrew();
            } else if (dice == 17) {
                desk.view.resize(1 + random.nextInt(120), 1 + random.nextInt(40));
            } else if (dice == 18) {
                desk.view.tick();
            } else {
                log.answerAll(desk.view);
            }
            check(desk);
        }
        log.answerAll(desk.view);
        check(desk);
    }

    private static Key oddKey(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Key.paste("2026-08-20T01:15:30Z");
            case 1 -> Key.paste("two\nlines\u0007");
            case 2 -> Key.mouse(Key.Type.CLICK, random.nextInt(100), random.nextInt(40));
            default -> Key.character(0x1F600 + random.nextInt(9));
        };
    }

    private static void check(Desk desk) {
        Frame frame = desk.frame();
        if (!desk.view.hasLayer() && !desk.view.window().buffer().isEmpty()) {
            boolean shown = false;
            for (int row = 0; row < frame.rows(); row++) {
                shown |= frame.cell(0, row).style().selected();
            }
            PageBuffer buffer = desk.view.window().buffer();
            String where = " line " + buffer.selected() + " of " + buffer.size() + ", screen from "
                    + buffer.viewport().first() + " less " + buffer.viewport().hidden() + " rows";
            assertTrue(shown, frame.columns() + "x" + frame.rows() + where);
        }
    }

    @Test
    void slowAnswersChangeNothingInTheEnd() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            FakeLog slowLog = Desk.sample(200);
            int rows = 3 + random.nextInt(20);
            ViewOptions options = Desk.options().withPreset(Preset.USUAL.with("wrap", seed % 2 == 0 ? "on" : "off"));
            Desk slow = Desk.open(slowLog, options, 60, rows);
            Desk quick = Desk.open(Desk.sample(200), options, 60, rows);
            slow.answersAtOnce = false;
            List<String> keys = List.of(MOVES.split(" ", -1));
            StringBuilder typed = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                String key = keys.get(random.nextInt(keys.size()));
                typed.append(key).append(' ');
                quick.keys(key);
                slow.keys(key);
                if (random.nextInt(4) == 0) {
                    slowLog.answerOnce(slow.view);
                }
            }
            slow.keys("Enter Enter").log.answerAll(slow.view);
            quick.keys("Enter Enter");
            assertEquals(quick.selected(), slow.selected(), "seed " + seed + ": " + typed);
        }
    }
}
