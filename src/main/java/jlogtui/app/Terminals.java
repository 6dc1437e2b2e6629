package jlogtui.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which of the standard streams are a terminal.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 */
record Terminals(boolean in, boolean out, boolean err) {
    static final Terminals NONE = new Terminals(false, false, false);

    /** As the launcher saw them; without it, as Linux tells, because Java cannot. */
    static Terminals ofProcess() {
        String bits = System.getProperty("jlogtui.tty");
        if (bits == null) {
            return new Terminals(isTerminal(0), isTerminal(1), isTerminal(2));
        }
        int value = Integer.parseInt(bits);
        return new Terminals((value & 1) != 0, (value & 2) != 0, (value & 4) != 0);
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }
}
