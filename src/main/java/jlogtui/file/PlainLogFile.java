package jlogtui.file;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file on disk, read at positions and never mapped: a truncated mapping kills its reader. It opens itself when first
 * read and may be closed for room by {@link FileSlots}; opened again it must still have the same key and the same first
 * bytes, and when it has been renamed it is found again among the files of its log.
 */
public final class PlainLogFile implements LogFile {
    private static final int MOST_TRIES = 4;

    private final FileSlots slots;
    private final LogDirectory family;
    private final FileSlots.Slot slot = new FileSlots.Slot();
    private volatile Path path;
    private volatile Object key;
    private volatile Head head = Head.NONE;
    private volatile long knownSize;
    private volatile boolean closed;

    /** A file that is known by its path only, until it is first opened. */
    public PlainLogFile(Path path, FileSlots slots) {
        this(path, new LogDirectory(path), slots);
    }

    private PlainLogFile(Path path, LogDirectory family, FileSlots slots) {
        this.path = path.toAbsolutePath();
        this.family = family;
        this.slots = slots;
    }

    /** Exactly the file that was found, wherever it has been renamed to since. */
    PlainLogFile(LogDirectory.Entry found, LogDirectory family, FileSlots slots) {
        this(found.path(), family, slots);
        this.key = found.key();
        this.knownSize = found.size();
    }

    /** Opens the file, so that it can be read even when it is deleted, unless its descriptor is needed elsewhere. */
    @Override
    public void prepare() throws IOException {
        borrow();
        giveBack();
    }

    @Override
    public boolean isReady() {
        return true;
    }

    /** Bytes in the file now; when it cannot be looked at, as many as there were last. */
    @Override
    public long size() {
        if (key != null && !isOpen()) {
            return knownSize;
        }
        try {
            return length();
        } catch (IOException e) {
            return knownSize;
        }
    }

    /** Bytes in the file now. */
    long length() throws IOException {
        FileChannel channel = borrow();
        try {
            knownSize = channel.size();
            return knownSize;
        } finally {
            giveBack();
        }
    }

    /** @throws NoSuchFileException when it was not open and has been deleted */
    @Override
    public int read(long offset, byte[] into, int from, int length) throws IOException {
        FileChannel channel = borrow();
        try {
            int read = Head.readAll(channel, offset, into, from, length);
            return read == 0 && length > 0 ? -1 : read;
        } finally {
            giveBack();
        }
    }

    @Override
    public String damage() {
        return "";
    }

    @Override
    public void close() {
        closed = true;
        slots.release(slot);
    }

    boolean isOpen() {
        return slots.isOpen(slot);
    }

    void keep(FileSlots.Keep keep) {
        slots.keep(slot, keep);
    }

    /** The beginning of the file, as far as it has been looked at. */
    Head head() {
        return head;
    }

    /** Whether the file still begins as it did. */
    boolean hasItsHead() throws IOException {
        FileChannel channel = borrow();
        try {
            return head.matches(channel);
        } finally {
            giveBack();
        }
    }

    /** Takes a longer beginning as the file's mark, or another one when the file has been overwritten. */
    void lookAtHead() throws IOException {
        FileChannel channel = borrow();
        try {
            head = Head.of(channel);
        } finally {
            giveBack();
        }
    }

    /**
     * Whether this is the file that was found. While it is open its key cannot belong to another; else its first bytes
     * decide, and without any it does not claim to be.
     */
    boolean isFoundAs(LogDirectory.Entry found) throws IOException {
        if (!found.key().equals(key)) {
            return false;
        }
        path = found.path();
        if (isOpen()) {
            return true;
        }
        if (head.isEmpty()) {
            return false;
        }
        try {
            prepare();
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    boolean hasKey(Object other) {
        return other.equals(key);
    }

    private FileChannel borrow() throws IOException {
        FileChannel channel = slots.borrow(slot);
        return channel != null ? channel : openAndBorrow();
    }

    private void giveBack() {
        slots.giveBack(slot);
    }

    private synchronized FileChannel openAndBorrow() throws IOException {
        FileChannel channel = slots.borrow(slot);
        if (channel != null) {
            return channel;
        }
        if (closed) {
            throw new ClosedChannelException();
        }
        slots.reserve();
        try {
            channel = find();
        } finally {
            if (channel == null) {
                slots.cancel();
            }
        }
        slots.put(slot, channel);
        if (closed) {
            slots.release(slot);
        }
        return channel;
    }

    private FileChannel find() throws IOException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            FileChannel channel = open(path);
            if (channel != null) {
                return channel;
            }
            for (Path other : family.paths()) {
                channel = open(other);
                if (channel != null) {
                    path = other;
                    return channel;
                }
            }
        }
        throw new NoSuchFileException(path.toString());
    }

    /** Opens the path if it is this file, else null. A path is looked at before and after, because it may change hands. */
    private FileChannel open(Path candidate) throws IOException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<Object> before = LogDirectory.key(candidate);
            if (before.isEmpty() || (key != null && !before.get().equals(key))) {
                return null;
            }
            FileChannel channel = openIfThere(candidate);
            if (channel == null) {
                return null;
            }
            boolean kept = false;
            try {
                if (before.equals(LogDirectory.key(candidate))) {
                    kept = isThisFile(channel, before.get());
                    return kept ? channel : null;
                }
            } finally {
                if (!kept) {
                    channel.close();
                }
            }
        }
        return null;
    }

    private static FileChannel openIfThere(Path candidate) throws IOException {
        try {
            return FileChannel.open(candidate, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private boolean isThisFile(FileChannel channel, Object foundKey) throws IOException {
        if (head.isEmpty()) {
            key = foundKey;
            head = Head.of(channel);
            return true;
        }
        return head.matches(channel);
    }
}
