package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The bytes of a corpus' log file, read without our program. */
final class LogBytes {
    private LogBytes() {}

    /**
     * One line without its line feed.
     *
     * @param file the file's name, with ID for the container's id
     * @param offset of the line's first byte, in the inflated file
     */
    static byte[] line(Path container, String file, long offset) throws IOException {
        byte[] bytes = read(
                container.resolve(file.replace("ID", container.getFileName().toString())));
        int end = (int) offset;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return Arrays.copyOfRange(bytes, (int) offset, end);
    }

    /** Of a compressed file all that can be had before it breaks. */
    private static byte[] read(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readAllBytes(file);
        }
        ByteArrayOutputStream inflated = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                inflated.write(b);
            }
        } catch (EOFException e) {
            assertTrue(inflated.size() > 0, file + " holds nothing");
        }
        return inflated.toByteArray();
    }
}
