package jlogtui.query;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The English words of the time grammar. */
final class TimeWords {
    private static final Map<String, Month> MONTHS = months();
    private static final Map<String, DayOfWeek> WEEKDAYS = weekdays();
    private static final Map<String, Long> UNITS = units();

    private TimeWords() {}

    /** The month of a word in lower case; null for none. */
    static Month month(String word) {
        return MONTHS.get(word);
    }

    /** The weekday of a word in lower case; null for none. */
    static DayOfWeek weekday(String word) {
        return WEEKDAYS.get(word);
    }

    /** The nanoseconds of a unit in lower case; 0 for none. */
    static long unit(String word) {
        return Objects.requireNonNullElse(UNITS.get(word), 0L);
    }

    static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    static String name(DayOfWeek weekday) {
        return weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static Map<String, Month> months() {
        Map<String, Month> months = new HashMap<>();
        for (Month month : Month.values()) {
            String name = month.name().toLowerCase(Locale.ROOT);
            months.put(name, month);
            months.put(name.substring(0, 3), month);
        }
        months.put("sept", Month.SEPTEMBER);
        return months;
    }

    private static Map<String, DayOfWeek> weekdays() {
        Map<String, DayOfWeek> weekdays = new HashMap<>();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            String name = weekday.name().toLowerCase(Locale.ROOT);
            weekdays.put(name, weekday);
            weekdays.put(name.substring(0, 3), weekday);
        }
        weekdays.put("tues", DayOfWeek.TUESDAY);
        weekdays.put("wednes", DayOfWeek.WEDNESDAY);
        weekdays.put("thur", DayOfWeek.THURSDAY);
        weekdays.put("thurs", DayOfWeek.THURSDAY);
        return weekdays;
    }

    private static Map<String, Long> units() {
        Map<String, Long> units = new HashMap<>();
        put(units, 1, "ns nsec nsecs nano nanos nanosecond nanoseconds");
        // two characters look like micro: the micro sign and the Greek letter
        put(units, 1_000, "us µs μs usec usecs micro micros microsecond microseconds");
        put(units, 1_000_000, "ms msec msecs milli millis millisecond milliseconds");
        put(units, EpochNanos.SECOND, "s sec secs second seconds");
        put(units, EpochNanos.MINUTE, "m min mins minute minutes");
        put(units, EpochNanos.HOUR, "h hr hrs hour hours");
        put(units, EpochNanos.DAY, "d day days");
        put(units, 7 * EpochNanos.DAY, "w wk wks week weeks");
        return units;
    }

    private static void put(Map<String, Long> units, long nanos, String words) {
        for (String word : words.split(" ", -1)) {
            units.put(word, nanos);
        }
    }
}
