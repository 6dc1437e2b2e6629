package jlogtui.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compressed logs that are large, or for which there is no room. */
class InflationTest {
    private static final String TIME = "2026-11-22T20:27:49.431944613Z";
    private static final long PLENTY = 1L << 40;
    private static final int STEP_AND_CHUNK = Inflation.STEP_BYTES + (1 << 16);

    @TempDir
    Path temporary;

    private final FileSlots slots = new FileSlots(8);

    private GzipLogFile file(byte[] text, TemporarySpace space) throws IOException {
        Path path = Files.createTempFile(temporary, "x", ".gz");
        Files.write(path, DockerWriter.gzip(text, TIME));
        return new GzipLogFile(new PlainLogFile(path, slots), space);
    }

    private static byte[] text(int bytes) {
        byte[] text = new byte[bytes];
        Random random = new Random(bytes);
        for (int i = 0; i < bytes; i++) {
            text[i] = (byte) (i % 80 == 79 ? '\n' : 'a' + random.nextInt(3));
        }
        return text;
    }

    @Test
    void aStepInflatesALittleAndTellsHowFarItIs() throws IOException {
        byte[] text = text(5_000_000);
        try (TemporarySpace space = new TemporarySpace(temporary);
                GzipLogFile file = file(text, space)) {
            int steps = 0;
            double share = 0;
            long used = 0;
            assertEquals(0, file.preparedShare());
            while (!file.prepareStep()) {
                steps++;
                assertFalse(file.isReady());
                assertTrue(file.preparedShare() > share && file.preparedShare() <= 1);
                assertTrue(space.usedBytes() > used && space.usedBytes() <= used + STEP_AND_CHUNK);
                assertEquals(8 * file.sizeOnDisk(), file.size(), "not measured yet");
                share = file.preparedShare();
                used = space.usedBytes();
            }
            assertEquals(text.length / Inflation.STEP_BYTES, steps);
            assertTrue(file.isReady() && file.isSeekable());
            assertEquals(1, file.preparedShare());
            assertArrayEquals(text, GenerationReader.read(file, 0, text.length));
        }
    }

    @Test
    void roomThatIsTakenAwayBetweenTwoStepsIsFilledAnew() throws IOException {
        byte[] text = text(3_000_000);
        byte[] other = text(3_100_000);
        try (TemporarySpace space = new TemporarySpace(temporary, 4_000_000, 9, () -> PLENTY);
                GzipLogFile file = file(text, space);
                GzipLogFile rival = file(other, space)) {
            assertFalse(file.prepareStep());
            assertFalse(file.prepareStep());
            rival.prepare();
            assertEquals(other.length, space.usedBytes(), "what was begun has made room");
            file.prepare();
            assertFalse(rival.isReady());
            assertEquals(text.length, space.usedBytes());
            assertArrayEquals(text, GenerationReader.read(file, 0, text.length));
        }
        assertEquals(0, slots.open());
    }

    @Test
    void whatIsBegunAndNeverEndedGivesItsRoomBack() throws IOException {
        try (TemporarySpace space = new TemporarySpace(temporary)) {
            try (GzipLogFile file = file(text(3_000_000), space)) {
                assertFalse(file.prepareStep());
                assertTrue(space.usedBytes() > 0);
            }
            assertEquals(0, space.usedBytes());
        }
    }

    @Test
    void whatDoesNotFitCanHaveMoreWhenItIsWanted() throws IOException {
        byte[] text = text(3_000_000);
        try (TemporarySpace space = new TemporarySpace(temporary, 1_000_000, 9, () -> 10_000_000);
                GzipLogFile file = file(text, space)) {
            NoRoomException e = assertThrows(NoRoomException.class, file::prepare);
            assertEquals("1 MB compressed", e.getMessage());
            assertEquals(0, space.usedBytes());
            file.allowMoreRoom();
            assertArrayEquals(text, GenerationReader.read(file, 0, text.length));
        }
        try (TemporarySpace space = new TemporarySpace(temporary, 1_000_000, 9, () -> 2_000_000);
                GzipLogFile file = file(text, space)) {
            file.allowMoreRoom();
            NoRoomException e = assertThrows(NoRoomException.class, file::prepare);
            assertEquals("1 MB compressed do not fit into the 2 MB that are free in " + temporary, e.getMessage());
            assertEquals(0, space.usedBytes());
        }
    }

