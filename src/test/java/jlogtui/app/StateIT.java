package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jlogtui.testkit.Await;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.FakeContainer;
import jlogtui.testkit.Tmux;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outlives a run, by the whole program on a real terminal. */
class StateIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int LINES = 90;

    @TempDir
    Path folder;

    private ContainerTree tree;
    private Path state;

    @BeforeEach
    void writeLogs() {
        state = folder.resolve("state");
        tree = ContainerTree.in(folder);
        FakeContainer api = tree.container("shop-api").create();
        FakeContainer web = tree.container("shop-web").create();
        Instant first = Instant.parse("2026-08-20T03:15:00Z");
        for (int i = 0; i < LINES; i++) {
            FakeContainer container = i % 2 == 0 ? api : web;
            container.append(i % 3 == 0 ? "stderr" : "stdout", first.plusSeconds(i), "line " + i + " of it\n");
        }
    }

    private ScreenDesk open(String... more) throws IOException {
        var arguments =
                new ArrayList<String>(List.of("--utc", "--root", tree.root().toString()));
        arguments.addAll(List.of(more));
        var desk =
                ScreenDesk.open(80, 24, Map.of("XDG_STATE_HOME", state.toString()), arguments.toArray(String[]::new));
        desk.see("line \\d+ of it$");
        return desk;
    }

    /** All that has been written so far. */
    private String written() {
        StringBuilder all = new StringBuilder();
        Path directory = state.resolve("jlogtui");
        if (!Files.exists(directory)) {
            return "";
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                all.append(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    private static void end(ScreenDesk desk, String signal, ProcessHandle process) {
        ProcessHandle machine = desk.virtualMachine();
        Tmux.kill(signal, process.pid());
        ScreenDesk.awaitGone(machine);
    }

    @Test
    void whoMayOnlyReadLogsLeavesNothingBehind() throws IOException {
        Map<String, String> environment = Map.of("XDG_STATE_HOME", state.toString(), "JLOGTUI_SECURE", "1");
        try (var desk = ScreenDesk.open(
                80, 24, environment, "--utc", "--root", tree.root().toString())) {
            desk.see("line \\d+ of it$");
            desk.keys("k", "m", ":");
            desk.see("^:");
            Path file = folder.resolve("taken");
            desk.type("w " + file);
            desk.see("^:w .*taken");
            desk.keys("Enter");
            desk.seeStatus("writing files is switched off here");
            desk.keys("Q");
            desk.endsWith(0);
            assertFalse(Files.exists(file));
            assertFalse(Files.exists(state));
        }
    }

    @Test
    void aKilledProgramHasKeptTheViewWhichComesBackWhenAskedFor() throws IOException {
        try (var desk = open()) {
            desk.keys("s", "k", "k", "m");
            desk.seeHeader("stderr +UTC +PAUSED");
            desk.seeStatus("marked, 1 mark");
            desk.keys("/");
            desk.see("^ /$");
            desk.type("line 6");
            desk.keys("Enter");
            desk.seeStatus("03:15:06");
            Await.until(
                    LIMIT,
                    () -> "mark, view and prompt in " + written(),
                    () -> written().contains("\"checksum\"")
                            && written().contains("\"line 6\"")
                            && written().contains("\"stderr\""));
            end(desk, "KILL", desk.virtualMachine());
            desk.see("^code=137$");
        }
        try (var desk = open()) {
            desk.seeHeader("containers +UTC +LIVE");
            desk.see("^◆03:16:21.*line 81 of it$");
            desk.keys("'");
            desk.seeStatus("03:16:21");
            desk.keys("/");
            desk.see("^ /$");
            desk.keys("Up");
            desk.see("^ / line 6$");
            desk.keys("Escape");
            desk.seeStatus("03:16:21");
            desk.keys("s");
            desk.seeHeader("stderr");
            desk.keys("Q");
            desk.endsWith(0);
        }
        try (var desk = open("--resume")) {
            desk.seeHeader("stderr +UTC +PAUSED");
            desk.seeStatus("03:16:21");
            desk.keys("q");
            desk.endsWith(0);
        }
        try (var desk = open("--resume", "-s", "stdout")) {
            desk.seeHeader("stdout +UTC +PAUSED");
            desk.keys("q");
            desk.endsWith(0);
        }
    }

    @Test
    void aHangUpRightAfterAKeyLosesNothing() throws IOException {
        try (var desk = open()) {
            desk.keys("s");
            desk.seeHeader("stderr");
            Await.until(LIMIT, "a first writing", () -> written().contains("\"stderr\""));
            desk.keys("s");
            desk.seeHeader("stdout");
            end(desk, "HUP", desk.launcher());
        }
        assertTrue(written().contains("\"streams\":\"stdout\""), written());
    }

    @Test
    void withoutStateNothingIsLeftOrRead() throws IOException {
        try (var desk = open("--no-state")) {
            desk.keys("s", "k", "m");
            desk.seeStatus("marked, 1 mark");
            desk.keys("q");
            desk.endsWith(0);
        }
        assertFalse(Files.exists(state));
        try (var desk = open()) {
            desk.keys("m");
            desk.seeStatus("marked, 1 mark");
            Await.until(LIMIT, "a mark", () -> written().contains("checksum"));
            desk.keys("q");
            desk.endsWith(0);
        }
        String left = written();
        assertTrue(left.contains("\"checksum\""), left);
        try (var desk = open("--no-state")) {
            desk.keys("'");
            desk.seeStatus("no mark yet");
            desk.keys("q");
            desk.endsWith(0);
        }
        assertEquals(left, written());
    }

    @Test
    void withNothingToComeBackToItSaysSo() throws IOException {
        try (var desk = open("--resume")) {
            desk.seeStatus("no earlier view");
            desk.keys("q");
            desk.endsWith(0);
        }
    }
}
