package jlogtui.testkit;

import java.util.Arrays;
import jlogtui.file.LogFile;

/** A log with a hole of NULs of any size between two parts, that takes no room; counts what is read from it. */
public final class HollowLogFile implements LogFile {
    private final byte[] before;
    private final long hole;
    private final byte[] behind;
    private long bytesRead;

    public HollowLogFile(byte[] before, long hole, byte[] behind) {
        this.before = before;
        this.hole = hole;
        this.behind = behind;
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
        return before.length + hole + behind.length;
    }

    @Override
    public int read(long offset, byte[] into, int from, int length) {
        if (offset >= size()) {
            return -1;
        }
        int count = (int) Math.min(length, size() - offset);
        Arrays.fill(into, from, from + count, (byte) 0);
        copy(before, 0, offset, into, from, count);
        copy(behind, before.length + hole, offset, into, from, count);
        bytesRead += count;
        return count;
    }

    private static void copy(byte[] part, long at, long offset, byte[] into, int from, int count) {
        long begin = Math.max(at, offset);
        long end = Math.min(at + part.length, offset + count);
        if (begin < end) {
            System.arraycopy(part, (int) (begin - at), into, from + (int) (begin - offset), (int) (end - begin));
        }
    }

    @Override
    public String damage() {
        return "";
    }

    @Override
    public void close() {}
}
