package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import jlogtui.app.config.Config;
import jlogtui.app.config.ConfigFiles;
import jlogtui.app.config.ConfigKey;
import jlogtui.model.Level;
import jlogtui.query.StreamChoice;
import jlogtui.view.Preset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What configuration files change about a run, and how they are printed. */
final class ConfigurationTest {
    @TempDir
    Path folder;

    private Path user;
    private Path root;

    @BeforeEach
    void files() throws IOException {
        user = Files.createDirectories(folder.resolve("xdg/jlogtui")).resolve("config.toml");
        root = Files.createDirectory(folder.resolve("containers"));
        String id = "a".repeat(64);
        Path directory = Files.createDirectory(root.resolve(id));
        Files.writeString(directory.resolve("config.v2.json"), "{\"ID\":\"" + id + "\",\"Name\":\"/web\"}");
        Files.writeString(directory.resolve(id + "-json.log"), """
                {"log":"one\\n","stream":"stdout","time":"2026-08-20T01:02:03.5Z"}
                {"log":"ERROR two\\n","stream":"stderr","time":"2026-08-20T01:02:04.5Z"}
                """);
    }

    private InProcess program() {
        return new InProcess()
                .in(folder)
                .environment("XDG_CONFIG_HOME", folder.resolve("xdg").toString());
    }

    private InProcess.Ran run(String ofUser, String... args) throws IOException {
        Files.writeString(user, ofUser);
        return program().run(args);
    }

    /** What a run of the screen would be told. */
    private Configuration onScreen(String ofUser, Options options) throws IOException {
        Files.writeString(user, ofUser);
        Map<String, String> environment =
                Map.of("XDG_CONFIG_HOME", folder.resolve("xdg").toString());
        Config config = new ConfigFiles(folder.resolve("none"), environment).read(Optional.empty());
        Configuration configuration = new Configuration(config, options, surroundings(environment));
        configuration.apply(true);
        return configuration;
    }

    private Surroundings surroundings(Map<String, String> environment) {
        return new Surroundings(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                environment,
                folder,
                Clock.systemUTC(),
                Terminals.NONE);
    }

    @Test
    void plainOutputTakesRootAndPrefix() throws IOException {
        InProcess.Ran ran = run("root = \"" + root + "\"\nprefix = true\n", "--plain");
        assertEquals("web │ one\n", ran.out());
        assertEquals("web │ ERROR two\n", ran.err());
        assertEquals("one\n", run("root = \"" + root + "\"", "--plain", "web").out());
        assertEquals(
                "one\n",
                run("root = \"/nowhere\"", "--root", root.toString(), "--plain", "web")
                        .out());
    }

    @Test
    void noFileChangesWhichLinesAScriptReads() throws IOException {
        InProcess.Ran plain = run("", "--root", root.toString(), "--plain", "web");
        String all = "stream = \"stderr\"\nlevel = \"error\"\nfollow = true\ncontext = 3\ngroup = true\nmask = true\n";
        InProcess.Ran same = run(all, "--root", root.toString(), "--plain", "web");
        assertEquals("one\n", plain.out());
        assertEquals("ERROR two\n", plain.err());
        assertEquals(plain.out(), same.out());
        assertEquals(plain.err(), same.err());
    }

    @Test
    void warningsGoToStandardErrorAndStopNothing() throws IOException {
        InProcess.Ran ran = run("colr = 1\nroot = \"" + root + "/x\"\n", "--root", root.toString(), "--list");
        assertEquals(0, ran.exitCode());
        assertEquals("jlogtui: " + user + ":1: unknown key colr, did you mean color?\n", ran.err());
        InProcess.Ran missing = run("root = \"" + root + "/x\"\n", "--print-config");
        assertEquals("jlogtui: " + user + ":1: root names what is not there: " + root + "/x\n", missing.err());
        assertTrue(missing.out().contains("\nroot = \"auto\" "), missing.out());
    }

    @Test
    void whoIsRefusedTheScreenIsToldWhatIsWrongInTheFile() throws IOException {
        Files.writeString(user, "root = \"" + root + "/x\"\n");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        InProcess.Ran ran = program()
                .environment("TERM", "xterm")
                .terminals(new Terminals(true, true, true))
                .run("--no-state", empty.toString());
        assertEquals(Exit.USAGE, ran.exitCode(), ran.err());
        assertTrue(
                ran.err()
                        .startsWith("jlogtui: " + user + ":1: root names what is not there: " + root + "/x\njlogtui: "),
                ran.err());
    }

    @Test
    void theFileThatIsAskedForStandsAboveAndMustBeThere() throws IOException {
        Files.writeString(folder.resolve("mine.toml"), "tz = \"UTC\"\n");
        InProcess.Ran ran =
                run("tz = \"Europe/Paris\"\ntheme = \"light\"\n", "--config", "mine.toml", "--print-config");
        assertTrue(ran.out().contains("\ntz = \"UTC\""), ran.out());
        assertTrue(ran.out().contains("# " + folder.resolve("mine.toml") + ":1\n"), ran.out());
        assertTrue(ran.out().contains("\ntheme = \"light\""), ran.out());
        InProcess.Ran missing = run("", "--config", "yours.toml");
        assertEquals(Exit.FAILED, missing.exitCode());
        assertEquals(
                "jlogtui: the configuration " + folder.resolve("yours.toml")
                        + " cannot be read: there is no such file.\n",
                missing.err());
    }

