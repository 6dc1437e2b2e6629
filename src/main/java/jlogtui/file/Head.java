package jlogtui.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The beginning of a file, as a hash: with the file key it tells whether a file is still the same one, because an inode
 * number alone is reused at once. A file that has grown since still matches.
 *
 * @param length bytes that were hashed, 0 to {@link #MOST}
 * @param hash their hash
 */
record Head(int length, long hash) {
    /** Bytes that make a whole head. */
    static final int MOST = 256;

    static final Head NONE = of(new byte[0], 0);

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long HOLE = of(new byte[MOST], MOST).hash;

    /** The head of a file that begins with these bytes. */
    static Head of(byte[] bytes, int length) {
        int used = Math.min(length, MOST);
        long hash = FNV_OFFSET;
        for (int i = 0; i < used; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * FNV_PRIME;
        }
        return new Head(used, hash);
    }

    static Head of(FileChannel channel) throws IOException {
        byte[] bytes = new byte[MOST];
        return of(bytes, readAll(channel, 0, bytes, 0, MOST));
    }

    /** Whether a file that begins with these bytes may be the file of this head. */
    boolean matches(byte[] bytes, int available) {
        return available >= length && of(bytes, length).hash == hash;
    }

    boolean matches(FileChannel channel) throws IOException {
        byte[] bytes = new byte[MOST];
        return matches(bytes, readAll(channel, 0, bytes, 0, length));
    }

    /** Whether hardly another file can begin like this: it is whole, and not the hole that a truncation leaves. */
    boolean isTelling() {
        return isWhole() && hash != HOLE;
    }

    boolean isWhole() {
        return length == MOST;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Reads until {@code length} bytes are there or the file ends; returns how many, 0 at the end. */
    static int readAll(FileChannel channel, long offset, byte[] into, int from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, from, length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position() - from) < 0) {
                break;
            }
        }
        return buffer.position() - from;
    }
}
