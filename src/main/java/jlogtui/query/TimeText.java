package jlogtui.query;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;

/** Writes times for people: English words whatever the locale, and every form can be typed back. */
public final class TimeText {
    private TimeText() {}

    /** What the line under a time prompt says: {@code → Thu 20 Aug 03:15:00 CEST = 01:15:00Z · 41 min ago}. */
    public static String reading(TimeReading reading, TimeContext context) {
        return "→ " + full(reading.nanos(), context.zone(), context.now());
    }

    /** A time with all its digits, in a zone and in UTC: {@code Thu 20 Aug 03:15:00 CEST = 01:15:00Z · 41 min ago}. */
    public static String full(long nanos, ZoneId zone, Instant now) {
        Instant instant = EpochNanos.instant(nanos);
        ZonedDateTime local = instant.atZone(zone);
        ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
        StringBuilder text = new StringBuilder();
        text.append(date(local, now)).append(' ');
        text.append(clock(local)).append(' ').append(ZoneReader.shortName(zone, instant));
        if (local.getOffset().getTotalSeconds() != 0) {
            text.append(" = ");
            if (!local.toLocalDate().equals(utc.toLocalDate())) {
                text.append(date(utc, now)).append(' ');
            }
            text.append(clock(utc)).append('Z');
        }
        return text.append(" · ").append(distance(nanos, now)).toString();
    }

    /** Date and time with all its digits: {@code Thu 20 Aug 03:15:07.120}. */
    public static String dateAndFullClock(long nanos, ZoneId zone, Instant now) {
        ZonedDateTime local = EpochNanos.instant(nanos).atZone(zone);
        return date(local, now) + " " + clock(local);
    }

    /** A length for who compares times: {@code 12 ns}, {@code 3.457 ms}, {@code 1.203 s}, {@code 4 min 11 s}. */
    public static String fineLength(long nanos) {
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        if (nanos < 1_000_000) {
            return thousandths(nanos) + " µs";
        }
        if (nanos < EpochNanos.SECOND) {
            return thousandths(nanos / 1_000) + " ms";
        }
        return nanos < EpochNanos.MINUTE ? thousandths(nanos / 1_000_000) + " s" : length(nanos);
    }

    private static String thousandths(long thousandths) {
        return format("%d.%03d", thousandths / 1000, thousandths % 1000);
    }

    /** How far a time is from now, rounded down: {@code 41 min ago}, {@code 3 h 5 min ago}, {@code in 2 d}, {@code now}. */
    public static String distance(long nanos, Instant now) {
        return distance(nanos, now, true);
    }

    /**
     * The date and time of the status line, with the year when it is another than now's: {@code Thu 20 Aug 03:15:07};
     * {@code no time} for {@link TimeContext#UNKNOWN}.
     */
    public static String dateAndClock(long nanos, ZoneId zone, Instant now) {
        if (nanos == TimeContext.UNKNOWN) {
            return "no time";
        }
        ZonedDateTime local = EpochNanos.instant(nanos).atZone(zone);
        StringBuilder text = new StringBuilder(date(local, now)).append(' ');
        DateText.clock(text, local);
        return text.toString();
    }

    /** The local time column: {@code 03:15:07.123}. */
    public static String localColumn(long nanos, ZoneId zone) {
        ZonedDateTime local = EpochNanos.instant(nanos).atZone(zone);
        StringBuilder text = new StringBuilder(12);
        DateText.clock(text, local);
        DateText.millis(text, local);
        return text.toString();
    }

    /** The UTC time column: {@code 01:15:07.123Z}. */
    public static String utcColumn(long nanos) {
        return localColumn(nanos, ZoneOffset.UTC) + "Z";
    }

    /** The ago time column, one unit only: {@code 41 min ago}. */
    public static String agoColumn(long nanos, Instant now) {
        return distance(nanos, now, false);
    }

