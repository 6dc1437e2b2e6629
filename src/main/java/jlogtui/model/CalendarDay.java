package jlogtui.model;

/**
 * Arithmetic on days of the Gregorian calendar. By hand, since it stands on the way to the first frame and in the reading of every
 * record: Java's own makes objects and, from 25 on, loads its formats and their patterns along.
 */
public final class CalendarDay {
    /** From 1 March of the year 0 to 1 January 1970. */
    private static final long DAYS_TO_1970 = 719_468;

    private CalendarDay() {}

    /** How many days the month 1 to 12 of a year has. */
    public static int daysInMonth(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Days since 1970-01-01. The year is taken to start in March, so that the leap day is its last. */
    public static long epochDay(int year, int month, int day) {
        long marchYear = month > 2 ? year : year - 1;
        int daysBeforeMonth = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;
        long leapDays = Math.floorDiv(marchYear, 4) - Math.floorDiv(marchYear, 100) + Math.floorDiv(marchYear, 400);
        return marchYear * 365 + leapDays + daysBeforeMonth + day - 1 - DAYS_TO_1970;
    }

    /** The day of the week, 0 for Monday. */
    public static int weekday(int year, int month, int day) {
        // 1970 began on a Thursday
        return (int) Math.floorMod(epochDay(year, month, day) + 3, 7L);
    }
}
