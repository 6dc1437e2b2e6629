package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast reading of times against the plain one. */
final class KnownMinuteTest {
    private final KnownMinute minute = new KnownMinute();

    @Test
    void readsTheMinuteItKnowsAndNoOther() {
        assertTrue(agrees("1970-01-01T00:00:59.123456789Z"), "known from the start");
        assertTrue(!agrees("2026-11-22T20:37:24.89848736Z"));
        learn("2026-11-22T20:37:24.89848736Z");
        for (String time : List.of(
                "2026-11-22T20:37:24.89848736Z", "2026-11-22T20:37:00.000000000Z", "2026-11-22T20:37:59.999999999Z")) {
            assertTrue(agrees(time), time);
        }
        for (String time : List.of(
                "2026-11-22T20:38:24.89848736Z",
                "2026-11-23T20:37:24.89848736Z",
                "2026-11-22T20:37:60.89848736Z",
                "2026-11-22T20:37:24.8984873Z",
                "2026-11-22T20:37:24Z",
                "2026-11-22T20:37:24.8984873612Z",
                "2026-11-22T20:37:24.89848736+01:00",
                "2026-11-22T20:37:24,89848736Z")) {
            assertTrue(!agrees(time), time);
        }
    }

    @Test
    void learnsNoMinuteOfAnotherZoneOrAtTheEdgeOfTime() {
        for (String time : List.of(
                "2026-11-22T20:37:24.89848736+01:00",
                "0001-01-01T00:00:00.00000000Z",
                "9999-12-31T23:59:59.00000000Z")) {
            learn(time);
            assertTrue(!agrees(time), time);
        }
    }

    @Test
    void agreesOnRandomTimes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String bytes = "0123456789:.-TZ \0/;";
        int fast = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder time = new StringBuilder("2026-11-22T20:3");
            time.append(random.nextInt(2))
                    .append(':')
                    .append(random.nextInt(6))
                    .append(random.nextInt(10))
                    .append('.');
            for (int digits = 7 + random.nextInt(4); digits > 0; digits--) {
                time.append((char) ('0' + random.nextInt(10)));
            }
            time.append('Z');
            if (random.nextInt(3) == 0) {
                time.setCharAt(random.nextInt(time.length()), bytes.charAt(random.nextInt(bytes.length())));
            }
            fast += agrees(time.toString()) ? 1 : 0;
            learn(time.toString());
        }
        assertTrue(fast > 10_000, "seed " + seed);
    }

    private void learn(String time) {
        byte[] bytes = Items.latin1(time);
        long nanos = Rfc3339.parse(bytes, 0, bytes.length);
        if (nanos != jlogtui.model.Entry.NO_TIME) {
            minute.learn(bytes, 0, bytes.length, nanos);
        }
    }

    /** Whether it was read fast; if so, it must have been read right. */
    private boolean agrees(String time) {
        byte[] bytes = Items.latin1("ab" + time + "\"}\n....");
        int lineFeed = 2 + time.length() + 2;
        int end = minute.read(bytes, 2, bytes.length);
        if (end < 0) {
            return false;
        }
        assertEquals(lineFeed, end, time);
        assertEquals(Rfc3339.parse(bytes, 2, end - 2), minute.timeNanos(), time);
        assertEquals(ByteScan.NOT_FOUND, minute.read(bytes, 2, end), time);
        return true;
    }
}
