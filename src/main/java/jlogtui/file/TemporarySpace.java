package jlogtui.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The disk space in which compressed logs are inflated, shared by all of them. Its files have no names and are readable
 * by nobody else; they vanish with the process. Full, it gives up what was used longest ago, which can be inflated again.
 * May be used by several threads.
 */
public final class TemporarySpace implements Closeable {
    private static final long MOST_BYTES = 1L << 30;
    private static final int MOST_FILES = 128;
    private static final int SHARE_OF_FREE = 10;

    private final Path directory;
    private final long mostBytes;
    private final int mostFiles;
    private final LongSupplier freeBytes;
    private final List<Room> rooms = new ArrayList<>();
    private long usedBytes;
    private long uses;

    /**
     * At most 1 GiB or a tenth of what is free, whichever is less, in at most 128 files.
     *
     * @param directory where to put them, usually the system's directory for temporary files
     */
    public TemporarySpace(Path directory) {
        this(directory, MOST_BYTES, MOST_FILES, new LongSupplier() {
            @Override
            public long getAsLong() {
                return directory.toFile().getUsableSpace();
            }
        });
    }

    TemporarySpace(Path directory, long mostBytes, int mostFiles, LongSupplier freeBytes) {
        this.directory = directory;
        this.mostBytes = mostBytes;
        this.mostFiles = mostFiles;
        this.freeBytes = freeBytes;
    }

    /** One inflated file. Its fields are guarded by the space. */
    final class Room implements Closeable {
        private final long compressedBytes;
        private final FileChannel channel;
        private final long limit;
        private long bytes;
        private long lastUse;
        private int users = 1;
        private boolean givenUp;

        private Room(long compressedBytes, FileChannel channel, long limit) {
            this.compressedBytes = compressedBytes;
            this.channel = channel;
            this.limit = limit;
        }

        /** Writes at the end. Only between {@link #open} and {@link #giveBack}. */
        void append(byte[] from, int length) throws IOException {
            grow(this, length);
            ByteBuffer buffer = ByteBuffer.wrap(from, 0, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        /** Only between {@link #borrow} and {@link #giveBack}. */
        int read(long offset, byte[] into, int from, int length) throws IOException {
            return Head.readAll(channel, offset, into, from, length);
        }

        /** Keeps the room until it is given back; false when it has been given up already. */
        boolean borrow() {
            return TemporarySpace.this.borrow(this);
        }

        void giveBack() {
            TemporarySpace.this.giveBack(this);
        }

        boolean isThere() {
            return TemporarySpace.this.isThere(this);
        }

        /** Frees the space as soon as nobody uses it. */
        @Override
        public void close() throws IOException {
            giveUp(this);
        }
    }

    /**
     * An empty room, borrowed by the caller until it is given back.
     *
     * @throws IOException when the file could never fit or cannot be made
     */
    Room open(long compressedBytes) throws IOException {
        long limit = limit();
        if (compressedBytes > limit) {
            throw doesNotFit(compressedBytes, limit);
        }
        Path path = Files.createTempFile(directory, "jlogtui", ".log");
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(path);
        }
        Room room = new Room(compressedBytes, channel, limit);
        add(room);
        return room;
    }

    /** How many bytes are inflated now. */
    public synchronized long usedBytes() {
        return usedBytes;
    }

    @Override
    public synchronized void close() throws IOException {
        for (Room room : List.copyOf(rooms)) {
            giveUp(room);
        }
    }

    private synchronized long limit() {
        return Math.min(mostBytes, (freeBytes.getAsLong() + usedBytes) / SHARE_OF_FREE);
    }

    private synchronized void add(Room room) throws IOException {
        while (rooms.size() >= mostFiles && giveUpOldest()) {
            // the next one may have to go as well
        }
        room.lastUse = ++uses;
        rooms.add(room);
    }

    private synchronized void grow(Room room, int more) throws IOException {
        if (room.givenUp) {
            throw new IOException("the temporary space has been closed");
        }
        while (usedBytes + more > room.limit) {
            if (room.bytes + more > room.limit || !giveUpOldest()) {
                throw doesNotFit(room.compressedBytes, room.limit);
            }
        }
        room.bytes += more;
        usedBytes += more;
    }

    private IOException doesNotFit(long compressedBytes, long limit) {
        return new IOException(megabytes(compressedBytes) + " MB compressed do not fit into the " + megabytes(limit)
                + " MB of temporary space in " + directory);
    }

    private static long megabytes(long bytes) {
        return (bytes + 999_999) / 1_000_000;
    }

    private synchronized boolean borrow(Room room) {
        if (room.givenUp) {
            return false;
        }
        room.users++;
        room.lastUse = ++uses;
        return true;
    }

    private synchronized void giveBack(Room room) {
        room.users--;
        if (room.givenUp && room.users == 0) {
            close(room);
        }
    }

    private synchronized boolean isThere(Room room) {
        return !room.givenUp;
    }

    private boolean giveUpOldest() {
        Room oldest = null;
        for (Room room : rooms) {
            if (room.users == 0 && (oldest == null || room.lastUse < oldest.lastUse)) {
                oldest = room;
            }
        }
        if (oldest == null) {
            return false;
        }
        giveUp(oldest);
        return true;
    }

    private synchronized void giveUp(Room room) {
        if (room.givenUp) {
            return;
        }
        room.givenUp = true;
        rooms.remove(room);
        usedBytes -= room.bytes;
        if (room.users == 0) {
            close(room);
        }
    }

    private static void close(Room room) {
        try {
            room.channel.close();
        } catch (IOException e) {
            // the file has no name: its space is freed with the descriptor, which is given back in any case
        }
    }
}
