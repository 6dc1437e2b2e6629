package jlogtui.parse;

import jlogtui.model.CalendarDay;
import jlogtui.model.Entry;

/**
 * Reads Docker's timestamps, {@code 2026-11-22T20:37:24.89848736Z}: zero to nine digits of fraction, trailing zeros
 * trimmed, {@code Z} or an offset of at most 18 hours.
 */
public final class Rfc3339 {
    /** Stands for every time before the year 1678, which a long of nanoseconds cannot hold. */
    public static final long EARLIEST = Long.MIN_VALUE + 1;
    /** Stands for every time after the year 2261. */
    public static final long LATEST = Long.MAX_VALUE;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MAX_SECONDS = Long.MAX_VALUE / NANOS_PER_SECOND;
    /** {@code 2006-01-02T15:04:05Z}. */
    static final int MIN_LENGTH = 20;

    private static final int MAX_OFFSET_MINUTES = 18 * 60;
    /** An offset that cannot be read; no real one is so large. */
    private static final int NO_OFFSET = Integer.MIN_VALUE;

    private Rfc3339() {}

    /**
     * Reads the text in {@code [start, end)}.
     *
     * @return epoch nanoseconds, clamped to {@link #EARLIEST} and {@link #LATEST}; {@link Entry#NO_TIME} when the text
     *     is no valid time
     */
    public static long parse(byte[] bytes, int start, int end) {
        if (end - start < MIN_LENGTH || !hasSeparators(bytes, start)) {
            return Entry.NO_TIME;
        }
        int century = twoDigits(bytes, start);
        int yearOfCentury = twoDigits(bytes, start + 2);
        int month = twoDigits(bytes, start + 5);
        int day = twoDigits(bytes, start + 8);
        int hour = twoDigits(bytes, start + 11);
        int minute = twoDigits(bytes, start + 14);
        int second = twoDigits(bytes, start + 17);
        if ((century | yearOfCentury | month | day | hour | minute | second) < 0) {
            return Entry.NO_TIME;
        }
        int year = century * 100 + yearOfCentury;
        if (month < 1 || month > 12 || day < 1 || day > CalendarDay.daysInMonth(year, month)) {
            return Entry.NO_TIME;
        }
        if (hour > 23 || minute > 59 || second > 59) {
            return Entry.NO_TIME;
        }
        long seconds = CalendarDay.epochDay(year, month, day) * 86_400 + hour * 3600L + minute * 60L + second;
        return withFractionAndOffset(bytes, start + 19, end, seconds);
    }

    private static long withFractionAndOffset(byte[] bytes, int from, int end, long localSeconds) {
        int at = from;
        long nanos = 0;
        if (bytes[at] == '.') {
            at++;
            int firstDigit = at;
            while (at < end && isDigit(bytes[at])) {
                if (at - firstDigit == 9) {
                    return Entry.NO_TIME;
                }
                nanos = nanos * 10 + (bytes[at] - '0');
                at++;
            }
            if (at == firstDigit) {
                return Entry.NO_TIME;
            }
            for (int digits = at - firstDigit; digits < 9; digits++) {
                nanos *= 10;
            }
        }
        int offsetMinutes = offsetMinutes(bytes, at, end);
        if (offsetMinutes == NO_OFFSET) {
            return Entry.NO_TIME;
        }
        long seconds = localSeconds - offsetMinutes * 60L;
        if (seconds >= MAX_SECONDS) {
            return LATEST;
        }
        if (seconds < -MAX_SECONDS) {
            return EARLIEST;
        }
        return seconds * NANOS_PER_SECOND + nanos;
    }

    private static int offsetMinutes(byte[] bytes, int at, int end) {
        int length = end - at;
        if (length == 1) {
            return bytes[at] == 'Z' || bytes[at] == 'z' ? 0 : NO_OFFSET;
        }
        if (length != 6 || bytes[at + 3] != ':' || (bytes[at] != '+' && bytes[at] != '-')) {
            return NO_OFFSET;
        }
        int hours = twoDigits(bytes, at + 1);
        int minutes = twoDigits(bytes, at + 4);
        int total = hours * 60 + minutes;
        if (hours < 0 || minutes < 0 || minutes > 59 || total > MAX_OFFSET_MINUTES) {
            return NO_OFFSET;
        }
        return bytes[at] == '-' ? -total : total;
    }

    private static boolean hasSeparators(byte[] bytes, int start) {
        return bytes[start + 4] == '-'
                && bytes[start + 7] == '-'
                && (bytes[start + 10] == 'T' || bytes[start + 10] == 't')
                && bytes[start + 13] == ':'
                && bytes[start + 16] == ':';
    }

    /** Negative when one of the two is no digit. */
    private static int twoDigits(byte[] bytes, int at) {
        return isDigit(bytes[at]) && isDigit(bytes[at + 1]) ? (bytes[at] - '0') * 10 + bytes[at + 1] - '0' : -1;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
