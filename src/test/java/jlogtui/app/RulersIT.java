package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.DockerEngine;
import jlogtui.testkit.FakeContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Life and death of containers, told between the lines of the whole program on a real terminal. */
class RulersIT {
    private static final String TICKS = "i=0; while :; do echo tick $i; i=$((i+1)); sleep 1; done";

    @TempDir
    Path folder;

    /** The ways to die: of each is seen what it was, and how long after Docker's own time of it. */
    @Test
    void aContainersEndIsToldAtOnce() throws IOException {
        try (var engine = DockerEngine.start()) {
            engine.run("--name", "ticker", DockerEngine.IMAGE, "sh", "-c", TICKS);
            try (var desk = ScreenDesk.open(
                    100, 24, "--utc", "--root", engine.containersDir().toString())) {
                desk.see("tick \\d+$");
                desk.seeHeader("LIVE");
                List<Long> delays = new ArrayList<>();
                delays.add(die(engine, desk, "coded", "exited 3 after", "echo at work; exit 3"));
                delays.add(kill(engine, desk, "killed", "exited 137 \\(killed\\) after"));
                delays.add(die(engine, desk, "faulty", "exited 139 \\(segmentation fault\\)", dying("SEGV")));
                delays.add(die(engine, desk, "ended", "exited 143 \\(terminated\\)", dying("TERM")));
                Collections.sort(delays);
                System.out.println("rulers of an end were seen after ms: " + delays);
                // Without a notice of the change it would take up to the two seconds of a sweep
                assertTrue(delays.get(1) < 1000, "slow: " + delays);
                desk.keys("Q");
                desk.endsWith(0);
            }
        }
    }

    @Test
    void whoRunsOutOfMemoryIsToldAsThat() throws IOException {
        try (var engine = DockerEngine.start()) {
            engine.run("--name", "ticker", DockerEngine.IMAGE, "sh", "-c", TICKS);
            try (var desk = ScreenDesk.open(
                    100, 24, "--utc", "--root", engine.containersDir().toString())) {
                desk.see("tick \\d+$");
                // tail keeps what has no line end
                engine.run("--name", "hungry", "--memory", "6m", DockerEngine.IMAGE, "tail", "/dev/zero");
                desk.see("── hungry exited 137 \\(out of memory\\) after");
                desk.keys("Q");
                desk.endsWith(0);
            }
        }
    }

    @Test
    void aContainerThatRestartsCountsItsRestarts() throws IOException {
        try (var engine = DockerEngine.start()) {
            try (var desk = ScreenDesk.open(
                    100, 24, "--utc", "--root", startLoop(engine).toString())) {
                desk.see("── loop exited 7 after .* restart \\d");
                desk.see("── loop started · restart \\d");
                desk.keys("[", "r");
                desk.seeHeader("PAUSED");
                desk.keys("Q");
                desk.endsWith(0);
            }
        }
    }

    private static Path startLoop(DockerEngine engine) {
        engine.run("--name", "ticker", DockerEngine.IMAGE, "sh", "-c", TICKS);
        engine.run("--name", "loop", "--restart", "always", DockerEngine.IMAGE, "sh", "-c", "echo up; sleep 1; exit 7");
        return engine.containersDir();
    }

    /** A shell that ends as its child did; the first process of a container itself is spared by most signals. */
    private static String dying(String signal) {
        return "sh -c 'kill -" + signal + " $$'; exit $?";
    }

    /** Runs a container to its end; gives how long after it the ruler was seen, in milliseconds. */
    private static long die(DockerEngine engine, ScreenDesk desk, String name, String told, String script) {
        String id = engine.run("--name", name, DockerEngine.IMAGE, "sh", "-c", script);
        return seen(engine, desk, id, name, told);
    }

    private static long kill(DockerEngine engine, ScreenDesk desk, String name, String told) {
        String id = engine.run("--name", name, DockerEngine.IMAGE, "sh", "-c", "echo at work; sleep 600");
        desk.see("at work$");
        engine.docker(List.of("kill", name));
        return seen(engine, desk, id, name, told);
    }

    private static long seen(DockerEngine engine, ScreenDesk desk, String id, String name, String told) {
        desk.see("── " + name + " " + told);
        Instant now = Instant.now();
        String finished = engine.docker(List.of("inspect", "-f", "{{.State.FinishedAt}}", id))
                .outText()
                .strip();
        return Duration.between(Instant.parse(finished), now).toMillis();
    }

    @Test
    void aClockThatWasSetBackIsTold() throws IOException {
        ContainerTree tree = ContainerTree.in(folder);
        Instant first = Instant.parse("2026-08-20T03:15:00Z");
        for (String name : List.of("api", "web")) {
            FakeContainer container = tree.container(name).create();
            for (int i = 0; i < 20; i++) {
                Instant time = first.plusSeconds(i).minus(Duration.ofHours(i < 10 ? 0 : 1));
                container.append("stdout", time, name + " line " + i + "\n");
            }
        }
        try (var desk = ScreenDesk.open(100, 50, "--utc", "--root", tree.root().toString())) {
            desk.see("web line 19$");
            desk.see("── (api|web) goes on 59 min \\d+ s earlier: the clock was set back");
            List<String> rows = desk.tmux.screen();
            assertTrue(
                    rows.stream()
                                    .filter(row -> row.contains("the clock was set back"))
                                    .count()
                            == 1,
                    () -> String.join("\n", rows));
            for (int i = 0; i < 20; i++) {
                int number = i;
                assertTrue(rows.stream()
                                .filter(row -> row.endsWith(" line " + number))
                                .count()
                        == 2);
            }
            desk.keys("Q");
            desk.endsWith(0);
        }
    }
}
