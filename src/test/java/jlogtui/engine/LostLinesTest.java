package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import jlogtui.docker.ContainerCatalog;
import jlogtui.file.FileSlots;
import jlogtui.file.TemporarySpace;
import jlogtui.model.Ruler;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.FakeContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostLinesTest {
    private static final Instant NOW = ContainerTree.START.plusSeconds(500);

    @TempDir
    private Path folder;

    private static List<Ruler> losses(SourceSet sources) {
        return sources.states().get(0).rulers().stream().filter(Ruler::isLoss).toList();
    }

    private SourceSet sources(ContainerTree tree) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new SourceSet(
                new ContainerCatalog(tree.root())::scan, new FileSlots(64), new TemporarySpace(folder), clock);
    }

    private static byte[] record(int second) {
        return DockerJson.record("stdout", ContainerTree.START.plusSeconds(second), "line at " + second + "\n");
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L;
    }

    @Test
    void whatWasRotatedAwayUnreadIsToldWithItsExtent() throws IOException {
        ContainerTree tree = ContainerTree.in(folder);
        FakeContainer api = tree.container("api").limits("10k", 2, false).create();
        api.appendRaw(record(0)).appendRaw(record(10));
        Path live = api.logFile();
        try (SourceSet sources = sources(tree)) {
            sources.sweep();
            assertEquals(List.of(), losses(sources));
            // The reader stood still while Docker rotated twice
            api.appendRaw(record(20));
            Files.delete(live);
            Files.write(live.resolveSibling(live.getFileName() + ".1"), record(85));
            Files.write(live, record(90));
            sources.sweep();
            String text = "lacks up to 1 min 5 s of lines: rotated away before they could be read";
            long before = nanos(ContainerTree.START.plusSeconds(85)) - 1;
            assertEquals(List.of(new Ruler(0, before, text, true)), losses(sources));
        }
    }

    /** A new container may fill and lose files between the first look, which finds none or an empty one, and the next. */
    @Test
    void whatWasRotatedAwayBeforeTheFirstLineWasSeenIsToldToo() throws IOException {
        ContainerTree tree = ContainerTree.in(folder);
        FakeContainer api = tree.container("api").limits("10k", 2, false).create();
        Path live = api.logFile();
        Files.write(live, new byte[0]);
        try (SourceSet sources = sources(tree)) {
            sources.sweep();
            Files.delete(live);
            Files.write(live.resolveSibling(live.getFileName() + ".1"), record(85));
            Files.write(live, record(90));
            sources.sweep();
            long before = nanos(ContainerTree.START.plusSeconds(85)) - 1;
            String text = "lacks lines: rotated away before they could be read";
            assertEquals(List.of(new Ruler(0, before, text, true)), losses(sources));
        }
    }

    @Test
    void rotationThatWasSeenLosesNothing() throws IOException {
        ContainerTree tree = ContainerTree.in(folder);
        FakeContainer api = tree.container("api").limits("10k", 2, false).create();
        Path live = api.logFile();
        try (SourceSet sources = sources(tree)) {
            for (int i = 0; i < 10; i++) {
                api.appendRaw(record(i));
                sources.sweep();
                Files.move(live, live.resolveSibling(live.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                Files.write(live, new byte[0]);
            }
            assertEquals(List.of(), losses(sources));
        }
    }

    /** A follower may come to a new source only after many rotations: nothing of them may be gone by then. */
    @Test
    void aSourceThatIsFollowedKeepsAllUntilTheFollowerSaysHowFarItIs() throws IOException {
        ContainerTree tree = ContainerTree.in(folder);
        try (SourceSet sources = sources(tree)) {
            sources.sweep();
            sources.retainAll();
            FakeContainer api = tree.container("api").limits("10k", 2, false).create();
            Path live = api.logFile();
            for (int i = 0; i < 10; i++) {
                api.appendRaw(record(i));
                sources.sweep();
                Files.move(live, live.resolveSibling(live.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                Files.write(live, new byte[0]);
            }
            sources.sweep();
            assertEquals(10, withBytes(sources));
            sources.retainFrom(0, 8);
            api.appendRaw(record(10));
            sources.sweep();
            assertTrue(withBytes(sources) < 10);
        }
    }

    private static long withBytes(SourceSet sources) {
        return sources.states().get(0).generations().stream()
                .filter(generation -> generation.size() > 0)
                .count();
    }

    @Test
    void anEmptiedLogIsToldUnlessDockerMayHaveDoneIt() throws IOException {
        for (int files = 0; files < 3; files++) {
            ContainerTree tree = ContainerTree.in(folder.resolve("files " + files));
            FakeContainer api = tree.container("api");
            api = files > 0 ? api.limits("10k", files, false).create() : api.create();
            api.appendRaw(record(0)).appendRaw(record(1));
            try (SourceSet sources = sources(tree)) {
                sources.sweep();
                Path live = api.logFile();
                Files.write(live, new byte[0]);
                sources.sweep();
                api.appendRaw(record(2));
                sources.sweep();
                String text = "has an emptied log: lines that had not been read yet are lost";
                List<Ruler> wanted = files == 1 ? List.of() : List.of(new Ruler(0, nanos(NOW), text, true));
                assertEquals(wanted, losses(sources));
            }
        }
    }
}
