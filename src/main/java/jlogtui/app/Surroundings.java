package jlogtui.app;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What the program finds around itself; tests give their own.
 *
 * @param in standard input
 * @param out standard output, unbuffered
 * @param err standard error, unbuffered
 * @param environment the environment variables
 * @param workingDirectory absolute
 * @param clock what time it is
 * @param terminals which of the three are a terminal
 */
record Surroundings(
        InputStream in,
        OutputStream out,
        OutputStream err,
        Map<String, String> environment,
        Path workingDirectory,
        Clock clock,
        Terminals terminals)
        implements LongSupplier {
    /**
     * Whether the program runs for somebody who may read logs and nothing else, such as by a rule of sudo: then it writes to no path that
     * its user can name, by option, key or variable, and keeps nothing.
     */
    boolean isSecure() {
        return isSecure(environment);
    }

    static boolean isSecure(Map<String, String> environment) {
        String set = environment.getOrDefault("JLOGTUI_SECURE", "");
        return !set.isEmpty() && !set.equals("0");
    }

    /** Epoch nanoseconds now. */
    @Override
    public long getAsLong() {
        var now = clock.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
