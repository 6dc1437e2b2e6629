package jlogtui.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jlogtui.model.Ruler;
import jlogtui.model.Source.State;
import org.junit.jupiter.api.Test;

class LifeTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final Instant SEEN = Instant.parse("2026-08-20T05:00:00Z");

    private static Container container(String name, Run run) {
        return new Container(
                "id",
                name,
                name,
                "",
                "",
                "",
                false,
                run,
                new Logging("", Rotation.NEVER, false),
                new LogFiles(Path.of("/d"), Path.of("/d/x"), false, List.of()),
                "");
    }

    private static Run run(State state, int code, boolean oom, Instant start, Instant end, int restarts) {
        return new Run(state, code, oom, Optional.ofNullable(start), Optional.ofNullable(end), restarts, "");
    }

    private static Run healthy(String health) {
        return new Run(State.RUNNING, 0, false, Optional.of(START), Optional.empty(), 0, health);
    }

    private static List<String> told(Life life) {
        List<String> told = new ArrayList<>();
        for (Ruler ruler : life.rulers()) {
            assertEquals(7, ruler.source());
            told.add(Instant.ofEpochSecond(0, ruler.nanos()) + " " + ruler.text());
        }
        return told;
    }

    @Test
    void theLastStartAndExitAreToldWhenAContainerIsFirstSeen() {
        Instant end = START.plusSeconds(251);
        assertEquals(List.of(), told(new Life(7, container("a", run(State.CREATED, 0, false, null, null, 0)))));
        assertEquals(
                List.of("2026-08-20T03:00:00Z started"),
                told(new Life(7, container("a", run(State.RUNNING, 0, false, START, null, 0)))));
        assertEquals(
                List.of(
                        "2026-08-20T03:00:00Z started · restart 7",
                        "2026-08-20T03:04:11Z exited 137 (out of memory) after 4 m 11 s · restart 7"),
                told(new Life(7, container("a", run(State.EXITED, 137, true, START, end, 7)))));
        assertEquals(
                List.of("2026-08-20T02:59:59Z ended", "2026-08-20T03:00:00Z started · restart 1"),
                told(new Life(7, container("a", run(State.RUNNING, 0, false, START, START.minusSeconds(1), 1)))),
                "what the run before the present one ended with is not known");
        assertEquals(
                List.of("2026-08-20T03:00:00Z started", "2026-08-20T02:59:59.999Z exited 0 after 0.0 s"),
                told(new Life(7, container("a", run(State.EXITED, 0, false, START, START.minusMillis(1), 0)))),
                "Docker's times are that inexact");
    }

    @Test
    void everyChangeSeenIsTold() {
        Life life = new Life(7, container("web", run(State.RUNNING, 0, false, START, null, 0)));
        Instant end = START.plusMillis(1500);
        life.describe(container("web", run(State.PAUSED, 0, false, START, null, 0)), SEEN);
        life.describe(container("web", run(State.RUNNING, 0, false, START, null, 0)), SEEN);
        life.describe(container("web", run(State.RESTARTING, 139, false, START, end, 0)), SEEN);
        life.describe(container("web2", run(State.RUNNING, 0, false, end.plusSeconds(1), end, 1)), SEEN);
        life.describe(container("web2", run(State.RUNNING, 0, false, end.plusSeconds(1), end, 1)), SEEN);
        life.remove(SEEN);
        assertEquals(
                List.of(
                        "2026-08-20T03:00:00Z started",
                        "2026-08-20T05:00:00Z paused",
                        "2026-08-20T05:00:00Z goes on",
                        "2026-08-20T03:00:01.500Z exited 139 (segmentation fault) after 1.5 s",
                        "2026-08-20T03:00:02.500Z started · restart 1",
                        "2026-08-20T05:00:00Z has the name web2 now",
                        "2026-08-20T05:00:00Z removed"),
                told(life));
    }

    @Test
    void healthIsToldWhenItChanges() {
        Life life = new Life(7, container("web", healthy("starting")));
        for (String health : List.of("starting", "healthy", "healthy", "unhealthy", "starting", "healthy", "")) {
            life.describe(container("web", healthy(health)), SEEN);
        }
        List<String> told = told(life);
        assertEquals(
                List.of("is healthy", "is unhealthy", "is healthy"),
                told.subList(1, told.size()).stream()
                        .map(text -> text.substring(text.indexOf(' ') + 1))
                        .toList());
    }

    @Test
    void whatIsKeptIsBounded() {
        Life life = new Life(7, container("web", run(State.RUNNING, 0, false, START, null, 0)));
        for (int i = 1; i < 2000; i++) {
            Instant start = START.plusSeconds(i);
            life.describe(container("web", run(State.RUNNING, 0, false, start, start.minusMillis(1), i)), SEEN);
        }
        assertTrue(life.rulers().size() <= 500, life.rulers().size() + " rulers");
        assertEquals(
                "started · restart 1999",
                life.rulers().get(life.rulers().size() - 1).text());
    }

    @Test
    void durationsHaveTwoUnitsAtMost() {
        assertEquals("0.0 s", Life.duration(Duration.ofMillis(-5)));
        assertEquals("9.9 s", Life.duration(Duration.ofMillis(9999)));
        assertEquals("59 s", Life.duration(Duration.ofMillis(59_999)));
        assertEquals("4 m 11 s", Life.duration(Duration.ofSeconds(251)));
        assertEquals("2 h 0 m", Life.duration(Duration.ofHours(2)));
        assertEquals("3 d 4 h", Life.duration(Duration.ofHours(76)));
    }
}
