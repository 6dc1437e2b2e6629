package jlogtui.app;

import jlogtui.model.Entry;

/** The time before a line, as it stands in the file but with nine digits of fraction, and a blank. */
final class TimePrefix {
    /** Bytes of the prefix of a time that is Docker's own. */
    static final int LENGTH = 31;

    private static final String NO_TIME = "0001-01-01T00:00:00.000000000Z";
    private static final int FRACTION_DIGITS = 9;
    /** {@code 2006-01-02T15:04:05}. */
    private static final int SECONDS_LENGTH = 19;

    private TimePrefix() {}

    /**
     * The prefix for any time; what is no time stays as it is.
     *
     * @param timeNanos {@link Entry#NO_TIME} when {@code stored} is none
     */
    static String text(long timeNanos, String stored) {
        if (timeNanos == Entry.NO_TIME) {
            return (stored.isEmpty() ? NO_TIME : stored) + " ";
        }
        return padded(stored) + " ";
    }

    /**
     * Writes the prefix for a time as Docker itself writes it.
     *
     * @param from where a time begins that can be read
     * @return false when it has another form, such as an offset
     */
    static boolean put(byte[] bytes, int from, int to, byte[] target, int at) {
        int fraction = to - from - SECONDS_LENGTH - 2;
        boolean usual = bytes[to - 1] == 'Z'
                && bytes[from + 10] == 'T'
                && fraction <= FRACTION_DIGITS
                && (fraction < 0 || bytes[from + SECONDS_LENGTH] == '.');
        if (!usual) {
            return false;
        }
        System.arraycopy(bytes, from, target, at, to - from - 1);
        int out = at + to - from - 1;
        target[at + SECONDS_LENGTH] = '.';
        out = Math.max(out, at + SECONDS_LENGTH + 1);
        while (out < at + LENGTH - 2) {
            target[out++] = '0';
        }
        target[out++] = 'Z';
        target[out] = ' ';
        return true;
    }

    private static String padded(String time) {
        int zone = zoneStart(time);
        int dot = time.indexOf('.');
        String whole = dot < 0 ? time.substring(0, zone) : time.substring(0, dot);
        String fraction = dot < 0 ? "" : time.substring(dot + 1, zone);
        return whole + "." + fraction + "0".repeat(Math.max(0, FRACTION_DIGITS - fraction.length()))
                + time.substring(zone);
    }

    private static int zoneStart(String time) {
        int clock = time.indexOf('T');
        for (int i = Math.max(0, clock); i < time.length(); i++) {
            char c = time.charAt(i);
            if (c == 'Z' || c == '+' || c == '-') {
                return i;
            }
        }
        return time.length();
    }
}
