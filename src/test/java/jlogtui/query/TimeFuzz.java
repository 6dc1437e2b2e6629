package jlogtui.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import jlogtui.query.TimeContext.Use;

/** Anything typed as a time: it has an order of start, time and end, or an error with a place that can be marked. */
public final class TimeFuzz {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant NOW = Instant.parse("2026-08-20T01:56:00.5Z");
    private static final long NEWEST = NOW.getEpochSecond() * 1_000_000_000L;

    private TimeFuzz() {}

    /** Fails with an {@link Error} or a {@link RuntimeException} where a promise does not hold. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        TimeParser.looksLikeTime(text);
        for (Use use : Use.values()) {
            TimeContext context = new TimeContext(PARIS, NOW, NEWEST, NEWEST - 86_400_000_000_000L, NEWEST, use);
            try {
                TimeReading reading = TimeParser.parse(text, context);
                assertTrue(reading.startNanos() <= reading.endNanos(), reading::toString);
                assertEquals(use == Use.UNTIL ? reading.endNanos() : reading.startNanos(), reading.nanos());
            } catch (TimeSyntaxException e) {
                assertTrue(e.position() >= 0 && e.length() >= 0 && e.position() + e.length() <= text.length(), text);
                assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl), e::getMessage);
            }
        }
    }
}
