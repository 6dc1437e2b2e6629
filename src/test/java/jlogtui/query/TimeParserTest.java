package jlogtui.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jlogtui.query.TimeContext.Use;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeParserTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant NOW = Instant.parse("2026-08-20T01:56:00.5Z");

    @TestFactory
    List<DynamicTest> readsTheTable() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : lines("/query/times.txt")) {
            String[] row = line.split("\\|", -1);
            tests.add(DynamicTest.dynamicTest(line, () -> checkRow(row)));
        }
        assertTrue(tests.size() > 200, "rows: " + tests.size());
        return tests;
    }

    private static void checkRow(String[] row) throws TimeSyntaxException {
        assertEquals(4 + (row[2].strip().equals("error") ? 1 : 0), row.length, "columns");
        Use use = Use.valueOf(row[0].strip());
        String text = row[1].strip().replace('␣', ' ');
        if (row[2].strip().equals("error")) {
            TimeSyntaxException error =
                    assertThrows(TimeSyntaxException.class, () -> TimeParser.parse(text, context(use)));
            assertEquals(
                    row[3].strip() + "+" + row[4].strip(), error.position() + "+" + error.length(), error.getMessage());
            return;
        }
        TimeReading reading = TimeParser.parse(text, context(use));
        Instant start = Instant.parse(row[2].strip());
        String width = row[3].strip();
        Instant end = width.equals("-") ? start : start.plus(width(width)).minusNanos(1);
        assertEquals(start + " to " + end, instant(reading.startNanos()) + " to " + instant(reading.endNanos()));
        assertEquals(use == Use.UNTIL ? end : start, instant(reading.nanos()));
    }

    private static Duration width(String text) {
        return text.endsWith("us")
                ? Duration.ofNanos(1000)
                : text.endsWith("ms")
                        ? Duration.ofMillis(Long.parseLong(text.replace("ms", "")))
                        : Duration.parse("PT" + text);
    }

    @Test
    void readsWhatDockerReads() throws IOException, TimeSyntaxException {
        TimeContext utc =
                new TimeContext(ZoneOffset.UTC, NOW, nanos(NOW), TimeContext.UNKNOWN, TimeContext.UNKNOWN, Use.SINCE);
        int rows = 0;
        for (String line : lines("/query/docker-times.tsv")) {
            String[] row = line.split("\t", -1);
            long expected = EpochNanos.of(new BigDecimal(row[1]).movePointRight(9));
            assertEquals(expected, TimeParser.parse(row[0], utc).nanos(), row[0]);
            rows++;
        }
        assertTrue(rows > 40, "rows: " + rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3|3 is no time: write 3:00, 3h or @3",
                "23|23 is no time: write 23:00, 23h or @23",
                "75|75 is no time: write 75h or @75",
                "315|315 is no time: write 3:15, 315h or @315",
                "0905|0905 is no time: write 09:05, 0905h or @0905",
                "3.5|3.5 is no time: write 3.5h or @3.5",
                "2026-02-29|there is no day 29: February 2026 has 28 days",
                "Mon 20 Aug 2026|2026-08-20 is no Mon: it is a Thursday",
                "25:00|25 is too much: hours go from 0 to 23",
                "03:15 foo|foo is no zone: write Z, +02:00 or Europe/Paris",
                "1h30|30 has no unit: write 30s, 30m or 30h",
                "5x|x is no unit of time: use s, m, h, d or w",
                "here|here is the selected line, and none is selected",
            })
    void saysWhatToWriteInstead(String text, String message) {
        TimeSyntaxException error =
                assertThrows(TimeSyntaxException.class, () -> TimeParser.parse(text, context(Use.SINCE)));
        assertEquals(message, error.getMessage());
    }

    @Test
    void keepsControlCharactersOutOfMessages() {
        TimeSyntaxException error =
                assertThrows(TimeSyntaxException.class, () -> TimeParser.parse("\u001b[31mred", context(Use.SINCE)));
        assertFalse(error.getMessage().contains("\u001b"), error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "0001-01-01, -9223372036854775808",
        "9999-12-31, 9223372036854775807",
        "1677-09-21T00:12:43.145224191Z, -9223372036854775808",
        "1677-09-21T00:12:43.145224192Z, -9223372036854775808",
        "1677-09-21T00:12:43.145224193Z, -9223372036854775807",
        "2262-04-11T23:47:16.854775806Z, 9223372036854775806",
        "2262-04-11T23:47:16.854775807Z, 9223372036854775807",
        "2262-04-11T23:47:16.854775808Z, 9223372036854775807",
        "9999999999999999999, 9223372036854775807",
        "@99999999999999999999999, 9223372036854775807",
        "@-99999999999999999999999, -9223372036854775808",
        "now+99999999999999999999w, 9223372036854775807",
    })
    void stopsAtTheEndsOfTheRange(String text, long nanos) throws TimeSyntaxException {
        assertEquals(nanos, TimeParser.parse(text, context(Use.AT)).nanos());
    }

    @ParameterizedTest
    @CsvSource({
        // Paris goes from 02:00 to 03:00 on 29 March and from 03:00 to 02:00 on 25 October
        "Europe/Paris, 2026-03-29 02:30, 2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z",
        "Europe/Paris, 2026-03-29 02:30:07.123, 2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z",
        "Europe/Paris, 2026-03-29 01:59, 2026-03-29T00:59:00Z, 2026-03-29T00:59:59.999999999Z",
        "Europe/Paris, 2026-03-29 03:00, 2026-03-29T01:00:00Z, 2026-03-29T01:00:59.999999999Z",
        "Europe/Paris, 2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T21:59:59.999999999Z",
        "Europe/Paris, 2026-10-25 02:30, 2026-10-25T00:30:00Z, 2026-10-25T01:30:59.999999999Z",
        "Europe/Paris, 2026-10-25 02:30 CEST, 2026-10-25T00:30:00Z, 2026-10-25T00:30:59.999999999Z",
        "Europe/Paris, 2026-10-25 02:30 CET, 2026-10-25T01:30:00Z, 2026-10-25T01:30:59.999999999Z",
        "Europe/Paris, 2026-10-25 03:00, 2026-10-25T02:00:00Z, 2026-10-25T02:00:59.999999999Z",
        "Europe/Paris, 2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T22:59:59.999999999Z",
        "America/New_York, 2026-03-08 02:15, 2026-03-08T07:00:00Z, 2026-03-08T07:00:00Z",
        "America/New_York, 2026-03-08 2am, 2026-03-08T07:00:00Z, 2026-03-08T07:00:00Z",
        "America/New_York, 2026-11-01 01:15, 2026-11-01T05:15:00Z, 2026-11-01T06:15:59.999999999Z",
        "America/New_York, 2026-11-01 01:15 EST, 2026-11-01T06:15:00Z, 2026-11-01T06:15:59.999999999Z",
        "UTC, 2026-11-01 01:15 America/New_York, 2026-11-01T05:15:00Z, 2026-11-01T06:15:59.999999999Z",
        // a day that begins in the gap, and one that never was
        "America/Sao_Paulo, 2018-11-04, 2018-11-04T03:00:00Z, 2018-11-05T01:59:59.999999999Z",
        "Pacific/Apia, 2011-12-30, 2011-12-30T10:00:00Z, 2011-12-30T10:00:00Z",
    })
    void followsClockChanges(String zone, String text, String start, String end) throws TimeSyntaxException {
        TimeContext since =
                new TimeContext(ZoneId.of(zone), NOW, nanos(NOW), TimeContext.UNKNOWN, TimeContext.UNKNOWN, Use.SINCE);
        TimeReading reading = TimeParser.parse(text, since);
        assertEquals(start + " to " + end, instant(reading.startNanos()) + " to " + instant(reading.endNanos()));
    }

    @Test
    void countsFromNowWhileThereIsNoLine() throws TimeSyntaxException {
        long unknown = TimeContext.UNKNOWN;
        TimeContext empty = new TimeContext(PARIS, NOW, unknown, unknown, unknown, Use.GOTO);
        assertEquals("2026-08-20T01:55:00Z", at("03:55", empty));
        assertEquals("2026-08-19T01:57:00Z", at("03:57", empty));
        assertEquals("2026-08-19T22:00:00Z", at("20 Aug", empty));
        assertEquals("2026-08-20T01:56:30.500Z", at("+30s", empty));
        assertEquals("2026-08-20T01:55:30.500Z", at("-30s", empty));
        assertThrows(TimeSyntaxException.class, () -> TimeParser.parse("end", empty));
        assertThrows(TimeSyntaxException.class, () -> TimeParser.parse("start", empty));
        assertThrows(TimeSyntaxException.class, () -> TimeParser.parse("here", empty));
    }

    @Test
    void looksForADateWithoutItsYearBeforeTheNewestLineAndNotBeforeNow() throws TimeSyntaxException {
        long newest = nanos(Instant.parse("2023-02-28T23:30:00Z"));
        TimeContext old = new TimeContext(PARIS, NOW, newest, TimeContext.UNKNOWN, TimeContext.UNKNOWN, Use.SINCE);
        assertEquals("2023-02-28T23:00:00Z", at("Mar 1", old));
        assertEquals("2022-03-01T23:00:00Z", at("Mar 2", old));
        assertEquals("2020-02-28T23:00:00Z", at("Feb 29", old));
        assertEquals("2022-02-28T23:45:00Z", at("Mar 1 00:45", old));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-08-20T01:15:07.123456789Z",
                "[2026-08-20 03:15:07,123]",
                "\"2026-08-20T01:15:07Z\"",
                "20/Aug/2026:03:15:07 +0200",
                "Aug 20 03:15:07",
                "Mon Aug 20 03:15:07",
                "Thu 20 Aug 03:15:07",
                "  03:15:07.123\t",
                "03:15",
                "2026-08-20",
                "20260820",
                "1787188507",
                "1787188507123",
                "41 min ago",
                "3 h 5 min ago",
            })
    void knowsATimeWhenItSeesOne(String text) {
        assertTrue(TimeParser.looksLikeTime(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "error",
                "12",
                "12.5",
                "08-20",
                "5m",
                "-5m",
                "today",
                "now",
                "end",
                "start",
                "noon",
                "monday",
                "12345678",
                "9999999999",
                "500 ms",
                "03:15 error",
                "2026-08-20T01:15:07Z GET /cart 502",
                "127.0.0.1",
                "2026-13-20",
                "8080:80",
                "deadbeef",
                "@here",
            })
    void leavesOtherTextToTheSearch(String text) {
        assertFalse(TimeParser.looksLikeTime(text));
    }

    private static String at(String text, TimeContext context) throws TimeSyntaxException {
        return instant(TimeParser.parse(text, context).nanos()).toString();
    }

    static TimeContext context(Use use) {
        long newest = nanos(Instant.parse("2026-08-20T01:50:00.123456789Z"));
        long oldest = nanos(Instant.parse("2024-02-01T10:00:00Z"));
        long here = use == Use.GOTO ? nanos(Instant.parse("2026-08-18T12:34:56.789Z")) : TimeContext.UNKNOWN;
        return new TimeContext(PARIS, NOW, newest, oldest, here, use);
    }

    static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = TimeParserTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
