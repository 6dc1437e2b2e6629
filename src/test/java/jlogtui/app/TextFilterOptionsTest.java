package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.FakeContainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options that choose lines by their text, in plain output. */
class TextFilterOptionsTest {
    private static final Instant T = Instant.parse("2026-08-20T03:00:00Z");

    @TempDir
    private Path folder;

    private FakeContainer api;

    @BeforeEach
    void writeLogs() throws IOException {
        api = ContainerTree.in(folder).container("api").create();
        for (int i = 0; i < 20; i++) {
            api.appendLine(i % 2 == 0 ? "stdout" : "stderr", T.plusSeconds(i), "line " + i + (i == 9 ? " Error" : ""));
        }
    }

    private InProcess.Ran run(String... more) {
        String[] args = new String[more.length + 4];
        args[0] = "--root";
        args[1] = folder.toString();
        args[2] = "-ojson";
        args[3] = "--utc";
        System.arraycopy(more, 0, args, 4, more.length);
        return new InProcess().run(args);
    }

    /** The numbers of the lines that were written. */
    private String lines(String... more) {
        InProcess.Ran ran = run(more);
        assertEquals("", ran.err());
        assertEquals(0, ran.exitCode());
        return ran.out()
                .replaceAll("(?m)^.*\"log\":\".*?line (\\d+).*$", "$1")
                .replace('\n', ' ')
                .strip();
    }

    @Test
    void eachFurtherPatternNarrowsAndDroppedLinesGo() {
        assertEquals("9", lines("-g", "error"));
        assertEquals("", lines("-g", "ERROR"));
        assertEquals("1 10 11 12 13 14 15 16 17 18 19", lines("--grep", "line 1"));
        assertEquals("11 13 15", lines("-g", "line 1", "-g", "[135]$", "-v", "line 1$"));
        assertEquals("0 1 2 3 4 5 6 7 8 9", lines("-v", "line 1\\d"));
    }

    @Test
    void contextIsCountedAmongTheLinesThatTheOtherFiltersShow() {
        assertEquals("7 8 9 10 11", lines("-g", "error", "-C", "2"));
        assertEquals("5 7 9 11 13", lines("-g", "error", "-C2", "-s", "stderr"));
        assertEquals("6 7 9 10 11", lines("-g", "error", "-C2", "-v", "line 8"));
        assertEquals("", lines("-g", "error", "-C", "2", "-n", "5"));
    }

    @Test
    void aLongLineIsMatchedAsOne() throws IOException {
        String text = "x".repeat(16_382) + "needle";
        api.append("stdout", T.plusSeconds(30), text.substring(0, 16_384));
        api.append("stdout", T.plusSeconds(30), text.substring(16_384) + "\n");
        InProcess.Ran ran = new InProcess().run("--root", folder.toString(), "--plain", "-g", "needle", "api");
        assertEquals(text + "\n", ran.out());
    }

    @Test
    void aWrongPatternIsShownWithACaret() {
        InProcess.Ran ran = run("-v", "ok", "-g", "a(b");
        assertEquals(2, ran.exitCode());
        assertEquals("jlogtui: --grep cannot be read: this bracket is never closed.\n  a(b\n   ^\n", ran.err());
        assertEquals(2, run("-g", "a", "-C", "-1").exitCode());
    }

    @Test
    void theLeastLevelIsAFilterWithLinesAroundItToo() {
        String[] texts = {"WARN line 20", "debug: line 21", "line 22", "level=error line 23", "line 24", "FATAL line 25"
        };
        for (int i = 0; i < texts.length; i++) {
            api.appendLine("stdout", T.plusSeconds(20 + i), texts[i]);
        }
        assertEquals(26, lines("-l", "trace").split(" ").length);
        assertEquals(26, lines("-l", "debug").split(" ").length);
        assertEquals("20 22 23 24 25", lines("-l", "info", "-g", "line 2.", "--since", "2026-08-20T03:00:15Z"));
        assertEquals("20 23 25", lines("--level", "WARN", "--since", "2026-08-20T03:00:15Z"));
        assertEquals("25", lines("-l", "fatal"));
        assertEquals("24 25", lines("-l", "fatal", "-C", "1"));
        assertEquals("21 23 24 25", lines("-l", "error", "-v", "22", "-C1", "--since", "2026-08-20T03:00:15Z"));
        assertEquals(2, run("-l", "loud").exitCode());
        String json = run("-l", "error", "--since", "2026-08-20T03:00:15Z").out();
        assertEquals("error fatal ", json.replaceAll("(?m)^.*,\"level\":\"(\\w+)\",\"log\".*\n", "$1 "));
    }
}
