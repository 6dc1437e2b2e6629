package jlogtui.app.config;

/**
 * Something wrong in a configuration file, which counts for nothing.
 *
 * @param file path of the file as people write it
 * @param line 1-based; 0 for the file as a whole
 * @param sentence what is wrong, without a full stop
 */
public record ConfigWarning(String file, int line, String sentence) {
    /** Where it is and then what, as compilers say it. */
    public String whereFirst() {
        return where() + ": " + sentence;
    }

    /** What it is and then where, for a row that may be too short for both. */
    public String whatFirst() {
        return sentence + " (" + where() + ")";
    }

    private String where() {
        return line == 0 ? file : file + ":" + line;
    }
}
