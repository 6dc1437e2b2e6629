package jlogtui.model;

import java.util.Locale;

/** How bad a line says it is. */
public enum Level {
    /** The line says nothing; it counts as information. */
    NONE(' ', 3),
    TRACE('T', 1),
    DEBUG('D', 2),
    INFO('I', 3),
    WARN('W', 4),
    ERROR('E', 5),
    FATAL('F', 6);

    private final char letter;
    private final int rank;

    Level(char letter, int rank) {
        this.letter = letter;
        this.rank = rank;
    }

    /** The letter by which the level is shown where there is no colour; a blank for none. */
    public char letter() {
        return letter;
    }

    /** Whether a line of this level is kept where at least the other one is asked for. */
    public boolean isAtLeast(Level least) {
        return rank >= least.rank;
    }

    /** The name in lower case, as options and JSON have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
