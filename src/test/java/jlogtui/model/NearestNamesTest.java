package jlogtui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
    private static final List<String> NAMES =
            List.of("api", "api-worker", "web", "shop-web-1", "db", "postgres", "redis", "");

    @Test
    void countsSlipsOfTheFinger() {
        assertEquals(0, NearestNames.edits("redis", "redis"));
        assertEquals(1, NearestNames.edits("rdeis", "redis"));
        assertEquals(1, NearestNames.edits("reds", "redis"));
        assertEquals(1, NearestNames.edits("rediss", "redis"));
        assertEquals(1, NearestNames.edits("radis", "redis"));
        assertEquals(5, NearestNames.edits("", "redis"));
        assertEquals(5, NearestNames.edits("redis", ""));
    }

    @Test
    void suggestsWhatIsNear() {
        assertEquals(List.of("redis"), NearestNames.to("rdis", NAMES));
        assertEquals(List.of("postgres"), NearestNames.to("POSTGERS", NAMES));
        assertEquals(List.of("api"), NearestNames.to("apo", NAMES));
        assertEquals(List.of("db"), NearestNames.to("dv", NAMES));
    }

    @Test
    void suggestsLongerNamesForTheirParts() {
        assertEquals(List.of("api-worker"), NearestNames.to("worker", NAMES));
        assertEquals(List.of("shop-web-1"), NearestNames.to("shop-web", NAMES));
        assertEquals(List.of("redis"), NearestNames.to("my-redis-cache", NAMES));
    }

    @Test
    void suggestsNothingFarAway() {
        assertEquals(List.of(), NearestNames.to("mosquitto", NAMES));
        assertEquals(List.of(), NearestNames.to("", NAMES));
        assertEquals(List.of(), NearestNames.to("x".repeat(10_000), NAMES));
    }
}
