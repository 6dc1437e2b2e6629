package jlogtui.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** What the user types. One thread reads; another may throw away what has not been read. */
final class TtyInput extends InputStream {
    private static final int POLL_MILLIS = 4;

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

    /**
     * Throws away what can be read at once, and waits for answers of the terminal that are on their way. While a read is under way
     * that read gets it all, so nothing is done and nothing blocks.
     */
    void drain(Pace pace) throws IOException {
        if (!reading.tryLock()) {
            return;
        }
        try {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pace.patienceMillis());
            int before = 0;
            do {
                int waiting = terminal.available();
                byte[] bytes = new byte[Math.max(1, waiting)];
                int count = waiting > 0 ? terminal.read(bytes) : 0;
                for (int at = 0; at < count; at++) {
                    pace.answered(before == '0' && bytes[at] == 'n' ? 1 : 0);
                    before = bytes[at];
                }
                if (count < 0 || waiting == 0 && !(pace.isAnswerDue() && pause())) {
                    return;
                }
            } while (terminal.available() > 0 || System.nanoTime() < end);
        } finally {
            reading.unlock();
        }
    }

    private static boolean pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        return true;
    }
}
