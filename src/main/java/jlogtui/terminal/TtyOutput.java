package jlogtui.terminal;

import java.io.IOException;
import java.io.OutputStream;

/** Gathers what is written until it is flushed, so that the terminal gets it in one piece. */
final class TtyOutput extends OutputStream {
    private final OutputStream terminal;
    private final OutputBuffer held = new OutputBuffer();

    TtyOutput(OutputStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public void write(int octet) {
        held.put(octet);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        held.put(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        if (held.size() > 0) {
            try {
                terminal.write(held.bytes(), 0, held.size());
                terminal.flush();
            } finally {
                held.clear();
            }
        }
    }
}
