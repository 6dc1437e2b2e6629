package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jlogtui.docker.Container;
import jlogtui.docker.ContainerCatalog;
import jlogtui.docker.LogFiles;
import jlogtui.docker.Logging;
import jlogtui.docker.Rotation;
import jlogtui.docker.Run;
import jlogtui.docker.Scan;
import jlogtui.file.FileSlots;
import jlogtui.file.TemporarySpace;
import jlogtui.model.Cut;
import jlogtui.model.Entry;
import jlogtui.model.Place;
import jlogtui.model.Source;
import jlogtui.query.Filter;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.FakeContainer;
import jlogtui.timeline.Budget;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that are single files: what one look tells of the next. */
class SourceSetTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NOW = START.plusSeconds(86_400).getEpochSecond() * 1_000_000_000L;

    @TempDir
    private Path folder;

    private final List<Container> containers = new ArrayList<>();
    private SourceSet sources;

    private SourceSet open() {
        sources = new SourceSet(
                () -> new Scan(containers, ""),
                new FileSlots(100),
                new TemporarySpace(folder),
                java.time.InstantSource.system());
        sources.sweep();
        return sources;
    }

    @AfterEach
    void close() {
        if (sources != null) {
            sources.close();
        }
    }

    private Path file(String name) throws IOException {
        Path path = Files.createFile(folder.resolve(name));
        containers.add(new Container(
                path.toString(),
                name,
                "",
                "",
                "",
                "",
                false,
                new Run(Source.State.UNKNOWN, 0, false, Optional.empty(), Optional.empty(), 0, ""),
                new Logging("", Rotation.NEVER, false),
                new LogFiles(folder, path, false, List.of()),
                ""));
        return path;
    }

    private static void append(Path path, String text) throws IOException {
        Files.write(path, DockerJson.record("stdout", START, text), java.nio.file.StandardOpenOption.APPEND);
    }

    private static List<String> lines(SourceSet sources, IndexSet indexes) {
        Timeline timeline = new Timeline(indexes.update(sources.states()), Unit.ENTRIES, Filter.NONE);
        timeline.toStart();
        List<String> lines = new ArrayList<>();
        for (Entry entry = timeline.next(Budget.UNLIMITED); entry != null; entry = timeline.next(Budget.UNLIMITED)) {
            lines.add(new String(entry.log(), StandardCharsets.UTF_8).strip());
        }
        return lines;
    }

    @Test
    void growthOfEachFileInOneDirectoryIsSeen() throws IOException {
        Path first = file("first.log");
        Path second = file("second.log");
        open();
        append(first, "one\n");
        assertTrue(sources.refresh(Set.of(folder)));
        append(second, "two\n");
        assertTrue(sources.refresh(Set.of(folder)));
        assertFalse(sources.refresh(Set.of(folder)));
        assertEquals(List.of("one", "two"), lines(sources, new IndexSet(1 << 20, () -> NOW)));
    }

    /** Docker removes a container's directory file by file. */
    @Test
    void aContainerKeepsItsNameWhileItIsRemoved() throws IOException {
        ContainerTree tree = ContainerTree.in(folder);
        FakeContainer api = tree.container("api").create();
        sources = new SourceSet(
                new ContainerCatalog(tree.root())::scan,
                new FileSlots(100),
                new TemporarySpace(folder),
                java.time.InstantSource.system());
        sources.sweep();
        Files.delete(api.directory().resolve("config.v2.json"));
        api.append("stdout", START, "last\n");
        assertTrue(sources.sweep(), "it has grown");
        assertEquals("api", sources.states().get(0).source().name());
        Files.delete(api.logFile());
        sources.sweep();
        assertEquals("api", sources.states().get(0).source().name());
    }

    @Test
    void tellsThatALogFillsItsDiskAndThatItHasStopped() throws IOException {
        Path path = file("endless.log");
        Container one = containers.get(0);
        containers.set(
                0,
                new Container(
                        one.id(),
                        one.name(),
                        "",
                        "",
                        "",
                        "",
                        false,
                        one.run(),
                        new Logging("json-file", Rotation.NEVER, false),
                        one.files(),
                        ""));
        long[] seconds = {0};
        FreeSpace free = new FreeSpace() {
            @Override
            long ask(Path root) {
                return 1_000_000;
            }
        };
        sources = new SourceSet(
                () -> new Scan(containers, ""),
                new FileSlots(100),
                new TemporarySpace(folder),
                () -> START.plusSeconds(seconds[0]),
                free);
        sources.sweep();
        assertEquals(jlogtui.model.Figures.UNKNOWN, sources.states().get(0).growth());
        for (seconds[0] = 2; seconds[0] <= 34; seconds[0] += 2) {
            append(path, "x".repeat(1_000) + "\n");
            sources.sweep();
        }
        assertTrue(sources.states().get(0).growsTooFast());
        assertTrue(sources.states().get(0).growth() > 500);
        boolean wasTold = false;
        for (int i = 0; i < 60; i++) {
            seconds[0] += 2;
            wasTold |= sources.sweep();
        }
        assertFalse(sources.states().get(0).growsTooFast());
        assertEquals(0, sources.states().get(0).growth());
        assertTrue(wasTold, "nothing but the alarm has changed");
    }

    @Test
    void aFileThatWasEmptiedOrReplacedIsReadAnew() throws IOException {
        Path path = file("only.log");
        append(path, "one\n");
        append(path, "two\n");
        open();
        IndexSet indexes = new IndexSet(1 << 20, () -> NOW);
        assertEquals(List.of("one", "two"), lines(sources, indexes));
        Files.write(path, new byte[0]);
        append(path, "new\n");
        assertTrue(sources.refresh(Set.of(folder)));
        assertEquals(List.of("new"), lines(sources, indexes));
        Path other = Files.createFile(folder.resolve("other"));
        append(other, "ano\n");
        append(other, "ther\n");
        Files.move(other, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertTrue(sources.refresh(Set.of(folder)));
        assertEquals(List.of("ano", "ther"), lines(sources, indexes));
    }

    @Test
    void linesOfASourceThatCameAfterTheCountBeganAreCounted() throws Exception {
        append(file("first.log"), "one\n");
        open();
        var counts = new java.util.concurrent.LinkedBlockingQueue<Long>();
        NewLineCounter counter = new NewLineCounter(sources, () -> NOW, new Counts(counts), new ReaderFirst());
        Thread thread = new Thread(counter::run, "scan");
        thread.start();
        Place end = new Place(0, Files.size(folder.resolve("first.log")));
        counter.count(new Cut(new Place[] {end}, START.getEpochSecond() * 1_000_000_000L), Filter.NONE);
        assertEquals(0, counts.poll(10, java.util.concurrent.TimeUnit.SECONDS));
        Path second = file("second.log");
        append(second, "two\n");
        append(second, "three\n");
        sources.sweep();
        counter.grew();
        assertEquals(2, counts.poll(10, java.util.concurrent.TimeUnit.SECONDS));
        counter.close();
        thread.join();
    }

    @Test
    void aHostThatMakesContainersAllDayDoesNotFillTheMemory() throws IOException {
        Instant[] now = {START};
        FileSlots slots = new FileSlots(1_000);
        sources = new SourceSet(
                () -> new Scan(List.copyOf(containers), ""), slots, new TemporarySpace(folder), () -> now[0]);
        file("stays.log");
        sources.sweep();
        int most = 0;
        for (int day = 0; day < 300; day++) {
            Path path = file(day + ".log");
            append(path, "day " + day + "\n");
            sources.sweep();
            assertEquals(
                    day + 1,
                    sources.states().get(sources.states().size() - 1).source().number());
            containers.remove(1);
            sources.sweep();
            assertEquals(Source.State.REMOVED, last().state());
            now[0] = now[0].plusSeconds(61);
            most = Math.max(most, sources.states().size());
        }
        sources.sweep();
        assertTrue(most < 70, "sources: " + most);
        assertTrue(sources.directories().size() == 1);
        IndexSet indexes = new IndexSet(1 << 20, () -> NOW);
        List<String> lines = lines(sources, indexes);
        assertEquals("day 299", lines.get(lines.size() - 1));
        assertTrue(slots.open() < 70, "descriptors: " + slots.open());
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyWaiting() throws IOException {
        Instant[] now = {START};
        // One without lines is let go of when it is long gone
        Files.delete(file("none.log"));
        sources = new SourceSet(
                () -> new Scan(List.copyOf(containers), ""),
                new FileSlots(100),
                new TemporarySpace(folder),
                () -> now[0]);
        sources.sweep();
        assertTrue(sources.awaitsNames());
        now[0] = START.minusSeconds(3_600);
        assertFalse(sources.awaitsNames());
        now[0] = START;
        containers.clear();
        sources.sweep();
        now[0] = START.minusSeconds(3_600);
        sources.sweep();
        now[0] = now[0].plusSeconds(61);
        sources.sweep();
        assertEquals(List.of(), sources.states());
    }

    private Source last() {
        return sources.states().get(sources.states().size() - 1).source();
    }

    @Test
    void growthOfAFileIsNoChangeOfNames() throws Exception {
        Path path = file("only.log");
        try (ChangeWatch watch = new ChangeWatch()) {
            watch.watch(List.of(folder));
            append(path, "one\n");
            assertEquals(Set.of(folder), watch.await(10_000));
            assertFalse(watch.hasOtherNames(folder));
            Files.createFile(folder.resolve("other"));
            assertEquals(Set.of(folder), watch.await(10_000));
            assertTrue(watch.hasOtherNames(folder));
        }
    }

    @Test
    void aWatchThatHasBeenClosedMayStillBeTold() {
        ChangeWatch watch = new ChangeWatch();
        watch.close();
        watch.watch(List.of(folder));
        assertTrue(watch.isComplete());
    }

    /** Keeps the counts. */
    private record Counts(java.util.Queue<Long> counts) implements EngineListener {

        @Override
        public void newLines(Cut since, long count) {
            counts.add(count);
        }

        @Override
        public void failed(Throwable defect) {}
    }
}
