package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.FakeContainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the arguments to the exit code and what stands on the two streams. */
final class CommandLineTest {
    private static final Instant T = Instant.parse("2026-08-20T03:15:07Z");

    @TempDir
    private Path folder;

    private ContainerTree tree;
    private FakeContainer api;

    @BeforeEach
    void makeContainers() {
        tree = ContainerTree.in(folder);
        api = tree.container("api").compose("shop", "backend").create();
        api.append("stdout", T, "one\n");
        api.append("stderr", T.plusSeconds(2), "two\n");
        tree.container("web")
                .create()
                .append("stdout", T.plusSeconds(1), "GET /\n")
                .append("stderr", T.plusSeconds(3), "oops\n");
    }

    private InProcess.Ran run(String... args) {
        return run(new InProcess(), args);
    }

    private InProcess.Ran run(InProcess program, String... args) {
        List<String> all = new ArrayList<>(List.of("--root", folder.toString()));
        all.addAll(List.of(args));
        return program.run(all.toArray(String[]::new));
    }

    @Test
    void whoMayOnlyReadLogsWritesNoFile() throws IOException {
        Path file = folder.resolve("debug");
        for (String set : List.of("1", "yes")) {
            InProcess program = new InProcess().environment("JLOGTUI_SECURE", set);
            assertRefused(
                    Exit.USAGE,
                    "--debug writes a file, which JLOGTUI_SECURE does not allow.",
                    run(program, "--plain", "--debug", file.toString()));
            assertRefused(
                    Exit.USAGE,
                    "--resume needs what earlier runs kept, and JLOGTUI_SECURE keeps nothing.",
                    run(program, "--plain", "--resume"));
        }
        assertFalse(Files.exists(file));
        InProcess free = new InProcess().environment("JLOGTUI_SECURE", "0");
        assertEquals(Exit.DONE, run(free, "--plain", "--debug", file.toString()).exitCode());
        assertTrue(Files.exists(file));
    }

    private static void assertRefused(int exitCode, String message, InProcess.Ran ran) {
        assertEquals("", ran.out());
        assertEquals("jlogtui: " + message + "\n", ran.err());
        assertEquals(exitCode, ran.exitCode());
    }

