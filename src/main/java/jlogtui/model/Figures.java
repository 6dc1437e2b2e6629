package jlogtui.model;

import java.util.Map;

/**
 * What is measured of the sources while somebody looks. What is not known yet is left out, not guessed.
 *
 * @param bySource by source number; a source of which nothing is known yet is missing
 */
public record Figures(Map<Integer, OfSource> bySource) {
    /** Nothing is known. */
    public static final Figures NONE = new Figures(Map.of());

    /** A count or a rate that is not known. */
    public static final long UNKNOWN = -1;

    public Figures {
        bySource = Map.copyOf(bySource);
    }

    /**
     * The figures of one source.
     *
     * @param diskBytes bytes of all its files as they lie on disk
     * @param growth bytes a second of late; {@link #UNKNOWN} before it has been watched for some seconds
     * @param linesPerSecond over the last seconds; negative when not known
     * @param areLinesEstimated they are reckoned from the growth and the length of its last lines
     * @param newestNanos time of the last line, epoch nanoseconds; {@link Entry#NO_TIME} when not known
     * @param oldestNanos time of the first line that is kept, likewise
     * @param errors lines that name an error or worse, as far as they have been counted; {@link #UNKNOWN} before
     * @param areAllCounted they have been counted in the whole log
     */
    public record OfSource(
            long diskBytes,
            long growth,
            double linesPerSecond,
            boolean areLinesEstimated,
            long newestNanos,
            long oldestNanos,
            long errors,
            boolean areAllCounted) {}
}
