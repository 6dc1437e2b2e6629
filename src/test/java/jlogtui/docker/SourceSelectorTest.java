package jlogtui.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceSelectorTest {
    private static final String RUNNING = "\"Running\":true,\"StartedAt\":\"2026-11-22T21:05:25Z\"";

    @TempDir
    Path machine;

    private final TestDisk disk = new TestDisk();
    private DockerTree tree;
    private Path here;

    @BeforeEach
    void open() throws IOException {
        tree = new DockerTree(Files.createDirectories(machine.resolve("containers")));
        here = Files.createDirectories(machine.resolve("here"));
    }

    private Selection select(String... sources) {
        PermissionAdvice advice = new PermissionAdvice("kim", List.of(sources), disk);
        return new SourceSelector(here, advice, false, disk, pid -> true)
                .select(List.of(sources), () -> new RootFinder(Map.of(), machine, disk).find(Optional.of(tree.root())));
    }

    private Selection.Chosen chosen(String... sources) {
        Selection selection = select(sources);
        return assertInstanceOf(Selection.Chosen.class, selection, () -> selection.toString());
    }

    private List<String> names(String... sources) {
        return names(chosen(sources));
    }

    private static List<String> names(Selection.Chosen chosen) {
        return chosen.scan().containers().stream().map(Container::name).toList();
    }

    private Selection.Refused refused(Selection.Refused.Kind kind, String... sources) {
        Selection.Refused refused = assertInstanceOf(Selection.Refused.class, select(sources));
        assertEquals(kind, refused.kind(), refused.message());
        return refused;
    }

    private String unknown(String... sources) {
        return refused(Selection.Refused.Kind.UNKNOWN_SOURCE, sources).message();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proj-db-1|proj-db-1",
                "2cbeefb0c77139c00b89440469d9dc9546a91596c740a1aafda1969fa9307b7d|proj-db-1",
                "2cbeefb0c771|proj-db-1",
                "2c|proj-db-1",
                "proj/db|proj-db-1",
                "proj/web|proj-web-1",
                "web|jlt-attrs,proj-web-1",
                "proj|proj-db-1,proj-web-1",
                "jlt-rot-*|jlt-rot-gz,jlt-rot-plain",
                "*-[ad]?*|jlt-attrs,proj-db-1",
                "jlt-{attrs,created}|jlt-attrs,jlt-created",
                "db|jlt-backwards"
            })
    void triesNameIdServiceAndGlobInThisOrder(String source, String expected) {
        tree.withAll();

        assertEquals(List.of(expected.split(",")), names(source));
    }

    @Test
    void aNameGoesBeforeAnIdPrefixAndAServiceBeforeAGlob() {
        tree.withAll().withMade(DockerTree.id("77"), "2c", RUNNING);
        assertEquals(List.of("2c"), names("2c"));

        String config = "{\"Name\":\"/x\",\"Config\":{\"Labels\":{\"com.docker.compose.service\":\"proj-*\"}}}";
        tree.withConfig(DockerTree.id("78"), config);
        assertEquals(List.of("x"), names("proj-*"));
    }

    @Test
    void tellsWhenAnIdPrefixHidesAService() {
        tree.withAll();

        assertEquals(
                List.of(
                        "\"db\" is taken as the beginning of the id dbbf95d5c02a (jlt-backwards); for the Compose service"
                                + " or project of that name write PROJECT/SERVICE or a container's name"),
                chosen("db").notes());
        assertEquals(List.of(), chosen("2c").notes());
    }

    @Test
    void anAmbiguousPrefixIsNoIdButCanBeAService() {
        tree.withAll().withMade(DockerTree.id("dbb"), "another", RUNNING);

        assertEquals(List.of("proj-db-1"), names("db"));
        assertEquals(
                "\"dbb\" is the beginning of 2 ids: dbb000000000 (another), dbbf95d5c02a (jlt-backwards)",
                unknown("dbb"));
    }

    @Test
    void noArgumentMeansEveryContainer() {
        tree.withAll();

        assertEquals(7, names().size());
        assertEquals(Optional.of(tree.root()), chosen().root());
    }

    @Test
    void eachContainerIsThereOnceHoweverOftenItIsNamed() {
        tree.withAll();

        assertEquals(
                List.of("proj-db-1", "proj-web-1"),
                names("proj/web", "proj", "proj-*", tree.log(DockerTree.WEB).toString()));
    }

    @Test
    void namesServicesAndGlobsAlsoTakeWhatAppearsLater() {
        tree.withMade(DockerTree.id("1"), "shop-a", RUNNING);
        Selection.Chosen byName = chosen("shop-a");
        Selection.Chosen byGlob = chosen("shop-*");
        Selection.Chosen byId = chosen("100000");

        tree.without(DockerTree.id("1"))
                .withMade(DockerTree.id("2"), "shop-a", RUNNING)
                .withMade(DockerTree.id("3"), "shop-b", RUNNING);

        assertEquals(List.of("shop-a"), names(byName), "re-created under the same name");
        assertEquals(List.of("shop-a", "shop-b"), names(byGlob));
        assertEquals(List.of(), names(byId));
    }

    @Test
    void unknownSourcesNameTheNearest() {
        tree.withAll();

        assertEquals("\"proj-bd-1\" does not match any of 7 containers; did you mean proj-db-1?", unknown("proj-bd-1"));
        assertEquals(
                "\"zzzzz\" does not match any of 7 containers; jlogtui --list shows them", unknown("web", "zzzzz"));
        assertEquals(
                "the glob \"rot-pl*\" does not match any of 7 containers; did you mean jlt-rot-plain?",
                unknown("rot-pl*"));
        assertTrue(unknown("proj/wbe").contains("did you mean proj/web"), unknown("proj/wbe"));
        assertTrue(unknown("[").startsWith("the glob \"[\" does not match"));
        assertTrue(unknown("").contains("empty word"));
        assertEquals(
                "\"\\x1b[2J\\u202e\" does not match any of 7 containers; jlogtui --list shows them",
                unknown("\u001b[2J\u202e").replace("the glob ", ""));
    }

    @Test
    void aLogFileTakesItsNameFromTheConfigurationBesideIt() {
        tree.withReal(DockerTree.ROT_GZ)
                .withFile(DockerTree.ROT_GZ, DockerTree.ROT_GZ + "-json.log.2.gz", 5)
                .withFile(DockerTree.ROT_GZ, DockerTree.ROT_GZ + "-json.log-20261120", 5);
        Path log = tree.log(DockerTree.ROT_GZ);

        Selection.Chosen whole = noRoot(log.toString());
        Container container = whole.scan().containers().get(0);
        assertEquals("jlt-rot-gz", container.name());
        assertEquals(DockerTree.ROT_GZ, container.id());
        assertTrue(container.files().withRotated());

        Selection.Chosen parts = noRoot(log + ".2.gz", log + "-20261120");
        assertEquals(List.of("jlt-rot-gz-20261120", "jlt-rot-gz.2.gz"), names(parts));
        Container part = parts.scan().containers().get(1);
        assertFalse(part.files().withRotated());
        assertEquals(log + ".2.gz", part.id());
        assertEquals("", part.shortId());
    }

    @Test
    void otherFilesAreCalledByTheirNames() throws IOException {
        Files.writeString(here.resolve("a-json.log"), "x");
        Files.writeString(here.resolve("b-json.log"), "x");
        Files.writeString(here.resolve("old.log"), "x");

        Selection.Chosen chosen = noRoot("a-json.log", "./b-json.log", "old.log");

        assertEquals(List.of("a-json.log", "b-json.log", "old.log"), names(chosen));
        assertEquals(
                List.of(true, true, false),
                chosen.scan().containers().stream()
                        .map(c -> c.files().withRotated())
                        .toList());
        assertEquals(
                here.resolve("old.log").toString(),
                chosen.scan().containers().get(2).id());
    }

    @Test
    void aFileNamedByAnIdIsCalledByTheShortId() throws IOException {
        Files.writeString(here.resolve(DockerTree.WEB + "-json.log"), "x");

        assertEquals(List.of("e833f0c4698f"), names(noRoot(DockerTree.WEB + "-json.log")));
    }

    @Test
    void aDirectoryIsAContainerOrHoldsContainers() throws IOException {
        tree.withReal(DockerTree.WEB).withReal(DockerTree.DB);
        Path renamed = Files.move(tree.directory(DockerTree.DB), here.resolve("saved"));

        assertEquals(List.of("proj-db-1"), names(noRoot("saved")), renamed.toString());
        assertEquals(
                List.of("proj-web-1"),
                names(noRoot(tree.directory(DockerTree.WEB).toString())));
        assertEquals(List.of("proj-web-1"), names(noRoot(tree.root().toString())));
        assertEquals(List.of("proj-web-1"), names(noRoot("..")), "a data root with containers inside");
    }

    @Test
    void aDirectoryWithSeveralLogsGivesEachItsFileName() throws IOException {
        tree.withReal(DockerTree.WEB).withFile(DockerTree.WEB, "x-json.log", 1);
        Files.writeString(here.resolve("a-json.log"), "x");
        Files.writeString(here.resolve("b-json.log"), "x");
        Files.writeString(here.resolve("b-json.log.1"), "x");

        assertEquals(List.of("a-json.log", "b-json.log"), names(noRoot(".")));
        assertEquals(
                List.of("proj-web-1", "x-json.log"),
                names(noRoot(tree.directory(DockerTree.WEB).toString())));
    }

    @Test
    void aDirectoryOfContainersIsLookedAtAgain() {
        tree.withReal(DockerTree.WEB);
        Selection.Chosen chosen = noRoot(tree.root().toString());

        tree.withReal(DockerTree.DB);

        assertEquals(List.of("proj-db-1", "proj-web-1"), names(chosen));
    }

    @Test
    void aContainerWithoutALogCanBeNamedByItsDirectory() {
        tree.withReal(DockerTree.CREATED);

        Container created = noRoot(tree.directory(DockerTree.CREATED).toString())
                .scan()
                .containers()
                .get(0);

        assertEquals("jlt-created", created.name());
        assertEquals("never started", created.problem());
    }

    @Test
    void aCopyOfAContainerIsASourceOfItsOwn() throws IOException {
        tree.withReal(DockerTree.WEB);
        Path copy = here.resolve(DockerTree.WEB + "-json.log");
        Files.copy(tree.log(DockerTree.WEB), copy);
        Path link = Files.createSymbolicLink(here.resolve("link"), tree.directory(DockerTree.WEB));

        assertEquals(
                List.of(copy.toString(), DockerTree.WEB),
                chosen("web", copy.toString(), link.toString()).scan().containers().stream()
                        .map(Container::id)
                        .sorted()
                        .toList());
    }

    @Test
    void aDirectoryThatIsNoSourceDoesNotHideAName() throws IOException {
        tree.withMade(DockerTree.id("1"), "api", RUNNING);
        Files.writeString(Files.createDirectories(here.resolve("api")).resolve("config.json"), "{}");
        assertEquals(List.of("api"), names("api"));

        Files.createDirectories(here.resolve("apj"));
        assertEquals(
                "\"apj\" does not match the only container; did you mean api? (the path apj holds no container's log)",
                unknown("apj"));
        assertEquals("./apj holds no container's log", unknown("./apj"));
        assertEquals("./none does not exist", unknown("./none"));
        assertEquals(tree.log("x") + " does not exist", unknown(tree.log("x").toString()));
    }

    @Test
    void aPathGoesBeforeAName() throws IOException {
        tree.withMade(DockerTree.id("1"), "api", RUNNING);
        Files.writeString(here.resolve("api"), "x");

        assertEquals(
                here.resolve("api"),
                chosen("api").scan().containers().get(0).files().live());
    }

    @Test
    void standardInputIsReadOnlyWhenNamed() {
        tree.withAll();

        assertFalse(chosen().stdin());
        assertTrue(noRoot("-").stdin());
        assertEquals(List.of(), names(noRoot("-")));
        assertEquals(List.of("proj-web-1"), names("-", "proj/web"));
    }

    @Test
    void anEmptyRootIsNoSource() {
        Selection.Refused none = refused(Selection.Refused.Kind.NO_SOURCE);

        assertEquals(
                "there is no container under " + tree.root() + "; name another place with --root DIR", none.message());
        assertEquals(none, refused(Selection.Refused.Kind.NO_SOURCE, "api"));
    }

    @Test
    void aMissingRootTellsWhatWasTried() throws IOException {
        Files.delete(tree.root());

        Selection.Refused none = refused(Selection.Refused.Kind.NO_SOURCE);

        assertEquals(
                "found no directory of containers: " + tree.root()
                        + " (--root): missing; name it with --root DIR, or try --demo",
                none.message());
        assertEquals(none, refused(Selection.Refused.Kind.NO_SOURCE, "api"));
    }

    @Test
    void missingRightsGiveTheCommandsThatHelp() {
        tree.withAll();
        disk.close(tree.root());

        assertEquals(
                "cannot read %s: permission denied; each of these helps:\n".formatted(tree.root())
                        + new PermissionAdvice("kim", List.of("web"), disk).commands(tree.root(), false),
                refused(Selection.Refused.Kind.DENIED, "web").message());
        refused(Selection.Refused.Kind.DENIED);
        refused(Selection.Refused.Kind.DENIED, tree.root().toString());
        refused(Selection.Refused.Kind.DENIED, tree.log(DockerTree.WEB).toString());
        disk.close(machine);
        assertTrue(refused(Selection.Refused.Kind.DENIED, machine.toString())
                .message()
                .endsWith("u:kim:rX,d:u:kim:rX " + tree.root()));
    }

    @Test
    void aRootThatCanOnlyBeListedIsAMatterOfRightsToo() {
        tree.withReal(DockerTree.WEB).withReal(DockerTree.DB);
        disk.close(tree.directory(DockerTree.WEB)).close(tree.directory(DockerTree.DB));

        refused(Selection.Refused.Kind.DENIED);
        refused(Selection.Refused.Kind.DENIED, "proj-web-1");
        refused(Selection.Refused.Kind.DENIED, tree.directory(DockerTree.WEB).toString());

        disk.openAll();
        disk.close(tree.directory(DockerTree.WEB));
        assertEquals(List.of("e833f0c4698f", "proj-db-1"), names());
    }

    /** Selects without there being a root. */
    private Selection.Chosen noRoot(String... sources) {
        SourceSelector selector =
                new SourceSelector(here, new PermissionAdvice("kim", List.of(), disk), false, disk, pid -> true);
        Selection selection = selector.select(List.of(sources), () -> fail("no root is needed"));
        Selection.Chosen chosen = assertInstanceOf(Selection.Chosen.class, selection, () -> selection.toString());
        assertEquals(Optional.empty(), chosen.root());
        return chosen;
    }
}
