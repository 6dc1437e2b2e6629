package jlogtui.app;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jlogtui.docker.Container;
import jlogtui.model.Entry;
import jlogtui.model.Stream;
import jlogtui.parse.DaemonLine;
import jlogtui.parse.DaemonLineReader;
import jlogtui.parse.RecordSplitter;

/**
 * dockerd's own log as a source: its lines are written to a {@link RecordFile}, those that it lost of containers once
 * more by themselves. A line without a time goes by the one before. Read on over rotation and truncation.
 */
final class DaemonLog implements Closeable {
    static final String NAME = "dockerd";

    private static final int CHUNK_BYTES = 64 * 1024;
    private static final long LOOK_MILLIS = 250;
    /** Lines that are held back until the first time comes. */
    private static final int MOST_UNTIMED = 10_000;

    private final Path path;
    private final RecordFile records;
    private final DaemonLineReader reader;
    private final List<DaemonLine> untimed = new ArrayList<>();
    private FileChannel channel;
    private Object identity;
    private RecordSplitter splitter;
    private long lastNanos = Entry.NO_TIME;
    private volatile boolean closed;
    private volatile String problem = "";

    private DaemonLog(Path path, RecordFile records, DaemonLineReader reader) throws IOException {
        this.path = path;
        this.records = records;
        this.reader = reader;
        begin();
    }

    /**
     * Opens the file.
     *
     * @param zone of times that name none
     * @param temporary directory for a private file
     */
    static DaemonLog open(Path path, ZoneId zone, Clock clock, Path temporary) throws IOException {
        Instant now = clock.instant();
        DaemonLineReader reader = new DaemonLineReader(zone, now.getEpochSecond() * 1_000_000_000L);
        RecordFile records = RecordFile.create(NAME, temporary);
        try {
            return new DaemonLog(path, records, reader);
        } catch (IOException e) {
            records.close();
            throw e;
        }
    }

    private void begin() throws IOException {
        channel = FileChannel.open(path);
        identity = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        splitter = new RecordSplitter(new Converter(), 0);
    }

    /** Reads all there is, on the caller's thread. */
    synchronized void readAll() throws IOException {
        readOn();
        splitter.end();
        writeUntimed();
        records.flush();
    }

    /** Goes on reading on a thread of its own until this is closed. */
    void start() {
        Thread thread = new Thread(this::follow, "dockerd");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void follow() {
        try {
            while (!closed) {
                readOn();
                writeUntimed();
                records.flush();
                if (hasMoved()) {
                    // What was written between the last read and the move
                    readOn();
                    splitter.end();
                    channel.close();
                    begin();
                } else {
                    wait(LOOK_MILLIS);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            problem = "cannot be read: " + e.getMessage();
        } catch (InterruptedException e) {
            problem = "is not read on";
        }
    }

    private void readOn() throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        int read = channel.read(ByteBuffer.wrap(chunk));
        while (read > 0 && !closed) {
            splitter.feed(chunk, 0, read);
            read = channel.read(ByteBuffer.wrap(chunk));
        }
    }

    /** Whether another file has come in its place, or it was emptied. */
    private boolean hasMoved() throws IOException {
        if (Files.notExists(path)) {
            return false;
        }
        Object now = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return !Objects.equals(now, identity) || channel.size() < channel.position();
    }

    /** Lines before any time go by when the file was last written. */
    private void writeUntimed() throws IOException {
        if (!untimed.isEmpty()) {
            Instant written = Files.getLastModifiedTime(path).toInstant();
            lastNanos = Math.addExact(written.getEpochSecond() * 1_000_000_000L, written.getNano());
            writeHeldBack();
        }
    }

    private void writeHeldBack() throws IOException {
        for (DaemonLine line : untimed) {
            write(line);
        }
        untimed.clear();
    }

    private void take(DaemonLine line) throws IOException {
        boolean isFirst = lastNanos == Entry.NO_TIME;
        if (line.timeNanos() != Entry.NO_TIME) {
            lastNanos = line.timeNanos();
        } else if (isFirst) {
            untimed.add(line);
            if (untimed.size() == MOST_UNTIMED) {
                writeUntimed();
            }
            return;
        }
        if (isFirst) {
            writeHeldBack();
        }
        write(line);
    }

    private void write(DaemonLine line) throws IOException {
        String time = Instant.ofEpochSecond(0, lastNanos).toString();
        records.write(line.text(), Stream.STDERR, time);
        if (!line.lost().isEmpty()) {
            records.write("lost line of a container: " + line.lost(), Stream.STDERR, time);
        }
    }

    /** The source, as if it were a container. */
    Container container() {
        return records.container(true, problem);
    }

    @Override
    public void close() throws IOException {
        // Before the lock, which the reader has while there is more to read
        closed = true;
        synchronized (this) {
            notifyAll();
            channel.close();
            records.close();
        }
    }

    /** Takes each line. */
    private final class Converter implements RecordSplitter.LineSink {
        @Override
        public void line(byte[] bytes, int start, int end, long fileOffset) {
            try {
                take(reader.read(bytes, start, end));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void tooLong(long fileOffset, long endOffset) {
            byte[] bytes = RecordFile.leftOut(endOffset - fileOffset).getBytes(StandardCharsets.UTF_8);
            line(bytes, 0, bytes.length, fileOffset);
        }
    }
}
