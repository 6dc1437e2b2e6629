package jlogtui.testkit;

import java.io.IOException;
import jlogtui.file.LogFile;

/** Bytes that stay as they are, for several threads. Tests change what they need of it. */
public class FixedLogFile implements LogFile {
    private final byte[] bytes;

    public FixedLogFile(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public void prepare() {}

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public int read(long offset, byte[] into, int from, int length) throws IOException {
        int count = (int) Math.min(length, bytes.length - offset);
        if (count <= 0) {
            return -1;
        }
        System.arraycopy(bytes, (int) offset, into, from, count);
        return count;
    }

    @Override
    public String damage() {
        return "";
    }

    @Override
    public void close() {}
}
