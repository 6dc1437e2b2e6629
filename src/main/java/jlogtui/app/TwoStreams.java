package jlogtui.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output and standard error, buffered, in the order in which they are written to. */
final class TwoStreams {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final OutputStream out;
    private final OutputStream err;
    private boolean lastWasErr;

    TwoStreams(OutputStream out, OutputStream err) {
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
        this.err = new BufferedOutputStream(err, BUFFER_BYTES);
    }

    /** The stream to write to next. What went to the other one is written first, since both may be one terminal. */
    OutputStream stream(boolean toErr) throws IOException {
        if (toErr != lastWasErr) {
            flush();
            lastWasErr = toErr;
        }
        return toErr ? err : out;
    }

    void flush() throws IOException {
        out.flush();
        err.flush();
    }
}
