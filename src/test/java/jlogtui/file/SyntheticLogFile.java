package jlogtui.file;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import jlogtui.testkit.DockerJson;

/**
 * A log of any size that takes no room: record {@code i} stands at {@code i × WIDTH} and was written a fixed time
 * after the one before, a millisecond unless another is asked for. Counts what is read from it.
 */
public final class SyntheticLogFile implements LogFile {
    /** Bytes of a record, its line feed included. */
    public static final int WIDTH = 200;

    private final Instant start;
    private final long records;
    private final long nanosARecord;
    private long reads;
    private long bytesRead;

    public SyntheticLogFile(Instant start, long records) {
        this(start, records, 1_000_000);
    }

    /** @param nanosARecord time from one record to the next */
    public SyntheticLogFile(Instant start, long records, long nanosARecord) {
        this.start = start;
        this.records = records;
        this.nanosARecord = nanosARecord;
    }

    /** The whole file as a generation that still grows. */
    public Generation generation(int number) {
        return new Generation(number, this, size(), false);
    }

    /** When record {@code i} was written. */
    public Instant time(long i) {
        return start.plusNanos(i * nanosARecord);
    }

    public long reads() {
        return reads;
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
        return records * WIDTH;
    }

    @Override
    public int read(long offset, byte[] into, int from, int length) {
        if (offset >= size()) {
            return -1;
        }
        int count = (int) Math.min(length, size() - offset);
        int filled = 0;
        while (filled < count) {
            byte[] record = record((offset + filled) / WIDTH);
            int begin = (int) ((offset + filled) % WIDTH);
            int part = Math.min(count - filled, WIDTH - begin);
            System.arraycopy(record, begin, into, from + filled, part);
            filled += part;
        }
        reads++;
        bytesRead += count;
        return count;
    }

    private byte[] record(long i) {
        String text = "line " + i + " ";
        byte[] bare = DockerJson.record(i % 7 == 0 ? "stderr" : "stdout", time(i), text + "\n");
        int at = "{\"log\":\"".length() + text.length();
        byte[] record = new byte[WIDTH];
        System.arraycopy(bare, 0, record, 0, at);
        Arrays.fill(record, at, at + WIDTH - bare.length, (byte) '.');
        System.arraycopy(bare, at, record, at + WIDTH - bare.length, bare.length - at);
        return record;
    }

    /** The message of record {@code i} up to its padding. */
    public static boolean isRecord(long i, byte[] log) {
        return new String(log, StandardCharsets.UTF_8).startsWith("line " + i + " ");
    }

    @Override
    public String damage() {
        return "";
    }

    @Override
    public void close() {}
}
