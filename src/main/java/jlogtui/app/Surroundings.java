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
    /** Epoch nanoseconds now. */
    @Override
    public long getAsLong() {
        var now = clock.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
