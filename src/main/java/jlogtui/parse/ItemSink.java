package jlogtui.parse;

/** Receives what a line of a log file holds, in file order. Spans never overlap. */
public interface ItemSink {
    /** A record that can be read; {@code fields} is valid only during the call. */
    void record(RecordFields fields);

    /**
     * A stretch that holds no readable record.
     *
     * @param start first byte in the array that was read
     * @param end behind its last byte, the line feed excluded
     * @param reason short, lower case, such as {@code NUL run} or {@code torn record}
     */
    void damage(int start, int end, String reason);
}
