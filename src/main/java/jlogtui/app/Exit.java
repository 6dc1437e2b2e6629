package jlogtui.app;

/** The program's exit codes. */
final class Exit {
    static final int DONE = 0;
    /** A file could not be read or written. */
    static final int FAILED = 1;

    static final int USAGE = 2;
    /** There is no source under the root. */
    static final int NO_SOURCE = 3;
    /** Nothing could be read for lack of permission. */
    static final int DENIED = 4;
    /** A defect of jlogtui itself. */
    static final int DEFECT = 70;

    static final int BROKEN_PIPE = 141;

    private Exit() {}
}
