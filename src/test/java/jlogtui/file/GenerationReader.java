package jlogtui.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads each generation from where it stopped, as a follower does, and checks what a list of generations promises. */
final class GenerationReader {
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final Map<Integer, Long> offsets = new HashMap<>();
    private final Map<Integer, Long> sealedSizes = new HashMap<>();
    private int newest = Integer.MIN_VALUE;

    void readAll(List<Generation> generations) throws IOException {
        int before = Integer.MIN_VALUE;
        for (Generation generation : generations) {
            assertTrue(generation.number() > before, "numbers grow");
            before = generation.number();
            long offset = offsets.getOrDefault(generation.number(), 0L);
            long end = end(generation);
            assertTrue(end >= offset, "generation " + generation.number() + " shrank");
            if (end > offset) {
                assertTrue(generation.number() >= newest, "a generation grew after a newer one");
                newest = generation.number();
            }
            byte[] bytes = read(generation.file(), offset, (int) (end - offset));
            assertEquals(end - offset, bytes.length, "bytes below the size");
            read.writeBytes(bytes);
            offsets.put(generation.number(), end);
        }
    }

    private long end(Generation generation) throws IOException {
        if (!generation.sealed()) {
            return generation.size();
        }
        generation.file().prepare();
        long size = generation.file().size();
        Long before = sealedSizes.put(generation.number(), size);
        assertTrue(before == null || before == size, "a sealed generation grew");
        return size;
    }

    byte[] bytes() {
        return read.toByteArray();
    }

    static byte[] read(LogFile file, long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        int read = Math.max(file.read(offset, bytes, 0, length), 0);
        return Arrays.copyOf(bytes, read);
    }

    /** All of a generation. */
    static byte[] readWhole(Generation generation) throws IOException {
        generation.file().prepare();
        return read(generation.file(), 0, (int) generation.file().size());
    }
}
