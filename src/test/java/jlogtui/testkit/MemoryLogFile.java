package jlogtui.testkit;

import java.io.ByteArrayOutputStream;
import jlogtui.file.Generation;
import jlogtui.file.LogFile;

/** A log file in memory that can be appended to, and that counts what is read from it. */
public final class MemoryLogFile implements LogFile {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private byte[] snapshot;
    private long bytesRead;

    public MemoryLogFile append(byte[] more) {
        bytes.writeBytes(more);
        snapshot = null;
        return this;
    }

    /** The file as a generation of all bytes written so far. */
    public Generation generation(int number, boolean sealed) {
        return new Generation(number, this, size(), sealed);
    }

    /** All bytes written so far. */
    public byte[] bytes() {
        if (snapshot == null) {
            snapshot = bytes.toByteArray();
        }
        return snapshot;
    }

    public long bytesRead() {
        return bytesRead;
    }

    @Override
    public void prepare() {}

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public int read(long offset, byte[] into, int from, int length) {
        if (offset >= bytes.size()) {
            return -1;
        }
        int count = (int) Math.min(length, bytes.size() - offset);
        System.arraycopy(bytes(), (int) offset, into, from, count);
        bytesRead += count;
        return count;
    }

    @Override
    public String damage() {
        return "";
    }

    @Override
    public void close() {}
}
