package jlogtui.query;

import java.time.ZonedDateTime;
import jlogtui.model.CalendarDay;

/**
 * Writes days and times of day in English. By hand: Java's own formatter reads its names of days and months from bundles,
 * which takes longer than everything else in a first frame.
 */
final class DateText {
    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private DateText() {}

    /** Appends {@code Thu 20 Aug}. */
    static void date(StringBuilder text, ZonedDateTime time) {
        int day = 3 * CalendarDay.weekday(time.getYear(), time.getMonthValue(), time.getDayOfMonth());
        int month = 3 * (time.getMonthValue() - 1);
        text.append(DAYS, day, day + 3).append(' ').append(time.getDayOfMonth());
        text.append(' ').append(MONTHS, month, month + 3);
    }

    /** Appends {@code 2026}. */
    static void year(StringBuilder text, ZonedDateTime time) {
        digits(text, time.getYear(), 4);
    }

    /** Appends {@code 03:15:07}. */
    static void clock(StringBuilder text, ZonedDateTime time) {
        digits(text, time.getHour(), 2);
        digits(text.append(':'), time.getMinute(), 2);
        digits(text.append(':'), time.getSecond(), 2);
    }

    /** Appends {@code .123}. */
    static void millis(StringBuilder text, ZonedDateTime time) {
        digits(text.append('.'), time.getNano() / 1_000_000, 3);
    }

    /** Appends a number from 0 on with at least so many digits. */
    private static void digits(StringBuilder text, int number, int least) {
        int start = text.length();
        text.append(number);
        while (text.length() - start < least) {
            text.insert(start, '0');
        }
    }
}
