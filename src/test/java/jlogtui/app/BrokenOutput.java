package jlogtui.app;

import java.io.IOException;
import java.io.OutputStream;

/** An output that takes nothing. */
final class BrokenOutput extends OutputStream {
    private final String reason;

    BrokenOutput(String reason) {
        this.reason = reason;
    }

    @Override
    public void write(int b) throws IOException {
        throw new IOException(reason);
    }
}
