package jlogtui.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stretch of the merged, filtered log.
 *
 * @param id the number of the request that it answers
 * @param lines oldest first
 * @param anchor index in {@code lines} of the first line at or after the place asked for; {@code lines.size()} when
 *     there is none
 * @param top the place right before the first line; of a page that is not complete, as far back as was looked
 * @param bottom the place right after the last line; of a page that is not complete, as far on as was looked
 * @param atStart nothing lies before the first line
 * @param atEnd nothing lay after the last line when the page was read
 * @param complete false when the step's budget ended first: a later page with the same id has these lines
 *     and maybe more
 * @param totalBytes bytes of all shown sources
 * @param scannedBytes bytes looked at so far for this page, for progress
 * @param progress what the page waits for besides that
 * @param looked while there are no lines: how much has been looked at of each shown source, by its number
 */
public record Page(
        long id,
        List<Line> lines,
        int anchor,
        Cut top,
        Cut bottom,
        boolean atStart,
        boolean atEnd,
        boolean complete,
        long totalBytes,
        long scannedBytes,
        Optional<Progress> progress,
        Map<Integer, Coverage> looked) {
    public Page {
        lines = List.copyOf(lines);
        looked = Map.copyOf(looked);
    }

    /** A page that waits for nothing. */
    public Page(
            long id,
            List<Line> lines,
            int anchor,
            Cut top,
            Cut bottom,
            boolean atStart,
            boolean atEnd,
            boolean complete,
            long totalBytes,
            long scannedBytes) {
        this(
                id,
                lines,
                anchor,
                top,
                bottom,
                atStart,
                atEnd,
                complete,
                totalBytes,
                scannedBytes,
                Optional.empty(),
                Map.of());
    }
}
