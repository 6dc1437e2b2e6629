package jlogtui.query;

/** Says what is wrong with a typed pattern, in one sentence without its full stop, and where. */
public final class PatternException extends Exception {
    private final int position;

    PatternException(int position, String message) {
        super(message);
        this.position = position;
    }

    /** Index of the first {@code char} that cannot be read: 0 to the pattern's length. */
    public int position() {
        return position;
    }
}