    /** The column of the time since the line before: {@code +0.123s}, {@code +12m05s}, {@code +5h12m}, {@code +3d04h}. */
    public static String sincePreviousColumn(long deltaNanos) {
        long length = magnitude(deltaNanos);
        String sign = deltaNanos < 0 ? "-" : "+";
        if (length < 100 * EpochNanos.SECOND) {
            return sign + format("%d.%03ds", length / EpochNanos.SECOND, length % EpochNanos.SECOND / 1_000_000);
        }
        if (length < EpochNanos.HOUR) {
            return sign
                    + format("%dm%02ds", length / EpochNanos.MINUTE, length % EpochNanos.MINUTE / EpochNanos.SECOND);
        }
        if (length < EpochNanos.DAY) {
            return sign + format("%dh%02dm", length / EpochNanos.HOUR, length % EpochNanos.HOUR / EpochNanos.MINUTE);
        }
        return sign + format("%dd%02dh", length / EpochNanos.DAY, length % EpochNanos.DAY / EpochNanos.HOUR);
    }

    private static String distance(long nanos, Instant now, boolean twoUnits) {
        long past = EpochNanos.minus(EpochNanos.of(now), nanos);
        long length = magnitude(past);
        if (length < EpochNanos.SECOND) {
            return "now";
        }
        String text = twoUnits ? twoUnits(length) : oneUnit(length);
        return past > 0 ? text + " ago" : "in " + text;
    }

    /** A length in two units at most, rounded down: {@code 12 s}, {@code 4 min 11 s}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    public static String length(long nanos) {
        long rest = nanos % EpochNanos.MINUTE;
        boolean hasSeconds = nanos >= EpochNanos.MINUTE && nanos < EpochNanos.HOUR && rest >= EpochNanos.SECOND;
        return hasSeconds ? oneUnit(nanos) + " " + oneUnit(rest) : twoUnits(nanos);
    }

    private static String oneUnit(long nanos) {
        if (nanos < EpochNanos.MINUTE) {
            return nanos / EpochNanos.SECOND + " s";
        }
        if (nanos < EpochNanos.HOUR) {
            return nanos / EpochNanos.MINUTE + " min";
        }
        return nanos < EpochNanos.DAY ? nanos / EpochNanos.HOUR + " h" : nanos / EpochNanos.DAY + " d";
    }

    private static String twoUnits(long nanos) {
        long rest =
                nanos < EpochNanos.HOUR ? 0 : nanos < EpochNanos.DAY ? nanos % EpochNanos.HOUR : nanos % EpochNanos.DAY;
        long leastShown = nanos < EpochNanos.DAY ? EpochNanos.MINUTE : EpochNanos.HOUR;
        return rest < leastShown ? oneUnit(nanos) : oneUnit(nanos) + " " + oneUnit(rest);
    }

    private static long magnitude(long nanos) {
        return nanos == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(nanos);
    }

    private static String date(ZonedDateTime time, Instant now) {
        boolean thisYear = time.getYear() == now.atZone(time.getZone()).getYear();
        StringBuilder text = new StringBuilder(16);
        DateText.date(text, time);
        if (!thisYear) {
            DateText.year(text.append(' '), time);
        }
        return text.toString();
    }

    /** The time of day with as many digits behind the point, in threes, as it has. */
    private static String clock(ZonedDateTime time) {
        StringBuilder text = new StringBuilder(8);
        DateText.clock(text, time);
        String seconds = text.toString();
        int nano = time.getNano();
        if (nano == 0) {
            return seconds;
        }
        if (nano % 1_000_000 == 0) {
            return seconds + format(".%03d", nano / 1_000_000);
        }
        return seconds + (nano % 1_000 == 0 ? format(".%06d", nano / 1_000) : format(".%09d", nano));
    }

    private static String format(String pattern, Object... numbers) {
        return String.format(Locale.ROOT, pattern, numbers);
    }
}
