package jlogtui.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jlogtui.file.LogFile;

/**
 * A file of which a disk does not give some parts: what lies around them is read page by page, and they themselves as NULs on a line
 * of their own, so that no record goes through them. Made for one block; a disk can take seconds to refuse a page.
 */
final class FaultyFile implements LogFile {
    private static final int PAGE = 4096;
    /** Behind so many refusals nothing more is tried. */
    private static final int MOST_REFUSALS = 8;
    /** As long as nothing has been given. */
    private static final int MOST_AT_FIRST = 4;

    private record Range(long from, long to) {}

    private final LogFile file;
    private final List<Range> refused = new ArrayList<>();
    private boolean gaveAnything;

    FaultyFile(LogFile file) {
        this.file = file;
    }

    /** Whether anything could be read at all. */
    boolean gaveAnything() {
        return gaveAnything;
    }

    /** Whether a part that was refused lies in a range. */
    boolean refused(long from, long to) {
        for (Range range : refused) {
            if (range.from < to && from < range.to) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int read(long offset, byte[] into, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            long at = offset + done;
            int count = (int) Math.min(length - done, PAGE - at % PAGE);
            int read = readPage(at, into, from + done, count);
            if (read <= 0) {
                break;
            }
            done += read;
        }
        return done == 0 && length > 0 ? -1 : done;
    }

    private int readPage(long at, byte[] into, int from, int length) {
        int count = (int) Math.min(length, size() - at);
        if (count <= 0) {
            return -1;
        }
        if (refused.size() < (gaveAnything ? MOST_REFUSALS : MOST_AT_FIRST)) {
            try {
                int read = file.read(at, into, from, count);
                gaveAnything |= read > 0;
                return read;
            } catch (IOException refusal) {
                // is told as the page's damage
            }
        }
        refused.add(new Range(at, at + count));
        Arrays.fill(into, from, from + count, (byte) 0);
        into[from] = '\n';
        into[from + count - 1] = '\n';
        return count;
    }

    @Override
    public void prepare() throws IOException {
        file.prepare();
    }

    @Override
    public boolean isReady() {
        return file.isReady();
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public String damage() {
        return file.damage();
    }

    /** The file belongs to others. */
    @Override
    public void close() {}
}
