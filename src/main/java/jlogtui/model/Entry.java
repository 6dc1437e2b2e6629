package jlogtui.model;

import java.util.List;

/**
 * One line of a log as the reader thinks of it: a record, the joined pieces of a long line, or a stretch of the file
 * that could not be read. Immutable; the byte arrays must not be changed.
 *
 * @param position where its first byte lies
 * @param end offset behind its last byte, the line feed included, in the file of {@code position} (of its first piece)
 * @param kind what it is
 * @param stream which output wrote it
 * @param level how bad it says it is, or of a line that goes on with a message how bad that is; {@link Level#NONE} of all
 *     but records
 * @param timeNanos its own time, epoch nanoseconds; {@link #NO_TIME} when it has none that could be read
 * @param orderNanos the time by which it sorts among other sources; see {@code ARCHITECTURE.md}, order time
 * @param log the decoded message with its final line end, if it has one; of damage the readable rest
 * @param raw the bytes as they stand in the file, without the line feed: one array a piece
 * @param note what is remarkable: the reason of damage, the size of a compressed file, "continued", "unterminated"; else empty
 * @param head where in the same file the line begins that begins its message: {@code position} itself unless it goes on
 *     with one
 */
public record Entry(
        Position position,
        long end,
        Kind kind,
        Stream stream,
        Level level,
        long timeNanos,
        long orderNanos,
        byte[] log,
        List<byte[]> raw,
        String note,
        long head) {
    /** A line that is a message by itself, or begins one. */
    public Entry(
            Position position,
            long end,
            Kind kind,
            Stream stream,
            Level level,
            long timeNanos,
            long orderNanos,
            byte[] log,
            List<byte[]> raw,
            String note) {
        this(position, end, kind, stream, level, timeNanos, orderNanos, log, raw, note, position.offset());
    }

    /** No time could be read. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** What an entry is. */
    public enum Kind {
        /** A record of Docker's, whole. */
        RECORD,
        /** A stretch of the file that holds no readable record. */
        DAMAGE,
        /** A file that is not inflated, because there is no room for it. */
        COMPRESSED,
        /** The unfinished end of a live file that has not grown for a while. */
        PROVISIONAL
    }

    /** Whether it begins its message, which may have but this one line. */
    public boolean isHead() {
        return head == position.offset();
    }

    /** Where the line begins that begins its message. */
    public Position message() {
        return isHead() ? position : new Position(position.source(), position.generation(), head);
    }

    /** Whether the message ends its line. */
    public boolean isTerminated() {
        return log.length > 0 && log[log.length - 1] == '\n';
    }

    /** Length of the message without its final line feed, in bytes. */
    public int textLength() {
        return isTerminated() ? log.length - 1 : log.length;
    }
}
