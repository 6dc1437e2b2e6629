package jlogtui.parse;

/** Every cap on what is kept of a log, in one place, each with its reason. */
public final class Limits {
    /**
     * Bytes of a physical line that are kept, the line feed excluded. Docker up to 1.12 wrote a line of any size as one
     * record, and damage has no size at all; today's largest record has about 100 KB and its attributes.
     */
    public static final int MAX_RECORD_BYTES = 4 << 20;

    /** Bytes of a joined line that are kept: a long line counts the same whether Docker cut it into pieces or not. */
    public static final int MAX_JOINED_BYTES = MAX_RECORD_BYTES;

    /** Docker cuts longer lines into pieces of this size, counted before escaping. */
    public static final int PIECE_BYTES = 16 << 10;

    /**
     * NULs in a row that are a hole and no text, even between readable bytes. A few stray ones may belong to a message;
     * lost blocks of a disk have 512 or more.
     */
    static final int MIN_INNER_NUL_RUN = 64;

    /** A carry buffer above this size is given back after use: one long line should not cost memory for ever. */
    static final int MAX_IDLE_CARRY_BYTES = 64 << 10;

    private Limits() {}
}
