package jlogtui.docker;

/** What the exit codes of containers mean. */
public final class ExitCode {
    private static final int SIGNALLED = 128;

    private ExitCode() {}

    /** The code and what is known of it, such as {@code 137 (killed)}. */
    public static String text(int code, boolean oomKilled) {
        String meaning = oomKilled ? "out of memory" : meaning(code);
        return meaning.isEmpty() ? Integer.toString(code) : code + " (" + meaning + ")";
    }

    /** Shells and Docker use 125 to 127 for commands that did not run, and 128 more than its number for a signal. */
    private static String meaning(int code) {
        return switch (code) {
            case 125 -> "could not be started";
            case 126 -> "command cannot be executed";
            case 127 -> "command not found";
            case SIGNALLED + 1 -> "hung up";
            case SIGNALLED + 2 -> "interrupted";
            case SIGNALLED + 3 -> "quit";
            case SIGNALLED + 4 -> "illegal instruction";
            case SIGNALLED + 6 -> "aborted";
            case SIGNALLED + 7 -> "bus error";
            case SIGNALLED + 8 -> "arithmetic error";
            case SIGNALLED + 9 -> "killed";
            case SIGNALLED + 11 -> "segmentation fault";
            case SIGNALLED + 13 -> "broken pipe";
            case SIGNALLED + 15 -> "terminated";
            default -> code > SIGNALLED && code <= SIGNALLED + 64 ? "signal " + (code - SIGNALLED) : "";
        };
    }
}
