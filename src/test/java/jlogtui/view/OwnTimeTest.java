package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import jlogtui.parse.PayloadReader;
import org.junit.jupiter.api.Test;

/** Times that messages tell of themselves. */
final class OwnTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant DOCKER = Instant.parse("2026-08-20T01:15:07.500Z");
    private static final Instant NOW = DOCKER.plusSeconds(3600);

    /** The time, and the zone that it was read in where it names none. */
    private static String read(String text, Instant docker) {
        long nanos = docker.getEpochSecond() * 1_000_000_000L + docker.getNano();
        Optional<OwnTime> time = OwnTime.of(PayloadReader.read(text), nanos, BERLIN, NOW);
        return time.map(own -> LogView.instant(own.nanos()) + (own.zone() == null ? "" : " " + own.zone()))
                .orElse("");
    }

    private static void assertTime(String expected, String text) {
        assertEquals(expected, read(text, DOCKER), text);
    }

    @Test
    void fieldsOfJsonAndLogfmt() {
        assertTime("2026-08-20T01:15:07.120Z", "{\"a\":1,\"time\":\"2026-08-20T01:15:07.120Z\"}");
        assertTime("2026-08-20T01:15:07.120Z", "{\"Timestamp\":\"2026-08-20T03:15:07.120+02:00\"}");
        assertTime("2026-08-20T01:15:07.120Z", "{\"ts\":1787188507.120}");
        assertTime("2026-08-20T01:15:07.120Z", "{\"time\":1787188507120}");
        assertTime("2026-08-20T01:15:07.120Z", "{\"t\":{\"$date\":\"2026-08-20T01:15:07.120+00:00\"},\"s\":\"I\"}");
        assertTime("2026-08-20T01:15:07Z Z", "{\"timestamp\":\"2026-08-20 01:15:07\"}");
        assertTime("2026-08-20T01:15:07Z Europe/Berlin", "{\"timestamp\":\"2026-08-20 03:15:07\"}");
        assertTime("2026-08-20T01:15:07Z", "ts=2026-08-20T01:15:07Z level=info msg=x");
        assertTime("", "{\"time\":\"not a time\",\"x\":\"2026-08-20T01:15:07Z\"}");
    }

    @Test
    void beginningsOfText() {
        assertTime("2026-08-20T01:15:07.123Z Z", "2026-08-20 01:15:07,123 INFO started");
        assertTime("2026-08-20T01:15:07.123Z Z", "[2026-08-20 01:15:07.123] INFO started");
        assertTime("2026-08-20T01:15:07Z", "10.0.0.7 - - [20/Aug/2026:03:15:07 +0200] \"GET / HTTP/1.1\" 200");
        assertTime("2026-08-20T01:15:07.123Z Z", "1:M 20 Aug 2026 01:15:07.123 # Server started");
        assertTime("2026-08-20T01:15:07Z Europe/Berlin", "Aug 20 03:15:07 host program: x");
        assertTime("2026-08-20T01:15:07Z Z", "2026/08/20 01:15:07 [error] 31#31: *1 open() failed");
        assertTime("2026-08-20T01:15:07Z Z", "01:15:07 INFO a time of day");
        assertTime("2026-08-20T01:15:07.123Z Z", "INFO 2026-08-20 01:15:07.123: {\"a\":1}");
        assertTime("", "copied in 00:03:15");
        assertTime("", "GET /cart 200 12ms");
        assertTime("", "");
    }

    @Test
    void aTimeOfDayIsNearDockersTimeAtMidnight() {
        Instant midnight = Instant.parse("2026-08-20T00:00:00.010Z");
        assertEquals("2026-08-19T23:59:59.990Z Z", read("23:59:59.990 last", midnight));
        Instant before = Instant.parse("2026-08-19T23:59:59.990Z");
        assertEquals("2026-08-20T00:00:00.010Z Z", read("00:00:00.010 first", before));
    }
}
