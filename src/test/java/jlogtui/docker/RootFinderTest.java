package jlogtui.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootFinderTest {
    @TempDir
    Path machine;

    private final TestDisk disk = new TestDisk();
    private final Map<String, String> environment = new HashMap<>();
    private Path system;
    private Path rootless;

    @BeforeEach
    void nameThePlaces() {
        system = machine.resolve("var/lib/docker/containers");
        rootless = machine.resolve("home/.local/share/docker/containers");
        environment.put("HOME", machine.resolve("home").toString());
    }

    private Root find(String... option) {
        Optional<Path> path = option.length == 0 ? Optional.empty() : Optional.of(Path.of(option[0]));
        return new RootFinder(environment, machine, disk).find(path);
    }

    private Root.Found found(String... option) {
        return assertInstanceOf(Root.Found.class, find(option));
    }

    private Path make(String path) throws IOException {
        return Files.createDirectories(machine.resolve(path));
    }

    private void configureDaemon(String json) throws IOException {
        Files.writeString(make("etc/docker").resolve("daemon.json"), json);
    }

    @Test
    void theOptionGoesBeforeTheVariableBeforeTheConfigurationBeforeTheDefaults() throws IOException {
        Files.createDirectories(rootless);
        assertEquals(rootless, found().directory());

        Files.createDirectories(system);
        assertEquals(system, found().directory());
        assertEquals("default", found().origin());

        configureDaemon("{\"graph\":\"%s\"}".formatted(machine.resolve("old")));
        Path old = make("old/containers");
        assertEquals(old, found().directory());

        configureDaemon("{\"graph\":\"/none\",\"data-root\":\"%s\"}".formatted(machine.resolve("data")));
        Path data = make("data/containers");
        assertEquals(data, found().directory());
        assertEquals("data-root of daemon.json", found().origin());

        Path variable = make("variable");
        environment.put("JLOGTUI_ROOT", variable.toString());
        assertEquals(variable, found().directory());
        assertEquals("$JLOGTUI_ROOT", found().origin());

        Path option = make("option");
        assertEquals(option, found(option.toString()).directory());
        assertEquals("--root", found(option.toString()).origin());
    }

    @Test
    void acceptsADataRoot() throws IOException {
        Files.createDirectories(system);

        assertEquals(system, found(machine.resolve("var/lib/docker").toString()).directory());
        environment.put("JLOGTUI_ROOT", machine.resolve("var/lib/docker").toString());
        assertEquals(system, found().directory());
    }

    @Test
    void whatTheUserNamedIsNotReplaced() throws IOException {
        Files.createDirectories(system);

        Root root = find("/no/such/place");

        assertEquals(
                List.of(new Root.Attempt(Path.of("/no/such/place"), "--root", "missing")),
                assertInstanceOf(Root.NotFound.class, root).rejected());
        environment.put("JLOGTUI_ROOT", "/no/such/place");
        assertInstanceOf(Root.NotFound.class, find());
        environment.put("JLOGTUI_ROOT", "");
        assertEquals(system, found().directory());
    }

    @Test
    void aFileIsNoRoot() throws IOException {
        Path file = Files.writeString(machine.resolve("file"), "x");

        Root.NotFound root = assertInstanceOf(Root.NotFound.class, find(file.toString()));

        assertEquals(file + " (--root): not a directory", root.text());
    }

    @Test
    void tellsEveryPlaceThatWasTried() throws IOException {
        configureDaemon("{\"data-root\":\"/no/such/place\"}");

        Root.NotFound root = assertInstanceOf(Root.NotFound.class, find());

        assertEquals(
                List.of(
                        new Root.Attempt(Path.of("/no/such/place/containers"), "data-root of daemon.json", "missing"),
                        new Root.Attempt(system, "default", "missing"),
                        new Root.Attempt(rootless, "rootless", "missing")),
                root.rejected());
        assertFalse(root.isDenied());
    }

    @Test
    void missingRightsAreToldAndARootlessDockerIsStillFound() throws IOException {
        Files.createDirectories(system);
        disk.close(machine.resolve("var/lib/docker"));

        Root.NotFound root = assertInstanceOf(Root.NotFound.class, find());
        assertTrue(root.isDenied());
        assertEquals(new Root.Attempt(system, "default", "permission denied"), root.decisive());

        Files.createDirectories(rootless);
        assertEquals(rootless, found().directory());
        assertEquals(1, found().rejected().size());
    }

    @Test
    void ofAClosedDataRootOnlyTheContainersAreNamed() throws IOException {
        Files.createDirectories(system);
        disk.close(machine.resolve("var/lib/docker"));
        String dataRoot = machine.resolve("var/lib/docker").toString();

        assertEquals(
                system,
                assertInstanceOf(Root.NotFound.class, find(dataRoot)).decisive().path());
        assertEquals(
                system,
                assertInstanceOf(Root.NotFound.class, find(system.toString()))
                        .decisive()
                        .path());
    }

    @Test
    void aConfigurationThatCannotBeUsedIsTold() throws IOException {
        Files.createDirectories(system);
        for (String broken : List.of("{\"data-root\":", "{\"data-root\":\"\\u0000\"}")) {
            configureDaemon(broken);

            assertEquals(system, found().directory());
            assertEquals("configuration", found().rejected().get(0).origin(), broken);
        }
        for (String silent : List.of("", "{}", "[]", "{\"data-root\":5}")) {
            configureDaemon(silent);

            assertEquals(List.of(), found().rejected(), silent);
        }
        disk.refuse(machine.resolve("etc/docker/daemon.json"));
        assertEquals("unreadable", found().rejected().get(0).reason());
    }
}
