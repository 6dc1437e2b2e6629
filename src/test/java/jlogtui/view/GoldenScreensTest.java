package jlogtui.view;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jlogtui.model.Anchor;
import jlogtui.model.Entry;
import jlogtui.model.Ruler;
import jlogtui.model.Stream;
import org.junit.jupiter.api.Test;

/** Whole screens after keys. */
final class GoldenScreensTest {
    private static Desk desk(int columns, int rows) {
        return Desk.open(Desk.sample(300), Desk.options(), columns, rows);
    }

    @Test
    void liveAtThreeSizes() {
        Golden.assertText("live-80x24", desk(80, 24).frame());
        Golden.assertText("live-200x50", desk(200, 50).frame());
        Golden.assertText("live-40x6", desk(40, 6).frame());
        Golden.assertRoles("live-80x24-roles", desk(80, 24).frame());
    }

    @Test
    void pausedWithNewLines() {
        Desk desk = desk(80, 24).keys("k k k");
        desk.log.add(1, Desk.START + 400 * Desk.SECOND, Stream.STDOUT, "new");
        desk.log.add(1, Desk.START + 401 * Desk.SECOND, Stream.STDERR, "newer");
        desk.view.logGrew();
        desk.log.answerAll(desk.view);
        Golden.assertText("paused-80x24", desk.frame());
    }

    @Test
    void streamAndWindow() {
        Desk desk = desk(80, 24).keys("s : \" since \" Space \" 03:16 \" Enter");
        Golden.assertText("stderr-since-80x24", desk.frame());
    }

    @Test
    void sideways() {
        Golden.assertText("sideways-40x6", desk(40, 6).keys("k l l").frame());
    }

    @Test
    void wrapped() {
        Golden.assertText("wrapped-80x24", desk(80, 24).keys("k k ^W").frame());
        Golden.assertText("wrapped-40x6", desk(40, 6).keys("^W k k").frame());
    }

    @Test
    void timeColumns() {
        Desk desk = desk(80, 10).keys("T");
        Golden.assertText("time-utc", desk.frame());
        Golden.assertText("time-ago", desk.keys("T").frame());
        Golden.assertText("time-since-previous", desk.keys("T").frame());
        Golden.assertText("time-off", desk.keys("T").frame());
    }

    @Test
    void timePrompt() {
        Golden.assertText("time-prompt-empty", desk(80, 10).keys("t").frame());
        Golden.assertText(
                "time-prompt-reading", desk(80, 10).keys("t \" 03:16:20 \"").frame());
        Golden.assertText(
                "time-prompt-error", desk(80, 10).keys("t \" 03:76 \"").frame());
        Golden.assertText(
                "time-prompt-error-40x6", desk(40, 6).keys("t \" 03:76 \"").frame());
        Golden.assertText(
                "time-landed", desk(80, 10).keys("t \" 03:16:20 \" Enter").frame());
        Golden.assertText(
                "time-landed-late", desk(80, 10).keys("t \" yesterday \" Enter").frame());
    }

    @Test
    void commandPrompt() {
        Golden.assertText("command-empty", desk(80, 10).keys(":").frame());
        Golden.assertText(
                "command-unknown", desk(80, 10).keys(": \" gott \" Enter").frame());
        Golden.assertText(
                "command-completed", desk(80, 10).keys(": s i Tab \" 3:1 \"").frame());
    }

    @Test
    void pairs() {
        Golden.assertText("pair-choices", desk(80, 10).keys("k 3 ]").frame());
    }

    @Test
    void sources() {
        Desk desk = desk(80, 24);
        List<jlogtui.model.Source> sources = Desk.sources(4);
        sources.add(Desk.source(4, "quiet", "driver journald keeps no file"));
        desk.view.accept(sources);
        Golden.assertText("sources-80x24", desk.keys("o Down Space").frame());
        Golden.assertText("sources-narrowed", desk.keys("w r").frame());
        Golden.assertText("sources-40x6", openSmall().keys("o").frame());
        Golden.assertText("solo-80x24", desk.keys("Enter").frame());
    }

    private static Desk openSmall() {
        return desk(40, 6);
    }

    @Test
    void help() {
        Golden.assertText("help-80x24", desk(80, 24).keys("?").frame());
        Golden.assertText("help-40x6", desk(40, 6).keys("F1 Space").frame());
        Golden.assertText("help-200x50", desk(200, 50).keys("?").frame());
    }

    @Test
    void rowsThatAreNoPlainLines() {
        FakeLog log = Desk.sample(6);
        long time = Desk.START + 5 * Desk.SECOND;
        byte[] none = {};
        byte[] rest = "ab\u0007c".getBytes(StandardCharsets.UTF_8);
        byte[] half = "half a li".getBytes(StandardCharsets.UTF_8);
        log.add(1, Entry.Kind.DAMAGE, time, Stream.STDOUT, none, "NUL run", 92);
        log.add(1, Entry.Kind.DAMAGE, time, Stream.STDOUT, rest, "torn record", 1);
        log.add(3, Entry.Kind.RECORD, time + 2, Stream.STDERR, half, "unterminated", 20);
        log.add(3, Entry.Kind.RECORD, time + 3, Stream.STDERR, half, "continued", 20);
        log.add(0, Entry.Kind.COMPRESSED, time + 3, Stream.STDOUT, none, "104 MB compressed", 1000);
        log.add(0, Entry.Kind.PROVISIONAL, time + 4, Stream.STDOUT, half, "", 20);
        Desk desk = Desk.open(log, Desk.options(), 80, 14);
        List<Ruler> rulers = List.of(new Ruler(2, time + 1, "exited 137 (out of memory) after 4 m 11 s"));
        desk.view.acceptRulers(rulers);
        Golden.assertText("special-rows", desk.frame());
        Golden.assertRoles("special-rows-roles", desk.frame());
        Desk ascii = Desk.open(log, Desk.options().withSymbols(Symbols.ASCII), 80, 14);
        ascii.view.acceptRulers(rulers);
        Golden.assertText("special-rows-ascii", ascii.frame());
    }

    @Test
    void emptyScreens() {
        Desk loading = new Desk(new FakeLog(4), Desk.options(), 80, 10);
        loading.view.start();
        Golden.assertText("empty-loading", loading.frame());
        loading.view.accept(List.of());
        Golden.assertText("empty-no-source", loading.frame());
        Desk fresh = Desk.open(new FakeLog(4), Desk.options(), 80, 10);
        Golden.assertText("empty-no-line", fresh.frame());
        Golden.assertText("empty-stream", fresh.keys("s").frame());
        Desk muted = desk(80, 10).keys("X X X X");
        Golden.assertText("empty-muted", muted.frame());
        Desk past = desk(80, 10).keys(": \" until \" Space \" yesterday \" Enter");
        Golden.assertText("empty-window", past.frame());
        Golden.assertText(
                "empty-window-40x6",
                Desk.open(new FakeLog(4), Desk.options(), 40, 6).frame());
    }

    @Test
    void openedAtATime() {
        ViewOptions at = Desk.options().withAnchor(new Anchor.Time(Desk.START + 30 * Desk.SECOND));
        Golden.assertText(
                "opened-at-80x24", Desk.open(Desk.sample(300), at, 80, 24).frame());
    }
}
