package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.FakeContainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole program where less can be had than on a large colourful terminal. */
class TerminalsIT {
    private static final Instant FIRST = Instant.parse("2026-08-20T01:15:07Z");
    /** SGR sequences that set a colour, but for the terminal's own. */
    private static final String COLOR = ".*\033\\[(?:\\d+;)*(?:3[0-8]|4[0-8]|9\\d|10\\d)[;m].*";

    @TempDir
    Path folder;

    private ContainerTree tree;

    @BeforeEach
    void writeLogs() {
        tree = ContainerTree.in(folder);
        FakeContainer api = tree.container("api").create();
        for (int i = 0; i < 60; i++) {
            String text = i % 5 == 3 ? "ERROR no answer" : i % 5 == 4 ? "grün → 日本" : "all is well";
            api.append(i % 5 == 3 ? "stderr" : "stdout", FIRST.plusSeconds(i), i + " " + text + "\n");
        }
    }

    private ScreenDesk open(int columns, int rows, Map<String, String> environment) throws IOException {
        return ScreenDesk.open(
                columns, rows, environment, "--utc", "--root", tree.root().toString());
    }

    /** With {@code ascii} in a locale without UTF-8. */
    @ParameterizedTest
    @CsvSource({
        "xterm, utf8, color",
        "xterm-256color, utf8, color",
        "tmux-256color, utf8, color",
        "screen, utf8, color",
        "linux, utf8, color",
        "linux, ascii, color",
        "vt100, ascii, none"
    })
    void everyTerminalShowsTheLogAndIsRestored(String term, String letters, String colors) throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("TERM", term);
        boolean isAscii = letters.equals("ascii");
        if (isAscii) {
            environment.put("LC_ALL", "C");
        }
        if (term.equals("screen")) {
            environment.put("STY", "1.pts");
        }
        try (var desk = open(80, 24, environment)) {
            desk.seeHeader("1 container .*LIVE");
            desk.see("58 ERROR no answer$");
            desk.keys("Up", "k");
            desk.seeHeader("PAUSED");
            desk.seeStatus("01:16:04");
            desk.keys("Home");
            desk.seeStatus("01:15:07");
            desk.keys("Space", "End");
            desk.seeHeader("LIVE");
            desk.keys("s");
            desk.seeHeader("stderr");
            String sign = isAscii ? "!" : "▌";
            desk.tmux.waitFor(
                    "only stderr",
                    screen -> screen.stream().noneMatch(row -> row.contains("well"))
                            && screen.stream()
                                            .filter(row -> row.contains(sign + "E "))
                                            .count()
                                    == 12);
            desk.keys("s", "s", "/");
            desk.see("^ ?/");
            desk.type("well");
            desk.keys("Enter");
            desk.seeStatus("36 hits");
            assertEquals(
                    colors.equals("color"),
                    String.join("", desk.tmux.screenWithColours()).matches("(?s)" + COLOR),
                    term);
            if (isAscii) {
                String text = String.join("", desk.tmux.screen());
                assertTrue(text.chars().allMatch(letter -> letter < 0x7f), text);
                assertTrue(text.contains("gr?n"), text);
            }
            desk.keys("q");
            desk.endsWith(0);
        }
    }

    @Test
    void aTinyScreenWithoutColorTellsAll() throws IOException {
        try (var desk = open(40, 6, Map.of("NO_COLOR", "1"))) {
            desk.seeHeader("1 container .*LIVE");
            desk.see("58 ERROR no answer$");
            // Told by a sign, bold and underlined
            desk.see("▌58 ERROR");
            List<String> screen = desk.tmux.screenWithColours();
            assertFalse(String.join("", screen).matches("(?s)" + COLOR), screen::toString);
            String error = screen.stream()
                    .filter(row -> row.contains("58 ERROR"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(error.contains("1m") && error.contains("4m"), error);
            String selected = screen.get(4);
            assertTrue(selected.matches("(?s).*[\\[;]7m.*"), selected);
            desk.keys("/");
            desk.type("answer");
            desk.see("^ */ ?answer");
            desk.keys("Enter");
            desk.seeStatus("12 hits");
            desk.keys("?");
            desk.see("Moving|close");
            desk.keys("q", "o");
            desk.see("api");
            desk.keys("Escape");
            desk.see("58 ERROR no answer$");
            desk.keys("Enter");
            desk.see("Thu 20 Aug 01:16:05");
            desk.keys("Q");
            desk.endsWith(0);
        }
    }

    @Test
    void aThemeIsUsedLive() throws IOException {
        try (var desk = open(100, 24, Map.of())) {
            desk.seeHeader("1 container .*LIVE");
            desk.keys(":");
            desk.type("theme dracu");
            desk.keys("Tab");
            desk.see("^:theme dracula");
            desk.keys("Enter");
            desk.seeStatus("theme dracula");
            desk.tmux.waitFor(
                    "its text",
                    screen -> String.join("", desk.tmux.screenWithColours()).contains("38;5;231"));
            desk.keys(":");
            desk.type("theme drakula");
            desk.see("^:theme drakula");
            desk.keys("Enter");
            desk.seeStatus("there is no theme 'drakula'; did you mean dracula");
            desk.keys("q");
            desk.endsWith(0);
        }
    }
}
