package jlogtui.file;

import java.io.IOException;

/**
 * Reads a compressed log from front to back without room for it: what has been inflated last stays at hand, and what lies
 * farther back is reached by beginning anew. May be used by several threads.
 */
final class ForwardWindow {
    /** What is read once more behind a border of blocks is nearly always far less. */
    static final int BYTES = 1 << 20;

    private static final int CHUNK = 1 << 16;

    private final LogFile compressed;
    /** Null when another file needed the memory. */
    private volatile Inflated inflated;

    private long restarts;

    ForwardWindow(LogFile compressed) {
        this.compressed = compressed;
    }

    /** The last bytes before {@code end}, in a ring. */
    private static final class Inflated {
        private final GzipReader reader;
        private final byte[] ring = new byte[BYTES];
        private long end;

        private Inflated(LogFile compressed) {
            reader = new GzipReader(compressed);
        }

        boolean goOn() throws IOException {
            int at = (int) (end % BYTES);
            int read = reader.read(ring, at, Math.min(CHUNK, BYTES - at));
            end += Math.max(0, read);
            return read > 0;
        }

        int copy(long offset, byte[] into, int from, int length) {
            int at = (int) (offset % BYTES);
            int count = (int) Math.min(Math.min(length, end - offset), BYTES - at);
            System.arraycopy(ring, at, into, from, count);
            return count;
        }
    }

    /** As {@link LogFile#read}. */
    synchronized int read(long offset, byte[] into, int from, int length) throws IOException {
        Inflated now = inflated;
        if (now == null || offset < now.end - BYTES) {
            restarts += now == null ? 0 : 1;
            close();
            now = new Inflated(compressed);
            inflated = now;
        }
        int done = 0;
        while (done < length) {
            if (offset + done < now.end) {
                done += now.copy(offset + done, into, from + done, length - done);
            } else if (!now.goOn()) {
                break;
            }
        }
        return done == 0 && length > 0 ? -1 : done;
    }

    /** How often it had to begin anew because something farther back was asked for. */
    synchronized long restarts() {
        return restarts;
    }

    /** Gives the memory back; the next read begins anew. The inflater goes with the garbage: it may be at work. */
    void giveUp() {
        inflated = null;
    }

    synchronized void close() {
        Inflated now = inflated;
        inflated = null;
        if (now != null) {
            now.reader.close();
        }
    }
}
