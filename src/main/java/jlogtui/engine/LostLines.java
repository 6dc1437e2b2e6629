package jlogtui.engine;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import jlogtui.docker.Life;
import jlogtui.file.Change;
import jlogtui.file.Generation;
import jlogtui.model.Entry;
import jlogtui.parse.ItemSink;
import jlogtui.parse.RecordFields;
import jlogtui.parse.RecordReader;
import jlogtui.query.TimeText;

/**
 * Says what is missing where files of a log came and went between two looks: Docker deletes the oldest one with each rotation, so
 * that a reader who is stopped for long, or a disk that is slower than the writer, loses lines.
 */
final class LostLines {
    /** At each side of the gap so much is read; most records are far smaller. */
    private static final int READ_BYTES = 64 * 1024;

    private LostLines() {}

    /**
     * Tells of what a look has found.
     *
     * @param before the files as they were before that look
     * @param after the files now
     * @param mayBeDocker Docker may have emptied the log, as old ones do with each rotation that keeps one file; else it was
     *     an administrator
     */
    static void tell(
            Life life,
            Change change,
            List<Generation> before,
            List<Generation> after,
            boolean mayBeDocker,
            Instant seenAt) {
        long seen = seenAt.getEpochSecond() * 1_000_000_000L + seenAt.getNano();
        for (int number : change.gaps()) {
            // The end of the one before may have been read by now
            Generation last = lastBefore(number, after);
            tellGap(life, last == null ? lastBefore(number, before) : last, first(number, after), seen);
        }
        if (change.gaps().isEmpty() && change.truncated() && !mayBeDocker) {
            life.lose(seen, "has an emptied log: lines that had not been read yet are lost");
        }
    }

    private static Generation lastBefore(int number, List<Generation> generations) {
        Generation last = null;
        for (Generation generation : generations) {
            last = generation.number() < number ? generation : last;
        }
        return last;
    }

    private static Generation first(int number, List<Generation> generations) {
        for (Generation generation : generations) {
            if (generation.number() == number) {
                return generation;
            }
        }
        throw new IllegalArgumentException("no generation " + number);
    }

    private static void tellGap(Life life, Generation last, Generation next, long seen) {
        long from = last == null ? Entry.NO_TIME : times(last, Math.max(0, last.size() - READ_BYTES)).last;
        long to = times(next, 0).first;
        boolean isKnown = from != Entry.NO_TIME && to != Entry.NO_TIME && to >= from;
        String extent = isKnown ? "up to " + TimeText.length(to - from) + " of lines" : "lines";
        // Right before the first line that there is again
        life.lose(to == Entry.NO_TIME ? seen : to - 1, "lacks " + extent + ": rotated away before they could be read");
    }

    private static Times times(Generation generation, long from) {
        Times times = new Times();
        byte[] bytes = new byte[(int) Math.min(READ_BYTES, generation.size() - from)];
        try {
            int length = Math.max(0, generation.file().read(from, bytes, 0, bytes.length));
            RecordReader records = new RecordReader();
            int start = from == 0 ? 0 : RecordReader.lineEnd(bytes, 0, length) + 1;
            for (int end; start < length; start = end + 1) {
                end = RecordReader.lineEnd(bytes, start, length);
                if (end < length) {
                    records.readLine(bytes, start, end, times);
                }
            }
        } catch (IOException e) {
            // Then only the extent is not known
            return new Times();
        }
        return times;
    }

    /** The first and the last time of some records. */
    private static final class Times implements ItemSink {
        private long first = Entry.NO_TIME;
        private long last = Entry.NO_TIME;

        @Override
        public void record(RecordFields fields) {
            first = first == Entry.NO_TIME ? fields.timeNanos : first;
            last = fields.timeNanos;
        }

        @Override
        public void damage(int start, int end, String reason) {
            // has no time
        }
    }
}
