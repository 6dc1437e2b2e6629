package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import jlogtui.file.DockerWriter;
import jlogtui.testkit.Await;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.FakeContainer;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plain output that goes on while containers write: each line once, in order, through whatever becomes of the files. */
@Timeout(180)
final class PlainFollowTest {
    private static final Instant T = InProcess.NOW.minusSeconds(3600);
    private static final int STEPS = 60;

    @TempDir
    private Path folder;

    private Following follow(Path root, String... args) {
        String[] all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--root";
        all[args.length + 1] = root.toString();
        return new Following(new InProcess(), all);
    }

    @Test
    void oneSourceGoesOnToBothStreams() {
        FakeContainer api = ContainerTree.in(folder).container("api").create();
        api.append("stdout", T, "one\n");
        Following program = follow(folder, "api");
        program.awaitOut("one\n");
        api.append("stderr", T.plusSeconds(1), "two\n");
        program.awaitErr("two\n");
        api.append("stdout", T.plusSeconds(2), "three\n");
        program.awaitOut("one\nthree\n");
        assertEquals(Exit.BROKEN_PIPE, program.stop(() -> api.append("stdout", T.plusSeconds(3), "four\n")));
        assertEquals("two\n", program.err());
    }

    @Test
    void onlyNewLinesComeBehindATailOfNothing() {
        FakeContainer api = ContainerTree.in(folder).container("api").create();
        api.append("stdout", T, "old\n");
        FakeContainer web = ContainerTree.in(folder).container("web").create();
        Following program = follow(folder, "-n", "0", "-t");
        AtomicInteger sent = new AtomicInteger();
        // What is written before the program has looked is old: only later lines can tell that it follows
        Await.until(Duration.ofSeconds(30), "a new line", () -> {
            api.append("stdout", T.plusSeconds(sent.incrementAndGet()), "new\n");
            return !program.out().isEmpty();
        });
        assertEquals(Exit.BROKEN_PIPE, program.stop(() -> web.append("stdout", T.plusSeconds(3_000), "end\n")));
        assertTrue(program.out().startsWith("api │ ") && !program.out().contains("old"), program.out());
    }

    @Test
    void containersJoinAreMadeAgainAndKeepTheirLines() {
        ContainerTree tree = ContainerTree.in(folder);
        FakeContainer api = tree.container("api").create().append("stdout", T, "one\n");
        Following program = follow(folder);
        program.awaitOut("api │ one\n");
        FakeContainer web = tree.container("web").create().append("stderr", T.plusSeconds(1), "two\n");
        program.awaitOut("api │ one\nweb │ two\n");
        api.append("stdout", T.plusSeconds(2), "three\n").remove();
        FakeContainer again =
                tree.container(ContainerTree.idOf("api again"), "api").create();
        again.append("stdout", T.plusSeconds(3), "four\n");
        String lines = "api │ one\nweb │ two\napi │ three\napi │ four\n";
        program.awaitOut(lines);
        web.name("www").save().append("stdout", T.plusSeconds(4), "five\n");
        // The new name may be seen a moment after the line
        Await.until(Duration.ofSeconds(30), program::out, () -> program.out().endsWith(" │ five\n"));
        assertTrue(program.out().matches("(?s)" + lines + "(web|www) │ five\n"), program.out());
        assertEquals(Exit.BROKEN_PIPE, program.stop(() -> web.append("stdout", T.plusSeconds(5), "six\n")));
    }

    @Test
    void aContainerWhoseNameComesLateIsCalledByItAllTheSame() throws IOException {
        ContainerTree tree = ContainerTree.in(folder);
        tree.container("api").create().append("stdout", T, "one\n");
        Following program = follow(folder);
        program.awaitOut("api │ one\n");
        FakeContainer web = tree.container("web");
        Files.createDirectory(web.directory());
        Files.createFile(web.logFile());
        web.save().append("stdout", T.plusSeconds(1), "two\n");
        program.awaitOut("api │ one\nweb │ two\n");
        assertEquals(Exit.BROKEN_PIPE, program.stop(() -> web.append("stdout", T.plusSeconds(2), "three\n")));
    }

    /** Docker writes its limits first, then its name, then its log: none is missing in between. */
    @Test
    void aContainerThatIsBeingMadeLacksNothing() throws IOException {
        ContainerTree tree = ContainerTree.in(folder);
        FakeContainer api = tree.container("api").create().append("stdout", T, "one\n");
        Following program = follow(folder);
        program.awaitOut("api │ one\n");
        FakeContainer web = tree.container("web");
        Files.createDirectory(web.directory());
        Files.writeString(
                web.directory().resolve("hostconfig.json"), "{\"LogConfig\":{\"Type\":\"json-file\",\"Config\":{}}}");
        FakeContainer later = tree.container("later").create();
        later.append("stdout", T.plusSeconds(1), "found behind it\n");
        program.awaitOut("api │ one\nlater │ found behind it\n");
        assertEquals("", program.err());
        assertEquals(Exit.BROKEN_PIPE, program.stop(() -> api.append("stdout", T.plusSeconds(2), "three\n")));
    }

