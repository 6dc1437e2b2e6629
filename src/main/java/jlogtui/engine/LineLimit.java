package jlogtui.engine;

import java.util.Arrays;
import java.util.List;
import jlogtui.model.Entry;

/** How much of one line goes into a page: pages of whole lines of several megabytes would not fit into memory. */
final class LineLimit {
    static final int MOST_BYTES = 64 * 1024;

    private LineLimit() {}

    /** The entry itself or, when it is large, its beginning, without the bytes of the file; the note says so. */
    static Entry shorten(Entry entry) {
        long bytes = entry.log().length;
        for (byte[] piece : entry.raw()) {
            bytes += piece.length;
        }
        if (bytes <= 2 * MOST_BYTES) {
            return entry;
        }
        int end = Math.min(entry.log().length, MOST_BYTES);
        boolean isCut = end < entry.log().length;
        while (isCut && end > 0 && (entry.log()[end] & 0xC0) == 0x80) {
            end--;
        }
        String cut = isCut ? "the first " + MOST_BYTES / 1024 + " KiB of " + entry.log().length / 1024 : "";
        return new Entry(
                entry.position(),
                entry.end(),
                entry.kind(),
                entry.stream(),
                entry.level(),
                entry.timeNanos(),
                entry.orderNanos(),
                Arrays.copyOf(entry.log(), end),
                List.of(),
                cut.isEmpty() || entry.note().isEmpty() ? entry.note() + cut : entry.note() + ", " + cut,
                entry.head());
    }
}
