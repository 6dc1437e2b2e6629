package jlogtui.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code packaging/jlogtui} with shell scripts in the place of Java and Maven: what it chooses and what it hands on. */
class LauncherTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String RECORDING_JAVA = """
            #!/bin/sh
            {
                for a; do printf '[%s]' "$a"; done
                printf '\\njava=%s\\nstty=%s\\nlocale=%s %s\\ntool=%s\\n' \
                    "$0" "${JLOGTUI_STTY-unset}" "$JLOGTUI_LOCALE" "${LC_ALL-unset}" "${JAVA_TOOL_OPTIONS-unset}"
            } >>"$RECORD"
            exit ${CODE:-0}
            """;

    @TempDir
    Path folder;

    private Path launcher;
    private Path record;

    @BeforeEach
    void install() throws IOException {
        Path home = Files.createDirectories(folder.resolve("in stalled"));
        launcher = Files.copy(Path.of("packaging/jlogtui").toAbsolutePath(), home.resolve("jlogtui"));
        Files.createFile(home.resolve("jlogtui.jar"));
        record = folder.resolve("record");
        Files.createDirectory(folder.resolve("jvms"));
        bareTools();
    }

    @Test
    void takesTheNewestJava() throws IOException {
        jdk("jvms/a", "17.0.15");
        jdk("jvms/b", "25.0.3");
        Path onPath = jdk("path", "21.0.1");

        var run = launch(Map.of("PATH", onPath + "/bin:" + folder.resolve("bare")));

        assertEquals(0, run.exitCode(), run::errText);
        assertEquals("java=" + folder.resolve("jvms/b/bin/java"), recorded().get(1));
        assertEquals("", run.outText() + run.errText());
    }

    @Test
    void amongEqualsTakesJavaHomeAndFollowsTheLinkOnThePath() throws IOException {
        Path home = jdk("home", "21.0.1");
        Path onPath = jdk("real", "21.0.1");
        Path link = Files.createDirectory(folder.resolve("link"));
        Files.createSymbolicLink(link.resolve("java"), onPath.resolve("bin/java"));

        launch(Map.of("PATH", link + ":" + folder.resolve("bare"), "JAVA_HOME", home.toString()));
        assertEquals("java=" + home.resolve("bin/java"), recorded().get(1));

        Files.delete(record);
        launch(Map.of("PATH", link + ":" + folder.resolve("bare")));
        assertEquals("java=" + link.resolve("java"), recorded().get(1));
    }

    @Test
    void theJavaThatWasNamedWinsAsProgramOrHome() throws IOException {
        jdk("jvms/new", "25");
        Path named = jdk("named", "17.0.15");

        for (String value : List.of(named.toString(), named + "/bin/java")) {
            launch(Map.of("JLOGTUI_JAVA", value));
            assertEquals("java=" + named.resolve("bin/java"), recorded().get(1));
            Files.delete(record);
        }
    }

    /** By a rule of sudo the caller's variables may come along, and what they name would run as root. */
    @Test
    void whoMayOnlyReadLogsChoosesNoJava() throws IOException {
        Path onPath = jdk("path", "999");
        Path named = jdk("named", "999.1");
        Map<String, String> environment = Map.of(
                "PATH",
                onPath + "/bin:" + folder.resolve("bare"),
                "JLOGTUI_SECURE",
                "1",
                "JLOGTUI_JAVA",
                named.toString(),
                "JAVA_HOME",
                named.toString(),
                "JLOGTUI_HEAP",
                "1m -XX:OnError=evil",
                "TMPDIR",
                "/victim");
        launch(environment);
        assertEquals("java=" + onPath.resolve("bin/java"), recorded().get(1));
        String all = Files.readString(record);
        assertTrue(all.contains("[-Xmx128m]") && all.contains("[-XX:ErrorFile=/dev/null]"), all);
        assertFalse(all.contains("victim") || all.contains("evil"), all);
    }

    @Test
    void handsOnATemporaryDirectoryThatIsThere() throws IOException {
        jdk("jvms/a", "17.0.15");
        launch(Map.of("TMPDIR", folder.toString()));
        assertTrue(Files.readString(record).contains("[-Djava.io.tmpdir=" + folder + "]"));
        Files.delete(record);
        launch(Map.of("TMPDIR", folder.resolve("gone").toString()));
        assertFalse(Files.readString(record).contains("java.io.tmpdir"), "Java 25 would speak of it");
    }

    @Test
    void asksAJavaWithoutReleaseFile() throws IOException {
        script(
                "jvms/old/bin/java",
                "#!/bin/sh\necho 'openjdk version \"21.0.4\" 2024-07-16' >&2\n[ \"$1\" = -version ] && exit 0\n"
                        + RECORDING_JAVA);
        launch(Map.of());

        assertTrue(recorded().get(1).endsWith("jvms/old/bin/java"), recorded()::toString);
    }

    @Test
    void refusesWhatIsTooOld() throws IOException {
        Path old = jdk("jvms/old", "1.8.0_372");
        Path named = jdk("named", "11.0.2");

        var run = launch(Map.of());
        assertEquals(1, run.exitCode());
        assertEquals(
                "jlogtui: Java 17 or newer is needed, found only " + old.resolve("bin/java") + " (Java 8)."
                        + " Install one (Debian, Ubuntu: apt install openjdk-17-jre-headless) or set JLOGTUI_JAVA.\n",
                run.errText());
        assertEquals("", run.outText());

        run = launch(Map.of("JLOGTUI_JAVA", named.toString()));
        assertEquals(1, run.exitCode());
        assertEquals(
                "jlogtui: JLOGTUI_JAVA is Java 11, too old: " + named.resolve("bin/java")
                        + ". Set it to a Java 17 or newer, or unset it.\n",
                run.errText());
        assertFalse(Files.exists(record), "an old Java was run");
    }

    @Test
    void saysThatThereIsNoJava() {
        var run = launch(Map.of());
        assertEquals(1, run.exitCode());
        assertTrue(run.errText().startsWith("jlogtui: no Java found in JAVA_HOME, PATH or "), run::errText);

        run = launch(Map.of("JLOGTUI_JAVA", "/nowhere/java"));
        assertEquals(1, run.exitCode());
        assertTrue(run.errText().startsWith("jlogtui: JLOGTUI_JAVA names no Java: /nowhere/java."), run::errText);
    }

    @Test
    void handsOnArgumentsStandardInputAndExitCode() throws IOException {
        Path java = jdk("jvms/a", "17");
        script("jvms/a/bin/java", RECORDING_JAVA.replace("exit ${CODE:-0}", "cat; echo err >&2; exit 4"));

        var run = ProcessRun.of(
                command(Map.of(), "--plain", "two words", "", "a\nb", "*", "'\"$x"),
                LIMIT,
                "from stdin\n".getBytes(StandardCharsets.UTF_8));

        assertEquals(4, run.exitCode());
        assertEquals("from stdin\n", run.outText());
        assertEquals("err\n", run.errText());
        String text = Files.readString(record);
        assertTrue(
                text.contains("[-Djlogtui.tty=0][-cp][" + launcher.resolveSibling("jlogtui.jar")
                        + "][jlogtui.app.Main][--plain][two words][][a\nb][*]['\"$x]\n"),
                text);
        assertTrue(text.contains("java=" + java.resolve("bin/java")), text);
    }

    @Test
    void keepsForeignOptionsAndLocalesFromJava() throws IOException {
        jdk("jvms/a", "17");

        launch(Map.of("JAVA_TOOL_OPTIONS", "-Dx=y", "JLOGTUI_STTY", "stale", "LANG", "de_DE.ISO-8859-1"));
        assertEquals(List.of("stty=unset", "locale=de_DE.ISO-8859-1 C.UTF-8", "tool=unset"), tail());

        launch(Map.of("LC_ALL", "", "LC_CTYPE", "en_US.utf8", "LANG", "C", "JLOGTUI_HEAP", "64m"));
        assertEquals(List.of("stty=unset", "locale=en_US.utf8 ", "tool=unset"), tail());
        assertTrue(Files.readString(record).contains("[-Xmx64m]"));
    }

    @Test
    void findsItsJarThroughLinks() throws IOException {
        jdk("jvms/a", "17");
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("one"), Path.of("../in stalled/jlogtui"));
        Files.createSymbolicLink(bin.resolve("two"), Path.of("one"));
        var command = command(Map.of());
        command.command("sh", bin.resolve("two").toString());

        assertEquals(0, ProcessRun.of(command, LIMIT).exitCode());
        assertTrue(
                recorded().get(0).contains("[" + launcher.resolveSibling("jlogtui.jar") + "]"), recorded()::toString);

        Files.delete(launcher.resolveSibling("jlogtui.jar"));
        var run = launch(Map.of());
        assertEquals(1, run.exitCode());
        assertTrue(run.errText().startsWith("jlogtui: jlogtui.jar is not beside this script in "), run::errText);
    }

    @Test
    void takesTheJavaThatTheArchiveIsFor() throws IOException {
        jdk("jvms/new", "25");
        Path made = jdk("made", "17.0.15");
        Path other = jdk("other", "21");
        Path archive = Files.createFile(launcher.resolveSibling("jlogtui.jsa"));
        Path madeFor = launcher.resolveSibling("jlogtui.java");
        Files.writeString(madeFor, made + "/bin/java\n");
        String use = "[-XX:SharedArchiveFile=" + archive + "]";

        assertEquals(0, launch(Map.of()).exitCode());
        assertTrue(recorded().get(0).contains(use), recorded()::toString);
        assertEquals("java=" + made.resolve("bin/java"), recorded().get(1));

        // reached by another name it is still the same program
        Path link = Files.createSymbolicLink(folder.resolve("link"), made);
        assertTrue(launchedFor(Map.of("JLOGTUI_JAVA", link.toString())).contains(use));
        assertFalse(launchedFor(Map.of("JLOGTUI_JAVA", other.toString())).contains("SharedArchiveFile"));

        Files.writeString(madeFor, folder + "/gone/bin/java\n");
        assertFalse(launchedFor(Map.of()).contains("SharedArchiveFile"));
        Files.writeString(madeFor, made + "/bin/java\n");
        Files.delete(archive);
        assertFalse(launchedFor(Map.of()).contains("SharedArchiveFile"));
    }

    @Test
    void runsAPackageWithItsOwnJavaWhereverItIsUnpacked() throws IOException {
        jdk("jvms/new", "999");
        Path top = folder.resolve("un packed");
        script("un packed/lib/jlogtui/runtime/bin/java", RECORDING_JAVA);
        Files.writeString(top.resolve("lib/jlogtui/jlogtui.java"), "runtime/bin/java\n");
        Files.createFile(top.resolve("lib/jlogtui/jlogtui.jsa"));
        Path jar = Files.createDirectories(top.resolve("share/jlogtui")).resolve("jlogtui.jar");
        Files.createFile(jar);
        launcher =
                Files.copy(launcher, Files.createDirectory(top.resolve("bin")).resolve("jlogtui"));

        String arguments = launchedFor(Map.of());
        assertTrue(arguments.contains("[-XX:SharedArchiveFile=" + top + "/lib/jlogtui/jlogtui.jsa]"), arguments);
        assertTrue(arguments.contains("[-cp][" + jar + "]"), arguments);
        assertEquals("java=" + top + "/lib/jlogtui/runtime/bin/java", recorded().get(1));

        Files.delete(top.resolve("lib/jlogtui/jlogtui.jsa"));
        assertFalse(launchedFor(Map.of()).contains("SharedArchiveFile"));
        assertEquals("java=" + top + "/lib/jlogtui/runtime/bin/java", recorded().get(1), "it has its own Java still");

        Files.delete(top.resolve("lib/jlogtui/jlogtui.java"));
        launchedFor(Map.of());
        assertEquals("java=" + folder.resolve("jvms/new/bin/java"), recorded().get(1));
    }

    /** The arguments that Java is given. */
    private String launchedFor(Map<String, String> environment) throws IOException {
        Files.deleteIfExists(record);
        var run = launch(environment);
        assertEquals("", run.outText() + run.errText());
        return recorded().get(0);
    }

    @Test
    void buildsACheckoutOnlyWhenItsSourcesAreNewer() throws IOException {
        jdk("jvms/a", "25");
        Path javac = jdk("jvms/b", "21");
        script("jvms/b/bin/javac", "#!/bin/sh\n");
        Path checkout = checkout();
        script("tools/mvn", """
                #!/bin/sh
                echo built with $JAVA_HOME in $PWD
                mkdir -p target/lib && touch target/jlogtui.jar
                """);
        var path = Map.of("PATH", folder.resolve("tools") + ":" + folder.resolve("bare"));

        var first = launch(path);
        assertEquals(0, first.exitCode(), first::errText);
        assertEquals("", first.outText());
        assertTrue(first.errText().contains("built with " + javac + " in " + checkout), first::errText);
        assertTrue(recorded().get(0).contains("[" + checkout.resolve("target/jlogtui.jar") + "]"));
        assertEquals("", launch(path).errText(), "built again without need");

        Path source = checkout.resolve("src/main/java/jlogtui/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        assertTrue(launch(path).errText().contains("built with"), "not built again");

        var withoutMaven = launch(Map.of());
        assertEquals(0, withoutMaven.exitCode());
        assertTrue(withoutMaven.errText().contains("running the old one"), withoutMaven::errText);
    }

    @Test
    void saysWhyItCannotBuild() throws IOException {
        jdk("jvms/a", "25");
        Path checkout = checkout();
        script("tools/mvn", "#!/bin/sh\necho out of luck\nexit 1\n");

        var failed = launch(Map.of("PATH", folder.resolve("tools") + ":" + folder.resolve("bare")));
        assertEquals(1, failed.exitCode());
        assertEquals("", failed.outText());
        assertTrue(
                failed.errText().contains("out of luck\njlogtui: the build in " + checkout + " failed."),
                failed::errText);

        var withoutMaven = launch(Map.of());
        assertEquals(1, withoutMaven.exitCode());
        assertTrue(withoutMaven.errText().contains("mvn was not found in PATH. Install Maven"), withoutMaven::errText);
        assertFalse(Files.exists(record));
    }

    /** Moves the launcher into a source checkout that has not been built. */
    private Path checkout() throws IOException {
        Path checkout = Files.createDirectory(folder.resolve("check out"));
        Files.createFile(checkout.resolve("pom.xml"));
        Files.createDirectories(checkout.resolve("src/main/java/jlogtui"));
        Files.createFile(checkout.resolve("src/main/java/jlogtui/A.java"));
        Path packaging = Files.createDirectory(checkout.resolve("packaging"));
        launcher = Files.copy(launcher, packaging.resolve("jlogtui"));
        return checkout;
    }

    private Path jdk(String home, String version) throws IOException {
        script(home + "/bin/java", RECORDING_JAVA);
        Files.writeString(
                folder.resolve(home).resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return folder.resolve(home);
    }

    private void script(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ProcessRun launch(Map<String, String> environment, String... arguments) {
        return ProcessRun.of(command(environment, arguments), LIMIT);
    }

    private ProcessBuilder command(Map<String, String> environment, String... arguments) {
        var command = new ArrayList<String>(List.of("sh", launcher.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("PATH", folder.resolve("bare").toString());
        builder.environment().put("JLOGTUI_JVMS", folder.resolve("jvms").toString());
        builder.environment().put("RECORD", record.toString());
        builder.environment().put("TERM", "xterm");
        builder.environment().putAll(environment);
        return builder;
    }

    /** A folder with the few programs the launcher calls, and no Java and no Maven of this machine. */
    private void bareTools() throws IOException {
        for (String name :
                List.of("sh", "cat", "dirname", "find", "mkdir", "mktemp", "readlink", "rm", "stty", "touch")) {
            script("bare/" + name, "#!/bin/sh\nexec " + Require.program(name).orElseThrow() + " \"$@\"\n");
        }
    }

    private List<String> recorded() throws IOException {
        return Files.readAllLines(record);
    }

    private List<String> tail() throws IOException {
        List<String> lines = recorded();
        return lines.subList(lines.size() - 3, lines.size());
    }
}
