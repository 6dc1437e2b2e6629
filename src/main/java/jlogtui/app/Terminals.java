package jlogtui.app;

/**
 * Which of the standard streams are a terminal.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 */
record Terminals(boolean in, boolean out, boolean err) {
    static final Terminals NONE = new Terminals(false, false, false);

    /** As the launcher saw them; Java itself can only tell whether input and output both are one. */
    static Terminals ofProcess() {
        String bits = System.getProperty("jlogtui.tty");
        if (bits == null) {
            boolean both = System.console() != null;
            return new Terminals(both, both, both);
        }
        int value = Integer.parseInt(bits);
        return new Terminals((value & 1) != 0, (value & 2) != 0, (value & 4) != 0);
    }
}
