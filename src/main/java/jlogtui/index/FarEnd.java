package jlogtui.index;

import java.io.IOException;
import jlogtui.file.Generation;
import jlogtui.parse.RecordReader;

/** Finds the end of a stretch that is too long to be kept, such as a hole of many gigabytes. */
final class FarEnd {
    private static final int CHUNK = 256 * 1024;
    /** Longer than any marker, so that one across two chunks is seen. */
    private static final int OVERLAP = 16;

    private FarEnd() {}

    /** Offset of the next line feed or marker at or behind an offset, or the generation's size. */
    static long find(Generation generation, long offset) throws IOException {
        byte[] bytes = new byte[CHUNK];
        long at = offset;
        while (at < generation.size()) {
            int length = generation.file().read(at, bytes, 0, (int) Math.min(CHUNK, generation.size() - at));
            if (length <= 0) {
                break;
            }
            int feed = indexOf(bytes, length);
            int marker = RecordReader.nextStart(bytes, 0, length);
            int first = feed >= 0 ? Math.min(feed, marker) : marker;
            if (first < length) {
                return at + first;
            }
            at += length > OVERLAP && at + length < generation.size() ? length - OVERLAP : length;
        }
        return generation.size();
    }

    private static int indexOf(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
