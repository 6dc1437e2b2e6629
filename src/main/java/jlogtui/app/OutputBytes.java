package jlogtui.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes on their way to an output, written when enough have come together. Formats may put theirs straight into the
 * array, for which they ask for {@link #room}. Owned by one thread.
 */
final class OutputBytes extends OutputStream {
    private static final int WRITE_BYTES = 64 * 1024;

    private final OutputStream target;
    private byte[] bytes = new byte[2 * WRITE_BYTES];
    private int length;

    OutputBytes(OutputStream target) {
        this.target = target;
    }

    /**
     * Makes room behind what has been put in so far; {@link #bytes} and {@link #length} say where. What is put there
     * counts once {@link #lengthen} says so.
     */
    void room(int count) throws IOException {
        if (length >= WRITE_BYTES) {
            writeOut();
        }
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length, length + count));
        }
    }

    /** The array to put bytes into; {@link #room} may make it another one. */
    byte[] bytes() {
        return bytes;
    }

    /** How many bytes of the array are taken. */
    int length() {
        return length;
    }

    /** Takes note of where the bytes put in now end; going back drops what came last. */
    void lengthen(int newLength) {
        length = newLength;
    }

    @Override
    public void write(int b) throws IOException {
        room(1);
        bytes[length++] = (byte) b;
    }

    @Override
    public void write(byte[] from, int start, int count) throws IOException {
        room(count);
        System.arraycopy(from, start, bytes, length, count);
        length += count;
    }

    /** Adds the bytes of an ASCII text, or any other as UTF-8. */
    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void writeOut() throws IOException {
        int count = length;
        length = 0;
        target.write(bytes, 0, count);
        if (bytes.length > 4 * WRITE_BYTES) {
            // One long line should not cost memory for ever
            bytes = new byte[2 * WRITE_BYTES];
        }
    }

    @Override
    public void flush() throws IOException {
        if (length > 0) {
            writeOut();
        }
        target.flush();
    }
}
