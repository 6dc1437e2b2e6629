package jlogtui.docker;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import jlogtui.model.CalendarDay;

/** Reads the times in Docker's configuration files. */
final class DockerTime {
    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int MOST_DIGITS = 9;

    private DockerTime() {}

    /**
     * Reads what Docker writes, such as {@code 2026-08-20T01:02:03.123456789Z}, by hand, because Java's own reader is slow
     * to get going, and everything else with that.
     *
     * @throws DateTimeParseException when it is no time
     */
    static Instant parse(String text) {
        int end = text.length() - 1;
        if (end < SHAPE.length() || text.charAt(end) != 'Z' || !hasShape(text)) {
            return Instant.parse(text);
        }
        int nanos = 0;
        if (end > SHAPE.length()) {
            int digits = end - SHAPE.length() - 1;
            if (text.charAt(SHAPE.length()) != '.' || digits == 0 || digits > MOST_DIGITS) {
                return Instant.parse(text);
            }
            nanos = number(text, SHAPE.length() + 1, end);
            if (nanos < 0) {
                return Instant.parse(text);
            }
            for (int i = digits; i < MOST_DIGITS; i++) {
                nanos *= 10;
            }
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        boolean isDay = month >= 1 && month <= 12 && day >= 1 && day <= CalendarDay.daysInMonth(year, month);
        if (!isDay || hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text);
        }
        return Instant.ofEpochSecond(
                CalendarDay.epochDay(year, month, day) * 86_400 + hour * 3_600L + minute * 60L + second, nanos);
    }

    private static boolean hasShape(String text) {
        for (int at = 0; at < SHAPE.length(); at++) {
            char letter = text.charAt(at);
            boolean fits = SHAPE.charAt(at) == '0' ? letter >= '0' && letter <= '9' : letter == SHAPE.charAt(at);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** The digits from one place to another, at most nine; -1 when not all of them are digits. */
    private static int number(String text, int from, int end) {
        int number = 0;
        for (int at = from; at < end; at++) {
            char digit = text.charAt(at);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }
}
