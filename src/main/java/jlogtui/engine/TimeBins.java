package jlogtui.engine;

/**
 * Counts events by their time in a fixed number of bins, which become twice as wide whenever the times need it: the sum is
 * always exact, the time is as exact as the bins allow.
 */
final class TimeBins {
    private static final int BINS = 1024;
    private static final long FIRST_WIDTH_NANOS = 1_000_000;

    private final int[] counts = new int[BINS];
    private long width = FIRST_WIDTH_NANOS;
    /** Number of the first bin, counted in widths from the epoch. */
    private long base;

    private long sum;
    /** Numbers of the first and the last bin in use. */
    private long low = Long.MAX_VALUE;

    private long high = Long.MIN_VALUE;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    /** Counts an event at a time in epoch nanoseconds. */
    void add(long nanos) {
        firstNanos = Math.min(firstNanos, nanos);
        lastNanos = Math.max(lastNanos, nanos);
        long bin = Math.floorDiv(nanos, width);
        while (Math.max(bin, high) - Math.min(bin, low) >= BINS && sum > 0) {
            widen();
            bin = Math.floorDiv(nanos, width);
        }
        if (sum == 0) {
            base = bin - BINS / 2;
        }
        low = Math.min(low, bin);
        high = Math.max(high, bin);
        if (low < base || high >= base + BINS) {
            moveTo(Math.max(low - (BINS - 1 - (high - low)) / 2, high - BINS + 1));
        }
        counts[(int) (bin - base)]++;
        sum++;
    }

    private void widen() {
        int[] before = counts.clone();
        long baseBefore = base;
        long highBefore = high;
        java.util.Arrays.fill(counts, 0);
        width *= 2;
        base = Math.floorDiv(low, 2);
        for (long bin = low; bin <= highBefore; bin++) {
            counts[(int) (Math.floorDiv(bin, 2) - base)] += before[(int) (bin - baseBefore)];
        }
        low = base;
        high = Math.floorDiv(highBefore, 2);
    }

    private void moveTo(long newBase) {
        int[] before = counts.clone();
        java.util.Arrays.fill(counts, 0);
        for (int i = 0; i < BINS; i++) {
            if (before[i] > 0) {
                counts[(int) (base + i - newBase)] = before[i];
            }
        }
        base = newBase;
    }

    /** How many events have been counted. */
    long sum() {
        return sum;
    }

    /** Adds the counts to columns; what lies before the first or behind the last one is left out. */
    void addTo(long[] columns, long fromNanos, long columnNanos) {
        for (long bin = low; sum > 0 && bin <= high; bin++) {
            int count = counts[(int) (bin - base)];
            // The middle of the last bin may lie behind the newest event, and with it behind the last column
            long time = Math.max(firstNanos, Math.min(lastNanos, bin * width + width / 2));
            long column = Math.floorDiv(time - fromNanos, columnNanos);
            if (count > 0 && column >= 0 && column < columns.length) {
                columns[(int) column] += count;
            }
        }
    }
}