    private static void assertWrote(String out, String err, InProcess.Ran ran) {
        assertEquals(out, ran.out());
        assertEquals(err, ran.err());
        assertEquals(Exit.DONE, ran.exitCode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --timestmaps    | Unknown option: '--timestmaps'. Did you mean --timestamps?
            --unti 3h       | Unknown option: '--unti'. Did you mean --until?
            -x              | Unknown option: '-x'.
            --tail          | Missing required parameter for option '--tail' (N).
            --tail many     | Invalid value for option '--tail': 'many' is neither a number nor 'all'.
            -s both         | Invalid value for option '--stream': 'both' is none of all, stderr, stdout.
            -o xml          | Invalid value for option '--output': 'xml' is none of text, json, raw.
            --color blue    | Invalid value for option '--color': 'blue' is none of auto, always, never.
            --tz Mars/Base  | Invalid value for option '--tz': 'Mars/Base' is no time zone; use a name such as Europe/Paris, UTC or +02:00.
            """)
    void whatIsNoOptionIsNamed(String arguments, String message) {
        InProcess.Ran ran = run(arguments.split(" "));
        assertEquals("jlogtui: " + message + " Try: jlogtui --help\n", ran.err());
        assertEquals("", ran.out());
        assertEquals(Exit.USAGE, ran.exitCode());
    }

    @Test
    void anUnknownSourceNamesTheNearestNames() {
        assertRefused(2, "\"apl\" does not match any of 2 containers; did you mean api?", run("apl"));
        assertRefused(2, "the glob \"zz*\" does not match any of 2 containers; jlogtui --list shows them", run("zz*"));
        assertRefused(2, "/no/such/log does not exist", run("/no/such/log"));
    }

    @Test
    void aTimeThatCannotBeReadIsMarked() {
        assertRefused(2, """
                --since: 5 is no time: write 5:00, 5h or @5
                  5
                  ^""", run("--since", "5"));
        InProcess.Ran until = run("--until", "2026-08-20 25:00");
        assertTrue(until.err().startsWith("jlogtui: --until: "), until.err());
        assertTrue(until.err().endsWith("\n  2026-08-20 25:00\n             ^^\n"), until.err());
        assertEquals(Exit.USAGE, until.exitCode());
    }

    @Test
    void withoutAContainerItIsSaidWhereItWasLookedFor(@TempDir Path empty) {
        ContainerTree.in(empty);
        assertRefused(
                3,
                "there is no container under " + empty.resolve("containers") + "; name another place with --root DIR",
                new InProcess().run("--root", empty.toString()));
        assertRefused(
                3,
                "found no directory of containers: /no/where (--root): missing; name it with --root DIR, or try --demo",
                new InProcess().run("--root", "/no/where"));
    }

    @Test
    void theRootCanComeFromTheEnvironment() {
        InProcess program = new InProcess().environment("JLOGTUI_ROOT", folder.toString());
        assertWrote("one\n", "two\n", program.run("api"));
    }

    @Test
    void oneSourceIsWrittenAsDockerWritesIt() {
        assertWrote("one\n", "two\n", run("api"));
        assertWrote("one\n", "two\n", run(tree.container("api").id().substring(0, 5)));
        assertWrote("one\n", "two\n", run("shop/backend"));
        assertWrote("2026-08-20T03:15:07.000000000Z one\n", "2026-08-20T03:15:09.000000000Z two\n", run("-t", "api"));
        assertWrote("", "two\n", run("-n", "1", "api"));
        assertWrote("one\n", "", run("-s", "stdout", "api"));
        assertWrote("", "two\n", run("-s", "stderr", "api"));
        assertWrote("api │ one\n", "api │ two\n", run("--prefix", "api"));
    }

    @Test
    void severalSourcesAreMergedByTime() {
        assertWrote("api │ one\nweb │ GET /\napi │ two\nweb │ oops\n", "", run());
        assertWrote("api │ one\nweb │ GET /\napi │ two\nweb │ oops\n", "", run("web", "api"));
        assertWrote("one\nGET /\ntwo\noops\n", "", run("--no-prefix"));
        assertWrote("api │ two\nweb │ oops\n", "", run("-n", "1"));
        assertWrote("api │ two\nweb │ oops\n", "", run("--stream", "STDERR"));
        assertWrote(
                "web │ 2026-08-20T03:15:08.000000000Z GET /\n",
                "",
                run("-t", "--since", "03:15:08", "--until", "03:15:08"));
    }

    @Test
    void theLastRecordsAreCountedBeforeTheOtherFilters() {
        assertWrote("", "", run("-n", "1", "-s", "stdout", "api"));
        assertWrote("", "", run("-n", "0", "api"));
        assertWrote("one\n", "two\n", run("-n", "all", "api"));
        assertWrote("one\n", "two\n", run("-n", "-1", "api"));
        assertWrote("one\n", "two\n", run("-n", "123456789012345678901234567890", "api"));
        assertWrote("", "", run("--since", "2026-08-21", "api"));
        assertWrote("one\n", "two\n", run("--until", "0", "api"));
        assertWrote("", "", run("--until", "@1", "api"));
    }

    @Test
    void timesAreReadInTheZoneAskedFor() {
        assertWrote("", "two\n", run("--tz", "Europe/Paris", "--since", "2026-08-20 05:15:08", "api"));
        assertWrote("", "two\n", run("--utc", "--since", "2026-08-20 03:15:08", "api"));
    }

    @Test
    void jsonSaysOnlyWhatThereIsToSay() throws IOException {
        api.appendRaw("{\"log\":\"x\",\"stream\":\"audit\",\"attrs\":{\"b\":\"2\",\"a\":\"1\"}}\n"
                .getBytes(StandardCharsets.UTF_8));
        InProcess.Ran ran = run("-o", "json", "api");
        assertEquals("""
                {"container":"api","id":"ID","service":"backend","time":"2026-08-20T03:15:07Z","stream":"stdout","log":"one"}
                {"container":"api","id":"ID","service":"backend","time":"2026-08-20T03:15:09Z","stream":"stderr","log":"two"}
                {"container":"api","id":"ID","service":"backend","stream":"audit","log":"x","attrs":{"a":"1","b":"2"}}
                """.replace("ID", api.id()), ran.out());
        assertEquals("", ran.err());
    }

    @Test
    void piecesOfALineAreJoinedButForOneSourceInText() throws IOException {
        String line = "x".repeat(40_000);
        FakeContainer big = tree.container("big").create().appendLine("stdout", T, line);
        JsonNode json = new JsonMapper().readTree(run("-o", "json", "big").out());
        assertEquals(line, json.get("log").asText());
        assertWrote("big │ " + line + "\n", "", run("big", "web", "--until", T.toString()));
        String stamp = "2026-08-20T03:15:07.000000000Z ";
        assertWrote(
                stamp + "x".repeat(16_384) + stamp + "x".repeat(16_384) + stamp + "x".repeat(40_000 - 2 * 16_384)
                        + "\n",
                "",
                run("-t", "big"));
        assertEquals(Files.readString(big.logFile()), run("-o", "raw", "big").out());
    }

    @Test
    void rawIsTheFile() throws IOException {
        assertEquals(Files.readString(api.logFile()), run("-o", "raw", "api").out());
        assertEquals(4, run("-o", "raw").out().lines().count());
        assertEquals("", run("-o", "raw").err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-n all", "--tail=all", "-t", "--timestamps", "--details", "-o text", "--plain"})
    void someOptionsMeanPlainOutputEvenOnATerminal(String option) {
        InProcess program =
                new InProcess().terminals(new Terminals(true, true, true)).environment("TERM", "xterm-256color");
        List<String> args = new ArrayList<>(List.of(option.split(" ")));
        args.addAll(List.of("--color", "never", "api"));
        InProcess.Ran ran = run(program, args.toArray(String[]::new));
        assertTrue(ran.out().endsWith("one\n"), ran.out());
        assertEquals(Exit.DONE, ran.exitCode());
    }

    @Test
    void aDumbTerminalGetsPlainOutput() {
        InProcess program =
                new InProcess().terminals(new Terminals(true, true, true)).environment("TERM", "dumb");
        assertWrote("one\n", "two\n", run(program, "api"));
    }

    @Test
    void thePrefixIsColouredWhenAskedFor() {
        InProcess.Ran always = run("--color", "always", "-n", "1");
        assertTrue(
                always.out().matches("(?s)\u001b\\[\\d+mapi\u001b\\[0m \u001b\\[31m│\u001b\\[0m two\n.*"),
                always.out());
        InProcess terminal =
                new InProcess().terminals(new Terminals(true, true, true)).environment("TERM", "xterm");
        assertTrue(run(terminal, "--plain").out().contains("\u001b["));
        assertFalse(run(terminal, "--plain", "--color=never").out().contains("\u001b["));
        assertFalse(run(terminal.environment("NO_COLOR", "1"), "--plain").out().contains("\u001b["));
        assertTrue(run(terminal, "--plain", "--color=always").out().contains("\u001b["));
        InProcess forced = new InProcess().environment("CLICOLOR_FORCE", "1");
        assertTrue(run(forced).out().contains("\u001b["));
        assertFalse(run(forced.environment("NO_COLOR", "1")).out().contains("\u001b["));
        assertFalse(run().out().contains("\u001b["));
    }

    @Test
    void aPathIsASource() throws IOException {
        InProcess elsewhere = new InProcess().in(folder);
        assertWrote("one\n", "two\n", elsewhere.run(api.directory().toString()));
        assertWrote("one\n", "two\n", elsewhere.run(api.logFile().toString()));
        assertWrote("api │ one\nweb │ GET /\napi │ two\nweb │ oops\n", "", elsewhere.run("containers"));
        Path lone = Files.copy(api.logFile(), folder.resolve("copy.log"));
        assertWrote("one\n", "two\n", elsewhere.run("copy.log"));
        assertWrote("one\n", "two\n", elsewhere.run(lone.toString()));
    }

    @Test
    void aRotatedFileCanBeReadAlone() {
        FakeContainer rotated = tree.container("old").limits("1k", 3, true).create();
        rotated.append("stdout", T, "first\n").rotate();
        rotated.append("stdout", T.plusSeconds(1), "second\n").rotate();
        rotated.append("stdout", T.plusSeconds(2), "third\n");
        assertWrote("first\n", "", run(rotated.rotatedFile(2).toString()));
        assertWrote("second\n", "", run(rotated.rotatedFile(1).toString()));
        assertWrote("first\nsecond\nthird\n", "", run("old"));
        assertWrote("second\nthird\n", "", run("-n", "2", "old"));
    }

    @Test
    void aSourceWithoutALogSaysWhy() {
        tree.container("syslogger").driver("syslog").create();
        assertWrote("", "jlogtui: syslogger: driver syslog keeps no JSON file\n", run("syslogger"));
        assertWrote(
                "one\ntwo\n",
                "jlogtui: syslogger: driver syslog keeps no JSON file\n",
                run("--no-prefix", "syslogger", "api"));
        // unasked, it is none of our business
        assertWrote("api │ one\nweb │ GET /\napi │ two\nweb │ oops\n", "", run());
    }

    @Test
    void aFileThatCannotBeReadIsToldAndTheRestGoesOn() throws IOException {
        Files.delete(api.logFile());
        Files.createSymbolicLink(api.logFile(), api.logFile().getFileName());
        InProcess.Ran ran = run();
        assertEquals("web │ GET /\nweb │ oops\n", ran.out());
        assertEquals(
                "jlogtui: api: too many levels of symbolic links\n", ran.err().replaceAll(" or unable.*", ""));
        assertEquals(Exit.FAILED, ran.exitCode());
    }

    @Test
    void aBrokenRotatedFileIsToldAndTheRestGoesOn() throws IOException {
        FakeContainer rotated = tree.container("old").limits("1k", 3, true).create();
        rotated.append("stdout", T, "first\n").rotate();
        rotated.append("stdout", T.plusSeconds(1), "second\n");
        Path packed = rotated.rotatedFile(1);
        byte[] bytes = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(bytes, bytes.length - 6));
        InProcess.Ran ran = run("old");
        assertEquals("first\nsecond\n", ran.out());
        assertEquals("jlogtui: old: " + packed.getFileName() + ": gzip: truncated\n", ran.err());
        assertEquals(Exit.DONE, ran.exitCode());
    }

    @Test
    void whatCannotBeWrittenIsToldInOneSentence() {
        InProcess.Ran full = run(new InProcess().out(new BrokenOutput("No space left on device")));
        assertEquals("jlogtui: cannot go on: No space left on device\n", full.err());
        assertEquals(Exit.FAILED, full.exitCode());
        InProcess.Ran pipe = run(new InProcess().out(new BrokenOutput("Broken pipe")));
        assertEquals("", pipe.err());
        assertEquals(Exit.BROKEN_PIPE, pipe.exitCode());
    }

    @Test
    void theListShowsEverySource() throws IOException {
        InProcess.Ran text = run("--list");
        assertEquals(3, text.out().lines().count(), text.out());
        assertTrue(text.out().contains("api") && text.out().contains("web"), text.out());
        assertEquals(Exit.DONE, text.exitCode());
        InProcess.Ran json = run("--list", "-o", "json");
        List<String> names = new ArrayList<>();
        for (String line : json.out().lines().toList()) {
            names.add(new JsonMapper().readTree(line).get("container").asText());
        }
        assertEquals(List.of("api", "web"), names);
        assertEquals(2, run("--list", "web").out().lines().count());
    }

    @Test
    void helpNamesEveryOption() {
        InProcess.Ran ran = new InProcess().run("--help");
        assertEquals("", ran.err());
        assertEquals(Exit.DONE, ran.exitCode());
        for (String option : List.of(
                "-r, --root",
                "--since",
                "--until",
                "--at",
                "-n, --tail",
                "-f, --[no-]follow",
                "-s, --stream",
                "-t, --timestamps",
                "--details",
                "--[no-]prefix",
                "-o, --output",
                "--plain",
                "--list",
                "--tz",
                "--utc",
                "--color",
                "--theme",
                "--demo",
                "--debug",
                "-h, --help",
                "-V, --version")) {
            assertTrue(ran.out().contains(option), option + " is missing in\n" + ran.out());
        }
        for (String code : List.of("0", "1", "2", "3", "4", "70", "130, 141, 143")) {
            assertTrue(ran.out().matches("(?s).*\n +" + code + " +\\w.*"), code);
        }
    }

    @Test
    void theVersionIsOneLine() {
        InProcess.Ran ran = new InProcess().run("--version");
        assertTrue(ran.out().matches("jlogtui \\S.*\n"), ran.out());
        assertEquals(Exit.DONE, ran.exitCode());
    }

    @Test
    void theScreensOptionIsRefusedByPlainOutput() {
        assertRefused(2, "--at opens the screen; with plain output use --since.", run("--at", "03:15"));
    }
}
