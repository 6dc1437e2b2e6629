package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jlogtui.testkit.Await;
import jlogtui.testkit.ProcessRun;
import jlogtui.testkit.Tmux;

/** A shell on a real terminal, in which {@code packaging/jlogtui} of this checkout has been started. */
final class ScreenDesk implements Closeable {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String BASE = System.getProperty("jlogtui.basedir", "");

    final Tmux tmux;
    /** When the command was entered, by {@link System#nanoTime()}. */
    final long startNanos;

    private final Path state;

    private ScreenDesk(Tmux tmux, long startNanos, Path state) {
        this.tmux = tmux;
        this.startNanos = startNanos;
        this.state = state;
    }

    static Path base() {
        return Path.of(BASE).toAbsolutePath();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static ScreenDesk open(int columns, int rows, String... arguments) throws IOException {
        return open(columns, rows, Map.of(), arguments);
    }

    /** Opens a shell and enters the command in it. */
    static ScreenDesk open(int columns, int rows, Map<String, String> more, String... arguments) throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("JLOGTUI_JAVA", java());
        environment.put("L", base().resolve("packaging/jlogtui").toString());
        environment.put("PS1", "ready> ");
        // Neither what the tester has configured nor where he has been before is of any matter
        environment.put("XDG_CONFIG_HOME", "/nonexistent");
        Path state = Files.createTempDirectory("jlogtui-state");
        Files.writeString(Files.createDirectory(state.resolve("jlogtui")).resolve("welcome.json"), "{}");
        environment.put("XDG_STATE_HOME", state.toString());
        environment.putAll(more);
        var tmux = Tmux.start(columns, rows, environment, "bash", "--norc", "--noprofile", "-i");
        tmux.waitFor("^ready>");
        // tmux itself sets it for what it starts
        String term = more.containsKey("TERM") ? "TERM=" + more.get("TERM") + " " : "";
        tmux.sendLiteral(term + "\"$L\" " + String.join(" ", arguments) + "; echo \"code=$?\"");
        long start = System.nanoTime();
        tmux.sendKeys("Enter");
        return new ScreenDesk(tmux, start, state);
    }

    void keys(String... keys) {
        tmux.sendKeys(keys);
    }

    void type(String text) {
        tmux.sendLiteral(text);
    }

    List<String> see(String regex) {
        return tmux.waitFor(regex);
    }

    /** Waits until the first row matches. */
    List<String> seeHeader(String regex) {
        return tmux.waitFor(
                "a first row with /" + regex + "/", rows -> rows.get(0).matches(".*" + regex + ".*"));
    }

    /** Waits until the last row matches. */
    List<String> seeStatus(String regex) {
        return tmux.waitFor(
                "a last row with /" + regex + "/",
                rows -> rows.get(rows.size() - 1).matches(".*" + regex + ".*"));
    }

    /** Waits until the shell has told this exit code, and checks that the terminal is as the shell wants it. */
    void endsWith(int code) {
        tmux.waitFor("^code=" + code + "$");
        assertSane();
    }

    void assertSane() {
        assertFalse(tmux.isAlternateScreen(), "alternate screen");
        assertTrue(tmux.isCursorVisible(), "cursor");
        assertFalse(tmux.isMouseTaken(), "mouse");
        keys("C-u", "Enter");
        type("stty -a | grep -e '-icanon' -e '-echo ' -e '-isig' -e '-iexten' || echo all is well");
        keys("Enter");
        tmux.waitFor("^all is well$");
    }

    /** The process of the launcher: the shell's child. */
    ProcessHandle launcher() {
        return child(ProcessHandle.of(tmux.pid()).orElseThrow(), "launcher");
    }

    /** The process of Java: the launcher's child. */
    ProcessHandle virtualMachine() {
        return child(launcher(), "virtual machine");
    }

    private static ProcessHandle child(ProcessHandle parent, String what) {
        var found = new ArrayList<ProcessHandle>();
        Await.until(LIMIT, what + " of " + parent, () -> {
            found.clear();
            parent.children().forEach(found::add);
            return found.size() == 1;
        });
        return found.get(0);
    }

    /** Time on a processor that a process has used, in milliseconds. */
    static long processorMillis(ProcessHandle process) {
        try {
            String stat =
                    Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"), StandardCharsets.UTF_8);
            // The name in brackets may hold blanks; after it come the state, 10 more, then user and system time in
            // ticks
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return ticks * 1000 / ticksPerSecond();
        } catch (IOException e) {
            return fail("no process " + process, e);
        }
    }

    private static long ticksPerSecond() {
        return Long.parseLong(ProcessRun.of(new ProcessBuilder("getconf", "CLK_TCK"), LIMIT)
                .outText()
                .strip());
    }

    static void awaitGone(ProcessHandle... processes) {
        for (ProcessHandle process : processes) {
            Await.until(LIMIT, "end of " + process.info().command().or(Optional::empty), () -> !process.isAlive());
        }
    }

    @Override
    public void close() throws IOException {
        tmux.close();
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
