package jlogtui.parse;

/**
 * Reads the common form of Docker's times fast: in the same minute as the time before, with eight or nine digits of
 * fraction, in UTC, and at the end of its record. All other times are left to {@link Rfc3339}.
 */
final class KnownMinute {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;
    /** {@code 2006-01-02T15:04:05.000000000Z"}} and a line feed. */
    private static final int LONGEST = 33;
    /** {@code Z"}} and a line feed, in the upper half of a word. */
    private static final long END = ByteScan.word("....Z\"}\n") >>> Integer.SIZE;

    private static final long ZEROS = ByteScan.ONES * '0';
    /** Added to a digit's value, it sets the highest bit when that is above nine. */
    private static final long ABOVE_NINE = ByteScan.ONES * (0x80 - 10);

    /** The minute known, as two words, and the epoch nanoseconds at which it begins. */
    private long date = ByteScan.word("1970-01-");

    private long clock = ByteScan.word("01T00:00");
    private long beginNanos;

    private long timeNanos;

    /**
     * Reads the time at {@code start}.
     *
     * @return index of the line feed behind the record that it ends, or {@link ByteScan#NOT_FOUND} when it is of
     *     another form, or when the line feed does not lie before {@code limit}
     */
    int read(byte[] bytes, int start, int limit) {
        if (start > limit - LONGEST
                || ByteScan.word(bytes, start) != date
                || ByteScan.word(bytes, start + 8) != clock
                || bytes[start + 16] != ':'
                || bytes[start + 19] != '.') {
            return ByteScan.NOT_FOUND;
        }
        int tens = bytes[start + 17] - '0';
        int ones = bytes[start + 18] - '0';
        long fraction = ByteScan.word(bytes, start + 20) ^ ZEROS;
        boolean digits = (fraction + ABOVE_NINE & ByteScan.HIGH_BITS | fraction & ByteScan.HIGH_BITS) == 0;
        if (!digits || tens < 0 || tens > 5 || ones < 0 || ones > 9) {
            return ByteScan.NOT_FOUND;
        }
        long nanos = eightDigits(fraction) * 10;
        int at = start + 28;
        int ninth = bytes[at] - '0';
        if (ninth >= 0 && ninth <= 9) {
            nanos += ninth;
            at++;
        }
        if (ByteScan.word(bytes, at - Integer.BYTES) >>> Integer.SIZE != END) {
            return ByteScan.NOT_FOUND;
        }
        timeNanos = beginNanos + (tens * 10 + ones) * SECOND_NANOS + nanos;
        return at + 3;
    }

    /** What {@link #read} has read, epoch nanoseconds. */
    long timeNanos() {
        return timeNanos;
    }

    /** Takes note of the minute of a time that {@link Rfc3339} has read. */
    void learn(byte[] bytes, int start, int end, long readNanos) {
        boolean isFarFromLimits =
                readNanos > Rfc3339.EARLIEST + 2 * MINUTE_NANOS && readNanos < Rfc3339.LATEST - 2 * MINUTE_NANOS;
        if (isFarFromLimits && bytes[end - 1] == 'Z') {
            date = ByteScan.word(bytes, start);
            clock = ByteScan.word(bytes, start + 8);
            beginNanos = Math.floorDiv(readNanos, MINUTE_NANOS) * MINUTE_NANOS;
        }
    }

    /** The number of eight digits, each in its byte as a value, the first in the lowest: pairs, fours, then all. */
    private static long eightDigits(long digits) {
        long pairs = digits * 10 + (digits >>> 8);
        long fours = (pairs & 0x00FF_00FF_00FF_00FFL) * 100 + (pairs >>> 16 & 0x00FF_00FF_00FF_00FFL);
        return (fours & 0xFFFFL) * 10_000 + (fours >>> 32 & 0xFFFFL);
    }
}
