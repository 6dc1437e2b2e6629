package jlogtui.model;

/**
 * The stretch of one source that has been looked at.
 *
 * @param from bytes of the source before the stretch
 * @param to bytes of the source up to its end
 * @param totalBytes bytes that there are
 */
public record Coverage(long from, long to, long totalBytes) {
    /** Bytes that have been looked at. */
    public long bytes() {
        return Math.max(0, to - from);
    }

    /** Share of the bytes that has been looked at, 0 to 100; 100 only when all have been. */
    public int percent() {
        return bytes() >= totalBytes ? 100 : (int) Math.min(99, 100.0 * bytes() / totalBytes);
    }

    /** This stretch and one that it overlaps or touches, looked at later. */
    public Coverage with(Coverage later) {
        return new Coverage(Math.min(from, later.from), Math.max(to, later.to), later.totalBytes);
    }
}
