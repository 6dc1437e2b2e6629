package jlogtui.app;

import java.nio.charset.StandardCharsets;
import jlogtui.file.LogFile;

/** A log in memory. */
final class MadeUpLog implements LogFile {
    private final byte[] bytes;

    MadeUpLog(String records) {
        bytes = records.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public void prepare() {}

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public int read(long at, byte[] into, int from, int length) {
        int available = (int) Math.min(length, bytes.length - at);
        if (available <= 0) {
            return -1;
        }
        System.arraycopy(bytes, (int) at, into, from, available);
        return available;
    }

    @Override
    public String damage() {
        return "";
    }

    @Override
    public void close() {}
}
