package jlogtui.app;

import java.util.Locale;

/** How much, in words for people. */
final class Amount {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private Amount() {}

    static String lines(long count) {
        return count == 1 ? "1 line" : number(count) + " lines";
    }

    static String bytes(long count) {
        if (count < 10_000) {
            return count == 1 ? "1 byte" : number(count) + " bytes";
        }
        double value = count / 1000.0;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
