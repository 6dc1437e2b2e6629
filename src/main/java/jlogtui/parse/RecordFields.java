package jlogtui.parse;

import jlogtui.model.Stream;

/**
 * What {@link RecordReader} found out about one record, without decoding its message. One object is used again for
 * every record: its values hold only during {@link ItemSink#record}.
 */
public final class RecordFields {
    /** Value of {@link #messageStart} and {@link #messageEnd} for a record that is not in Docker's exact form. */
    public static final int NOT_STRICT = -1;

    /** First byte of the record in the array that was read. */
    public int start;
    /** Behind its last byte, the line feed excluded. */
    public int end;
    /** {@link Stream#OTHER} for a name that is neither stdout nor stderr, {@link Stream#STDOUT} when there is none. */
    public Stream stream;
    /** Epoch nanoseconds, clamped to what a long holds; {@link jlogtui.model.Entry#NO_TIME} when missing or unreadable. */
    public long timeNanos;
    /** The decoded message ends with a line feed. */
    public boolean terminated;
    /** The message had exactly 16384 bytes before Docker escaped it: a full piece of a longer line. */
    public boolean full;
    /**
     * First byte of the escaped message in the array, for {@link Envelope#decode}; {@link #NOT_STRICT} when only
     * {@link Envelope#log} can read it.
     */
    public int messageStart;
    /** Behind the last byte of the escaped message, its quote excluded. */
    public int messageEnd;
}
