package jlogtui.testkit;

import java.io.ByteArrayOutputStream;
import jlogtui.file.Generation;
import jlogtui.file.LogFile;

/** A log file in memory that can be appended to, and that counts what is read from it. */
public final class MemoryLogFile implements LogFile {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private byte[] snapshot = new byte[0];
    private long bytesRead;

    public MemoryLogFile append(byte[] more) {
        bytes.writeBytes(more);
        snapshot = bytes.toByteArray();
        return this;
    }

    /** The file as a generation of all bytes written so far. */
    public Generation generation(int number, boolean sealed) {
        return new Generation(number, this, size(), sealed);
    }

    public byte[] bytes() {
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
        return snapshot.length;
    }

    @Override
    public int read(long offset, byte[] into, int from, int length) {
        if (offset >= snapshot.length) {
            return -1;
        }
        int count = (int) Math.min(length, snapshot.length - offset);
        System.arraycopy(snapshot, (int) offset, into, from, count);
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
