package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jlogtui.testkit.Await;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.FakeContainer;
import jlogtui.testkit.Require;
import jlogtui.testkit.Tmux;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Terminals that are odd, tiny, never the same or dead: no hung process, no busy loop. */
class TerminalFaultsIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** A pipe holds 64 KiB. */
    private static final int NEARLY_FULL = 60_000;

    @TempDir
    Path folder;

    private ContainerTree tree;

    @BeforeEach
    void writeLogs() {
        tree = ContainerTree.in(folder);
        FakeContainer api = tree.container("api").create();
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            StringBuilder line = new StringBuilder("line " + i + " ");
            while (line.length() < 180) {
                line.append((char) ('a' + random.nextInt(26)));
            }
            api.append(
                    i % 2 == 0 ? "stdout" : "stderr",
                    Instant.parse("2026-08-20T03:15:00Z").plusSeconds(i),
                    line + "\n");
        }
    }

    private ScreenDesk open(int columns, int rows, Map<String, String> environment) throws IOException {
        return ScreenDesk.open(
                columns, rows, environment, "--utc", "--root", tree.root().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-terminal", "vt100", "linux", "screen"})
    void anyTerminalWillDo(String term) throws IOException {
        try (var desk = open(80, 24, Map.of("TERM", term))) {
            desk.see("line 2999 ");
            desk.keys("k", "k");
            desk.seeHeader("PAUSED");
            desk.keys("q");
            desk.endsWith(0);
        }
    }

    @Test
    void aTerminalOfOneCellIsNoHindrance() throws IOException {
        try (var desk = open(80, 24, Map.of())) {
            desk.see("line 2999 ");
            desk.tmux.resize(1, 1);
            desk.keys("k", "j", "o", "Escape");
            desk.tmux.resize(40, 6);
            desk.see("line 29");
            desk.tmux.resize(80, 24);
            desk.see("line 2999 ");
            desk.keys("Q");
            desk.endsWith(0);
        }
    }

    @Test
    void aStormOfSizesEndsWithTheLastOne() throws IOException {
        try (var desk = open(80, 24, Map.of())) {
            desk.see("line 2999 ");
            Random random = new Random(7);
            for (int i = 0; i < 150; i++) {
                desk.tmux.resize(1 + random.nextInt(200), 1 + random.nextInt(60));
            }
            desk.tmux.resize(97, 31);
            desk.tmux.waitFor(
                    "a header and a status as wide as the terminal",
                    rows -> rows.size() == 31
                            && rows.get(0).contains("jlogtui")
                            && rows.get(0).stripTrailing().endsWith("LIVE")
                            && rows.get(0).stripTrailing().length() == 96
                            && rows.get(30).contains("100 %"));
            desk.keys("Q");
            desk.endsWith(0);
        }
    }

    /** A terminal that has stopped reading, such as one behind a network that is gone. */
    private final class DeadTerminal implements AutoCloseable {
        private final Process script;
        private final ProcessHandle launcher;
        private final ProcessHandle java;

        DeadTerminal() throws IOException {
            Path program = Require.script();
            String command = "stty rows 50 cols 200; exec '" + ScreenDesk.base().resolve("packaging/jlogtui")
                    + "' --no-state --root '" + tree.root() + "'";
            var builder = new ProcessBuilder(program.toString(), "-qfc", command, "/dev/null");
            builder.environment().put("TERM", "xterm-256color");
            builder.environment().put("JLOGTUI_JAVA", ScreenDesk.java());
            builder.environment().remove("TMUX");
            script = builder.start();
            InputStream out = script.getInputStream();
            byte[] first = out.readNBytes(3000);
            assertTrue(new String(first, StandardCharsets.UTF_8).contains("\033[?1049h"));
            launcher = child(script.toHandle());
            java = child(launcher);
            OutputStream keys = script.getOutputStream();
            Await.until(LIMIT, () -> "only " + available(out) + " bytes are waiting", () -> {
                try {
                    keys.write("gG".getBytes(StandardCharsets.UTF_8));
                    keys.flush();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                return available(out) > NEARLY_FULL;
            });
        }

        private static int available(InputStream stream) {
            try {
                return stream.available();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private static ProcessHandle child(ProcessHandle parent) {
            List<ProcessHandle> found = new ArrayList<>();
            Await.until(LIMIT, "a child of " + parent, () -> {
                found.clear();
                parent.children().forEach(found::add);
                return found.size() == 1;
            });
            return found.get(0);
        }

        void awaitGone() {
            Await.until(LIMIT, "the end of launcher and Java", () -> !launcher.isAlive() && !java.isAlive());
        }

        @Override
        public void close() {
            java.destroyForcibly();
            launcher.destroyForcibly();
            script.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP", "INT"})
    void aSignalEndsItThoughNobodyReadsTheTerminal(String signal) throws IOException {
        try (var terminal = new DeadTerminal()) {
            Tmux.kill(signal, terminal.launcher.pid());
            terminal.awaitGone();
        }
    }

    @Test
    void itEndsWithATerminalThatNobodyRead() throws IOException {
        try (var terminal = new DeadTerminal()) {
            Tmux.kill("KILL", terminal.script.pid());
            terminal.awaitGone();
        }
    }

    @Test
    void waitingForATerminalCostsNothing() throws IOException {
        try (var terminal = new DeadTerminal()) {
            // Compilers may still be at work: it has to become quiet, not to be it
            Await.until(LIMIT, "a second in which Java does next to nothing", () -> {
                long start = ScreenDesk.processorMillis(terminal.java);
                ScreenIT.pass(Duration.ofSeconds(1));
                return ScreenDesk.processorMillis(terminal.java) - start < 100;
            });
            assertTrue(terminal.java.isAlive());
        }
    }
}
