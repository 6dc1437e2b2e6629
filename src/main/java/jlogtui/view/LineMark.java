package jlogtui.view;

import java.util.zip.CRC32;
import jlogtui.model.Entry;

/**
 * A line as another run of the program can find it again: places in files do not outlive a run.
 *
 * @param source id of its container
 * @param orderNanos its order time, epoch nanoseconds
 * @param checksum of its bytes, as {@link #checksum} makes it
 */
public record LineMark(String source, long orderNanos, int checksum) {
    private static final int MOST_BYTES = 4096;

    static LineMark of(Entry entry, String source) {
        return new LineMark(source, entry.orderNanos(), checksum(entry));
    }

    boolean isOf(Entry entry, String entrySource) {
        return orderNanos == entry.orderNanos() && source.equals(entrySource) && checksum == checksum(entry);
    }

    /** Of the first few thousand bytes of the line as they stand in the file. */
    private static int checksum(Entry entry) {
        CRC32 sum = new CRC32();
        int left = MOST_BYTES;
        for (byte[] piece : entry.raw()) {
            int length = Math.min(left, piece.length);
            sum.update(piece, 0, length);
            left -= length;
        }
        return (int) sum.getValue();
    }
}