    @Test
    void aContainerThatIsMadeAgainGoesOnUnderItsName() {
        ContainerTree tree = ContainerTree.in(folder);
        FakeContainer api = tree.container("api").create().append("stdout", T, "one\n");
        Following program = follow(folder, "api");
        program.awaitOut("one\n");
        api.remove();
        FakeContainer again =
                tree.container(ContainerTree.idOf("api again"), "api").create();
        again.append("stdout", T.plusSeconds(3), "two\n");
        program.awaitOut("one\ntwo\n");
        assertEquals(Exit.BROKEN_PIPE, program.stop(() -> again.append("stdout", T.plusSeconds(4), "three\n")));
    }

    @Test
    void nothingIsLostOrDoubledWhateverDockerDoesToItsFiles() {
        RandomCases.check(4, random -> {
            Path root = folder.resolve("case" + random.nextInt());
            FakeContainer api = ContainerTree.in(root).container("api").create();
            int maxFile = 1 + random.nextInt(3);
            DockerWriter.OneFile oneFile =
                    List.of(DockerWriter.OneFile.values()).get(random.nextInt(3));
            try (DockerWriter docker = new DockerWriter(api.logFile(), maxFile, random.nextBoolean(), oneFile)) {
                Following program = follow(root, "api");
                StringBuilder wanted = new StringBuilder();
                for (int step = 0; step < STEPS; step++) {
                    step(random, docker, program, wanted);
                }
                program.awaitOut(wanted.toString());
                int code = program.stop(() -> write(docker, "the end"));
                assertEquals(Exit.BROKEN_PIPE, code, program::err);
            }
        });
    }

    /** Writes some lines; what would destroy them is done only when they have been seen, as nobody could do better. */
    private static void step(Random random, DockerWriter docker, Following program, StringBuilder wanted)
            throws IOException {
        for (int lines = random.nextInt(5); lines > 0; lines--) {
            String line = "line " + wanted.length();
            write(docker, line);
            wanted.append(line).append('\n');
        }
        int action = random.nextInt(8);
        if (action < 3 && !docker.isLiveEmpty()) {
            program.awaitOut(wanted.toString());
            docker.rotate();
        } else if (action == 3 && !docker.isLiveEmpty()) {
            program.awaitOut(wanted.toString());
            docker.truncate();
        } else if (action == 4) {
            docker.restart();
        } else if (action == 5) {
            docker.crash();
        }
    }

    private static void write(DockerWriter docker, String line) {
        try {
            docker.append(line, DockerJson.time(T));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void thePiecesOfALineThatComeLateAreWrittenOnce() throws IOException {
        FakeContainer api = ContainerTree.in(folder).container("api").create();
        Following program = follow(folder, "-o", "json", "api");
        StringBuilder line = new StringBuilder();
        for (int piece = 0; piece < 5; piece++) {
            String text = Character.toString('a' + piece).repeat(16_384);
            api.append("stdout", T, text);
            line.append(text);
            api.append("stderr", T.plusSeconds(piece), "between " + piece + "\n");
            awaitMessages(program, line.toString(), piece + 1);
        }
        api.append("stdout", T, "end\n");
        line.append("end");
        awaitMessages(program, line.toString(), 5);
        assertEquals(Exit.BROKEN_PIPE, program.stop(() -> api.append("stdout", T.plusSeconds(9), "next\n")));
    }

    private static void awaitMessages(Following program, String stdout, int stderrLines) throws IOException {
        Await.until(Duration.ofSeconds(30), program::out, () -> {
            try {
                return messages(program, "stdout").length() >= stdout.length()
                        && messages(program, "stderr").length() >= stderrLines * "between 0".length();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        Outputs.assertSame(stdout, messages(program, "stdout"), "the joined line");
        assertEquals(
                stderrLines * "between 0".length(), messages(program, "stderr").length());
    }

    private static String messages(Following program, String stream) throws IOException {
        StringBuilder text = new StringBuilder();
        String out = program.out();
        for (String line : out.substring(0, out.lastIndexOf('\n') + 1).lines().toList()) {
            JsonNode json = new JsonMapper().readTree(line);
            if (json.get("stream").asText().equals(stream)) {
                text.append(json.get("log").asText());
            }
        }
        return text.toString();
    }

    @Test
    void aFollowEndsWhenNoLineCanComeAnyMore() {
        FakeContainer api = ContainerTree.in(folder).container("api").create();
        api.append("stdout", T, "one\n").append("stdout", T.plusSeconds(9), "two\n");
        Following past = follow(folder, "--until", T.plusSeconds(5).toString(), "api");
        assertEquals(Exit.DONE, past.awaitEnd());
        assertEquals("one\n", past.out());
        String soon = DockerJson.time(InProcess.NOW.plusMillis(300));
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), InProcess.NOW));
        Following future =
                new Following(new InProcess().clock(clock), "--root", folder.toString(), "--until", soon, "api");
        future.awaitOut("one\ntwo\n");
        assertEquals(Exit.DONE, future.awaitEnd());
        assertEquals("one\ntwo\n", future.out());
    }

    @Test
    void whatIsDamagedIsToldWhileFollowing() {
        FakeContainer api = ContainerTree.in(folder).container("api").create();
        Following program = follow(folder, "api");
        api.appendRaw("no record\n".getBytes(StandardCharsets.UTF_8));
        api.append("stdout", T, "one\n");
        program.awaitOut("one\n");
        program.awaitErr("jlogtui: api: 9 bytes at offset 0 of " + api.logFile().getFileName()
                + " could not be read (no record): no record\n");
        assertEquals(Exit.BROKEN_PIPE, program.stop(() -> api.append("stdout", T, "two\n")));
    }
}
