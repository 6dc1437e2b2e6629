package jlogtui.file;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import jlogtui.testkit.DockerJson;

/**
 * A log of any size that takes no room: record {@code i} stands at {@code i × WIDTH} and was written at {@code start + i}
 * milliseconds. Counts what is read from it.
 */
public final class SyntheticLogFile implements LogFile {
    /** Bytes of a record, its line feed included. */
    public static final int WIDTH = 200;

    private static final long NANOS_A_RECORD = 1_000_000;

    private final Instant start;
    private final long records;
    private long reads;
    private long bytesRead;

    public SyntheticLogFile(Instant start, long records) {
        this.start = start;
        this.records = records;
    }

    /** The whole file as a generation that still grows. */
    public Generation generation(int number) {
        return new Generation(number, this, size(), false);
    }

    /** When record {@code i} was written. */
    public Instant time(long i) {
        return start.plusNanos(i * NANOS_A_RECORD);
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
        String stream = i % 7 == 0 ? "stderr" : "stdout";
        byte[] bare = DockerJson.record(stream, time(i), "line " + i + " \n");
        String padding = ".".repeat(WIDTH - bare.length);
        return DockerJson.record(stream, time(i), "line " + i + " " + padding + "\n");
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
