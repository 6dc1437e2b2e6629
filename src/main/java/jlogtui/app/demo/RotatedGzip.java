package jlogtui.app.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Compresses a rotated file as Docker does: with the time of its last record in an extra field of the header. */
final class RotatedGzip {
    private static final int EXTRA_FIELD = 4;
    private static final int UNKNOWN_SYSTEM = 255;

    private RotatedGzip() {}

    /**
     * Writes {@code gz} and then deletes {@code plain}.
     *
     * @param lastTime RFC 3339 time of the last record
     */
    static void compress(Path plain, Path gz, String lastTime) throws IOException {
        byte[] content = Files.readAllBytes(plain);
        try (OutputStream file = Files.newOutputStream(gz)) {
            file.write(header(lastTime));
            var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            try {
                var body = new DeflaterOutputStream(file, deflater);
                body.write(content);
                body.finish();
            } finally {
                deflater.end();
            }
            var crc = new CRC32();
            crc.update(content);
            file.write(littleEndian(crc.getValue(), 4));
            file.write(littleEndian(content.length, 4));
        }
        Files.delete(plain);
    }

    private static byte[] header(String lastTime) {
        // bare JSON, not the subfields that the gzip format asks for
        byte[] extra = ("{\"lastTime\":\"" + lastTime + "\"}").getBytes(StandardCharsets.UTF_8);
        var header = new ByteArrayOutputStream();
        header.writeBytes(
                new byte[] {0x1f, (byte) 0x8b, Deflater.DEFLATED, EXTRA_FIELD, 0, 0, 0, 0, 0, (byte) UNKNOWN_SYSTEM});
        header.writeBytes(littleEndian(extra.length, 2));
        header.writeBytes(extra);
        return header.toByteArray();
    }

    private static byte[] littleEndian(long value, int count) {
        var bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (value >>> (8 * i));
        }
        return bytes;
    }
}
