package jlogtui.model;

import java.util.Map;

/**
 * How often a pattern has been found so far. The newest lines are counted first.
 *
 * @param id the number of the query that it answers
 * @param bySource by source number
 */
public record HitCount(long id, Map<Integer, OfSource> bySource) {
    /**
     * The count in one source.
     *
     * @param hits lines that match
     * @param scannedBytes bytes that have been looked at
     * @param totalBytes bytes that there are
     */
    public record OfSource(long hits, long scannedBytes, long totalBytes) {
        /** Share of the bytes that has been looked at, 0 to 100; 100 only when all have been. */
        public int percent() {
            return scannedBytes >= totalBytes ? 100 : (int) Math.min(99, 100.0 * scannedBytes / totalBytes);
        }
    }

    public HitCount {
        bySource = Map.copyOf(bySource);
    }

    /** Lines that match, as far as has been looked. */
    public long hits() {
        return bySource.values().stream().mapToLong(OfSource::hits).sum();
    }

    /** Whether everything has been looked at. */
    public boolean isComplete() {
        return bySource.values().stream().allMatch(source -> source.percent() == 100);
    }
}
