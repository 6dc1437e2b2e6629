package jlogtui.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jlogtui.model.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerCatalogTest {
    private static final String ID = DockerTree.id("abc123");
    private static final String OTHER = DockerTree.id("def456");
    private static final String RUNNING =
            "\"Running\":true,\"Pid\":4711,\"StartedAt\":\"2026-11-22T21:05:25.5Z\",\"FinishedAt\":\"0001-01-01T00:00:00Z\"";
    private static final String EXITED = "\"Running\":false,\"Pid\":0,\"ExitCode\":137,\"OOMKilled\":true,"
            + "\"StartedAt\":\"2026-11-22T21:05:25.5Z\",\"FinishedAt\":\"2026-11-22T21:06:00Z\"";

    @TempDir
    Path root;

    private final TestDisk disk = new TestDisk();
    private final Set<Integer> deadPids = new HashSet<>();
    private DockerTree tree;
    private ContainerCatalog catalog;

    @BeforeEach
    void open() {
        tree = new DockerTree(root);
        catalog = new ContainerCatalog(root, disk, pid -> !deadPids.contains(pid));
    }

    private Container only() {
        List<Container> found = catalog.scan().containers();
        assertEquals(1, found.size(), () -> found.toString());
        return found.get(0);
    }

    private List<String> names() {
        return catalog.scan().containers().stream().map(Container::name).toList();
    }

    @Test
    void readsWhatDockerReallyWrites() {
        tree.withReal(DockerTree.WEB);

        Container web = only();

        assertEquals(DockerTree.WEB, web.id());
        assertEquals("e833f0c4698f", web.shortId());
        assertEquals("proj-web-1", web.name());
        assertEquals("proj-web-1", web.dockerName());
        assertEquals("proj", web.project());
        assertEquals("web", web.service());
        assertEquals("bb:1", web.image());
        assertFalse(web.tty());
        assertEquals(new Logging("json-file", Rotation.NEVER, false), web.logging());
        assertEquals(
                new Run(
                        Source.State.EXITED,
                        0,
                        false,
                        Optional.of(Instant.parse("2026-11-22T21:05:32.896628090Z")),
                        Optional.of(Instant.parse("2026-11-22T21:05:34.952249220Z")),
                        0,
                        ""),
                web.run());
        assertEquals(
                new LogFiles(tree.directory(web.id()), tree.log(web.id()), true, List.of()),
                web.files(),
                "LogPath of the configuration does not exist here");
        assertEquals("", web.problem());
    }

    @Test
    void readsHowLogsAreRotated() {
        tree.withReal(DockerTree.ROT_GZ).withReal(DockerTree.ROT_PLAIN);

        List<Container> found = catalog.scan().containers();

        assertEquals(new Rotation(40_000, 4, true), found.get(0).logging().rotation());
        assertEquals(new Rotation(40_000, 4, false), found.get(1).logging().rotation());
        assertEquals("40k × 4, gz", found.get(0).toSource(3, 7).limits());
        assertEquals(3, found.get(0).toSource(3, 7).number());
    }

    @Test
    void ordersByNameThenId() {
        tree.withMade(OTHER, "b", RUNNING).withMade(ID, "b", RUNNING).withMade(DockerTree.id("99"), "a", RUNNING);

        assertEquals(
                List.of(DockerTree.id("99"), ID, OTHER),
                catalog.scan().containers().stream().map(Container::id).toList());
    }

    @Test
    void ignoresWhatIsNoContainer() throws IOException {
        Files.createDirectories(root.resolve("tmp"));
        Files.createDirectories(root.resolve(DockerTree.id("ABC")));
        Files.createDirectories(root.resolve(ID + "0"));
        Files.writeString(root.resolve(OTHER), "a file");

        assertEquals(List.of(), names());
    }

    @Test
    void seesContainersComeChangeAndGo() {
        tree.withMade(ID, "api", RUNNING);
        assertEquals(List.of("api"), names());

        tree.withMade(OTHER, "web", RUNNING);
        assertEquals(List.of("api", "web"), names());

        tree.withMade(ID, "api-old", EXITED);
        assertEquals(List.of("api-old", "web"), names());
        Run run = catalog.scan().containers().get(0).run();
        assertEquals(Source.State.EXITED, run.state());
        assertEquals(137, run.exitCode());
        assertTrue(run.oomKilled());

        tree.withMade(ID, "api-old", RUNNING);
        assertEquals(
                Source.State.RUNNING, catalog.scan().containers().get(0).run().state());

        tree.without(ID);
        assertEquals(List.of("web"), names());
    }

    @Test
    void readsNothingAgainThatDidNotChange() {
        tree.withAll();
        Scan first = catalog.scan();
        disk.reads = 0;
        disk.listings = 0;

        Scan second = catalog.scan();

        assertEquals(first, second);
        assertEquals(0, disk.reads);
        assertEquals(1, disk.listings, "only the root itself");
    }

    @Test
    void readsAgainWhatWasWrittenThisVeryMoment() {
        disk.useTrueClock();
        tree.withMade(ID, "api", RUNNING);
        catalog.scan();
        disk.reads = 0;

        catalog.scan();

        assertEquals(1, disk.reads);
    }

    @Test
    void namesByShortIdWhatCannotBeRead() {
        for (String broken : List.of("", "\0\0\0\0", "{\"Name\":\"/api\"", "[]", "null", "{\"Name\":{\"a\":1}}")) {
            tree.withConfig(ID, broken).withFile(ID, ID + "-json.log", 1);

            Container container = only();

            assertEquals("abc123000000", container.name(), broken);
            assertEquals(Source.State.UNKNOWN, container.run().state(), broken);
            assertTrue(container.isReadable(), broken);
        }
    }

    @Test
    void namesByShortIdWhenTheConfigurationMayNotBeRead() {
        tree.withMade(ID, "api", RUNNING);
        disk.refuse(tree.directory(ID).resolve("config.v2.json"));

        assertEquals("abc123000000", only().name());
        assertTrue(only().isReadable());
    }

    @Test
    void readsTheFileNameOfDockerBefore110() throws IOException {
        tree.withMade(ID, "api", RUNNING);
        Files.move(
                tree.directory(ID).resolve("config.v2.json"), tree.directory(ID).resolve("config.json"));

        assertEquals("api", only().name());
    }

    @Test
    void makesHostileTextInert() {
        String json = "{\"Name\":\"/a\\u001b[2Jb\\u0085\\u202e\",\"Config\":{\"Image\":\"i\\n\"}}";
        tree.withConfig(ID, json).withFile(ID, ID + "-json.log", 1);

        assertEquals("a\\x1b[2Jb\\x85\\u202e", only().name());
        assertEquals("i\\x0a", only().image());
    }

    @Test
    void tellsWhyThereIsNoLog() {
        tree.withReal(DockerTree.CREATED);
        assertEquals("never started", only().problem());

        tree.without(DockerTree.CREATED).withMade(ID, "api", EXITED);
        tree.log(ID).toFile().delete();
        assertEquals("log file is missing", only().problem());

        tree.withDriver(ID, "journald");
        assertEquals("driver journald keeps no JSON file", only().problem());

        tree.withDriver(ID, "none");
        assertEquals("driver none keeps no log", only().problem());

        tree.without(ID).withFile(ID, "hostname", 1);
        assertEquals("neither log nor configuration", only().problem());

        tree.log(ID).toFile().mkdir();
        assertEquals("log is not a regular file", only().problem());
    }

    @Test
    void aLogThatIsThereIsReadableWhateverTheDriver() {
        tree.withMade(ID, "api", RUNNING).withDriver(ID, "fluentd");

        assertTrue(only().isReadable());
    }

    @Test
    void isReadableWhileDockerRotates() {
        tree.withMade(ID, "api", RUNNING).withFile(ID, ID + "-json.log.1", 5);
        tree.log(ID).toFile().delete();

        assertTrue(only().isReadable());
        assertEquals(tree.log(ID), only().files().live());
    }

    @Test
    void usesLogPathOnlyWhenNothingElseIsThere(@TempDir Path elsewhere) throws IOException {
        Path named = elsewhere.resolve(ID + "-json.log");
        tree.withConfig(ID, "{\"Name\":\"/api\",\"LogPath\":\"%s\"}".formatted(named));
        assertEquals(tree.log(ID), only().files().live());

        Files.writeString(named, "x");
        assertEquals(named, only().files().live());
        assertTrue(only().isReadable());

        tree.withFile(ID, ID + "-json.log", 1);
        assertEquals(tree.log(ID), only().files().live());
    }

    @Test
    void logPathCannotPointToAnyFile(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("shadow"), "x");
        tree.withConfig(ID, "{\"Name\":\"/api\",\"LogPath\":\"%s\"}".formatted(secret));

        assertEquals(tree.log(ID), only().files().live());
        assertFalse(only().isReadable());
    }

    @Test
    void listsFilesThatWereMovedAside() {
        tree.withMade(ID, "api", RUNNING)
                .withFile(ID, ID + "-json.log-20261120", 5)
                .withFile(ID, ID + "-json.log.1", 5);

        assertEquals(
                List.of(tree.directory(ID).resolve(ID + "-json.log-20261120")),
                only().files().moved());
    }

    @Test
    void runningIsNotBelievedWhenTheProcessIsGone() {
        tree.withMade(ID, "api", RUNNING);
        assertEquals(Source.State.RUNNING, only().run().state());

        deadPids.add(4711);
        assertEquals(Source.State.UNKNOWN, only().run().state());
    }

    @Test
    void tellsStatesAsDockerDoes() {
        assertEquals(Source.State.PAUSED, stateOf("\"Running\":true,\"Paused\":true"));
        assertEquals(Source.State.RESTARTING, stateOf("\"Running\":true,\"Restarting\":true,\"Pid\":0"));
        assertEquals(Source.State.DEAD, stateOf("\"Running\":false,\"Dead\":true"));
        assertEquals(Source.State.DEAD, stateOf("\"RemovalInProgress\":true"));
        assertEquals(Source.State.CREATED, stateOf("\"StartedAt\":\"0001-01-01T00:00:00Z\""));
        assertEquals(Source.State.EXITED, stateOf("\"StartedAt\":\"2026-01-01T00:00:00+08:00\""));
    }

    private Source.State stateOf(String state) {
        tree.withMade(ID, "api", state);
        return only().run().state();
    }

    @Test
    void takesComposePrefixOffOnlyWhenItIsAnId() {
        tree.withMade(ID, "abc123000000_api", EXITED);
        assertEquals("api", only().name());
        assertEquals("abc123000000_api", only().dockerName());

        tree.withMade(ID, "0123456789ab_api", EXITED);
        assertEquals("0123456789ab_api", only().name());

        tree.withMade(OTHER, "abc123000000_web", RUNNING);
        assertEquals(List.of("0123456789ab_api", "web"), names());

        tree.without(ID);
        assertEquals(List.of("web"), names(), "the old container is gone before the new one gets its name");
    }

    @Test
    void opensByPredictableNameWhatCannotBeListed() {
        tree.withMade(ID, "api", RUNNING);
        disk.hideNames(tree.directory(ID)).refuse(tree.directory(ID).resolve("config.v2.json"));

        assertTrue(only().isReadable());
        assertFalse(catalog.scan().isDenied());
    }

    @Test
    void saysWhenRightsAreMissing() {
        tree.withMade(ID, "api", RUNNING).withMade(OTHER, "web", RUNNING);
        disk.close(tree.directory(ID));

        Scan some = catalog.scan();
        assertEquals("permission denied", some.containers().get(0).problem());
        assertEquals("abc123000000", some.containers().get(0).name());
        assertFalse(some.isDenied());

        disk.refuse(tree.log(OTHER));
        assertTrue(catalog.scan().isDenied());

        disk.openAll();
        assertEquals(List.of("api", "web"), names());
    }

    @Test
    void saysWhyTheRootCannotBeLookedAt() throws IOException {
        assertEquals("", catalog.scan().problem());
        assertFalse(catalog.scan().isDenied(), "an empty root is no matter of rights");

        disk.close(root);
        assertEquals("permission denied", catalog.scan().problem());
        assertTrue(catalog.scan().isDenied());

        Path file = Files.writeString(root.resolve("file"), "x");
        disk.openAll();
        assertEquals(
                "missing", new ContainerCatalog(root.resolve("none")).scan().problem());
        assertEquals("not a directory", new ContainerCatalog(file).scan().problem());
    }
}
