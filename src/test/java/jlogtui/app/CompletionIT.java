package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.Installation;
import jlogtui.testkit.ProcessRun;
import jlogtui.testkit.Require;
import jlogtui.testkit.Tmux;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion scripts in the shells that they are for. */
final class CompletionIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Completes the last of its arguments. */
    private static final String BASH = """
            source "$SCRIPT" || exit
            compopt() { echo "compopt $*"; }
            COMP_WORDS=(jlogtui "$@")
            COMP_CWORD=$#
            _jlogtui
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    private Path folder;

    private Path launcher;
    private String root;

    @BeforeEach
    void install() throws IOException {
        launcher = Installation.in(folder);
        ContainerTree tree = ContainerTree.in(folder);
        tree.container("web-1").compose("shop", "web").create();
        tree.container("api").create();
        tree.container("$(touch " + folder.resolve("run") + ")").create();
        root = tree.root().toString();
    }

    private Path script(String shell) throws IOException {
        ProcessRun run = ProcessRun.of(new ProcessBuilder(launcher.toString(), "--completion", shell), LIMIT);
        assertEquals(0, run.exitCode(), run::errText);
        return Files.write(folder.resolve("script." + shell), run.out());
    }

    private ProcessRun run(String... command) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().merge("PATH", launcher.getParent() + ":", (old, own) -> own + old);
        builder.environment().put("SCRIPT", folder.resolve("script.bash").toString());
        builder.environment().put("HOME", folder.toString());
        ProcessRun run = ProcessRun.of(builder, LIMIT);
        assertEquals("", run.errText());
        return run;
    }

    private List<String> bash(String... words) throws IOException {
        var command = new ArrayList<String>(List.of("bash", "-c", BASH, "bash"));
        command.addAll(List.of(words));
        return run(command.toArray(new String[0])).outText().lines().toList();
    }

    @Test
    void bashCompletesOptionsValuesAndNames() throws IOException {
        script("bash");
        assertEquals(List.of("--stream"), bash("--str"));
        assertEquals(
                List.of("--follow", "--no-follow").toString(),
                bash("--follow").toString().replace("]", ", --no-follow]"));
        assertEquals(List.of("stdout", "stderr"), bash("--stream", "std"));
        assertEquals(List.of("stdout", "stderr"), bash("--stream", "=", "std"));
        assertEquals(List.of("warn"), bash("-l", "w"));
        assertEquals(List.of("dark"), bash("--theme", "da"));
        assertEquals(List.of("Europe/Paris"), bash("--tz", "Europe/Par"));
        assertEquals(List.of("api", "shop", "shop/web", "web", "web-1"), bash("--root", root, ""));
        assertEquals(List.of("web", "web-1"), bash("--root", "=", root, "api", "w"));
        assertEquals(List.of("shop/web"), bash("-r", root, "--plain", "shop/"));
        assertEquals(
                List.of(folder.resolve("usr").toString()),
                bash("--root", folder + "/u").subList(1, 2));
        assertEquals(List.of("compopt -o default", ""), bash("--debug", ""));
        assertFalse(Files.exists(folder.resolve("run")), "a container's name was run");
    }

    @Test
    void bashTypesIt() throws IOException {
        typeInto("bash", List.of("bash", "--norc", "--noprofile", "-i"), "source ");
    }

    @Test
    void zshTypesIt() throws IOException {
        Require.programs("zsh");
        assertEquals("", run("zsh", "-f", "-n", script("zsh").toString()).outText());
        typeInto("zsh", List.of("zsh", "-f", "-i"), "autoload -U compinit; compinit -D -u; source ");
    }

    private void typeInto(String shell, List<String> command, String load) throws IOException {
        Path script = script(shell);
        String path = launcher.getParent() + ":" + System.getenv("PATH");
        // tmux would keep the path of its own
        List<String> withPath = new ArrayList<>(List.of("HISTFILE=", "PATH=" + path));
        withPath.addAll(command);
        Map<String, String> environment = Map.of("PS1", "$ ", "HOME", folder.toString());
        try (Tmux tmux = Tmux.start(120, 10, environment, withPath.toArray(new String[0]))) {
            tmux.waitFor("\\$");
            tmux.sendLiteral(load + script + "; cd /; clear\n");
            tmux.waitFor("the cleared screen", rows -> rows.get(0).strip().equals("$"));
            tmux.sendLiteral("jlogtui --ro\t");
            tmux.waitFor("--root");
            tmux.sendLiteral(" ".repeat(shell.equals("bash") ? 0 : 1) + root + " --lev\t");
            tmux.waitFor("--level");
            tmux.sendLiteral(" ".repeat(shell.equals("bash") ? 0 : 1) + "er\t");
            tmux.waitFor("--level[ =]error");
            tmux.sendLiteral(" ".repeat(shell.equals("bash") ? 0 : 1) + "web-\t");
            tmux.waitFor("web-1");
        }
    }

    @Test
    void fishCompletesOptionsValuesAndNames() throws IOException {
        Require.programs("fish");
        Path script = script("fish");
        assertEquals("", run("fish", "-n", script.toString()).outText());
        assertEquals(List.of("stderr", "stdout"), fish(script, "--stream std"));
        assertEquals(List.of("web", "web-1"), fish(script, "--root " + root + " web"));
        assertEquals(List.of("shop/web"), fish(script, "--root=" + root + " shop/"));
        assertEquals(List.of("dark"), fish(script, "--theme da"));
        assertEquals(List.of("--stream"), fish(script, "--str"));
        assertFalse(Files.exists(folder.resolve("run")), "a container's name was run");
    }

    private List<String> fish(Path script, String words) throws IOException {
        String complete = "source " + script + "; complete -C 'jlogtui " + words + "'";
        // behind a tab stands what it means
        return run("fish", "-N", "-c", complete)
                .outText()
                .lines()
                .map(line -> line.split("\t", -1)[0])
                .sorted()
                .toList();
    }
}
