package jlogtui.file;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The bytes of one generation, wherever they are now: in the file they were written to, in a compressed form of it, or in
 * both. Any thread may read; everything else belongs to the thread that refreshes the log. Dropped from the log, it reads
 * as empty.
 */
final class GenerationFile implements LogFile {
    /** Bytes before the known end that must still be there; a log line's time alone is longer than a third of it. */
    private static final int TAIL = 64;

    /** What became of a file since the last look. */
    enum Growth {
        NONE,
        GROWN,
        /** Truncated or overwritten: the bytes that were known are gone. */
        REPLACED,
        /** It was not open and has no name of this log any more. */
        LOST
    }

    private final int number;
    private volatile PlainLogFile plain;
    private volatile GzipLogFile gzip;
    private volatile long size;
    private volatile boolean exact;
    private volatile boolean dropped;
    private Head head = Head.NONE;
    private byte[] tail = new byte[0];
    private Object lastKey;
    private boolean nameless;
    private boolean afterGap;

    private GenerationFile(int number, PlainLogFile plain, GzipLogFile gzip) {
        this.number = number;
        this.plain = plain;
        this.gzip = gzip;
    }

    static GenerationFile ofPlain(int number, PlainLogFile plain) {
        return new GenerationFile(number, plain, null);
    }

    static GenerationFile ofGzip(int number, GzipLogFile gzip) {
        return new GenerationFile(number, null, gzip);
    }

    int number() {
        return number;
    }

    @Override
    public void prepare() throws IOException {
        GzipLogFile compressed = gzip;
        if (!isReady() && compressed != null) {
            compressed.prepare();
        }
    }

    @Override
    public boolean prepareStep() throws IOException {
        GzipLogFile compressed = gzip;
        return isReady() || compressed == null || compressed.prepareStep();
    }

    @Override
    public double preparedShare() {
        GzipLogFile compressed = gzip;
        return isReady() || compressed == null ? 1 : compressed.preparedShare();
    }

    @Override
    public boolean isSeekable() {
        GzipLogFile compressed = gzip;
        return dropped || compressed == null || isPlainOpen() || compressed.isSeekable();
    }

    @Override
    public void allowMoreRoom() {
        GzipLogFile compressed = gzip;
        if (compressed != null) {
            compressed.allowMoreRoom();
        }
    }

    @Override
    public long sizeOnDisk() {
        GzipLogFile compressed = gzip;
        return compressed == null || isPlainOpen() ? size : compressed.sizeOnDisk();
    }

    @Override
    public boolean isReady() {
        GzipLogFile compressed = gzip;
        return dropped || compressed == null || isPlainOpen() || compressed.isReady();
    }

    /** Bytes known at the last look or since the file was inflated; of a compressed file before that, an estimate. */
    @Override
    public long size() {
        GzipLogFile compressed = gzip;
        if (compressed == null || (exact && (plain != null || !compressed.isMeasured()))) {
            return size;
        }
        return compressed.isMeasured() ? compressed.size() : Math.max(size, compressed.size());
    }

    @Override
    public int read(long offset, byte[] into, int from, int length) throws IOException {
        while (!dropped) {
            LogFile current = current();
            if (current == null) {
                return -1;
            }
            try {
                return current.read(offset, into, from, length);
            } catch (ClosedChannelException | NoSuchFileException e) {
                // its bytes may have moved to the other form in this moment
                if (current == current() && !dropped) {
                    throw e;
                }
            }
        }
        return -1;
    }

    /** Where the bytes are best read now; null when they are gone. */
    private LogFile current() {
        PlainLogFile written = plain;
        GzipLogFile compressed = gzip;
        return compressed == null || (written != null && written.isOpen()) ? written : compressed;
    }

    @Override
    public int readStart(byte[] into) throws IOException {
        GzipLogFile compressed = gzip;
        boolean atHand = isReady() && isSeekable();
        return atHand || compressed == null ? LogFile.super.readStart(into) : compressed.readStart(into);
    }

    @Override
    public String name() {
        PlainLogFile uncompressed = plain;
        GzipLogFile compressed = gzip;
        return uncompressed != null ? uncompressed.name() : compressed == null ? "" : compressed.name();
    }

    @Override
    public String damage() {
        GzipLogFile compressed = gzip;
        return compressed == null || isPlainOpen() ? "" : compressed.damage();
    }

    @Override
    public OptionalLong lastTimeHint() throws IOException {
        GzipLogFile compressed = gzip;
        return compressed == null ? OptionalLong.empty() : compressed.lastTimeHint();
    }

    /** Drops it: what is being read is read to its end, what is read later is empty. */
    @Override
    public void close() throws IOException {
        dropped = true;
        releasePlain();
        releaseGzip();
    }

    /** Looks at a plain file for the first time, or at one that has been overwritten. */
    void begin() throws IOException {
        plain.lookAtHead();
        head = plain.head();
        size = 0;
        exact = true;
        take(plain.length());
    }

