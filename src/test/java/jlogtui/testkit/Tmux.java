package jlogtui.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A real terminal with one program in it: a tmux server of its own, without status line, that keeps the screen of a
 * program that has ended. The program's environment is the test's with {@code LC_ALL=C.UTF-8}, a directory for state that
 * goes with the terminal, and what is given on top.
 */
public final class Tmux implements Closeable {
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SETUP = """
            set -g status off
            set -g default-terminal tmux-256color
            set -g escape-time 0
            set -g remain-on-exit on
            set -g remain-on-exit-format ''
            set -g exit-empty off
            set -g history-limit 5000
            set -g set-clipboard on
            """;

    private final Path folder;

    private Tmux(Path folder) {
        this.folder = folder;
    }

    /** Starts the program on a screen of that size; skips the test where there is no tmux. */
    public static Tmux start(int columns, int rows, Map<String, String> environment, String... command)
            throws IOException {
        Require.tmux();
        Path folder = Files.createTempDirectory("jlogtui-tmux-");
        Files.writeString(folder.resolve("conf"), SETUP);
        var tmux = new Tmux(folder);
        var call = new ArrayList<String>(
                List.of("new-session", "-d", "-x", Integer.toString(columns), "-y", Integer.toString(rows)));
        call.addAll(List.of("-e", "XDG_STATE_HOME=" + folder.resolve("state")));
        environment.forEach((name, value) -> call.addAll(List.of("-e", name + "=" + value)));
        call.add("--");
        // one argument would go through a shell
        call.add("env");
        call.addAll(List.of(command));
        try {
            tmux.call(call);
        } catch (AssertionError e) {
            tmux.close();
            throw e;
        }
        return tmux;
    }

    /** Presses keys by tmux's names: {@code q}, {@code C-c}, {@code Enter}, {@code Escape}, {@code PageUp}, {@code F1}. */
    public void sendKeys(String... keys) {
        var call = new ArrayList<String>(List.of("send-keys", "--"));
        for (String key : keys) {
            call.add(literal(key));
        }
        call(call);
    }

    /** Types the text as it is. */
    public void sendLiteral(String text) {
        call(List.of("send-keys", "-l", "--", literal(text)));
    }

    /** Pastes the text, as bracketed paste where the program has asked for it. */
    public void paste(String text) {
        call(List.of("load-buffer", "-"), text.getBytes(StandardCharsets.UTF_8));
        call(List.of("paste-buffer", "-p", "-r"));
    }

    /** The rows of the screen, from the top, without blanks at their ends. */
    public List<String> screen() {
        return capture(List.of("capture-pane", "-p"));
    }

    /** The rows of the screen with the escape sequences of their colours and styles. */
    public List<String> screenWithColours() {
        return capture(List.of("capture-pane", "-p", "-e"));
    }

    /** Waits until a row matches the regular expression somewhere; gives the screen. */
    public List<String> waitFor(String regex) {
        var pattern = Pattern.compile(regex);
        return waitFor("a row with /" + regex + "/", rows -> {
            for (String row : rows) {
                if (pattern.matcher(row).find()) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Waits until the screen is as asked for; gives it, and shows the last one seen on failure. */
    public List<String> waitFor(String what, Predicate<List<String>> condition) {
        var last = new ArrayList<String>();
        Await.until(PATIENCE, () -> what + "; the screen is\n" + String.join("\n", last), () -> {
            last.clear();
            last.addAll(screen());
            return condition.test(last);
        });
        return List.copyOf(last);
    }

    /** What programs in the terminal have copied last. */
    public String clipboard() {
        return call(List.of("show-buffer")).outText();
    }

    /** Writes every byte that reaches the terminal from now on to a file. */
    public void record(Path file) {
        call(List.of("pipe-pane", "cat > '" + file + "'"));
    }

    /** Gives the terminal another size. */
    public void resize(int columns, int rows) {
        call(List.of("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows)));
    }

    /** Process number of the program that was started, or of what it became by {@code exec}. */
    public long pid() {
        return Long.parseLong(ask("#{pane_pid}"));
    }

    /** Whether the program has switched to the alternate screen. */
    public boolean isAlternateScreen() {
        return ask("#{alternate_on}").equals("1");
    }

    /** Whether the cursor can be seen. */
    public boolean isCursorVisible() {
        return ask("#{cursor_flag}").equals("1");
    }

    /** Whether the program takes the mouse. */
    public boolean isMouseTaken() {
        return ask("#{mouse_any_flag}").equals("1");
    }

    /** The exit code of the program, 128 + N after signal N; empty while it runs. */
    public OptionalInt exitCode() {
        if (!ask("#{pane_dead}").equals("1")) {
            return OptionalInt.empty();
        }
        String signal = ask("#{pane_dead_signal}");
        if (!signal.isEmpty()) {
            return OptionalInt.of(128 + Integer.parseInt(signal));
        }
        String status = ask("#{pane_dead_status}");
        if (!status.isEmpty()) {
            return OptionalInt.of(Integer.parseInt(status));
        }
        // tmux 3.3a misses about one SIGCHLD of ten when a program dies in the middle of its requests, and then never
        // asks how it ended: a second signal makes it ask
        kill("CHLD", Long.parseLong(ask("#{pid}")));
        return OptionalInt.empty();
    }

    /** Waits until the program has ended and gives its exit code. */
    public int waitForExit() {
        Await.until(
                PATIENCE,
                () -> "the program ends; the screen is\n" + String.join("\n", screen()),
                () -> exitCode().isPresent());
        return exitCode().orElseThrow();
    }

    /** Sends a signal, by name such as {@code TERM}, to the program that was started. */
    public void signal(String name) {
        kill(name, pid());
    }

    /** Sends a signal to any process. */
    public static void kill(String signal, long pid) {
        var run = ProcessRun.of(new ProcessBuilder("kill", "-s", signal, Long.toString(pid)), CALL);
        assertEquals(0, run.exitCode(), run::errText);
    }

    /** Any format of tmux, such as {@code #{pane_tty}}. */
    public String ask(String format) {
        return call(List.of("display-message", "-p", format)).outText().strip();
    }

    @Override
    public void close() throws IOException {
        ProcessRun.of(tmux(List.of("kill-server")), CALL);
        TempFolder.delete(folder);
    }

    private List<String> capture(List<String> call) {
        String text = call(call).outText();
        return List.of(text.substring(0, Math.max(0, text.length() - 1)).split("\n", -1));
    }

    private ProcessRun call(List<String> arguments) {
        return call(arguments, new byte[0]);
    }

    private ProcessRun call(List<String> arguments, byte[] input) {
        var run = ProcessRun.of(tmux(arguments), CALL, input);
        if (run.exitCode() != 0) {
            fail("tmux " + String.join(" ", arguments) + ": " + run.errText());
        }
        return run;
    }

    private ProcessBuilder tmux(List<String> arguments) {
        var command = new ArrayList<String>(List.of(
                "tmux",
                "-u",
                "-S",
                folder.resolve("socket").toString(),
                "-f",
                folder.resolve("conf").toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().remove("TMUX");
        builder.environment().remove("COLORTERM");
        builder.environment().remove("NO_COLOR");
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    /** tmux takes a semicolon at the end of an argument for the end of a command. */
    private static String literal(String text) {
        return text.endsWith(";") ? text.substring(0, text.length() - 1) + "\\;" : text;
    }
}
