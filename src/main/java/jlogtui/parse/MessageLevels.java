package jlogtui.parse;

/**
 * Tells of the lines of one stream which may belong to a message whose first line is bad enough. What begins before the first
 * line may be such a message. Lines behind one that is not are not even looked at. Owned by one thread.
 */
final class MessageLevels {
    /** What is written at once is stamped at once. */
    private static final long MOST_GAP_NANOS = 1_000_000_000L;

    private final MessageTracker tracker = new MessageTracker();
    private final RecordShape shapes = new RecordShape();
    /** The message that goes on here may be bad. */
    private boolean mayBeBad;

    /** The line before may be only a part of the line. */
    private boolean isOpen;

    private boolean hasLines;
    private long lastTime;

    void begin() {
        tracker.forgetAtBorder();
        mayBeBad = true;
        isOpen = false;
        hasLines = false;
    }

    /**
     * Takes the next record.
     *
     * @param isBad what it says by itself is bad enough
     */
    boolean mayBe(byte[] bytes, RawForm form, int record, boolean isBad) {
        boolean isFirst = !hasLines;
        boolean isApart = hasLines && Math.abs(form.time(record) - lastTime) > MOST_GAP_NANOS;
        boolean wasOpen = isOpen;
        isOpen = !form.isTerminated(record);
        lastTime = form.time(record);
        hasLines = true;
        if (isOpen || wasOpen) {
            tracker.forget();
            mayBeBad = true;
            return true;
        }
        if (!isBad && !mayBeBad) {
            return false;
        }
        LineShape shape = shapes.of(bytes, form.start(record), form.end(record), true);
        if (!mayBeBad) {
            // Within a message that is not bad it would be nothing: so it is taken for the beginning of one
            tracker.set(MessageState.NONE);
        }
        if (tracker.asksForLevel(shape)) {
            tracker.setBad();
        }
        boolean begins = tracker.take(shape, isApart) == MessageTracker.Answer.BEGINS;
        if (isFirst) {
            // It can be a piece of a line that the block before holds: then the next one is the first
            tracker.orAtBorder();
            return isBad || !begins;
        }
        mayBeBad = isBad || !begins;
        return mayBeBad;
    }
}
