package jlogtui.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import jlogtui.query.TimeContext.Use;
import org.junit.jupiter.api.Test;

/** Holds the parser against {@code java.time} on random instants, and against nonsense. */
final class TimeRoundTripTest {
    private static final List<ZoneId> ZONES = List.of(
            ZoneOffset.UTC,
            ZoneId.of("Europe/Paris"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneOffset.ofHours(-11));
    private static final Instant FIRST = Instant.parse("1970-01-03T00:00:00Z");
    private static final Instant LAST = Instant.parse("2099-12-29T00:00:00Z");

    /** A form that says everything: its own zone, so that it can be read without knowing the day. */
    private record Form(String pattern, ChronoUnit precision) {}

    private static final List<Form> FORMS = List.of(
            new Form("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSXXX", ChronoUnit.NANOS),
            new Form("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", ChronoUnit.MILLIS),
            new Form("uuuu-MM-dd'T'HH:mm:ssXXX", ChronoUnit.SECONDS),
            new Form("uuuu-MM-dd'T'HH:mmXXX", ChronoUnit.MINUTES),
            new Form("uuuu-MM-dd HH:mm:ss,SSS xx", ChronoUnit.MILLIS),
            new Form("uuuu/MM/dd HH:mm:ss.SSSSSS xxx", ChronoUnit.MICROS),
            new Form("uuuuMMdd'T'HHmmssXX", ChronoUnit.SECONDS),
            new Form("uuuuMMdd_HHmmXX", ChronoUnit.MINUTES),
            new Form("dd/MMM/uuuu:HH:mm:ss xx", ChronoUnit.SECONDS),
            new Form("dd-MMM-uuuu HH:mm:ss.SSS VV", ChronoUnit.MILLIS),
            new Form("'['EEE MMM d HH:mm:ss.SSSSSS xx uuuu']'", ChronoUnit.MICROS),
            new Form("EEE, d MMM uuuu HH:mm:ss xx", ChronoUnit.SECONDS),
            new Form("EEEE d MMMM uuuu h:mm:ss a xxx", ChronoUnit.SECONDS),
            new Form("MMM d, uuuu h:mm a xxx", ChronoUnit.MINUTES),
            new Form("MMMM d uuuu HH:mm:ss VV", ChronoUnit.SECONDS),
            new Form("'\"'d MMM uuuu HH:mm xx'\"'", ChronoUnit.MINUTES));

    @Test
    void readsWhatWasFormatted() throws TimeSyntaxException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            Form form = FORMS.get(random.nextInt(FORMS.size()));
            ZonedDateTime time = randomInstant(random).atZone(randomZone(random));
            String text =
                    DateTimeFormatter.ofPattern(form.pattern(), Locale.ENGLISH).format(time);
            String trial = "seed " + seed + ", " + form + ": " + text;
            TimeReading reading = TimeParser.parse(text, unrelated(random));
            Instant start = time.toInstant().truncatedTo(form.precision());
            if (form.pattern().endsWith("VV")) {
                assertTrue(isSameWallClock(time, start, reading.startNanos()), trial);
            } else {
                assertEquals(start, TimeParserTest.instant(reading.startNanos()), trial);
                Instant end = start.plus(1, form.precision()).minusNanos(1);
                assertEquals(end, TimeParserTest.instant(reading.endNanos()), trial);
            }
        }
    }

    /** A region does not tell which of two equal times was meant: the first one is read. */
    private static boolean isSameWallClock(ZonedDateTime time, Instant start, long readNanos) {
        ZonedDateTime expected = start.atZone(time.getZone()).withEarlierOffsetAtOverlap();
        return expected.toInstant().equals(TimeParserTest.instant(readNanos));
    }

    @Test
    void readsEpochsOfEveryUnit() throws TimeSyntaxException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            long nanos = 1_000_000_000_000_000_000L + (random.nextLong() >>> 1) % 3_000_000_000_000_000_000L;
            String digits = Long.toString(nanos);
            for (int length : new int[] {10, 13, 16, 19}) {
                long width = pow10(19 - length);
                assertReads(digits.substring(0, length), nanos / width * width, width, seed);
            }
            int fraction = 1 + random.nextInt(9);
            long width = pow10(9 - fraction);
            String decimal = digits.substring(0, 10) + "." + digits.substring(10, 10 + fraction);
            assertReads(decimal, nanos / width * width, width, seed);
            assertReads("@" + decimal, nanos / width * width, width, seed);
        }
    }

    private static void assertReads(String text, long start, long width, long seed) throws TimeSyntaxException {
        TimeReading reading = TimeParser.parse(text, unrelated(new Random(seed)));
        assertEquals(start, reading.startNanos(), "seed " + seed + ": " + text);
        assertEquals(start + width - 1, reading.endNanos(), "seed " + seed + ": " + text);
    }

    @Test
    void readsDurationsOfEveryUnit() throws TimeSyntaxException {
        List<String> units = List.of("w", "d", "h", "m", "s", "ms", "us", "ns");
        long[] lengths = {
            604_800_000_000_000L,
            86_400_000_000_000L,
            3_600_000_000_000L,
            60_000_000_000L,
            1_000_000_000L,
            1_000_000L,
            1_000L,
            1L
        };
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            StringBuilder text = new StringBuilder();
            long total = 0;
            for (int u = random.nextInt(units.size()); u < units.size(); u += 1 + random.nextInt(4)) {
                int number = random.nextInt(50);
                boolean half = lengths[u] > 1 && random.nextBoolean();
                text.append(number).append(half ? ".5" : "").append(random.nextBoolean() ? " " : "");
                text.append(units.get(u)).append(random.nextBoolean() ? " " : "");
                total += number * lengths[u] + (half ? lengths[u] / 2 : 0);
            }
            TimeContext here = TimeParserTest.context(Use.GOTO);
            String trial = "seed " + seed + ": " + text;
            assertEquals(
                    here.nowNanos() - total,
                    TimeParser.parse(text.toString(), here).nanos(),
                    trial);
            assertEquals(
                    here.nowNanos() - total,
                    TimeParser.parse(text + " ago", here).nanos(),
                    trial);
            assertEquals(
                    here.hereNanos() + total, TimeParser.parse("+" + text, here).nanos(), trial);
            assertEquals(
                    here.hereNanos() - total, TimeParser.parse("-" + text, here).nanos(), trial);
            assertEquals(
                    here.nowNanos() + total,
                    TimeParser.parse("now +" + text, here).nanos(),
                    trial);
        }
    }

    @Test
    void readsTheLatestDayAndYearThatWereLeftOut() throws TimeSyntaxException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            ZoneId zone = randomZone(random);
            Instant newest = randomInstant(random);
            ZonedDateTime typed =
                    randomInstant(random).truncatedTo(ChronoUnit.SECONDS).atZone(zone);
            TimeContext context = new TimeContext(
                    zone, LAST, TimeParserTest.nanos(newest), TimeContext.UNKNOWN, TimeContext.UNKNOWN, Use.SINCE);
            String clock =
                    DateTimeFormatter.ofPattern("H:mm:ss", Locale.ENGLISH).format(typed);
            Instant day = newest.atZone(zone)
                    .toLocalDate()
                    .plusDays(1)
                    .atTime(typed.toLocalTime())
                    .atZone(zone)
                    .toInstant();
            for (int back = 2; day.isAfter(newest); back++) {
                day = newest.atZone(zone)
                        .toLocalDate()
                        .plusDays(2 - back)
                        .atTime(typed.toLocalTime())
                        .atZone(zone)
                        .toInstant();
            }
            String trial = "seed " + seed + ", newest " + newest + " " + zone + ": " + clock;
            if (isPlain(day, typed)) {
                assertEquals(
                        day,
                        TimeParserTest.instant(TimeParser.parse(clock, context).nanos()),
                        trial);
            }
            int newestYear = newest.atZone(zone).getYear();
            for (int year = newestYear + 1; year > newestYear - 9; year--) {
                if (typed.getMonthValue() == 2 && typed.getDayOfMonth() == 29 && !Year.isLeap(year)) {
                    continue;
                }
                Instant date = typed.withYear(year).withEarlierOffsetAtOverlap().toInstant();
                if (!date.isAfter(newest)) {
                    String text = DateTimeFormatter.ofPattern("MMM d HH:mm:ss", Locale.ENGLISH)
                            .format(typed);
                    if (isPlain(date, typed)) {
                        assertEquals(
                                date,
                                TimeParserTest.instant(
                                        TimeParser.parse(text, context).nanos()),
                                trial + text);
                    }
                    break;
                }
            }
        }
    }

    /** Whether a time did not fall into a gap, where {@code java.time} moves it by the length of the gap. */
    private static boolean isPlain(Instant instant, ZonedDateTime typed) {
        return instant.atZone(typed.getZone()).toLocalTime().equals(typed.toLocalTime());
    }

    @Test
    void failsOnlyWithAPlaceInTheText() {
        List<String> pieces = List.of(
                "0",
                "3",
                "12",
                "2026",
                "20260820",
                "1787188507",
                "99999999999999999999",
                "-",
                "+",
                "/",
                ":",
                ".",
                ",",
                "_",
                " ",
                "  ",
                "T",
                "Z",
                "Aug",
                "feb",
                "29",
                "30",
                "thu",
                "now",
                "today",
                "here",
                "start",
                "ago",
                "in",
                "pm",
                "h",
                "ms",
                "µs",
                "w",
                "@",
                "[",
                "]",
                "(",
                "\"",
                "'",
                "UTC",
                "CEST",
                "Europe/Paris",
                "noon",
                "I0820",
                "é",
                "\ud83d",
                "\ud83d\ude00",
                "\0",
                "\n",
                "²",
                "٣",
                "İ",
                "→",
                "I");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Use[] uses = Use.values();
        int read = 0;
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(9); n >= 0; n--) {
                text.append(
                        random.nextInt(12) == 0
                                ? Character.toString(random.nextInt(0x300))
                                : pieces.get(random.nextInt(pieces.size())));
            }
            read += parsesOrFailsWithin(text.toString(), uses[random.nextInt(uses.length)], seed) ? 1 : 0;
        }
        assertTrue(read > 50, "too few of the texts were times: " + read);
    }

    @Test
    void failsCleanlyOnEveryPieceOfATime() {
        for (String whole : List.of(
                "[Thu, 20 Aug 2026 03:15:07.123456789 PM +02:00[Europe/Paris]]",
                "yesterday 14:00:07.5 America/New_York - 1h30m",
                "I0820 03:15:07.123456 (UTC+02:00) ago",
                "@1787188507.123456")) {
            for (int from = 0; from <= whole.length(); from++) {
                for (int to = from; to <= whole.length(); to++) {
                    parsesOrFailsWithin(whole.substring(from, to), Use.SINCE, 0);
                    parsesOrFailsWithin(whole.substring(0, from) + whole.substring(to), Use.GOTO, 0);
                }
            }
        }
        parsesOrFailsWithin("9".repeat(100_000), Use.SINCE, 0);
    }

    private static boolean parsesOrFailsWithin(String text, Use use, long seed) {
        try {
            TimeReading reading = TimeParser.parse(text, TimeParserTest.context(use));
            assertTrue(reading.startNanos() <= reading.endNanos(), "seed " + seed + ": " + text);
            return true;
        } catch (TimeSyntaxException error) {
            int end = error.position() + error.length();
            boolean within = error.position() >= 0 && error.length() >= 0 && end <= text.length();
            boolean missing = within && (end == text.length() || TimeScanner.isSpace(text.charAt(end)));
            within &= error.length() > 0 || missing;
            assertTrue(within, "seed " + seed + ": " + text + ": " + error.position() + "+" + error.length());
            assertTrue(!error.getMessage().isBlank(), "seed " + seed + ": " + text);
            return false;
        } catch (RuntimeException defect) {
            throw new AssertionError("seed " + seed + ": " + text, defect);
        }
    }

    private static Instant randomInstant(Random random) {
        long span = LAST.getEpochSecond() - FIRST.getEpochSecond();
        Instant instant = FIRST.plusSeconds((random.nextLong() >>> 1) % span).plusNanos(random.nextInt(1_000_000_000));
        return random.nextInt(4) == 0 ? instant.truncatedTo(ChronoUnit.DAYS) : instant;
    }

    private static ZoneId randomZone(Random random) {
        return ZONES.get(random.nextInt(ZONES.size()));
    }

    /** A context that must not matter. */
    private static TimeContext unrelated(Random random) {
        long newest = TimeParserTest.nanos(randomInstant(random));
        return new TimeContext(randomZone(random), randomInstant(random), newest, newest, newest, Use.GOTO);
    }

    private static long pow10(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
