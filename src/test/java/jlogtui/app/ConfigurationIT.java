package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import jlogtui.testkit.Await;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.FakeContainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration files and the first visit, by the whole program on a real terminal. */
class ConfigurationIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private ContainerTree tree;
    private Map<String, String> environment;
    private Path config;

    @BeforeEach
    void write() throws IOException {
        tree = ContainerTree.in(folder);
        FakeContainer api = tree.container("shop-api").create();
        Instant first = Instant.parse("2026-08-20T03:15:00Z");
        for (int i = 0; i < 60; i++) {
            api.append(i % 3 == 0 ? "stderr" : "stdout", first.plusSeconds(i), "line " + i + " of it\n");
        }
        config = Files.createDirectories(folder.resolve("config/jlogtui")).resolve("config.toml");
        environment = Map.of(
                "XDG_CONFIG_HOME",
                folder.resolve("config").toString(),
                "XDG_STATE_HOME",
                folder.resolve("state").toString());
    }

    private ScreenDesk open(String... arguments) throws IOException {
        ScreenDesk desk = ScreenDesk.open(80, 24, environment, arguments);
        desk.see("line \\d+ of it$");
        return desk;
    }

    @Test
    void theScreenIsAsTheFileSaysAndWarnsOfTheRest() throws IOException {
        Files.writeString(
                config,
                "root = \"" + tree.root() + "\"\ntz = \"UTC\"\nstream = \"stderr\"\nmouse = false\ncolr = 1\n"
                        + "[keys]\nline-up = \"P\"\nhelp = \"F1\"\n");
        try (var desk = open()) {
            desk.seeHeader("stderr +UTC +LIVE");
            desk.seeStatus("unknown key colr, did you mean color\\?");
            Await.until(LIMIT, "the mouse is given back", () -> !desk.tmux.isMouseTaken());
            desk.keys("P");
            desk.seeStatus("F follow .*F1 help");
            desk.keys("k", "?", "F1");
            desk.see("P +one line up");
            desk.keys("q", ":");
            desk.see("^:");
            desk.type("set mouse on");
            desk.keys("Enter");
            Await.until(LIMIT, "the mouse is taken", () -> desk.tmux.isMouseTaken());
            desk.keys("Q");
            desk.endsWith(0);
        }
    }

    @Test
    void whoIsNewIsToldOnceWhereHelpIs() throws IOException {
        Files.writeString(config, "");
        String[] arguments = {"--utc", "--root", tree.root().toString()};
        try (var desk = open(arguments)) {
            desk.seeStatus("\\? shows every key, q leaves");
            desk.keys("k");
            desk.seeStatus("\\? help");
            desk.keys("q");
            desk.endsWith(0);
        }
        assertTrue(Files.exists(folder.resolve("state/jlogtui/welcome.json")));
        try (var desk = open(arguments)) {
            desk.keys("k");
            desk.seeStatus("\\? help");
            desk.keys("q");
            desk.endsWith(0);
        }
    }

    @Test
    void nothingIsToldOrKeptWhenNothingIsToBeKept() throws IOException {
        try (var desk = open("--no-state", "--utc", "--root", tree.root().toString())) {
            desk.seeStatus("\\? help");
            desk.keys("q");
            desk.endsWith(0);
        }
        assertFalse(Files.exists(folder.resolve("state")));
    }
}
