package jlogtui.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A compressed log. It is inflated whole when it is first needed, because gzip cannot be read from the middle; space
 * for that may be taken away again, and then the next read inflates once more. What is not gzip in spite of its name is
 * read as it is, and of a damaged file all bytes before the damage.
 */
public final class GzipLogFile implements LogFile {
    private static final int CHUNK = 1 << 16;
    private static final int USUAL_RATIO = 8;
    private static final String LAST_TIME = "\"lastTime\":\"";
    /** Go writes its zero time, of the year 1, for "unknown". */
    private static final Instant UNKNOWN_BEFORE = Instant.EPOCH;

    private final PlainLogFile compressed;
    private final TemporarySpace space;
    private volatile TemporarySpace.Room room;
    private volatile long size = -1;
    private volatile String damage = "";
    private volatile boolean asItIs;
    /** What the header says, once it has been read. */
    private volatile Optional<OptionalLong> hint = Optional.empty();

    private volatile boolean closed;

    /** @param compressed the file on disk; closed with this one */
    public GzipLogFile(PlainLogFile compressed, TemporarySpace space) {
        this.compressed = compressed;
        this.space = space;
    }

    @Override
    public synchronized void prepare() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (isReady()) {
            return;
        }
        if (GzipReader.isGzip(compressed)) {
            inflate();
        } else {
            size = compressed.length();
            damage = size == 0 ? "gzip: empty" : "";
            asItIs = true;
        }
    }

    private void inflate() throws IOException {
        TemporarySpace.Room filled = space.open(compressed.size());
        boolean done = false;
        try (GzipReader reader = new GzipReader(compressed)) {
            byte[] chunk = new byte[CHUNK];
            long total = 0;
            for (int read = reader.read(chunk, 0, CHUNK); read >= 0; read = reader.read(chunk, 0, CHUNK)) {
                filled.append(chunk, read);
                total += read;
            }
            size = total;
            damage = reader.damage();
            room = filled;
            done = true;
        } finally {
            filled.giveBack();
            if (!done || closed) {
                filled.close();
            }
        }
    }

    @Override
    public boolean isReady() {
        TemporarySpace.Room current = room;
        return asItIs || (current != null && current.isThere());
    }

    /** Bytes inflated, also when their space has been taken away since; before, eight times the size on disk. */
    @Override
    public long size() {
        return isMeasured() ? size : compressed.size() * USUAL_RATIO;
    }

    /** Whether it has been inflated once, so that its size is exact. */
    boolean isMeasured() {
        return size >= 0;
    }

    @Override
    public int read(long offset, byte[] into, int from, int length) throws IOException {
        while (!closed) {
            if (asItIs) {
                return compressed.read(offset, into, from, length);
            }
            TemporarySpace.Room current = room;
            if (current == null || !current.borrow()) {
                prepare();
                continue;
            }
            try {
                int read = current.read(offset, into, from, length);
                return read == 0 && length > 0 ? -1 : read;
            } finally {
                current.giveBack();
            }
        }
        throw new ClosedChannelException();
    }

    @Override
    public String name() {
        return compressed.name();
    }

    /** What is wrong with the file, as far as it has been inflated. */
    @Override
    public String damage() {
        return damage;
    }

    @Override
    public OptionalLong lastTimeHint() throws IOException {
        Optional<OptionalLong> known = hint;
        if (known.isEmpty()) {
            known = Optional.of(readLastTime());
            hint = known;
        }
        return known.get();
    }

    private OptionalLong readLastTime() throws IOException {
        if (!GzipReader.isGzip(compressed)) {
            return OptionalLong.empty();
        }
        String extra;
        try (GzipReader reader = new GzipReader(compressed)) {
            extra = reader.extra();
        }
        int begin = extra.indexOf(LAST_TIME) + LAST_TIME.length();
        int end = extra.indexOf('"', begin);
        if (begin < LAST_TIME.length() || end < 0) {
            return OptionalLong.empty();
        }
        try {
            Instant time = Instant.parse(extra.substring(begin, end));
            return time.isBefore(UNKNOWN_BEFORE)
                    ? OptionalLong.empty()
                    : OptionalLong.of(
                            Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano()));
        } catch (DateTimeParseException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        TemporarySpace.Room current = room;
        if (current != null) {
            current.close();
        }
        compressed.close();
    }

    /** The file on disk. */
    PlainLogFile compressed() {
        return compressed;
    }

    /**
     * The size that stands at the end of the file, modulo {@code 2^32}; wrong when the file is damaged or has several
     * members, and that of the file on disk when it is no gzip.
     */
    long writtenSize() throws IOException {
        long length = compressed.length();
        byte[] bytes = new byte[4];
        if (!GzipReader.isGzip(compressed) || compressed.read(length - 4, bytes, 0, 4) < 4) {
            return length & 0xffffffffL;
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xffffffffL;
    }

    @Override
    public int readStart(byte[] into) throws IOException {
        if (!GzipReader.isGzip(compressed)) {
            return Math.max(compressed.read(0, into, 0, into.length), 0);
        }
        int filled = 0;
        try (GzipReader reader = new GzipReader(compressed)) {
            while (filled < into.length) {
                int read = reader.read(into, filled, into.length - filled);
                if (read < 0) {
                    break;
                }
                filled += read;
            }
        }
        return filled;
    }
}
