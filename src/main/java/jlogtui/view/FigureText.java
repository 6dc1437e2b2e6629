package jlogtui.view;

import java.util.Locale;
import jlogtui.model.Entry;
import jlogtui.model.Figures;

/** Writes measures in a few columns; what is not known is an empty text. */
final class FigureText {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private FigureText() {}

    /** A size for people: {@code 512 B}, {@code 9.8 MB}, {@code 1.6 GB}; powers of 1000. */
    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        String units = "kMGTPE";
        double value = bytes / 1000.0;
        int unit = 0;
        while (value >= 999.5 && unit + 1 < units.length()) {
            value /= 1000;
            unit++;
        }
        return tenths(value) + " " + units.charAt(unit) + "B";
    }

    private static String tenths(double value) {
        return value < 9.95 ? String.format(Locale.ROOT, "%.1f", value) : Long.toString(Math.round(value));
    }

    /** How fast a log grows: {@code 4.2 MB/s}. */
    static String growth(long bytesPerSecond) {
        if (bytesPerSecond == Figures.UNKNOWN) {
            return "";
        }
        return bytesPerSecond == 0 ? "0" : size(bytesPerSecond) + "/s";
    }

    /** Lines a second: {@code 0.3}, {@code 12}, {@code ~1.2k}; the sign says that they were reckoned, not counted. */
    static String lines(double perSecond, boolean areEstimated) {
        if (perSecond < 0) {
            return "";
        }
        String text = perSecond < 999.5
                ? perSecond < 0.05 && perSecond > 0 ? "<0.1" : perSecond == 0 ? "0" : tenths(perSecond)
                : perSecond < 999_500 ? tenths(perSecond / 1000) + "k" : tenths(perSecond / 1e6) + "M";
        return areEstimated ? "~" + text : text;
    }

    /** Lines that name an error: {@code 12}, or {@code ≥12} while not all of the log has been read for them. */
    static String errors(long errors, boolean areAll, Symbols symbols) {
        if (errors == Figures.UNKNOWN) {
            return "";
        }
        String text = errors < 100_000 ? Long.toString(errors) : errors / 1000 + "k";
        return areAll ? text : symbols.atLeast() + text;
    }

    /** How long ago a time was, in one unit: {@code 3 s}, {@code 59 min}, {@code 4 h}, {@code 12 d}. */
    static String age(long nanos, long nowNanos) {
        if (nanos == Entry.NO_TIME) {
            return "";
        }
        long age = Math.max(0, nowNanos - nanos);
        if (age < MINUTE) {
            return age / SECOND + " s";
        }
        if (age < HOUR) {
            return age / MINUTE + " min";
        }
        return age < DAY ? age / HOUR + " h" : age / DAY + " d";
    }
}
