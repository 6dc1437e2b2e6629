package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.FakeContainer;
import jlogtui.testkit.Generated;
import jlogtui.testkit.Installation;
import jlogtui.testkit.ProcessRun;
import jlogtui.testkit.Require;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What jlogtui and its manual tell those who may not read the logs, done by such a user with the real sudo, setpriv and
 * setfacl. The user, the rules of sudo and {@code /var/lib/docker} are there for the processes of the test only.
 */
final class PermissionsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant T = Instant.parse("2026-08-20T03:15:07Z");
    private static final String USER = "logreader";

    /** A world of its own, as root; then the command in a shell of the user. */
    private static final String AS_USER = """
            cd "$1"
            for file in passwd group sudoers; do mount --bind $file /etc/$file; done
            mount -t tmpfs none /var/lib
            mkdir /var/lib/docker
            mount --bind docker /var/lib/docker
            mkdir -p etc && mount --bind etc /etc/sudoers.d 2>/dev/null || true
            exec setpriv --reuid 54321 --regid 54321 --init-groups --inh-caps -all \\
                env -i PATH="$PATH" USER=logreader HOME=/nonexistent TERM=dumb sh -c "$2" </dev/null
            """;

    @TempDir
    private Path folder;

    private Path launcher;
    private ContainerTree tree;

    @BeforeEach
    void makeTheWorld() throws IOException {
        Require.rootWith("sudo", "setpriv", "setfacl", "unshare", "mount");
        launcher = Installation.in(folder);
        Files.writeString(
                folder.resolve("passwd"),
                Files.readString(Path.of("/etc/passwd")) + USER + ":*:54321:54321::/nonexistent:/bin/sh\n");
        Files.writeString(
                folder.resolve("group"),
                Files.readString(Path.of("/etc/group")) + USER + ":x:54321:\noncall:x:54322:" + USER + "\n");
        allow("ALL");
        tree = ContainerTree.in(folder.resolve("docker"));
        api("api").append("stdout", T, "one\n");
        chmod(tree.dataRoot(), "rwx--x---");
        chmod(tree.root(), "rwx--x---");
    }

    /** A container with the rights that Docker gives. */
    private FakeContainer api(String name) throws IOException {
        FakeContainer container = tree.container(name);
        Files.createDirectory(
                container.directory(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x---")));
        Files.createFile(
                container.logFile(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
        container.save();
        for (String file : List.of("config.v2.json", "hostconfig.json")) {
            chmod(container.directory().resolve(file), "rw-------");
        }
        return container;
    }

    private static void chmod(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    /** What the user may do by sudo. */
    private void allow(String command) throws IOException {
        Path sudoers = folder.resolve("sudoers");
        Files.deleteIfExists(sudoers);
        Files.writeString(
                sudoers,
                "Defaults env_reset\nDefaults secure_path=\"" + path() + "\"\n%oncall ALL=(root) NOPASSWD: " + command
                        + "\n");
        chmod(sudoers, "r--r-----");
    }

    private String path() {
        return launcher.getParent() + ":/usr/sbin:/usr/bin:/sbin:/bin";
    }

    private ProcessRun user(String command) {
        var builder = new ProcessBuilder(
                "unshare",
                "--mount",
                "--propagation",
                "private",
                "sh",
                "-ec",
                AS_USER,
                "sh",
                folder.toString(),
                command);
        builder.environment().put("PATH", path());
        return ProcessRun.of(builder, LIMIT);
    }

    private static void assertShows(String wanted, ProcessRun run) {
        assertEquals(wanted, run.outText(), run::errText);
        assertEquals("", run.errText());
        assertEquals(0, run.exitCode());
    }

    /** The lines that the program prints when it may not read. */
    private List<String> advice(String arguments) {
        ProcessRun refused = user("jlogtui " + arguments);
        assertEquals(Exit.DENIED, refused.exitCode(), refused::errText);
        assertEquals("", refused.outText());
        List<String> commands = refused.errText()
                .lines()
                .filter(line -> line.startsWith("  "))
                .map(String::strip)
                .toList();
        assertEquals(3, commands.size(), refused::errText);
        return commands;
    }

    @Test
    void whatIsPrintedHelps() throws IOException {
        List<String> commands = advice("--plain api");

        assertShows("one\n", user(commands.get(0)));
        assertShows("one\n", user(commands.get(1)));
        assertEquals(Exit.DENIED, user("jlogtui --plain api").exitCode(), "something else has given the right");

        assertShows("", user(commands.get(2)));
        assertShows("one\n", user("jlogtui --plain api"));
    }

    @Test
    void theCapabilityReadsAndDoesNothingElse() throws IOException {
        String setpriv = advice("--plain api").get(1).replace(launcher + " --plain api", "");
        Path log = Path.of(
                "/var/lib/docker/containers", ContainerTree.idOf("api"), ContainerTree.idOf("api") + "-json.log");

        ProcessRun run = user(setpriv + "sh -c 'id -u; wc -l <" + log + "; echo x >>" + log + "'");
        assertTrue(run.outText().startsWith("54321\n1\n"), run::outText);
        assertTrue(run.errText().contains("ermission denied"), run::errText);
        assertFalse(Files.readString(tree.container("api").logFile()).contains("x\n"));

        // what comes later can be read, too, with its name
        api("late").append("stdout", T, "two\n");
        assertShows("two\n", user(setpriv + "jlogtui --plain late"));
    }

    @Test
    void anAccessListAlsoHoldsForWhatComesLater() throws IOException {
        assertShows("", user(manual("setfacl")));
        laterLogsCanBeRead();
    }

    @Test
    void aGroupAlsoHoldsForWhatComesLater() throws IOException {
        assertShows("", user(manual("chgrp")));
        laterLogsCanBeRead();
    }

    @Test
    void anAccessListCanBeThatOfAGroup() throws IOException {
        assertShows("", user(manual("setfacl").replace("u:$USER", "g:oncall")));
        laterLogsCanBeRead();
    }

    private void laterLogsCanBeRead() throws IOException {
        assertShows("one\n", user("jlogtui --plain " + ContainerTree.idOf("api").substring(0, 12)));
        FakeContainer late = api("late").limits("1k", 3, false);
        late.append("stdout", T, "two\n")
                .rotate()
                .append("stdout", T, "three\n")
                .rotate();
        for (int number = 1; number < 3; number++) {
            chmod(late.rotatedFile(number), "rw-r-----");
        }
        late.append("stdout", T, "four\n");
        // by its id: its name is for root alone
        assertShows("two\nthree\nfour\n", user("jlogtui --plain " + late.id().substring(0, 12)));
        ProcessRun list = user("jlogtui --list -o json");
        assertEquals(2, list.outText().lines().count(), list::outText);
        assertFalse(list.outText().contains("permission denied"), list::outText);
    }

    @Test
    void aRuleOfSudoAllowsThisCommandOnly() throws IOException {
        String rule = manual("NOPASSWD");
        allow(rule.substring(rule.indexOf("NOPASSWD: ") + 10).strip().replace("/usr/bin/jlogtui", launcher.toString()));
        String command = manual("sudo /usr/bin/env").strip().replace("/usr/bin/jlogtui", launcher.toString());

        assertShows("one\n", user(command));
        for (String other : List.of(
                command + " /etc/shadow",
                "sudo jlogtui",
                command.replace("JLOGTUI_SECURE=1", "JLOGTUI_SECURE=0"),
                "sudo id")) {
            ProcessRun run = user(other.replace("sudo ", "sudo -n "));
            assertEquals(1, run.exitCode(), other);
            assertEquals("", run.outText(), other);
        }
    }

    /** The commands of the manual in which the word stands. */
    private static String manual(String word) throws IOException {
        String page = Files.readString(Generated.MANUAL);
        List<String> found = new ArrayList<>();
        try (Stream<String> blocks =
                Stream.of(page.substring(page.indexOf(".SH PERMISSIONS")).split("\\.nf\n", -1))) {
            blocks.skip(1)
                    .map(block -> block.substring(0, block.indexOf(".fi\n")))
                    .filter(block -> block.contains(word))
                    .forEach(found::add);
        }
        assertEquals(1, found.size(), word);
        return found.get(0).replace("\\-", "-").replace("\\(aq", "'").replace("\\e", "\\");
    }
}
