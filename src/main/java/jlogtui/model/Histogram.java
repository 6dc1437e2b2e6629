package jlogtui.model;

import java.util.List;

/**
 * How the log spreads over its time, in columns of equal width.
 *
 * @param id number of the query that it answers
 * @param fromNanos where the first column begins, epoch nanoseconds
 * @param columnNanos width of a column, at least 1
 * @param bytes how many bytes of the log lie in each column
 * @param errors how many lines that name an error or worse, as far as they have been counted; empty when not asked for
 * @param scannedBytes bytes of the log in which errors have been counted
 * @param totalBytes bytes of the log
 * @param isOver nothing is counted any more until the log grows, also where less than all has been: compressed files are left out
 */
public record Histogram(
        long id,
        long fromNanos,
        long columnNanos,
        List<Long> bytes,
        List<Long> errors,
        long scannedBytes,
        long totalBytes,
        boolean isOver) {
    public Histogram {
        bytes = List.copyOf(bytes);
        errors = List.copyOf(errors);
    }

    /** The column in which a time lies; the first or the last one for times outside. */
    public int column(long nanos) {
        long column = Math.floorDiv(Math.max(nanos, fromNanos) - fromNanos, columnNanos);
        return (int) Math.max(0, Math.min(bytes.size() - 1L, column));
    }

    /** Where a column begins, epoch nanoseconds. */
    public long start(int column) {
        return fromNanos + column * columnNanos;
    }
}