    @Test
    void printsEachValueAndWhereItComesFrom() throws IOException {
        Files.writeString(user, "wrap = true\n\n[keys]\nsearch = \"s\"\nstream = \"/\"\n");
        InProcess.Ran ran =
                program().environment("JLOGTUI_ROOT", "/srv").run("--print-config", "--utc", "-s", "stderr", "-C", "7");
        assertEquals("", ran.err());
        String out = ran.out().replaceAll(" +# ", " # ");
        assertTrue(out.contains("\nroot = \"/srv\" # environment\n"), out);
        assertTrue(out.contains("\ntz = \"UTC\" # command line\n"), out);
        assertTrue(out.contains("\nstream = \"stderr\" # command line\n"), out);
        assertTrue(out.contains("\ncontext = \"7\" # command line\n"), out);
        assertTrue(out.contains("\nwrap = true # " + user + ":1\n"), out);
        assertTrue(out.contains("\nfold = false # default\n"), out);
        assertTrue(out.contains("\nsearch = [\"s\"] # " + user + ":4\n"), out);
        assertTrue(out.contains("\nline-down = [\"j\", \"Down\"] # default\n"), out);
    }

    @Test
    void whatIsPrintedIsAConfigurationThatSaysTheSame() throws IOException {
        Path saved = folder.resolve("saved.toml");
        String first = run(
                        "wrap = true\ncontext = \"3 all\"\ntime = \"utc\"\n[keys]\nsearch = [\"\\\"\", \"\\\\\"]\n",
                        "--print-config",
                        "--color",
                        "never")
                .out();
        Files.writeString(saved, first);
        InProcess.Ran again = run("", "--config", saved.toString(), "--print-config");
        assertTrue(again.err().isEmpty(), again.err());
        assertEquals(values(first), values(again.out()));
        assertTrue(values(first).contains("color = \"never\""), first);
        assertTrue(values(first).contains("filters-on = []"), first);
    }

    private static String values(String printed) {
        return printed.replaceAll(" *# .*", "");
    }

    @Test
    void theScreenOpensAsTheFilesSay() throws IOException {
        Options options = new Options();
        Configuration configuration = onScreen("""
                stream = "stderr"
                level = "warn"
                follow = false
                case = "match"
                mask = true
                context = "3 all"
                theme = "light"
                state = false
                tz = "UTC"
                color = "never"
                """, options);
        assertEquals(StreamChoice.STDERR, configuration.streams());
        assertEquals(Level.WARN, configuration.least());
        assertFalse(configuration.follows());
        assertEquals(
                Preset.USUAL
                        .with("case", "match")
                        .with("mask", "on")
                        .with("context", "3")
                        .with("context", "all"),
                configuration.preset());
        assertEquals("light", options.theme.orElseThrow());
        assertTrue(options.noState);
        assertEquals("UTC", options.zone.orElseThrow().getId());
        assertEquals(Options.ColorChoice.NEVER, options.colorOrAuto());
        assertEquals(Optional.empty(), configuration.warning());
        assertEquals(StreamChoice.STDERR, configuration.plainView().streams());
    }

    @Test
    void theCommandLineStandsAboveThem() throws IOException {
        Options options = CommonArguments.read(
                        "-f", "--tz", "UTC", "--color", "always", "--theme", "mono", "-C", "0", "--root", "/x")
                .orElseThrow();
        Configuration configuration = onScreen("""
                follow = false
                tz = "Europe/Paris"
                color = "never"
                theme = "light"
                context = 3
                root = "/"
                """, options);
        assertTrue(configuration.follows());
        assertEquals("UTC", options.zone.orElseThrow().getId());
        assertEquals(Options.ColorChoice.ALWAYS, options.colorOrAuto());
        assertEquals("mono", options.theme.orElseThrow());
        assertEquals(0, configuration.context());
        assertEquals(Path.of("/x"), options.root.orElseThrow());
    }

    @Test
    void whatIsNotThereKeepsNothingFromStarting() throws IOException {
        Options options = new Options();
        Configuration configuration = onScreen("theme = \"lihgt\"\ndaemon-log = \"/nowhere/at/all\"\n", options);
        assertEquals(Optional.empty(), options.theme);
        assertEquals(Optional.empty(), options.daemonLog);
        String warning = configuration.warning().orElseThrow();
        assertEquals(
                "2 mistakes in the configuration (jlogtui --print-config): there is no theme lihgt (" + user + ":1)",
                warning);
    }

    @Test
    void whoMayOnlyReadLogsHasNoFileOfHisOwn() throws IOException {
        Files.writeString(user, "state = true\nwrap = true\nroot = \"" + root + "\"\ncolr = 1\n");
        InProcess secure = program().environment("JLOGTUI_SECURE", "1");
        InProcess.Ran ran = secure.run("--print-config");
        assertEquals("", ran.err());
        assertTrue(ran.out().contains("\nstate = false "), ran.out());
        assertTrue(ran.out().contains("\nwrap = false "), ran.out());
        InProcess.Ran asked = secure.run("--config", user.toString(), "--print-config");
        assertEquals(Exit.USAGE, asked.exitCode());
        assertEquals("", asked.out());
        assertEquals(
                "jlogtui: with JLOGTUI_SECURE only /etc/jlogtui/config.toml counts, so leave --config out.\n",
                asked.err());
    }

    @Test
    void everyKeyIsPrintedAndOptionsAreNamedAsOnTheCommandLine() throws IOException {
        String out = run("", "--print-config").out();
        for (ConfigKey key : ConfigKey.all()) {
            assertTrue(out.contains("\n" + key.name() + " = "), key.name());
            boolean isOption = CommandLineProgram.commandLine(new Options())
                    .getCommandSpec()
                    .optionsMap()
                    .containsKey("--" + key.name());
            assertTrue(isOption || key.isSetting() || key.name().equals("state"), key.name());
        }
    }
}
