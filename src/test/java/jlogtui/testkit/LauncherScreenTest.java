package jlogtui.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code packaging/jlogtui} on a real terminal, with a shell script in the place of Java. */
class LauncherScreenTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Draws like a program of the alternate screen, tells what it was given, and answers single keys. */
    private static final String DRAWING_JAVA = """
            printf '\\033[?1049h\\033[?25l\\033[?1000h'
            echo "java=$$ launcher=$PPID size=$JLOGTUI_SIZE"
            # the launcher does this while Java starts
            until stty -a | grep -q -e '-icanon'; do :; done
            stty -a | grep -o -e '-icanon' -e '-echo ' -e '-isig' -e '-ixon' -e '-iexten' | sort | tr -d '\\n'
            echo
            while :; do
                key=$(dd bs=1 count=1 2>/dev/null)
                case $key in
                    q) printf '\\033[?1049l'; exit 3 ;;
                    z)
                        stty "$JLOGTUI_STTY"
                        kill -TSTP 0
                        stty -icanon -echo -isig -ixon -iexten min 1 time 0
                        echo back
                        ;;
                    *) echo "<$key>" ;;
                esac
            done
            """;

    /** Draws and then waits, so that it ends at once when a signal comes. */
    private static final String SLEEPING_JAVA = """
            printf '\\033[?1049h\\033[?25l\\033[?1000h'
            echo "java=$$ launcher=$PPID size=$JLOGTUI_SIZE"
            exec sleep 60
            """;

    @TempDir
    Path folder;

    private Path launcher;
    private Path record;

    @BeforeEach
    void install() throws IOException {
        launcher = Files.copy(Path.of("packaging/jlogtui").toAbsolutePath(), folder.resolve("jlogtui"));
        Files.createFile(folder.resolve("jlogtui.jar"));
        record = folder.resolve("record");
    }

    @Test
    void setsTheTerminalAndRestoresIt() throws IOException {
        java(DRAWING_JAVA);
        try (var tmux = start(shell("stty; \"$L\"; echo \"code=$?\"; stty; echo end"))) {
            tmux.waitFor("^-echo -icanon-iexten-isig-ixon$");
            tmux.waitFor("size=24 80$");
            tmux.sendKeys("a");
            tmux.waitFor("^<a>$");
            tmux.sendKeys("C-c", "b");
            tmux.waitFor("^<b>$");
            tmux.sendKeys("q");

            List<String> rows = tmux.waitFor("^end$");
            int code = rows.indexOf("code=3");
            assertTrue(code > 0, rows::toString);
            assertEquals(rows.subList(0, code), rows.subList(code + 1, 2 * code + 1));
        }
    }

    @Test
    void passesSignalsOnAtOnce() throws IOException {
        java(SLEEPING_JAVA);
        var codes = Map.of("TERM", 143, "INT", 130, "QUIT", 131, "HUP", 129);
        for (var signal : codes.entrySet()) {
            try (var tmux = start(shell("\"$L\"; echo \"code=$?\"; sleep 60"))) {
                Tmux.kill(signal.getKey(), pid(tmux, "launcher"));

                tmux.waitFor("^code=" + signal.getValue() + "$");
                assertRestored(tmux);
                assertFalse(tmux.screen().toString().contains("jlogtui:"), tmux.screen()::toString);
            }
        }
    }

    @Test
    void restoresWhatAKilledJavaLeaves() throws IOException {
        java(SLEEPING_JAVA);
        try (var tmux = start(shell("\"$L\"; echo \"code=$?\"; sleep 60"))) {
            Tmux.kill("KILL", pid(tmux, "java"));

            tmux.waitFor("^jlogtui: Java ended by signal 9 \\(exit code 137\\); the terminal has been restored\\.$");
            tmux.waitFor("^code=137$");
            assertRestored(tmux);
        }
    }

    @Test
    void stopsAndGoesOnAsOneGroup() throws IOException {
        java(DRAWING_JAVA);
        try (var tmux = start("bash", "--norc", "--noprofile", "-i")) {
            tmux.sendLiteral(launcher.toString());
            tmux.sendKeys("Enter");
            tmux.waitFor("^-echo ");
            tmux.sendKeys("z");
            tmux.waitFor("Stopped");
            tmux.sendLiteral("fg");
            tmux.sendKeys("Enter");
            tmux.waitFor("^back$");
            tmux.sendKeys("k");
            tmux.waitFor("^<k>$");
            tmux.sendKeys("q");
            tmux.waitFor("the normal screen", rows -> !tmux.isAlternateScreen());
        }
    }

    @Test
    void becomesJavaForPlainOutputAndStaysItsParentForTheScreen() throws IOException {
        java("{ [ \"${JLOGTUI_STTY-}\" ] && printf screen || printf plain; } >>\"$RECORD\"; echo >>\"$RECORD\"");
        List<String> screen = List.of(
                "",
                "web",
                "--demo",
                "-f",
                "-s stderr",
                "-sstderr -fgx",
                "-g -n",
                "--grep --plain",
                "-fg -t",
                "-- --plain",
                "-- -t",
                "--tz=UTC --utc",
                "--no-follow",
                "--since 5m --until now",
                "--debug -o",
                "-",
                "-l warn -v --list");
        List<String> plain = List.of(
                "--plain",
                "web --plain",
                "-n 5",
                "-n5",
                "-fn5",
                "--tail=5",
                "--tail 5",
                "-t",
                "-ft",
                "--timestamps",
                "--details",
                "-o json",
                "-ojson",
                "--output=raw",
                "--list",
                "-h",
                "-fV",
                "--help",
                "--version",
                "--completion bash",
                "--completion=zsh",
                "--print-config",
                "-g x -t",
                "-gx -t",
                "--color always --plain");
        var script = new StringBuilder();
        var expected = new ArrayList<String>();
        for (String arguments : screen) {
            script.append("\"$L\" ").append(arguments).append('\n');
            expected.add("screen");
        }
        for (String arguments : plain) {
            script.append("\"$L\" ").append(arguments).append('\n');
            expected.add("plain");
        }
        script.append("TERM=dumb \"$L\"\n\"$L\" | cat\n\"$L\" </dev/null\necho all done\n");
        expected.addAll(List.of("plain", "plain", "plain"));
        try (var tmux = start(shell(script.toString()))) {
            tmux.waitFor("^all done$");
        }

        List<String> actual = Files.readAllLines(record);
        var wrong = new ArrayList<String>();
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).equals(actual.get(i))) {
                wrong.add(script.toString().lines().toList().get(i) + " was " + actual.get(i));
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(expected.size(), actual.size());
    }

    private static void assertRestored(Tmux tmux) {
        assertFalse(tmux.isAlternateScreen(), "alternate screen");
        assertTrue(tmux.isCursorVisible(), "cursor");
        assertFalse(tmux.isMouseTaken(), "mouse");
        var stty = ProcessRun.of(new ProcessBuilder("stty", "-a", "-F", tmux.ask("#{pane_tty}")), LIMIT);
        assertTrue(stty.outText().matches("(?s).*\\sisig icanon iexten echo .*"), stty::outText);
    }

    private static long pid(Tmux tmux, String who) {
        String row = String.join(" ", tmux.waitFor("^java=\\d+ launcher=\\d+ size"));
        int at = row.indexOf(who + "=") + who.length() + 1;
        return Long.parseLong(row.substring(at, row.indexOf(' ', at)));
    }

    private void java(String body) throws IOException {
        Path java = folder.resolve("jvms/a/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("jvms/a/release"), "JAVA_VERSION=\"99\"\n");
    }

    private String[] shell(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("script"), script);
        return new String[] {"sh", file.toString()};
    }

    private Tmux start(String... command) throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("JLOGTUI_JVMS", folder.resolve("jvms").toString());
        environment.put("RECORD", record.toString());
        environment.put("L", launcher.toString());
        environment.put("JLOGTUI_JAVA", "");
        return Tmux.start(80, 24, environment, command);
    }
}