    /** Takes the size of a file that cannot be looked into. */
    void begin(long sizeOnDisk) {
        size = sizeOnDisk;
        exact = true;
    }

    /** Takes in what has been written since the last look. */
    Growth drain() throws IOException {
        if (isFinal()) {
            return Growth.NONE;
        }
        try {
            long length = plain.length();
            if (!isIntact(length)) {
                return Growth.REPLACED;
            }
            if (length == size) {
                return Growth.NONE;
            }
            if (!plain.hasItsHead()) {
                return Growth.REPLACED;
            }
            take(length);
            return Growth.GROWN;
        } catch (NoSuchFileException e) {
            exact = false;
            return Growth.LOST;
        }
    }

    private void take(long length) throws IOException {
        tail = readTail(length);
        size = length;
        if (!head.isWhole()) {
            plain.lookAtHead();
            head = plain.head();
        }
    }

    private byte[] readTail(long end) throws IOException {
        byte[] bytes = new byte[(int) Math.min(TAIL, end)];
        int read = bytes.length == 0 ? 0 : plain.read(end - bytes.length, bytes, 0, bytes.length);
        return read == bytes.length ? bytes : new byte[0];
    }

    /** Whether the found file holds this generation, by the file's own marks. */
    boolean isFoundAs(LogDirectory.Entry found) throws IOException {
        if (found.compressed()) {
            return gzip != null && gzip.compressed().isFoundAs(found);
        }
        boolean wasOpen = isPlainOpen();
        return plain != null && plain.isFoundAs(found) && (wasOpen || isIntact(found.size()));
    }

    private boolean isIntact(long length) throws IOException {
        return length >= size && Arrays.equals(tail, readTail(size));
    }

    /**
     * Whether a file that begins like this may hold this generation's bytes.
     *
     * @param fileSize bytes in that file, modulo {@code 2^32}; decides where the first bytes say too little
     */
    boolean isLike(byte[] bytes, int available, long fileSize) {
        if (head.isEmpty() || !head.matches(bytes, available)) {
            return false;
        }
        long expected = size & 0xffffffffL;
        return head.isTelling() || (exact ? fileSize == expected : fileSize >= expected);
    }

    /** Goes on in a compressed form of the same bytes, as soon as the plain file is not open any more. */
    void adopt(GzipLogFile compressed) {
        gzip = compressed;
        if (!plainIsHeld()) {
            releasePlain();
        }
    }

    /** Goes on in a copy of the same bytes. */
    void adopt(PlainLogFile copy) throws IOException {
        releasePlain();
        copy.lookAtHead();
        plain = copy;
        exact = true;
        take(copy.length());
    }

    /** Gives the plain file away to the generation that has overwritten it. */
    PlainLogFile handOver() {
        PlainLogFile file = plain;
        plain = null;
        nameless = true;
        return file;
    }

    void releasePlain() {
        PlainLogFile file = plain;
        plain = null;
        if (file != null) {
            lastKey = file.key();
            file.close();
        }
    }

    void releaseGzip() throws IOException {
        GzipLogFile file = gzip;
        gzip = null;
        if (file != null) {
            file.close();
        }
    }

    /** Opens the file, so that it can be read even when it is deleted. */
    void hold() {
        try {
            if (gzip == null && plain != null) {
                plain.prepare();
            } else if (gzip != null && !isPlainOpen()) {
                gzip.compressed().prepare();
            }
        } catch (IOException e) {
            // deleted already, and then the next look drops it; or it cannot be read, and then its reader is told
        }
    }

    void keep(FileSlots.Keep keep) {
        if (plain != null) {
            plain.keep(keep);
        }
        if (gzip != null) {
            gzip.compressed().keep(keep);
        }
    }

    boolean plainIsHeld() {
        return isPlainOpen();
    }

    boolean gzipIsHeld() {
        return gzip != null && gzip.compressed().isOpen();
    }

    boolean isHeld() {
        return plainIsHeld() || gzipIsHeld();
    }

    /** Whether it cannot grow: Docker compresses a file only after it has closed it. */
    boolean isFinal() {
        return plain == null || gzip != null;
    }

    boolean hasGzip() {
        return gzip != null;
    }

    /** Whether the file that it was last in has this key. */
    boolean hadKey(Object key) {
        return key.equals(plain == null ? lastKey : plain.key());
    }

    boolean isEmpty() {
        return size == 0 && gzip == null;
    }

    /** Whether no file of the directory holds it. */
    boolean isNameless() {
        return nameless;
    }

    void setNameless(boolean nameless) {
        this.nameless = nameless;
    }

    /** Whether lines may be missing before its first. */
    boolean isAfterGap() {
        return afterGap;
    }

    void setAfterGap(boolean afterGap) {
        this.afterGap = afterGap;
    }

    private boolean isPlainOpen() {
        PlainLogFile file = plain;
        return file != null && file.isOpen();
    }
}
