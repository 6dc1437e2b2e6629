package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jlogtui.testkit.Await;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.FakeContainer;
import jlogtui.testkit.Installation;
import jlogtui.testkit.ProcessRun;
import jlogtui.testkit.Program;
import jlogtui.testkit.SmallDisk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program where the machine fails it: full disks, rights that go, directories that vanish, few descriptors. */
class FaultsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant T = Instant.parse("2026-08-20T03:15:00Z");
    /** Lines of a compressed file that inflates to some 3 MB. */
    private static final int MANY = 20_000;

    @TempDir
    Path folder;

    private ContainerTree tree;
    private FakeContainer api;
    private int lines;

    @BeforeEach
    void makeContainer() {
        tree = ContainerTree.in(folder);
        api = tree.container("api").limits("1m", 5, true).create();
    }

    private String root() {
        return tree.root().toString();
    }

    private void append(int count) {
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < count; i++) {
            records.append(new String(
                    jlogtui.testkit.DockerJson.record(
                            "stdout", T.plusMillis(lines), "line " + lines + " ".repeat(60) + "end\n"),
                    java.nio.charset.StandardCharsets.UTF_8));
            lines++;
        }
        api.appendRaw(records.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void appendCompressed() {
        append(MANY);
        api.rotate();
        append(100);
    }

    private static List<Integer> numbers(List<String> output) {
        List<Integer> numbers = new ArrayList<>();
        for (String line : output) {
            int at = line.indexOf("line ") + 5;
            numbers.add(Integer.parseInt(line.substring(at, line.indexOf(' ', at))));
        }
        return numbers;
    }

    private static List<Integer> upTo(int end) {
        return Stream.iterate(0, i -> i + 1).limit(end).toList();
    }

    private ProcessRun run(Map<String, String> environment, String input, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ScreenDesk.base().resolve("packaging/jlogtui").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JLOGTUI_JAVA", ScreenDesk.java());
        builder.environment().putAll(environment);
        return ProcessRun.of(builder, LIMIT, input.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void awaitLines(Program program, int end) {
        Await.until(
                LIMIT,
                () -> end + " lines; there are " + program.lines().size() + ", and " + program.errors(),
                () -> program.lines().size() >= end);
        assertEquals(upTo(end), numbers(program.lines()));
    }

    @Test
    void aFullTemporaryDirectoryCostsNoLine() throws IOException {
        appendCompressed();
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), 512)) {
            Map<String, String> there = Map.of("TMPDIR", disk.directory().toString());
            for (String more : List.of("-o text", "--since 2026-08-20T03:15:05Z", "-n 300", "-g line")) {
                ProcessRun run = run(
                        there,
                        "",
                        Stream.of(List.of("--plain", "-r", root(), "--no-prefix"), List.of(more.split(" ", -1)))
                                .flatMap(List::stream)
                                .toArray(String[]::new));
                assertEquals(0, run.exitCode(), run::errText);
                assertEquals("", run.errText());
                List<Integer> all = upTo(lines);
                int from = more.startsWith("-n") ? lines - 300 : more.startsWith("--since") ? 5000 : 0;
                assertEquals(
                        all.subList(from, lines), numbers(run.outText().lines().toList()), more);
            }
            disk.fill();
            ProcessRun full = run(there, "", "--plain", "-r", root());
            assertEquals(0, full.exitCode(), full::errText);
            assertEquals(upTo(lines), numbers(full.outText().lines().toList()));
        }
    }

    @Test
    void theScreenSaysWhatAFullTemporaryDirectoryHides() throws IOException {
        appendCompressed();
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), 512);
                ScreenDesk desk = ScreenDesk.open(
                        100, 24, Map.of("TMPDIR", disk.directory().toString()), "--utc", "-r", root())) {
            desk.see("line " + (lines - 1) + " +end");
            desk.keys("g");
            desk.see("MB compressed, Enter opens");
            desk.see("line " + MANY + " +end");
            desk.keys("Enter");
            desk.see("MB compressed do not fit into .* free in");
            desk.keys("Q");
            desk.endsWith(0);
        }
    }

    @Test
    void whatCannotBeWrittenIsToldAndLeavesWhatWasThere() throws IOException {
        append(20_000);
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), 64)) {
            Path file = Files.writeString(disk.directory().resolve("out.txt"), "before\n");
            try (ScreenDesk desk = ScreenDesk.open(
                    100, 24, Map.of("XDG_STATE_HOME", disk.directory().toString()), "--utc", "-r", root())) {
                desk.see("line " + (lines - 1) + " +end");
                desk.keys(":");
                desk.type("w " + file);
                desk.keys("Enter");
                desk.seeStatus("Overwrite it");
                desk.keys("y");
                desk.seeStatus("no space left on device");
                desk.keys("/");
                desk.type("line 19");
                desk.keys("Enter");
                desk.seeStatus("hits");
                desk.keys("Q");
                desk.endsWith(0);
            }
            assertEquals("before\n", Files.readString(file));
            try (Stream<Path> files = Files.list(disk.directory())) {
                List<String> left = files.map(path -> path.getFileName().toString())
                        .filter(name -> !name.equals("jlogtui"))
                        .toList();
                assertEquals(List.of("out.txt"), left);
            }
        }
    }

    @Test
    void statesThatCannotBeKeptAreNoHindrance() throws IOException {
        append(100);
        for (boolean isReadOnly : new boolean[] {false, true}) {
            try (SmallDisk disk = SmallDisk.mount(folder.resolve("small" + isReadOnly), 16)) {
                if (isReadOnly) {
                    disk.makeReadOnly();
                } else {
                    disk.fill();
                }
                Map<String, String> there = Map.of(
                        "XDG_STATE_HOME",
                        disk.directory().toString(),
                        "TMPDIR",
                        disk.directory().toString());
                try (ScreenDesk desk = ScreenDesk.open(100, 24, there, "--utc", "-r", root())) {
                    desk.see("line 99 +end");
                    desk.keys("m");
                    desk.seeStatus("mark");
                    desk.keys("/");
                    desk.see("^ /");
                    desk.type("line 42");
                    desk.keys("Enter");
                    desk.see("line 42 +end");
                    desk.keys("Q");
                    desk.endsWith(0);
                }
            }
        }
    }

    @Test
    void standardInputThatFindsNoRoomIsAnError() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), 256)) {
            ProcessRun run = run(
                    Map.of("TMPDIR", disk.directory().toString()),
                    "some line of text\n".repeat(100_000),
                    "--plain",
                    "-");
            assertEquals(Exit.FAILED, run.exitCode());
            assertTrue(run.errText().contains("No space left on device"), run.errText());
            assertEquals(1, run.errText().lines().count(), run.errText());
        }
    }

    @Test
    void rightsThatGoAndComeBackCostNoLine() throws IOException {
        Path launcher = Installation.in(folder);
        FakeContainer web = tree.container("web").create();
        append(10);
        List<String> command = new ArrayList<>(Installation.asNobody());
        command.addAll(List.of(launcher.toString(), "--plain", "-f", "--no-prefix", "-r", root()));
        Path outputs = Files.createDirectory(folder.resolve("outputs"));
        try (Program program = Program.start(outputs, Map.of(), command)) {
            awaitLines(program, 10);
            allow(api.directory(), "---------");
            append(10);
            // Another one shows that the follower has looked since
            web.append("stdout", T.plusMillis(lines++), "line 20 \n");
            Await.until(LIMIT, program::errors, () -> program.lines().size() >= 11);
            append(10);
            allow(api.directory(), "rwxr-xr-x");
            awaitSorted(program, 31);

            allow(api.logFile(), "---------");
            api.rotate();
            append(5);
            allow(api.logFile(), "---------");
            Await.until(LIMIT, program::errors, () -> program.errors().contains("permission denied"));
            append(5);
            allow(api.logFile(), "rw-r--r--");
            awaitSorted(program, 41);
            // Once or twice: nobody says whether it looked while the directory was closed
            assertEquals(
                    List.of("jlogtui: api: cannot be read: permission denied"),
                    program.errors().lines().distinct().toList());
            assertEquals(143, program.terminate());
        }
    }

    /** In any order: what could not be read comes later than what could. */
    private static void awaitSorted(Program program, int end) {
        Await.until(
                LIMIT,
                () -> end + " lines; there are " + program.lines() + ", and " + program.errors(),
                () -> program.lines().size() >= end);
        assertEquals(upTo(end), numbers(program.lines()).stream().sorted().toList());
    }

    private static void allow(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    @Test
    void directoriesThatVanishAreLeftAlone() throws IOException {
        FakeContainer web = tree.container("web").create();
        append(10);
        try (Program program = Program.start(folder, "--plain", "-f", "--no-prefix", "-r", root())) {
            awaitLines(program, 10);
            web.remove();
            append(10);
            awaitLines(program, 20);
            Path away = folder.resolve("away");
            Files.move(tree.root(), away);
            Files.createDirectory(tree.root());
            FakeContainer other = tree.container("other").create();
            other.append("stdout", T.plusMillis(lines++), "line 20 \n");
            awaitLines(program, 21);
            assertEquals(143, program.terminate());
        }
    }

    @Test
    void aThousandContainersNeedFewDescriptors() throws IOException {
        List<FakeContainer> all = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            FakeContainer one = tree.container("c" + i).create();
            one.append("stdout", T.plusMillis(lines), "line " + lines + " \n");
            lines++;
            all.add(one);
        }
        List<String> command = List.of(
                "bash",
                "-c",
                "ulimit -n 256; exec \"$@\"",
                "bash",
                ScreenDesk.base().resolve("packaging/jlogtui").toString(),
                "--plain",
                "-f",
                "--no-prefix",
                "-r",
                root());
        try (Program program = Program.start(folder, Map.of(), command)) {
            awaitLines(program, 1000);
            for (FakeContainer one : all) {
                one.append("stderr", T.plusMillis(lines), "line " + lines + " \n");
                lines++;
            }
            awaitSorted(program, 2000);
            assertEquals("", program.errors());
            assertEquals(143, program.terminate());
        }
    }
}
