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
 * for that may be taken away again, and then the next read inflates once more. Where the space is for reading forward and
 * has no room, the file is only measured, and then inflated again as it is read. What is not gzip in spite of its name is
 * read as it is, and of a damaged file all bytes before the damage.
 */
public final class GzipLogFile implements LogFile {
    private static final int USUAL_RATIO = 8;
    private static final String LAST_TIME = "\"lastTime\":\"";
    /** Go writes its zero time, of the year 1, for "unknown". */
    private static final Instant UNKNOWN_BEFORE = Instant.EPOCH;

    private final PlainLogFile compressed;
    private final TemporarySpace space;
    /** Under way; changed only under this object's lock. */
    private volatile Inflation running;

    private volatile TemporarySpace.Room room;
    /** Instead of the room, where there is none. */
    private volatile ForwardWindow window;

    private volatile boolean beyondBudget;
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
    public void prepare() throws IOException {
        while (!prepareStep()) {
            // others may read, or help with it, between two steps
        }
    }

    @Override
    public synchronized boolean prepareStep() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (isReady()) {
            return true;
        }
        if (running == null && !GzipReader.isGzip(compressed)) {
            size = compressed.length();
            damage = size == 0 ? "gzip: empty" : "";
            asItIs = true;
            return true;
        }
        if (running == null) {
            running = new Inflation(compressed, space, beyondBudget);
        }
        return inflateOn(running);
    }

    private boolean inflateOn(Inflation inflation) throws IOException {
        boolean finished = false;
        boolean goesOn = false;
        try {
            finished = inflation.step();
            goesOn = !finished;
        } catch (NoRoomException e) {
            if (!space.isForward()) {
                throw e;
            }
            inflation.measureOnly();
            goesOn = true;
        } finally {
            if (!goesOn) {
                running = null;
                inflation.close(finished && !closed);
            }
        }
        if (finished) {
            damage = inflation.damage();
            size = inflation.size();
            room = inflation.room();
            window = room == null ? new ForwardWindow(compressed) : null;
        }
        return finished;
    }

    @Override
    public double preparedShare() {
        Inflation inflation = running;
        long all = compressed.size();
        if (isReady() || all == 0) {
            return 1;
        }
        return inflation == null ? 0 : Math.min(1, (double) inflation.consumed() / all);
    }

    @Override
    public boolean isReady() {
        TemporarySpace.Room current = room;
        return asItIs || window != null || (current != null && current.isThere());
    }

    @Override
    public boolean isSeekable() {
        return window == null;
    }

    @Override
    public void allowMoreRoom() {
        beyondBudget = true;
    }

    @Override
    public long sizeOnDisk() {
        return compressed.size();
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
            ForwardWindow forward = window;
            if (forward != null) {
                space.use(forward);
                return forward.read(offset, into, from, length);
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
        endStep();
        ForwardWindow forward = window;
        if (forward != null) {
            space.forget(forward);
        }
        TemporarySpace.Room current = room;
        if (current != null) {
            current.close();
        }
        compressed.close();
    }

    private synchronized void endStep() throws IOException {
        Inflation inflation = running;
        running = null;
        if (inflation != null) {
            inflation.close(false);
        }
    }

    /** How its bytes are read without room for them; null while there is room. */
    ForwardWindow window() {
        return window;
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
        // It may be growing
        if (length < bytes.length || !GzipReader.isGzip(compressed) || compressed.read(length - 4, bytes, 0, 4) < 4) {
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
