package jlogtui.file;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A log of any size without a disk: records of one length, whose bytes are computed from the offset. Record {@code k} has
 * the time {@code firstTimeNanos + k * stepNanos}; every seventh is on stderr. Counts what is read of it.
 */
public final class SyntheticLogFile implements LogFile {
    /** Bytes of each record, its line feed included. */
    public static final int RECORD = 128;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final long NANOS = 1_000_000_000L;

    private final long records;
    private final long firstTimeNanos;
    private final long stepNanos;
    private long bytesRead;

    /** @param records how many; 800 million are about 100 GB */
    public SyntheticLogFile(long records, long firstTimeNanos, long stepNanos) {
        this.records = records;
        this.firstTimeNanos = firstTimeNanos;
        this.stepNanos = stepNanos;
    }

    public long records() {
        return records;
    }

    /** Time of a record, epoch nanoseconds. */
    public long timeNanos(long record) {
        return firstTimeNanos + record * stepNanos;
    }

    public String stream(long record) {
        return record % 7 == 6 ? "stderr" : "stdout";
    }

    /** The message of a record, with its line feed. */
    public String message(long record) {
        return "record %012d ".formatted(record) + padding() + "\n";
    }

    /** The record as it stands in the file. */
    public byte[] record(long record) {
        String log = message(record).replace("\n", "\\n");
        String time = TIME.format(Instant.ofEpochSecond(
                Math.floorDiv(timeNanos(record), NANOS), Math.floorMod(timeNanos(record), NANOS)));
        String text = "{\"log\":\"" + log + "\",\"stream\":\"" + stream(record) + "\",\"time\":\"" + time + "\"}\n";
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length != RECORD) {
            throw new IllegalStateException("record of " + bytes.length + " bytes");
        }
        return bytes;
    }

    private static String padding() {
        return "x".repeat(29);
    }

    /** How many bytes have been read so far. */
    public synchronized long bytesRead() {
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
        return records * RECORD;
    }

    @Override
    public synchronized int read(long offset, byte[] into, int from, int length) {
        if (offset >= size()) {
            return -1;
        }
        int wanted = (int) Math.min(length, size() - offset);
        int done = 0;
        while (done < wanted) {
            long at = offset + done;
            byte[] record = record(at / RECORD);
            int begin = (int) (at % RECORD);
            int part = Math.min(RECORD - begin, wanted - done);
            System.arraycopy(record, begin, into, from + done, part);
            done += part;
        }
        bytesRead += done;
        return done;
    }

    @Override
    public String damage() {
        return "";
    }

    @Override
    public void close() {}
}
