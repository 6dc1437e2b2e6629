package jlogtui.docker;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Docker rotates a container's log.
 *
 * @param maxSizeBytes size at which the live file is moved away; 0 when it never is
 * @param maxFiles files kept, the live one included; at least 1
 * @param compress rotated files are gzip
 */
public record Rotation(long maxSizeBytes, int maxFiles, boolean compress) {
    /** Docker's default: one file that grows for ever. */
    public static final Rotation NEVER = new Rotation(0, 1, false);

    private static final String UNITS = "kmgtp";

    /** Compiled only when there is something to read, which is after the first frame. */
    private static final class Forms {
        static final Pattern SIZE = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})?) ?([kmgtp])?i?b?");
        static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    }

    /** Reads the values of {@code log-opts} as Docker does; what cannot be read counts as not given. */
    static Rotation parse(String maxSize, String maxFile, String compress) {
        long bytes = bytes(maxSize);
        boolean isCounted = !maxFile.isEmpty() && Forms.COUNT.matcher(maxFile).matches();
        int files = isCounted ? Math.max(1, Integer.parseInt(maxFile)) : 1;
        return new Rotation(bytes, files, compress.equals("true") || compress.equals("1"));
    }

    /** Docker counts in thousands here, also when the unit is written {@code KiB}. */
    private static long bytes(String size) {
        if (size.isEmpty()) {
            return 0;
        }
        Matcher matcher = Forms.SIZE.matcher(size.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return 0;
        }
        BigDecimal bytes = new BigDecimal(matcher.group(1));
        if (matcher.group(2) != null) {
            bytes = bytes.movePointRight(3 * (UNITS.indexOf(matcher.group(2)) + 1));
        }
        return bytes.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }

    /** For people, such as {@code 10m × 3, gz}; empty when the log is never rotated. */
    public String text() {
        if (maxSizeBytes == 0) {
            return "";
        }
        return sizeText() + " × " + maxFiles + (compress ? ", gz" : "");
    }

    /** The size as one would write it in {@code log-opts}, such as {@code 10m}. */
    private String sizeText() {
        long rest = maxSizeBytes;
        String unit = "";
        for (int i = 0; i < UNITS.length() && rest % 1000 == 0; i++) {
            rest /= 1000;
            unit = UNITS.substring(i, i + 1);
        }
        return rest + unit;
    }
}
