package jlogtui.app;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output and standard error, buffered, in the order in which they are written to. */
final class TwoStreams {
    private final OutputBytes out;
    private final OutputBytes err;
    /** Nobody can see which of the two was written to first. */
    private final boolean apart;

    private boolean lastWasErr;

    /** @param err may be the same as {@code out} */
    TwoStreams(OutputStream out, OutputStream err) {
        this.out = new OutputBytes(out);
        this.err = out.equals(err) ? this.out : new OutputBytes(err);
        apart = out.equals(err)
                || out instanceof ProcessOutput first
                        && err instanceof ProcessOutput second
                        && first.isApartFrom(second);
    }

    /** The stream to write to next. What went to the other one is written first, since both may be one terminal. */
    OutputBytes stream(boolean toErr) throws IOException {
        if (toErr != lastWasErr) {
            if (!apart) {
                flush();
            }
            lastWasErr = toErr;
        }
        return toErr ? err : out;
    }

    void flush() throws IOException {
        out.flush();
        err.flush();
    }
}
