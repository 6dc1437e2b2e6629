package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.FakeContainer;
import jlogtui.testkit.ProcessRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the place of a log, or in one, to stop who reads it: the others are read all the same. */
@Timeout(120)
class HostileFilesTest {
    private static final Instant TIME = Instant.parse("2026-08-20T03:15:00Z");
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private ContainerTree tree;

    @BeforeEach
    void makeGoodOne() {
        tree = ContainerTree.in(folder);
        tree.container("good").create().append("stdout", TIME.plusSeconds(30), "good\n");
    }

    private InProcess.Ran run(String... args) {
        String[] all = new String[args.length + 4];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(
                new String[] {"--plain", "--no-prefix", "--root", tree.root().toString()}, 0, all, args.length, 4);
        return new InProcess().run(all);
    }

    private FakeContainer without(String name) throws IOException {
        FakeContainer container = tree.container(name).create();
        Files.delete(container.logFile());
        return container;
    }

    @Test
    void whatIsNoFileIsNotOpened() throws IOException {
        Path pipe = without("pipe").logFile();
        assertEquals(
                0,
                ProcessRun.of(new ProcessBuilder("mkfifo", pipe.toString()), Duration.ofSeconds(20))
                        .exitCode());
        Files.createSymbolicLink(without("endless").logFile(), Path.of("/dev/zero"));
        FakeContainer loop = without("loop");
        Files.createSymbolicLink(loop.logFile(), loop.logFile().getFileName());
        Files.createSymbolicLink(without("dangling").logFile(), folder.resolve("nowhere"));
        Files.createDirectory(without("directory").logFile());
        InProcess.Ran ran = run();
        assertEquals("good\n", ran.out());
        for (String name : List.of("pipe", "endless", "directory")) {
            assertTrue(ran.err().contains(name + ": log is not a regular file"), ran.err());
            assertEquals(Exit.FAILED, run(name).exitCode());
        }
        for (String name : List.of("loop", "dangling")) {
            assertTrue(ran.err().contains(name + ": "), ran.err());
            assertEquals(Exit.FAILED, run(name).exitCode());
        }
    }

    /** A directory of containers may hold anything else, too. */
    @Test
    void foreignDirectoriesAreNoContainers() throws IOException {
        Files.createSymbolicLink(tree.root().resolve("a".repeat(64)), tree.root());
        Files.createDirectories(tree.root().resolve("b".repeat(64)).resolve("config.v2.json"));
        Files.createFile(tree.root().resolve("c".repeat(64)));
        assertEquals("good\n", run().out());
    }

    @Test
    void millionsOfEmptyLinesAreNothing() throws IOException {
        FakeContainer blank = tree.container("blank").create();
        byte[] lineFeeds = "\n".repeat(MEGABYTE).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 10; i++) {
            blank.appendRaw(lineFeeds);
        }
        blank.append("stdout", TIME.plusSeconds(31), "behind\n");
        InProcess.Ran ran = run();
        assertEquals("good\nbehind\n", ran.out());
        assertEquals("", ran.err());
    }

    @Test
    void millionsOfEmptyRecordsAreRecords() throws IOException {
        FakeContainer empty = tree.container("empty").create();
        byte[] record = DockerJson.record("stdout", TIME, "\n");
        byte[] many = new byte[record.length * 10_000];
        for (int i = 0; i < 10_000; i++) {
            System.arraycopy(record, 0, many, i * record.length, record.length);
        }
        for (int i = 0; i < 100; i++) {
            empty.appendRaw(many);
        }
        long[] count = new long[1];
        int code = new InProcess()
                .execute(
                        new OutputStream() {
                            @Override
                            public void write(int b) {
                                count[0]++;
                            }

                            @Override
                            public void write(byte[] bytes, int from, int length) {
                                count[0] += length;
                            }
                        },
                        OutputStream.nullOutputStream(),
                        "--plain",
                        "--root",
                        tree.root().toString(),
                        "empty");
        assertEquals(Exit.DONE, code);
        assertEquals(1_000_000, count[0]);
    }

    @Test
    void anArchiveThatInflatesToMuchMoreIsReadToItsEnd() throws IOException {
        FakeContainer bomb = tree.container("bomb").limits("1m", 3, true).create();
        bomb.append("stdout", TIME.plusSeconds(40), "after\n");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(bomb.rotatedFile(1)), 1 << 16)) {
            gzip.write(DockerJson.record("stdout", TIME.plusSeconds(1), "before\n"));
            byte[] zeros = new byte[MEGABYTE];
            for (int i = 0; i < 300; i++) {
                gzip.write(zeros);
            }
        }
        assertTrue(Files.size(bomb.rotatedFile(1)) < MEGABYTE);
        InProcess.Ran ran = run();
        assertEquals("before\ngood\nafter\n", ran.out());
        assertTrue(ran.err().contains("314572800 bytes at offset"), ran.err());
    }

    @Test
    void objectsNestedWithoutEndAreText() {
        String deep = "{\"a\":".repeat(20_000);
        tree.container("deep").create().appendLine("stdout", TIME.plusSeconds(40), deep);
        InProcess.Ran ran = run();
        assertEquals("good\n" + deep + "\n", ran.out());
        assertEquals(Exit.DONE, run("--plain", "-l", "error", "-g", "zzz").exitCode());
    }
}
