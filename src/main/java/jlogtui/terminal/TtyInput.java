package jlogtui.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.ReentrantLock;

/** What the user types. One thread reads; another may throw away what has not been read. */
final class TtyInput extends InputStream {
    private final InputStream terminal;
    private final ReentrantLock reading = new ReentrantLock();

    TtyInput(InputStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public int read() throws IOException {
        reading.lock();
        try {
            return terminal.read();
        } finally {
            reading.unlock();
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        reading.lock();
        try {
            return terminal.read(bytes, from, length);
        } finally {
            reading.unlock();
        }
    }

    @Override
    public int available() throws IOException {
        return terminal.available();
    }

    /** Throws away what can be read at once. While a read is under way that read gets it, so nothing is done and nothing blocks. */
    void drain() throws IOException {
        if (!reading.tryLock()) {
            return;
        }
        try {
            int waiting = terminal.available();
            while (waiting > 0 && terminal.read(new byte[waiting]) > 0) {
                waiting = terminal.available();
            }
        } finally {
            reading.unlock();
        }
    }
}
