package jlogtui.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
    /** Of what is free, this part in ten may go to what the reader has asked for in spite of its size. */
    private static final int MOST_TENTHS_OF_FREE = 9;
    /** Each holds a window and an inflater in memory. */
    private static final int MOST_WINDOWS = 32;

    private final Path directory;
    private final long mostBytes;
    private final int mostFiles;
    private final LongSupplier freeBytes;
    private final boolean forward;
    private final List<Room> rooms = new ArrayList<>();
    private final Set<ForwardWindow> windows = new LinkedHashSet<>();
    private long usedBytes;
    private long uses;

    /**
     * At most 1 GiB or a tenth of what is free, whichever is less, in at most 128 files.
     *
     * @param directory where to put them, usually the system's directory for temporary files
     */
    public TemporarySpace(Path directory) {
        this(directory, MOST_BYTES, MOST_FILES, freeBytesOf(directory), false);
    }

    /**
     * As large, for who reads logs from front to back: what does not fit any more is inflated as it is read, and nothing
     * is given up for it, because every log is as near to its end as the others.
     */
    public static TemporarySpace forward(Path directory) {
        return new TemporarySpace(directory, MOST_BYTES, MOST_FILES, freeBytesOf(directory), true);
    }

    private static LongSupplier freeBytesOf(Path directory) {
        return new LongSupplier() {
            @Override
            public long getAsLong() {
                return directory.toFile().getUsableSpace();
            }
        };
    }

    TemporarySpace(Path directory, long mostBytes, int mostFiles, LongSupplier freeBytes) {
        this(directory, mostBytes, mostFiles, freeBytes, false);
    }

    TemporarySpace(Path directory, long mostBytes, int mostFiles, LongSupplier freeBytes, boolean forward) {
        this.forward = forward;
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
        private final boolean beyondBudget;
        private long bytes;
        private long lastUse;
        private int users = 1;
        private boolean givenUp;

        private Room(long compressedBytes, FileChannel channel, long limit, boolean beyondBudget) {
            this.beyondBudget = beyondBudget;
            this.compressedBytes = compressedBytes;
            this.channel = channel;
            this.limit = limit;
        }

        /** Writes at the end. Only between {@link #open} or {@link #borrow} and {@link #giveBack}. */
        void append(byte[] from, int length) throws IOException {
            grow(this, length);
            ByteBuffer buffer = ByteBuffer.wrap(from, 0, length);
            try {
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            } catch (IOException e) {
                throw cannotWrite(compressedBytes, e);
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

    /** Whether what does not fit is inflated as it is read. */
    boolean isForward() {
        return forward;
    }

    /**
     * An empty room, borrowed by the caller until it is given back.
     *
     * @param beyondBudget use nearly all that is free, if need be
     * @throws NoRoomException when the file could never fit or no file can be made
     */
    Room open(long compressedBytes, boolean beyondBudget) throws NoRoomException {
        long limit = limit(beyondBudget);
        if (compressedBytes > limit || !mayOpen()) {
            throw doesNotFit(compressedBytes, limit, beyondBudget);
        }
        Room room = new Room(compressedBytes, nameless(compressedBytes), limit, beyondBudget);
        add(room);
        return room;
    }

    private FileChannel nameless(long compressedBytes) throws NoRoomException {
        try {
            // readable and writable by the owner only
            Path path = Files.createTempFile(directory, "jlogtui", ".log");
            try {
                return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw cannotWrite(compressedBytes, e);
        }
    }

    /** Takes note that a window is used; the one that was not for the longest time may have to give its memory back. */
    synchronized void use(ForwardWindow window) {
        windows.remove(window);
        windows.add(window);
        if (windows.size() > MOST_WINDOWS) {
            ForwardWindow oldest = windows.iterator().next();
            windows.remove(oldest);
            oldest.giveUp();
        }
    }

    synchronized void forget(ForwardWindow window) {
        windows.remove(window);
        window.giveUp();
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

    private synchronized long limit(boolean beyondBudget) {
        long share = (freeBytes.getAsLong() + usedBytes) / SHARE_OF_FREE;
        return beyondBudget ? share * MOST_TENTHS_OF_FREE : Math.min(mostBytes, share);
    }

    private synchronized boolean mayOpen() {
        return !forward || rooms.size() < mostFiles;
    }

    private synchronized void add(Room room) {
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
            if (forward || room.bytes + more > room.limit || !giveUpOldest()) {
                throw doesNotFit(room.compressedBytes, room.limit, room.beyondBudget);
            }
        }
        room.bytes += more;
        usedBytes += more;
    }

    private NoRoomException doesNotFit(long compressedBytes, long limit, boolean beyondBudget) {
        String size = megabytes(compressedBytes) + " MB compressed";
        return new NoRoomException(
                beyondBudget
                        ? size + " do not fit into the " + megabytes(limit) + " MB that are free in " + directory
                        : size);
    }

    private NoRoomException cannotWrite(long compressedBytes, IOException failure) {
        return new NoRoomException(
                megabytes(compressedBytes) + " MB compressed, " + directory + ": " + FailureText.of(failure));
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
