package jlogtui.query;

/** Says which piece of a typed time cannot be read, and in one sentence what could stand there. */
public final class TimeSyntaxException extends Exception {
    private final int position;
    private final int length;

    TimeSyntaxException(int position, int length, String message) {
        super(message);
        this.position = position;
        this.length = length;
    }

    /** Index of the first {@code char} that cannot be read, or where something is missing: 0 to the text's length. */
    public int position() {
        return position;
    }

    /** Number of {@code char}s that cannot be read, all within the text; 0 when something is missing there. */
    public int length() {
        return length;
    }
}
