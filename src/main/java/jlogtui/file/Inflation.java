package jlogtui.file;

import java.io.IOException;

/**
 * The inflating of one compressed log, in steps between which anything else may happen: into temporary space, or only to
 * learn how long it is. Space that is taken away between two steps is begun anew. Guarded by its file.
 */
final class Inflation {
    /** Bytes of text a step makes: a few milliseconds. */
    static final int STEP_BYTES = 1 << 20;

    private static final int CHUNK = 1 << 16;

    private final PlainLogFile compressed;
    private final TemporarySpace space;
    private final boolean beyondBudget;
    private final byte[] chunk = new byte[CHUNK];
    private GzipReader reader;
    private TemporarySpace.Room room;
    private boolean measuresOnly;
    private long size;
    private volatile long consumed;

    Inflation(PlainLogFile compressed, TemporarySpace space, boolean beyondBudget) {
        this.compressed = compressed;
        this.space = space;
        this.beyondBudget = beyondBudget;
        reader = new GzipReader(compressed);
    }

    /**
     * Inflates a little more.
     *
     * @return whether that was all
     * @throws NoRoomException when it does not fit; {@link #measureOnly} can then go on
     */
    boolean step() throws IOException {
        if (measuresOnly) {
            return inflate();
        }
        if (room == null || !room.borrow()) {
            room = null;
            restart();
            room = space.open(compressed.size(), beyondBudget);
        }
        TemporarySpace.Room borrowed = room;
        try {
            return inflate();
        } finally {
            borrowed.giveBack();
        }
    }

    private void restart() {
        if (size > 0) {
            reader.close();
            reader = new GzipReader(compressed);
            size = 0;
        }
    }

    private boolean inflate() throws IOException {
        long until = size + STEP_BYTES;
        while (size < until) {
            int read = reader.read(chunk, 0, CHUNK);
            if (read < 0) {
                return true;
            }
            size += read;
            consumed = reader.consumed();
            if (!measuresOnly) {
                room.append(chunk, read);
            }
        }
        return false;
    }

    /** Gives up the space and goes on only to learn the size and what is wrong with the file. */
    void measureOnly() throws IOException {
        measuresOnly = true;
        if (room != null) {
            room.close();
        }
        room = null;
    }

    /** Where the bytes are; null when they were only counted. */
    TemporarySpace.Room room() {
        return room;
    }

    /** Bytes inflated so far. */
    long size() {
        return size;
    }

    /** Bytes of the compressed file that have been read. May be called by any thread. */
    long consumed() {
        return consumed;
    }

    String damage() {
        return reader.damage();
    }

    /** Ends it; the space of a finished one stays. */
    void close(boolean finished) throws IOException {
        reader.close();
        if (!finished && room != null) {
            room.close();
        }
    }
}
