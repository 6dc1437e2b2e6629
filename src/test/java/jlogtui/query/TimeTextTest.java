package jlogtui.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;
import jlogtui.query.TimeContext.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeTextTest {
    private static final Instant NOW = Instant.parse("2026-08-20T01:56:00.5Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Europe/Paris|03:15|→ Thu 20 Aug 03:15:00 CEST = 01:15:00Z · 41 min ago",
                "Europe/Paris|03:15:07.120|→ Thu 20 Aug 03:15:07.120 CEST = 01:15:07.120Z · 40 min ago",
                "Europe/Paris|03:15:07.00012|→ Thu 20 Aug 03:15:07.000120 CEST = 01:15:07.000120Z · 40 min ago",
                "Europe/Paris|@1787188507.000000001|→ Thu 20 Aug 03:15:07.000000001 CEST = 01:15:07.000000001Z · 40 min ago",
                "Europe/Paris|2025-12-20|→ Sat 20 Dec 2025 00:00:00 CET = Fri 19 Dec 2025 23:00:00Z · 243 d 2 h ago",
                "Europe/Paris|today|→ Thu 20 Aug 00:00:00 CEST = Wed 19 Aug 22:00:00Z · 3 h 56 min ago",
                "Europe/Paris|now+3h|→ Thu 20 Aug 06:56:00.500 CEST = 04:56:00.500Z · in 3 h",
                "America/New_York|now|→ Wed 19 Aug 21:56:00.500 EDT = Thu 20 Aug 01:56:00.500Z · now",
                "UTC|2026-08-06 01:15|→ Thu 6 Aug 01:15:00 UTC · 14 d ago",
                "+02:00|03:15|→ Thu 20 Aug 03:15:00 +02:00 = 01:15:00Z · 41 min ago",
            })
    void readsBack(String zone, String text, String expected) throws TimeSyntaxException {
        long now = TimeParserTest.nanos(NOW);
        TimeContext context = new TimeContext(ZoneId.of(zone), NOW, now, now, now, Use.AT);
        assertEquals(expected, TimeText.reading(TimeParser.parse(text, context), context));
    }

    @Test
    void showsTheEndForUntil() throws TimeSyntaxException {
        TimeContext until = TimeParserTest.context(Use.UNTIL);
        assertEquals(
                "→ Thu 20 Aug 03:15:59.999999999 CEST = 01:15:59.999999999Z · 40 min ago",
                TimeText.reading(TimeParser.parse("03:15", until), until));
    }

    @ParameterizedTest
    @CsvSource({
        "0, now, now",
        "999999999, now, now",
        "1000000000, 1 s ago, 1 s ago",
        "59999999999, 59 s ago, 59 s ago",
        "60000000000, 1 min ago, 1 min ago",
        "3599000000000, 59 min ago, 59 min ago",
        "3600000000000, 1 h ago, 1 h ago",
        "11100000000000, 3 h 5 min ago, 3 h ago",
        "86400000000000, 1 d ago, 1 d ago",
        "97200000000000, 1 d 3 h ago, 1 d ago",
        "-1000000000, in 1 s, in 1 s",
        "-11100000000000, in 3 h 5 min, in 3 h",
    })
    void measuresDistance(long nanosAgo, String distance, String column) {
        long then = TimeParserTest.nanos(NOW) - nanosAgo;
        assertEquals(distance, TimeText.distance(then, NOW));
        assertEquals(column, TimeText.agoColumn(then, NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "10999000000, 10 s",
        "60000000000, 1 min",
        "251000000000, 4 min 11 s",
        "3600000000000, 1 h",
        "11100000000000, 3 h 5 min",
        "273600000000000, 3 d 4 h",
    })
    void tellsLengths(long nanos, String length) {
        assertEquals(length, TimeText.length(nanos));
    }

    @ParameterizedTest
    @CsvSource({
        "0, +0.000s",
        "1, +0.000s",
        "123456789, +0.123s",
        "-1500000000, -1.500s",
        "99999000000, +99.999s",
        "100000000000, +1m40s",
        "725000000000, +12m05s",
        "18720000000000, +5h12m",
        "273600000000000, +3d04h",
    })
    void measuresTheTimeSinceTheLineBefore(long nanos, String column) {
        assertEquals(column, TimeText.sincePreviousColumn(nanos));
    }

    @Test
    void writesTheColumns() {
        long nanos = TimeParserTest.nanos(Instant.parse("2026-08-20T01:15:07.123999999Z"));
        ZoneId paris = ZoneId.of("Europe/Paris");
        assertEquals("03:15:07.123", TimeText.localColumn(nanos, paris));
        assertEquals("01:15:07.123Z", TimeText.utcColumn(nanos));
        assertEquals("Thu 20 Aug 03:15:07", TimeText.dateAndClock(nanos, paris, NOW));
        assertEquals("no time", TimeText.dateAndClock(TimeContext.UNKNOWN, paris, NOW));
        assertEquals(
                "Thu 20 Aug 2026 03:15:07", TimeText.dateAndClock(nanos, paris, Instant.parse("2027-01-01T00:00:00Z")));
    }

    @Test
    void survivesTheEndsOfTheRange() {
        for (long nanos : new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, Long.MAX_VALUE}) {
            TimeContext context = TimeParserTest.context(Use.AT);
            assertTrue(TimeText.reading(new TimeReading(nanos, nanos, nanos), context)
                            .length()
                    > 20);
            assertTrue(TimeText.sincePreviousColumn(nanos).length() > 5);
            assertTrue(TimeText.agoColumn(nanos, NOW).length() > 2);
        }
    }

    @Test
    void speaksEnglishEverywhere() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            long nanos = TimeParserTest.nanos(NOW);
            assertEquals("Thu 20 Aug 01:56:00", TimeText.dateAndClock(nanos, ZoneOffset.UTC, NOW));
            assertEquals("01:56:00.500Z", TimeText.utcColumn(nanos));
            assertEquals("+0.500s", TimeText.sincePreviousColumn(500_000_000));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void writesNothingThatCannotBeTypedBack() throws TimeSyntaxException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        TimeContext context = TimeParserTest.context(Use.AT);
        for (int i = 0; i < 1_000; i++) {
            // back to February: no time in these days exists twice
            long now = context.nowNanos();
            long nanos = now - (random.nextLong() >>> 1) % (200L * 24 * 3_600_000_000_000L);
            String trial = "seed " + seed + ", " + nanos;
            long second = Math.floorDiv(nanos, 1_000_000_000L) * 1_000_000_000L;
            long millis = Math.floorDiv(nanos, 1_000_000L) * 1_000_000L;
            TimeContext newestHere = new TimeContext(context.zone(), NOW, nanos, nanos, nanos, Use.GOTO);
            String date = TimeText.dateAndClock(nanos, context.zone(), NOW);
            assertEquals(second, TimeParser.parse(date, newestHere).nanos(), trial);
            assertTrue(TimeParser.looksLikeTime(date), trial);
            String utc = TimeText.utcColumn(nanos);
            assertEquals(millis, TimeParser.parse(utc, newestHere).nanos(), trial);
            String local = TimeText.localColumn(nanos, context.zone());
            assertEquals(millis, TimeParser.parse(local, newestHere).nanos(), trial);
            String ago = TimeText.agoColumn(nanos, NOW);
            long distance = now - TimeParser.parse(ago, context).nanos();
            assertTrue(distance <= now - nanos && distance > (now - nanos) / 2 - 1_000_000_000L, trial + " " + ago);
            TimeParser.parse(TimeText.sincePreviousColumn(nanos - now), context);
        }
    }
}
