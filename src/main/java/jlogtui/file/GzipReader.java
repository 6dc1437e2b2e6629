package jlogtui.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates a gzip file from its beginning, member after member. Gives every byte that comes before a fault, which
 * {@code java.util.zip.GZIPInputStream} does not, and then says what the fault was. For one thread.
 */
final class GzipReader implements AutoCloseable {
    private static final int INPUT = 1 << 16;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final LogFile compressed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[INPUT];
    private int position;
    private int limit;
    private long offset;
    private int members;
    private boolean inMember;
    private boolean ended;
    private String damage = "";
    private String extra = "";

    GzipReader(LogFile compressed) {
        this.compressed = compressed;
    }

    /** Whether the file begins as every gzip file does. */
    static boolean isGzip(LogFile file) throws IOException {
        byte[] magic = new byte[2];
        return file.read(0, magic, 0, 2) == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
    }

    /** Bytes of the compressed file that have been read. */
    long consumed() {
        return offset;
    }

    /** What ended the bytes too early, empty while nothing did. */
    String damage() {
        return damage;
    }

    /** The extra field of the first member, as Latin-1; empty when there is none. */
    String extra() throws IOException {
        if (members == 0) {
            openMember();
        }
        return extra;
    }

    /** Reads at least one byte, up to {@code length}; -1 at the end or the fault. */
    int read(byte[] into, int from, int length) throws IOException {
        while (!ended) {
            if (!inMember && !openMember()) {
                ended = true;
                break;
            }
            int read = inflate(into, from, length);
            if (read > 0) {
                return read;
            }
        }
        return -1;
    }

    private int inflate(byte[] into, int from, int length) throws IOException {
        long before = inflater.getBytesWritten();
        try {
            inflater.inflate(into, from, length);
        } catch (DataFormatException e) {
            fail("gzip: corrupt");
        }
        int read = (int) (inflater.getBytesWritten() - before);
        crc.update(into, from, read);
        if (ended) {
            return read;
        }
        if (inflater.finished()) {
            closeMember();
        } else if (inflater.needsDictionary()) {
            fail("gzip: corrupt");
        } else if (inflater.needsInput()) {
            if (fill()) {
                inflater.setInput(input, 0, limit);
                position = limit;
            } else {
                fail("gzip: truncated");
            }
        }
        return read;
    }

    /** Reads the header of the next member, if there is one. */
    private boolean openMember() throws IOException {
        int first = next();
        if (members > 0) {
            while (first == 0) {
                first = next();
            }
            if (first < 0) {
                return false;
            }
        }
        if (first != 0x1f || next() != 0x8b || next() != 8) {
            fail(members == 0 ? "gzip: corrupt" : "gzip: followed by other bytes");
            return false;
        }
        int flags = next();
        boolean whole = flags >= 0 && skip(6);
        if (whole && (flags & EXTRA) != 0) {
            whole = readExtra();
        }
        if (whole && (flags & NAME) != 0) {
            whole = skipText();
        }
        if (whole && (flags & COMMENT) != 0) {
            whole = skipText();
        }
        if (whole && (flags & HEADER_CRC) != 0) {
            whole = skip(2);
        }
        if (!whole) {
            fail("gzip: truncated");
            return false;
        }
        members++;
        inMember = true;
        crc.reset();
        inflater.reset();
        inflater.setInput(input, position, limit - position);
        position = limit;
        return true;
    }

    private void closeMember() throws IOException {
        position = limit - inflater.getRemaining();
        inMember = false;
        long expectedCrc = nextInt();
        long expectedLength = nextInt();
        if (expectedCrc < 0 || expectedLength < 0) {
            fail("gzip: truncated");
        } else if (expectedCrc != crc.getValue() || expectedLength != (inflater.getBytesWritten() & 0xffffffffL)) {
            // all bytes are there and a following member may be sound
            damage = "gzip: checksum differs";
        }
    }

    private boolean readExtra() throws IOException {
        int low = next();
        int high = next();
        if (high < 0) {
            return false;
        }
        byte[] bytes = new byte[high << 8 | low];
        for (int i = 0; i < bytes.length; i++) {
            int next = next();
            if (next < 0) {
                return false;
            }
            bytes[i] = (byte) next;
        }
        if (members == 0) {
            extra = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return true;
    }

    private boolean skip(int count) throws IOException {
        int last = 0;
        for (int i = 0; i < count; i++) {
            last = next();
        }
        return last >= 0;
    }

    private boolean skipText() throws IOException {
        int next;
        do {
            next = next();
        } while (next > 0);
        return next == 0;
    }

    /** Four bytes, little endian; -1 when there are fewer. */
    private long nextInt() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int next = next();
            if (next < 0) {
                return -1;
            }
            value |= (long) next << shift;
        }
        return value;
    }

    private int next() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        return input[position++] & 0xff;
    }

    private boolean fill() throws IOException {
        int read = compressed.read(offset, input, 0, INPUT);
        position = 0;
        limit = Math.max(read, 0);
        offset += limit;
        return read > 0;
    }

    private void fail(String reason) {
        damage = reason;
        ended = true;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
