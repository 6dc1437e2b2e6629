package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jlogtui.testkit.Await;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.FakeContainer;
import jlogtui.testkit.Tmux;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole program on a real terminal: the main job, and every way out. */
class ScreenIT {
    private static final int LINES = 600;
    /** All that a program can change about the terminal, as far as tmux tells. */
    private static final String TERMINAL_STATE = "#{pane_title} #{alternate_on} cursor #{cursor_flag}"
            + " #{insert_flag} #{keypad_cursor_flag} #{keypad_flag} #{origin_flag} wrap #{wrap_flag}"
            + " mouse #{mouse_any_flag} #{mouse_sgr_flag} #{mouse_standard_flag} #{mouse_button_flag}"
            + " scroll #{scroll_region_upper} #{scroll_region_lower} bell #{window_bell_flag}";

    @TempDir
    Path folder;

    private ContainerTree tree;
    private FakeContainer api;
    private FakeContainer web;
    /** One line a second from then on, by three containers in turn. */
    private Instant first;

    @BeforeEach
    void writeLogs() {
        tree = ContainerTree.in(folder);
        api = tree.container("shop-api").create();
        web = tree.container("shop-web").create();
        FakeContainer worker = tree.container("shop-worker").create();
        List<FakeContainer> all = List.of(api, web, worker);
        first = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(LINES + 60);
        for (int i = 0; i < LINES; i++) {
            String stream = i % 4 == 3 ? "stderr" : "stdout";
            String text = i == LINES - 6 ? "long ".repeat(60) + "end" : "line " + i + " of " + stream;
            all.get(i % 3).append(stream, first.plusSeconds(i), text + "\n");
        }
    }

