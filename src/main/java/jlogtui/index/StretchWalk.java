package jlogtui.index;

import java.io.IOException;
import java.util.Arrays;
import jlogtui.file.Generation;
import jlogtui.model.Progress;
import jlogtui.parse.RecordReader;

/**
 * Walks over stretches in which nothing begins, to either of their ends. All of it has to be read once, because records
 * may stand between two holes; it is remembered and may pause. Owned by one thread.
 */
final class StretchWalk {
    private static final int CHUNK = 256 * 1024;
    /** Longer than any marker, so that one across two chunks is seen. */
    private static final int OVERLAP = 16;
    /** What stands before a marker decides whether it is one. */
    private static final int LEAD = 8;

    private final Generations generations;
    private final Stretches known;
    private long bytesRead;

    StretchWalk(Generations generations, Stretches known) {
        this.generations = generations;
        this.known = known;
    }

    /** Bytes read from files so far. */
    long bytesRead() {
        return bytesRead;
    }

    /** Offset of the next line feed or marker at or behind an offset inside a line, or the generation's size. */
    long end(Generation generation, long offset) throws IOException {
        int number = generation.number();
        long size = generation.size();
        byte[] bytes = null;
        long at = known.endFrom(number, offset);
        while (at < size) {
            bytes = bytes == null ? new byte[CHUNK] : bytes;
            long base = Math.max(0, at - LEAD);
            int lead = (int) (at - base);
            int length = read(generation, base, bytes, (int) Math.min(CHUNK, size - base));
            if (length <= lead) {
                break;
            }
            int first = firstStart(bytes, lead, length);
            boolean atEnd = base + length >= size;
            if (first < length) {
                known.add(number, offset, base + first);
                return base + first;
            }
            at = atEnd ? size : base + length - OVERLAP;
            // The bytes at the end of a file that grows may be the beginning of a marker
            known.add(number, offset, atEnd && !generation.sealed() ? size - OVERLAP : at);
            if (!atEnd) {
                pauseIfWanted(generation, (double) (at - offset) / (size - offset));
            }
        }
        return size;
    }

    /** Offset of the line or marker that begins last before an offset inside a line. */
    long start(Generation generation, long offset) throws IOException {
        int number = generation.number();
        byte[] bytes = null;
        long at = known.startBefore(number, offset);
        while (at > 0) {
            bytes = bytes == null ? new byte[LEAD + CHUNK + OVERLAP] : bytes;
            long from = Math.max(0, at - CHUNK);
            long base = Math.max(0, from - LEAD);
            int wanted = (int) (Math.min(generation.size(), at + OVERLAP) - base);
            int length = read(generation, base, bytes, wanted);
            int last = lastStart(bytes, (int) (from - base), (int) Math.min(length, at - base), length);
            long begin = last >= 0 ? base + last : 0;
            if (last >= 0 || from == 0) {
                known.add(number, begin + 1, offset);
                return begin;
            }
            known.add(number, from, offset);
            at = from;
            pauseIfWanted(generation, (double) (offset - at) / offset);
        }
        return 0;
    }

    private int read(Generation generation, long base, byte[] bytes, int length) throws IOException {
        int read = generation.file().read(base, bytes, 0, length);
        bytesRead += Math.max(0, read);
        return read;
    }

    private void pauseIfWanted(Generation generation, double share) {
        if (generations.mustPause()) {
            throw new Unfinished(
                    Progress.of("passing unreadable bytes of " + Generations.shortName(generation.file()), share));
        }
    }

    /** Index of the first line feed or marker, or {@code to}. */
    private static int firstStart(byte[] bytes, int from, int to) {
        if (isHole(bytes, from, to)) {
            return to;
        }
        return Math.min(RecordReader.lineEnd(bytes, from, to), RecordReader.nextStart(bytes, from, to));
    }

    /** Index where the last line or marker begins that has its line feed or first byte in a range; -1 without any. */
    private static int lastStart(byte[] bytes, int from, int to, int length) {
        if (isHole(bytes, from, to)) {
            return -1;
        }
        int last = -1;
        for (int i = to - 1; i >= from && last < 0; i--) {
            last = bytes[i] == '\n' ? i + 1 : -1;
        }
        int marker = RecordReader.nextStart(bytes, Math.max(from, last), length);
        while (marker < to) {
            last = Math.max(last, marker);
            marker = RecordReader.nextStart(bytes, marker + 1, length);
        }
        return last;
    }

    /** Whether there are only NULs: each equals the one before it. */
    private static boolean isHole(byte[] bytes, int from, int to) {
        return bytes[from] == 0 && Arrays.equals(bytes, from, to - 1, bytes, from + 1, to);
    }
}
