package jlogtui.model;

import java.util.Optional;

/**
 * The answer to the search for a line, or how far the search has come.
 *
 * @param id the number of the query that it answers
 * @param entry the entry; empty while it is looked for, and when there is none
 * @param isWrapped the end of the log came first, and the search went on from its other end
 * @param isComplete nothing more will come
 * @param scannedBytes bytes looked at so far
 * @param totalBytes bytes of all sources that are searched
 * @param silentNanos how long the source had been silent before the entry, in nanoseconds; 0 unless that was looked for
 */
public record Found(
        long id,
        Optional<Entry> entry,
        boolean isWrapped,
        boolean isComplete,
        long scannedBytes,
        long totalBytes,
        long silentNanos) {
    /** An answer that tells of no silence. */
    public Found(
            long id, Optional<Entry> entry, boolean isWrapped, boolean isComplete, long scannedBytes, long totalBytes) {
        this(id, entry, isWrapped, isComplete, scannedBytes, totalBytes, 0);
    }
}