    @Test
    void aDirectoryThatTakesNoFileIsNamed() throws IOException {
        Path missing = temporary.resolve("missing");
        try (TemporarySpace space = new TemporarySpace(missing, 1L << 30, 9, () -> PLENTY);
                GzipLogFile file = file(text(1_000), space)) {
            NoRoomException e = assertThrows(NoRoomException.class, file::prepare);
            assertEquals("1 MB compressed, " + missing + ": missing", e.getMessage());
        }
        try (TemporarySpace space = new TemporarySpace(missing, 1L << 30, 9, () -> PLENTY, true);
                GzipLogFile file = file(text(1_000), space)) {
            assertArrayEquals(text(1_000), GenerationReader.read(file, 0, 1_000), "forward it needs none");
        }
    }

    @Test
    void inflatedBytesAreReadableByTheOwnerOnly() throws IOException {
        try (TemporarySpace space = new TemporarySpace(temporary);
                GzipLogFile file = file(text(1_000), space)) {
            file.prepare();
            int found = 0;
            try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
                for (Path link : open) {
                    if (Files.isSymbolicLink(link) && target(link).startsWith(temporary + "/jlogtui")) {
                        found++;
                        assertTrue(target(link).endsWith("(deleted)"), target(link));
                        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(link));
                    }
                }
            }
            assertEquals(1, found);
        }
    }

    private static String target(Path link) throws IOException {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (NoSuchFileException e) {
            // the descriptor that lists the others
            return "";
        }
    }

    @Test
    void readFromFrontToBackItNeedsNoRoom() throws IOException {
        byte[] text = text(5_000_000);
        try (TemporarySpace space = new TemporarySpace(temporary, 1_000_000, 9, () -> PLENTY, true);
                GzipLogFile file = file(text, space)) {
            file.prepare();
            assertTrue(file.isReady());
            assertFalse(file.isSeekable());
            assertEquals(text.length, file.size(), "it has been measured");
            assertEquals(0, space.usedBytes());
            byte[] block = new byte[300_000];
            for (int from = 0; from < text.length; from += 256 * 1024) {
                // blocks overlap: a few bytes before their cell, and the rest of a line behind it
                int begin = Math.max(0, from - 16);
                int read = file.read(begin, block, 0, block.length);
                int end = Math.min(text.length, begin + block.length);
                assertArrayEquals(Arrays.copyOfRange(text, begin, end), Arrays.copyOf(block, read));
            }
            assertEquals(0, file.window().restarts(), "inflated once");
            assertEquals(-1, file.read(text.length, block, 0, 1));
            assertEquals(10, file.readStart(new byte[10]));
            assertEquals(0, file.window().restarts(), "its start is looked at without going back");
        }
    }

    @Test
    void goingBackWithoutRoomIsDearButRight() {
        byte[] text = text(3_000_000);
        RandomCases.check(20, random -> {
            try (TemporarySpace space = new TemporarySpace(temporary, 1_000_000, 9, () -> PLENTY, true);
                    GzipLogFile file = file(text, space)) {
                file.prepare();
                for (int i = 0; i < 8; i++) {
                    int from = random.nextInt(text.length);
                    int length = random.nextInt(2 * ForwardWindow.BYTES);
                    byte[] into = new byte[length];
                    int read = Math.max(0, file.read(from, into, 0, length));
                    int end = Math.min(text.length, from + length);
                    assertArrayEquals(Arrays.copyOfRange(text, from, end), Arrays.copyOf(into, read));
                }
            }
        });
    }

    @Test
    void readersFromFrontToBackTakeNoRoomFromEachOther() throws IOException {
        byte[] text = text(600_000);
        try (TemporarySpace space = new TemporarySpace(temporary, 1_000_000, 9, () -> PLENTY, true);
                GzipLogFile first = file(text, space);
                GzipLogFile second = file(text, space)) {
            first.prepare();
            second.prepare();
            assertTrue(first.isReady() && first.isSeekable());
            assertTrue(second.isReady() && !second.isSeekable());
            assertEquals(text.length, space.usedBytes());
        }
    }

    @Test
    void windowsAreFew() throws IOException {
        byte[] text = "one line\n".getBytes(StandardCharsets.UTF_8);
        try (TemporarySpace space = new TemporarySpace(temporary, 0, 9, () -> PLENTY, true)) {
            GzipLogFile[] files = new GzipLogFile[40];
            for (int i = 0; i < files.length; i++) {
                files[i] = file(text, space);
                assertArrayEquals(text, GenerationReader.read(files[i], 0, text.length));
            }
            for (GzipLogFile file : files) {
                assertArrayEquals(text, GenerationReader.read(file, 0, text.length), "also when it gave its window up");
                file.close();
            }
        }
    }
}
