package jlogtui.parse;

import jlogtui.model.Entry;

/**
 * The rule by which two successive records of one stream are pieces of one line. Docker cuts a line into pieces of 16384
 * bytes and marks them nowhere. Since 18.05 all pieces carry the first one's time; from 1.13 to 18.04 each had its own,
 * and only the full size of a piece shows that more follows.
 */
public final class PieceJoiner {
    private PieceJoiner() {}

    /**
     * Whether a record goes on with the line of the record before it in the same stream.
     *
     * @param previousTerminated {@link RecordFields#terminated} of the record before
     * @param previousTimeNanos its time in epoch nanoseconds, or {@link Entry#NO_TIME}, which is equal to nothing
     * @param previousFull {@link RecordFields#full} of it
     * @param nextTimeNanos time of the record in question
     */
    public static boolean continues(
            boolean previousTerminated, long previousTimeNanos, boolean previousFull, long nextTimeNanos) {
        if (previousTerminated) {
            return false;
        }
        return previousFull || (previousTimeNanos == nextTimeNanos && previousTimeNanos != Entry.NO_TIME);
    }
}
