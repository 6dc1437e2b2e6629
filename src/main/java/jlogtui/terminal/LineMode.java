package jlogtui.terminal;

import java.io.IOException;
import java.util.Map;

/**
 * The state of the terminal line: raw while the screen is open, and as it was found afterwards. The launcher does both and says so in
 * the environment; without it they are done here by a child process.
 */
final class LineMode {
    static final String RAW = "stty -icanon -echo -isig -ixon -iexten min 1 time 0";

    /** Runs a shell script on the terminal. */
    interface Shell {
        /**
         * Runs a script to its end.
         *
         * @return what the script printed
         * @throws IOException when it cannot be run or fails
         */
        String run(String script) throws IOException;
    }

    private final Shell shell;
    private final boolean ownsLine;
    private String saved;
    /** Measured by the threads of signals, too. */
    private volatile ScreenSize size;

    LineMode(Shell shell, Map<String, String> environment) {
        this.shell = shell;
        String saved = environment.getOrDefault("JLOGTUI_STTY", "");
        this.ownsLine = !isState(saved);
        this.saved = saved;
        ScreenSize known = ScreenSize.parse(environment.getOrDefault("JLOGTUI_SIZE", ""));
        this.size = known == null ? ScreenSize.USUAL : known;
    }

    ScreenSize size() {
        return size;
    }

    /** Makes the line raw, unless the launcher has. */
    void begin() throws IOException {
        if (!ownsLine) {
            return;
        }
        String[] lines = shell.run("stty -g && " + RAW + " && stty size").split("\n", -1);
        saved = isState(lines[0]) ? lines[0] : "sane";
        learnSize(lines.length > 1 ? lines[1] : "");
    }

    /** Makes the line as it was, unless the launcher will. */
    void end() throws IOException {
        if (ownsLine) {
            shell.run("stty " + saved);
        }
    }

    /** Asks for the size again. */
    void measure() throws IOException {
        learnSize(shell.run("stty size"));
    }

    /** Makes the line raw again after somebody else has had it, and asks for the size. */
    void resume() throws IOException {
        learnSize(shell.run(RAW + " && stty size"));
    }

    /**
     * Stops the process group of this program and returns when it goes on. The child must be the one that stops: it then prints the
     * size that the terminal has got in the meantime. In a group that nobody could wake the signal has no effect.
     */
    void stop() throws IOException {
        learnSize(shell.run("stty " + saved + "; kill -TSTP 0; stty size; " + RAW));
    }

    private void learnSize(String printed) {
        ScreenSize now = ScreenSize.parse(printed);
        if (now != null) {
            size = now;
        }
    }

    /** Whether the text is what {@code stty -g} prints, and nothing that a shell would read as more than one word. */
    private static boolean isState(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.digit(text.charAt(at), 16) < 0 && text.charAt(at) != ':') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
