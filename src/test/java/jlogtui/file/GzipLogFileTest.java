package jlogtui.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GzipLogFileTest {
    private static final String TIME = "2026-11-22T20:27:49.431944613Z";

    @TempDir
    Path temporary;

    private final FileSlots slots = new FileSlots(8);
    private TemporarySpace space;

    @BeforeEach
    void create() {
        space = new TemporarySpace(temporary);
    }

    @AfterEach
    void close() throws IOException {
        space.close();
        assertEquals(0, slots.open());
    }

    private GzipLogFile file(byte[] onDisk) throws IOException {
        Path path = Files.createTempFile(temporary, "x", ".gz");
        Files.write(path, onDisk);
        return new GzipLogFile(new PlainLogFile(path, slots), space);
    }

    private static byte[] lines(int count) {
        StringBuilder text = new StringBuilder();
        Random random = new Random(7);
        for (int i = 0; i < count; i++) {
            text.append("line ").append(i).append(' ').append(random.nextLong()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] readAll(LogFile file) throws IOException {
        file.prepare();
        return GenerationReader.read(file, 0, (int) file.size());
    }

    @Test
    void readsAnywhereInWhatDockerCompressed() throws IOException {
        byte[] text = lines(20_000);
        byte[] onDisk = DockerWriter.gzip(text, TIME);
        try (GzipLogFile file = file(onDisk)) {
            assertFalse(file.isReady());
            assertEquals(8L * onDisk.length, file.size());
            file.prepare();
            assertTrue(file.isReady());
            assertEquals(text.length, file.size());
            assertArrayEquals(Arrays.copyOfRange(text, 300_000, 300_100), GenerationReader.read(file, 300_000, 100));
            assertArrayEquals(text, readAll(file));
            assertEquals(-1, file.read(text.length, new byte[1], 0, 1));
            assertEquals("", file.damage());
            assertEquals(text.length, space.usedBytes());
        }
        assertEquals(0, space.usedBytes());
    }

    @Test
    void leavesNoNamesBehind() throws IOException {
        try (GzipLogFile file = file(DockerWriter.gzip(lines(10), TIME))) {
            file.prepare();
            try (var names = Files.list(temporary)) {
                assertEquals(1, names.count(), "only the compressed file");
            }
        }
    }

    @Test
    void readsTheFormThatOthersWrite() throws IOException {
        byte[] text = lines(100);
        ByteArrayOutputStream onDisk = new ByteArrayOutputStream();
        // flags: header checksum, extra field, name and comment
        onDisk.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3});
        onDisk.writeBytes(new byte[] {2, 0, 'a', 'b', 'n', 'a', 'm', 'e', 0, 'c', 0, 9, 9});
        byte[] plain = DockerWriter.gzip(text, "");
        int header = 12 + "{\"lastTime\":\"\"}".length();
        onDisk.write(plain, header, plain.length - header);
        try (GzipLogFile file = file(onDisk.toByteArray())) {
            assertArrayEquals(text, readAll(file));
            assertEquals("", file.damage());
        }
    }

    @Test
    void readsSeveralMembersAndPadding() throws IOException {
        ByteArrayOutputStream onDisk = new ByteArrayOutputStream();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            onDisk.writeBytes(DockerWriter.gzip(lines(5_000 + i), TIME));
            text.writeBytes(lines(5_000 + i));
        }
        onDisk.writeBytes(new byte[512]);
        try (GzipLogFile file = file(onDisk.toByteArray())) {
            assertArrayEquals(text.toByteArray(), readAll(file));
            assertEquals("", file.damage());
        }
    }

    @Test
    void keepsAllBytesBeforeAnyTruncation() throws IOException {
        byte[] text = lines(40);
        byte[] onDisk = DockerWriter.gzip(text, TIME);
        int before = 0;
        for (int length = 2; length < onDisk.length; length++) {
            try (GzipLogFile file = file(Arrays.copyOf(onDisk, length))) {
                byte[] read = readAll(file);
                assertEquals(length == 2 ? "gzip: corrupt" : "gzip: truncated", file.damage(), "length " + length);
                assertArrayEquals(Arrays.copyOf(text, read.length), read);
                assertTrue(read.length >= before, "more of the file gives no less text");
                before = read.length;
            }
        }
        assertEquals(text.length, before);
    }

    @Test
    void keepsWhatComesBeforeCorruptBytes() throws IOException {
        byte[] text = lines(30_000);
        byte[] onDisk = DockerWriter.gzip(text, TIME);
        Arrays.fill(onDisk, onDisk.length / 2, onDisk.length / 2 + 400, (byte) 0xff);
        try (GzipLogFile file = file(onDisk)) {
            byte[] read = readAll(file);
            assertFalse(file.damage().isEmpty());
            int same = Arrays.mismatch(read, text);
            assertTrue(same < 0 ? read.length > text.length / 3 : same > text.length / 3, "kept " + same);
        }
    }

    @Test
    void agreesWithTheLibraryOnSoundFiles() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            byte[] text = new byte[random.nextInt(200_000)];
            int letters = 1 + random.nextInt(200);
            for (int k = 0; k < text.length; k++) {
                text[k] = (byte) random.nextInt(letters);
            }
            ByteArrayOutputStream onDisk = new ByteArrayOutputStream();
            for (int from = 0; from <= text.length; from += 70_000) {
                try (GZIPOutputStream out = new GZIPOutputStream(onDisk)) {
                    out.write(text, from, Math.min(70_000, text.length - from));
                }
            }
            byte[] expected;
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(onDisk.toByteArray()))) {
                expected = in.readAllBytes();
            }
            try (GzipLogFile file = file(onDisk.toByteArray())) {
                assertArrayEquals(expected, readAll(file), "seed " + seed);
                assertEquals("", file.damage(), "seed " + seed);
            }
        }
    }

    @Test
    void tellsAWrongChecksumAndKeepsTheBytes() throws IOException {
        byte[] text = lines(50);
        byte[] onDisk = DockerWriter.gzip(text, TIME);
        onDisk[onDisk.length - 6] ^= 1;
        try (GzipLogFile file = file(onDisk)) {
            assertArrayEquals(text, readAll(file));
            assertEquals("gzip: checksum differs", file.damage());
        }
    }

    @Test
    void tellsOtherBytesBehindTheEnd() throws IOException {
        ByteArrayOutputStream onDisk = new ByteArrayOutputStream();
        onDisk.writeBytes(DockerWriter.gzip(lines(50), TIME));
        onDisk.writeBytes("rubbish".getBytes(StandardCharsets.US_ASCII));
        try (GzipLogFile file = file(onDisk.toByteArray())) {
            assertArrayEquals(lines(50), readAll(file));
            assertEquals("gzip: followed by other bytes", file.damage());
        }
    }

    @Test
    void readsWhatIsNoGzipAsItIs() throws IOException {
        try (GzipLogFile file = file(lines(10))) {
            assertArrayEquals(lines(10), readAll(file));
            assertEquals("", file.damage());
            assertEquals(OptionalLong.empty(), file.lastTimeHint());
            assertEquals(0, space.usedBytes());
        }
        try (GzipLogFile file = file(new byte[0])) {
            assertEquals(0, readAll(file).length);
            assertEquals("gzip: empty", file.damage());
        }
    }

    @Test
    void knowsTheLastTimeFromTheHeader() throws IOException {
        try (GzipLogFile file = file(DockerWriter.gzip(lines(10), TIME))) {
            assertEquals(OptionalLong.of(1_795_379_269_431_944_613L), file.lastTimeHint());
            assertFalse(file.isReady());
        }
        for (String unknown : new String[] {"0001-01-01T00:00:00Z", "yesterday", ""}) {
            try (GzipLogFile file = file(DockerWriter.gzip(lines(10), unknown))) {
                assertEquals(OptionalLong.empty(), file.lastTimeHint(), unknown);
            }
        }
    }

    @Test
    void givesUpTheOldestAndInflatesItAgain() throws IOException {
        byte[] text = lines(1_000);
        try (TemporarySpace small = new TemporarySpace(temporary, text.length * 5L / 2, 9, () -> 1L << 40)) {
            GzipLogFile[] files = new GzipLogFile[3];
            for (int i = 0; i < 3; i++) {
                Path path = temporary.resolve(i + ".gz");
                Files.write(path, DockerWriter.gzip(text, TIME));
                files[i] = new GzipLogFile(new PlainLogFile(path, slots), small);
                files[i].prepare();
            }
            assertFalse(files[0].isReady());
            assertTrue(files[1].isReady() && files[2].isReady());
            assertEquals(text.length, files[0].size(), "its size stays known");
            assertArrayEquals(text, readAll(files[0]));
            assertFalse(files[1].isReady());
            assertEquals(2L * text.length, small.usedBytes());
            for (GzipLogFile file : files) {
                file.close();
            }
            assertEquals(0, small.usedBytes());
        }
    }

    @Test
    void saysWhatDoesNotFit() throws IOException {
        Path path = temporary.resolve("big.gz");
        Files.write(path, DockerWriter.gzip(new byte[20_000_000], TIME));
        try (TemporarySpace small = new TemporarySpace(temporary, 1L << 30, 9, () -> 20_000_000L);
                GzipLogFile file = new GzipLogFile(new PlainLogFile(path, slots), small)) {
            IOException e = assertThrows(IOException.class, file::prepare);
            assertEquals("1 MB compressed", e.getMessage());
            assertEquals(0, small.usedBytes());
            assertFalse(file.isReady());
        }
    }

    @Test
    void aDeletedFileIsStillInflatedWhileItIsOpen() throws IOException {
        Path path = temporary.resolve("a.gz");
        Files.write(path, DockerWriter.gzip(lines(10), TIME));
        PlainLogFile onDisk = new PlainLogFile(path, slots);
        try (GzipLogFile file = new GzipLogFile(onDisk, space)) {
            onDisk.prepare();
            Files.delete(path);
            assertArrayEquals(lines(10), readAll(file));
        }
    }

    @Test
    void readsPositionsOfAPlainFile() throws IOException {
        Path path = temporary.resolve("plain");
        Files.write(path, lines(100));
        try (PlainLogFile file = new PlainLogFile(path, slots)) {
            assertArrayEquals(Arrays.copyOfRange(lines(100), 50, 70), GenerationReader.read(file, 50, 20));
            byte[] into = new byte[10];
            assertEquals(4, file.read(0, into, 3, 4));
            assertArrayEquals(new byte[] {0, 0, 0, 'l', 'i', 'n', 'e', 0, 0, 0}, into);
            assertEquals(0, file.read(0, into, 0, 0));
            long size = Files.size(path);
            assertEquals(size, file.size());
            assertEquals(-1, file.read(size, into, 0, 10));
            assertEquals(2, file.read(size - 2, into, 0, 10));
            Files.writeString(path, "more", StandardOpenOption.APPEND);
            assertEquals(size + 4, file.size());
            assertArrayEquals("more".getBytes(StandardCharsets.US_ASCII), GenerationReader.read(file, size, 10));
        }
    }
}
