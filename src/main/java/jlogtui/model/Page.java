package jlogtui.model;

import java.util.List;

/**
 * A stretch of the merged, filtered log.
 *
 * @param id the number of the request that it answers
 * @param lines oldest first
 * @param anchor index in {@code lines} of the first line at or after the place asked for; {@code lines.size()} when
 *     there is none
 * @param bottom the place right after the last line
 * @param atStart nothing lies before the first line
 * @param atEnd nothing lay after the last line when the page was read
 * @param complete false when the step's budget ended first: more lines may come in a later page with the same id
 * @param totalBytes bytes of all shown sources
 * @param scannedBytes bytes looked at so far for this page, for progress
 */
public record Page(
        long id,
        List<Line> lines,
        int anchor,
        Cut bottom,
        boolean atStart,
        boolean atEnd,
        boolean complete,
        long totalBytes,
        long scannedBytes) {
    public Page {
        lines = List.copyOf(lines);
    }
}