    private ScreenDesk open(int columns, int rows) throws IOException {
        var desk = ScreenDesk.open(columns, rows, "--utc", "--root", tree.root().toString());
        desk.seeHeader("3 containers +UTC +LIVE");
        desk.see("line " + (LINES - 1) + " of stderr$");
        return desk;
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "200, 50"})
    void theMainJob(int columns, int rows) throws IOException {
        try (var desk = open(columns, rows)) {
            System.out.printf(
                    "screen %d × %d: first lines %d ms after the command%n",
                    columns, rows, (System.nanoTime() - desk.startNanos) / 1_000_000);
            assertTrue(desk.tmux.isAlternateScreen());
            assertEquals(rows, desk.tmux.screen().size());
            scroll(desk, rows);
            streams(desk);
            times(desk);
            sources(desk);
            desk.keys("G");
            wrap(desk, columns);
            resize(desk, columns, rows);
            follow(desk);
            desk.keys("q");
            desk.endsWith(0);
        }
    }

    @Test
    void linesAreTakenAway() throws IOException {
        try (var desk = open(100, 24)) {
            desk.keys("k", "y");
            desk.seeStatus("copied 1 line, 18 bytes");
            assertEquals("line 598 of stdout", desk.tmux.clipboard());
            desk.keys("V", "k", "k", "Y");
            desk.seeStatus("copied 3 lines");
            List<String> records = desk.tmux.clipboard().lines().toList();
            assertEquals(3, records.size());
            assertTrue(records.get(0).startsWith("{\"log\":\"line 596 of stdout\\n\",\"stream\""), records.get(0));
            desk.keys("s", ":");
            Path file = folder.resolve("errors.txt");
            desk.type("w " + file);
            desk.see("^:w .*errors\\.txt");
            desk.keys("Enter");
            desk.seeStatus("wrote 150 lines");
            assertEquals("shop-api │ line 3 of stderr", Files.readAllLines(file).get(0));
            desk.keys(":", "Up");
            desk.see("^:w .*errors\\.txt");
            desk.keys("Enter");
            desk.seeStatus("errors.txt exists. Overwrite it\\? y or n");
            desk.keys("n", "q");
            desk.endsWith(0);
        }
    }

    private void scroll(ScreenDesk desk, int rows) {
        desk.keys("k", "k");
        desk.seeHeader("PAUSED");
        desk.seeStatus(clock(LINES - 3) + ".* 99 %");
        desk.keys("b");
        desk.see("line " + (LINES - 3 - (rows - 2)) + " of");
        desk.seeStatus(clock(LINES - 3 - (rows - 2)));
        desk.keys("g");
        desk.see("line 0 of stdout$");
        desk.seeStatus(clock(0) + "  0 %");
        desk.type("10j");
        desk.seeStatus(clock(10));
        desk.type("50%");
        desk.seeStatus(" (49|50) %");
        desk.keys("G");
        desk.seeHeader("LIVE");
        desk.seeStatus(clock(LINES - 1) + "  100 %");
    }

    private void streams(ScreenDesk desk) {
        desk.keys("s");
        desk.seeHeader("containers  stderr ");
        desk.tmux.waitFor("only stderr", screen -> lines(screen).stream().allMatch(row -> row.contains("▌")));
        desk.keys("s");
        desk.seeHeader("containers  stdout ");
        desk.tmux.waitFor("no stderr", screen -> lines(screen).stream().noneMatch(row -> row.contains("▌")));
        desk.keys("s");
        desk.seeHeader("containers +UTC");
    }

    private void times(ScreenDesk desk) {
        desk.keys("t");
        desk.see("^ go to time:");
        desk.type(clock(100));
        desk.see("→ .*" + clock(100) + ".* ago");
        desk.keys("Enter");
        desk.seeStatus(clock(100));
        desk.see(clock(100) + ".000 shop-web .*line 100 of");
        desk.keys("]", "m");
        desk.seeStatus(clock(160));
        // pasted, it is read and nothing is done before Enter
        desk.tmux.paste(first.plusSeconds(300) + "\nq\n");
        desk.see("^ go to time: " + first.plusSeconds(300) + "$");
        desk.keys("Enter");
        desk.seeStatus(clock(300));
        desk.keys("t");
        desk.type("25:99");
        desk.see("^ +.*\\^ ");
        desk.keys("Enter");
        desk.see("go to time: 25:99");
        desk.keys("Escape");
        desk.seeStatus(clock(300));
    }

    private static void sources(ScreenDesk desk) {
        desk.keys("o");
        desk.see("sources");
        desk.type("wrk");
        desk.tmux.waitFor(
                "one name",
                screen -> String.join("\n", screen).contains("shop-worker")
                        && !String.join("\n", screen).contains("shop-api"));
        desk.keys("Enter");
        desk.seeHeader("3 containers \\(2 muted\\)");
        desk.tmux.waitFor(
                "one container", screen -> lines(screen).stream().allMatch(row -> row.contains("shop-worker")));
        desk.keys("U");
        desk.seeHeader("3 containers +UTC");
    }

    private static void wrap(ScreenDesk desk, int columns) {
        desk.seeHeader("LIVE");
        desk.see("long long.*…$");
        desk.keys("C-w");
        desk.tmux.waitFor("no cut line", screen -> screen.stream().noneMatch(row -> row.endsWith("…")));
        desk.see(columns < 100 ? "^ {20,}.*long end$" : "long end$");
        desk.keys("C-w");
        desk.see("long long.*…$");
    }

    private static void resize(ScreenDesk desk, int columns, int rows) {
        desk.tmux.resize(columns - 17, rows - 7);
        desk.tmux.waitFor(
                "a smaller screen",
                screen -> screen.size() == rows - 7
                        && screen.get(0).endsWith("LIVE")
                        && screen.get(0).length() == columns - 18
                        && screen.get(rows - 9).contains("line " + (LINES - 1)));
        desk.tmux.resize(40, 6);
        desk.tmux.waitFor(
                "a tiny screen",
                screen -> screen.size() == 6
                        && screen.get(0).endsWith("LIVE")
                        && screen.get(0).length() == 39
                        && screen.get(4).contains("line " + (LINES - 1)));
        desk.tmux.resize(columns, rows);
        desk.tmux.waitFor(
                "the old size",
                screen -> screen.size() == rows
                        && screen.get(0).length() == columns - 1
                        && screen.get(rows - 2).contains("line " + (LINES - 1)));
    }

    private void follow(ScreenDesk desk) {
        var latencies = new ArrayList<Long>();
        for (int i = 0; i < 8; i++) {
            String text = "fresh " + i + " line";
            api.append("stdout", Instant.now(), text + "\n");
            long start = System.nanoTime();
            desk.see("shop-api +" + text + "$");
            latencies.add((System.nanoTime() - start) / 1_000_000);
        }
        System.out.println("from the file to the screen, ms: " + latencies);
        latencies.sort(null);
        // A line has 200 ms; the machine that runs the test may be busy with others
        assertTrue(latencies.get(latencies.size() / 2) < 1000, latencies::toString);
        desk.keys("F");
        desk.seeHeader("PAUSED");
        web.append("stdout", Instant.now(), "unseen 1\n").append("stderr", Instant.now(), "unseen 2\n");
        desk.seeStatus("\\+2 new");
        assertFalse(String.join("\n", desk.tmux.screen()).contains("unseen"));
        desk.keys("F");
        desk.see("▌ *unseen 2$");
        desk.seeHeader("LIVE");
    }

    @Test
    void quitsByEachKey() throws IOException {
        for (String key : List.of("q", "Q", "C-c")) {
            try (var desk = open(80, 24)) {
                desk.keys(key);
                desk.endsWith(0);
            }
        }
        try (var desk = open(80, 24)) {
            desk.type(":q");
            desk.keys("Enter");
            desk.endsWith(0);
        }
    }

    @Test
    void signalsEndItAndRestoreTheTerminal() throws IOException {
        for (var signal : List.of("TERM 143", "HUP 129", "INT 130")) {
            String name = signal.substring(0, signal.indexOf(' '));
            int code = Integer.parseInt(signal.substring(signal.indexOf(' ') + 1));
            try (var desk = open(80, 24)) {
                ProcessHandle java = desk.virtualMachine();
                Tmux.kill(name, desk.launcher().pid());
                desk.endsWith(code);
                ScreenDesk.awaitGone(java);
            }
        }
        try (var desk = open(80, 24)) {
            Tmux.kill("TERM", desk.virtualMachine().pid());
            desk.endsWith(143);
        }
    }

    @Test
    void aKilledVirtualMachineLeavesASaneTerminal() throws IOException {
        try (var desk = open(80, 24)) {
            Tmux.kill("KILL", desk.virtualMachine().pid());
            desk.see("^jlogtui: Java ended by signal 9");
            desk.endsWith(137);
        }
    }

    @Test
    void stopsAndComesBack() throws IOException {
        try (var desk = open(80, 24)) {
            desk.keys("k", "k");
            desk.seeHeader("PAUSED");
            desk.keys("C-z");
            desk.see("Stopped");
            desk.assertSane();
            desk.tmux.resize(100, 30);
            desk.type("fg");
            desk.keys("Enter");
            desk.tmux.waitFor(
                    "the screen again",
                    screen -> screen.size() == 30
                            && screen.get(0).endsWith("PAUSED")
                            && screen.get(0).length() == 99);
            assertTrue(desk.tmux.isAlternateScreen());
            assertFalse(desk.tmux.isCursorVisible());
            desk.keys("G");
            desk.seeHeader("LIVE");
            desk.keys("q");
            desk.see("^ready>");
            desk.assertSane();
        }
    }

    @Test
    void noProcessOutlivesItsTerminal() throws IOException {
        ProcessHandle launcher;
        ProcessHandle java;
        try (var desk = open(80, 24)) {
            launcher = desk.launcher();
            java = desk.virtualMachine();
            assertTrue(java.isAlive());
        }
        ScreenDesk.awaitGone(java, launcher);
    }

    @Test
    void aQuietScreenCostsNextToNothing() throws IOException {
        for (int i = 0; i < 97; i++) {
            tree.container("quiet-" + i).create().append("stdout", first.plusMillis(i), "hello\n");
        }
        try (var desk = ScreenDesk.open(80, 24, "--utc", "--root", tree.root().toString())) {
            desk.seeHeader("100 containers +UTC +LIVE");
            desk.see("line " + (LINES - 1) + " of stderr$");
            ProcessHandle java = desk.virtualMachine();
            // until what runs every two seconds has been compiled, for which the launcher has Java wait longer than
            // usual
            pass(Duration.ofSeconds(40));
            long before = ScreenDesk.processorMillis(java);
            long start = System.nanoTime();
            pass(Duration.ofSeconds(10));
            long used = ScreenDesk.processorMillis(java) - before;
            double share = used * 1e8 / (System.nanoTime() - start);
            System.out.printf("idle with 100 containers: %.2f %% of a core%n", share);
            assertTrue(share < 2, "per cent of a core: " + share);
            desk.keys("q");
            desk.endsWith(0);
        }
    }

    /** 50,000 lines a second for three seconds: a frame for each refresh and not for each write, and the end is seen. */
    @Test
    void aFloodCostsOneFrameARefresh() throws IOException {
        Path diagnostics = folder.resolve("diagnostics");
        try (var desk =
                ScreenDesk.open(80, 24, "--utc", "--root", tree.root().toString(), "--debug", diagnostics.toString())) {
            desk.seeHeader("LIVE");
            long start = System.nanoTime();
            int written = 0;
            try (OutputStream log = new FileOutputStream(api.logFile().toFile(), true)) {
                for (int burst = 1; burst <= 300; burst++) {
                    var bytes = new ByteArrayOutputStream();
                    for (int i = 0; i < 500; i++) {
                        bytes.write(DockerJson.record("stdout", Instant.now(), "flood " + written++ + "\n"));
                    }
                    log.write(bytes.toByteArray());
                    long due = start + burst * 10_000_000L;
                    Await.until(Duration.ofSeconds(5), "the next burst", () -> System.nanoTime() >= due);
                }
            }
            desk.see("flood " + (written - 1) + "$");
            List<String> floods = desk.tmux.screen().stream()
                    .filter(row -> row.contains("flood "))
                    .map(row -> row.substring(row.indexOf("flood ")).strip())
                    .toList();
            for (int i = 0; i < floods.size(); i++) {
                assertEquals("flood " + (written - floods.size() + i), floods.get(i));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            desk.keys("q");
            desk.endsWith(0);
            String told = Files.readString(diagnostics);
            int frames = Integer.parseInt(told.replaceAll("(?s).*?(\\d+) frames drawn.*", "$1"));
            System.out.printf("%d lines in %.1f s: %d frames%n", written, seconds, frames);
            assertTrue(frames <= seconds * 31 + 15, frames + " frames in " + seconds + " s");
        }
    }

    @Test
    void aDefectRestoresTheTerminalAndIsToldInOneLine() throws IOException {
        Path trigger = folder.resolve("broken");
        Path java = Files.createDirectories(folder.resolve("jvm/bin")).resolve("java");
        // the launcher's own command, with another main class from the tests' classes
        Files.writeString(java, """
                #!/bin/sh
                tty=
                while [ "$1" != -cp ]; do case $1 in -Djlogtui.tty=*) tty=$1 ;; esac; shift; done
                jar=$2; shift 3
                exec "$REAL_JAVA" $tty -cp "$TEST_CLASSES:$jar" jlogtui.app.DefectiveProgram "$@"
                """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("jvm/release"), "JAVA_VERSION=\"17\"\n");
        var environment = Map.of(
                "JLOGTUI_JAVA", folder.resolve("jvm").toString(),
                "REAL_JAVA", ScreenDesk.java(),
                "TEST_CLASSES", ScreenDesk.base().resolve("target/test-classes").toString(),
                "BREAK", trigger.toString());
        try (var desk = ScreenDesk.open(
                200, 24, environment, "--utc", "--root", tree.root().toString())) {
            desk.seeHeader("LIVE");
            desk.see("line " + (LINES - 1) + " of stderr$");
            assertTrue(desk.tmux.isAlternateScreen());

            Files.createFile(trigger);
            desk.keys("k");

            var rows = desk.see("^code=70$");
            assertEquals(
                    List.of(
                            "jlogtui: this is a defect of jlogtui: java.lang.IllegalStateException: the clock is broken. "
                                    + "Run it again with --debug FILE to see more."),
                    rows.stream().filter(row -> row.contains("jlogtui: ")).toList());
            assertFalse(String.join("\n", rows).contains("\tat "), rows::toString);
            desk.endsWith(70);
        }
    }

    @Test
    void theMouseScrollsAndSelects() throws IOException {
        try (var desk = open(80, 24)) {
            assertTrue(desk.tmux.isMouseTaken());
            desk.type("\033[<64;10;5M\033[<64;10;5M");
            desk.seeHeader("PAUSED");
            desk.see("line " + (LINES - 7) + " of");
            desk.tmux.waitFor("six rows up", rows -> rows.get(rows.size() - 2).contains("line " + (LINES - 7) + " of"));
            desk.type("\033[<0;10;2M\033[<0;10;2m");
            desk.seeStatus(clock(LINES - 7 - 21));
            desk.type("\033[<65;10;5M\033[<65;10;5M");
            desk.see("line " + (LINES - 1) + " of");
            desk.keys("q");
            desk.endsWith(0);
        }
    }

    @Test
    void whatALogHoldsCannotControlTheTerminal() throws IOException {
        Path corpus = ScreenDesk.base().resolve("src/test/resources/corpus/containers");
        try (var desk = ScreenDesk.open(80, 24, "--utc", "--root", corpus.toString(), "jlt-ansi", "jlt-escapes")) {
            desk.seeHeader("2 containers +UTC +LIVE");
            desk.see("jlt-");
            desk.keys("?");
            desk.see("keys");
            String state = desk.tmux.ask(TERMINAL_STATE);
            desk.keys("q", "g");
            desk.seeStatus("  0 %");
            for (boolean wrapped : List.of(false, true)) {
                boolean atEnd = false;
                while (!atEnd) {
                    var screen = desk.tmux.screen();
                    assertEquals(state, desk.tmux.ask(TERMINAL_STATE), () -> String.join("\n", screen));
                    assertEquals(24, screen.size());
                    assertTrue(screen.get(0).matches(" jlogtui  2 containers +UTC  (PAUSED|LIVE)"), screen.get(0));
                    for (String row : screen.subList(1, 23)) {
                        assertTrue(
                                row.matches(" (\\d\\d:\\d\\d:\\d\\d\\.\\d{3}| {12}) (jlt-ansi   |jlt-escapes)([ ▌].*)?")
                                        || (wrapped && row.matches("( {26}.*)?"))
                                        || row.matches(" ── jlt-(ansi|escapes) [a-z0-9 ().]+ ─*"),
                                () -> row + " in\n" + String.join("\n", screen));
                    }
                    atEnd = screen.get(23).contains(" 100 %");
                    desk.keys("Space");
                    if (!atEnd) {
                        desk.tmux.waitFor("the next page", rows -> !rows.equals(screen));
                    }
                }
                desk.keys("g", "C-w");
                desk.seeStatus("  0 %.*long lines are");
            }
            assertEquals("", desk.tmux.ask("#{buffer_sample}"), "the clipboard");
            desk.keys("q");
            desk.endsWith(0);
        }
    }

    /** The time itself is what is waited for here. */
    static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Await.until(time.plusSeconds(5), "time passes", () -> System.nanoTime() - end > 0);
    }

    private static List<String> lines(List<String> screen) {
        return screen.subList(1, screen.size() - 1).stream()
                .filter(row -> !row.isBlank())
                .toList();
    }

    private String clock(int line) {
        return LocalTime.ofInstant(first.plusSeconds(line), ZoneOffset.UTC).toString()
                + (first.plusSeconds(line).getEpochSecond() % 60 == 0 ? ":00" : "");
    }
}
