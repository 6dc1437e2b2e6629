package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import jlogtui.model.Entry;
import org.junit.jupiter.api.Test;

final class Rfc3339Test {
    @Test
    void readsWhatDockerWrites() {
        assertEquals(1_795_379_844_898_487_360L, parse("2026-11-22T20:37:24.89848736Z"));
        assertEquals(0, parse("1970-01-01T00:00:00Z"));
        assertEquals(1, parse("1970-01-01T00:00:00.000000001Z"));
        assertEquals(-500_000_000, parse("1969-12-31T23:59:59.5Z"));
        assertEquals(parse("2026-01-02T03:04:05.3Z"), parse("2026-01-02T11:04:05.3+08:00"));
    }

    @Test
    void clampsWhatALongCannotHold() {
        assertEquals(Rfc3339.EARLIEST, parse("0001-01-01T00:00:00Z"));
        assertEquals(Rfc3339.EARLIEST, parse("0000-01-01T00:00:00Z"));
        assertEquals(Rfc3339.EARLIEST, parse("1677-09-21T00:00:00Z"));
        assertEquals(Rfc3339.LATEST, parse("2262-04-12T00:00:00Z"));
        assertEquals(Rfc3339.LATEST, parse("9999-12-31T23:59:59.999999999Z"));
    }

    @Test
    void everyDayAgreesWithTheJdk() {
        for (int year : new int[] {1677, 1700, 1899, 1900, 1968, 1970, 1999, 2000, 2024, 2026, 2100, 2262}) {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    agree("%04d-%02d-%02dT12:34:56.7Z".formatted(year, month, day));
                }
            }
        }
    }

    @Test
    void everyClockTimeAndOffsetAgreesWithTheJdk() {
        for (int high = 0; high <= 25; high++) {
            for (int low = 0; low <= 61; low++) {
                agree("2026-01-01T%02d:%02d:00Z".formatted(high, low));
                agree("2026-01-01T00:%02d:%02dZ".formatted(low, high));
                agree("2026-01-01T00:00:%02dZ".formatted(low));
                agree("2026-01-01T00:00:00+%02d:%02d".formatted(high, low));
                agree("2026-01-01T00:00:00.5-%02d:%02d".formatted(high, low));
            }
        }
    }

    @Test
    void everyFractionLengthAgreesWithTheJdk() {
        String digits = "0123456789";
        for (int length = 1; length <= digits.length(); length++) {
            agree("2026-01-01T00:00:00." + digits.substring(0, length) + "Z");
            agree("2026-01-01T00:00:00." + "9".repeat(length) + "+01:30");
        }
    }

    @Test
    void damagedTimesAgreeWithTheJdk() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "0123456789-:.+TZtz x/";
        for (int i = 0; i < 8_000; i++) {
            StringBuilder text = new StringBuilder("2026-11-22T20:37:24.89848736Z");
            for (int edits = random.nextInt(3); edits >= 0; edits--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    default -> text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                }
            }
            agree(text.toString());
        }
    }

    @Test
    void refusesOtherText() {
        for (String text : List.of("", "yesterday", "2026-01-02", "2026-01-02T03:04:05", "2026-01-02T03:04:05.Z")) {
            assertEquals(Entry.NO_TIME, parse(text), text);
        }
    }

    private static void agree(String text) {
        assertEquals(DockerForm.isTime(text) ? DockerForm.nanos(text) : Entry.NO_TIME, parse(text), text);
    }

    /** Reads the text between other digits, which must not count. */
    private static long parse(String text) {
        byte[] bytes = ("99" + text + "99").getBytes(StandardCharsets.US_ASCII);
        return Rfc3339.parse(bytes, 2, bytes.length - 2);
    }
}
