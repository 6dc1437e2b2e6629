package jlogtui.file;

import static jlogtui.file.LogFolder.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatedLogTest {
    private static final Change NOTHING = new Change(false, 0, false, false, false, List.of());
    private static final Change APPENDED = new Change(true, 0, false, false, false, List.of());

    @TempDir
    Path temporary;

    private LogFolder folder;

    @BeforeEach
    void create() throws IOException {
        folder = new LogFolder(temporary);
    }

    @AfterEach
    void close() throws IOException {
        folder.close();
    }

    @Test
    void readsWhateverNumbersThereAreInNumericOrder() throws IOException {
        folder.write(".10", "ten");
        folder.write(".9", "nine");
        folder.writeGzip(".2.gz", "two");
        folder.write("", "live");
        folder.write(".gz.tmp", "x");
        folder.write(".2.gz.tmp", "x");
        folder.write("-20261122", "x");
        folder.write(".x", "x");
        folder.write(".01", "x");
        assertEquals(APPENDED, folder.log.refresh());
        folder.assertTexts("ten", "nine", "two", "live");
        assertEquals(List.of(0, 1, 2, 3), folder.numbers());
        assertEquals(List.of(true, true, true, false), folder.sealed());
    }

    @Test
    void aPlainFileWinsOverTheHalfWrittenCompressedOne() throws IOException {
        folder.write(".1", text("one"));
        Files.write(folder.path(".1.gz"), Arrays.copyOf(LogFolder.gzip(text("one")), 60));
        folder.write("", "live");
        folder.log.refresh();
        folder.assertTexts(text("one"), "live");
    }

    @Test
    void aLogThatWasMovedIsFollowedUntilTheNewOneIsWrittenTo() throws IOException {
        folder.write("", text("one"));
        folder.log.refresh();
        folder.rename("", ".1");
        folder.write("", "");
        folder.log.refresh();
        // Docker has it open and does not know that it has another name
        folder.append(".1", "two\n");
        assertTrue(folder.log.refresh().appended());
        folder.append(".1", "three\n");
        folder.log.refresh();
        folder.assertTexts(text("one") + "two\nthree\n");
        assertEquals(List.of(false), folder.sealed());
        folder.append(".1", "four\n");
        folder.append("", "five\n");
        assertTrue(folder.log.refresh().appended());
        folder.assertTexts(text("one") + "two\nthree\nfour\n", "five\n");
        assertEquals(List.of(true, false), folder.sealed());
    }

    @Test
    void growthChangesTheSizeOnly() throws IOException {
        folder.write("", "one\n");
        folder.log.refresh();
        List<Generation> before = folder.log.generations();
        assertEquals(NOTHING, folder.log.refresh());
        assertSame(before, folder.log.generations());
        folder.append("", "two\n");
        assertEquals(APPENDED, folder.log.refresh());
        assertEquals(4, before.get(0).size());
        assertEquals(8, folder.log.generations().get(0).size());
        assertSame(before.get(0).file(), folder.log.generations().get(0).file());
        assertEquals(NOTHING, folder.log.refresh());
    }

    @Test
    void rotationDrainsAndSealsTheOldFile() throws IOException {
        folder.write("", text("one"));
        folder.log.refresh();
        folder.append("", "end\n");
        folder.rename("", ".1");
        assertEquals(APPENDED, folder.log.refresh(), "between rename and creation it is still the newest");
        assertEquals(List.of(false), folder.sealed());
        folder.write("", "live");
        assertEquals(new Change(true, 1, false, false, false, List.of()), folder.log.refresh());
        folder.assertTexts(text("one") + "end\n", "live");
        assertEquals(List.of(true, false), folder.sealed());
    }

    @Test
    void compressionKeepsTheGeneration() throws IOException {
        folder.write(".1", text("one"));
        folder.write("", text("two"));
        folder.log.refresh();
        Files.write(folder.path(".1.gz"), Arrays.copyOf(LogFolder.gzip(text("one")), 30));
        folder.log.refresh();
        folder.writeGzip(".1.gz", text("one"));
        Files.delete(folder.path(".1"));
        assertEquals(NOTHING, folder.log.refresh());
        folder.assertTexts(text("one"), text("two"));
        assertEquals(List.of(0, 1), folder.numbers());
    }

    @Test
    void aCompressedFileIsReadInPlaceOfThePlainOneThatWasClosed() throws IOException {
        for (int i = 5; i >= 1; i--) {
            folder.write("." + i, text("file " + i));
        }
        folder.write("", "live");
        folder.log.refresh();
        LogFile first = folder.log.generations().get(0).file();
        for (int i = 5; i >= 1; i--) {
            folder.writeGzip("." + i + ".gz", text("file " + i));
            Files.delete(folder.path("." + i));
        }
        assertEquals(NOTHING, folder.log.refresh());
        assertSame(first, folder.log.generations().get(0).file());
        assertFalse(first.isReady(), "only two deleted files are held");
        assertTrue(folder.log.generations().get(4).file().isReady());
        assertEquals(text("file 5").length(), first.size());
        folder.assertTexts(text("file 5"), text("file 4"), text("file 3"), text("file 2"), text("file 1"), "live");
        assertEquals(List.of(0, 1, 2, 3, 4, 5), folder.numbers());
    }

    @Test
    void findsItsPlaceAgainAfterSeveralRotations() throws IOException {
        folder.write("", text("one"));
        folder.log.refresh();
        folder.append("", "end\n");
        folder.rename("", ".3");
        folder.write(".2", text("two"));
        folder.write(".1", text("three"));
        folder.write("", "live");
        assertEquals(new Change(true, 3, false, false, false, List.of()), folder.log.refresh());
        folder.assertTexts(text("one") + "end\n", text("two"), text("three"), "live");
    }

    @Test
    void findsItsPlaceAgainAfterSeveralRotationsWithCompression() throws IOException {
        folder.write("", text("one"));
        folder.log.refresh();
        folder.append("", "end\n");
        folder.writeGzip(".3.gz", text("one") + "end\n");
        folder.writeGzip(".2.gz", text("two"));
        Files.delete(folder.live);
        folder.writeGzip(".1.gz", text("three"));
        folder.write("", "live");
        assertEquals(new Change(true, 3, false, false, false, List.of()), folder.log.refresh());
        folder.assertTexts(text("one") + "end\n", text("two"), text("three"), "live");
    }

    @Test
    void saysWhenFilesMayHaveComeAndGoneUnseen() throws IOException {
        folder.write("", text("one"));
        folder.log.refresh();
        folder.append("", "end\n");
        Files.delete(folder.live);
        folder.write(".1", text("five"));
        folder.write("", "live");
        assertEquals(new Change(true, 2, false, false, false, List.of(1)), folder.log.refresh());
        folder.assertTexts(text("one") + "end\n", text("five"), "live");
    }

    /** Docker deletes the oldest file first: for a moment there is the live one alone, as it is without any rotation. */
    @Test
    void saysSoAlsoWhenTheLiveFileIsAloneForAMoment() throws IOException {
        folder.log.expectFiles(2);
        folder.write("", text("one"));
        folder.log.refresh();
        Files.delete(folder.live);
        folder.write("", text("three"));
        assertEquals(new Change(true, 1, false, false, false, List.of(1)), folder.log.refresh());
        folder.assertTexts(text("one"), text("three"));
    }

    @Test
    void saysNothingWhileTheNewestKnownFileIsOneOfThoseThatDockerKeeps() throws IOException {
        assertEquals(List.of(), gapsAfterMoving(".2"));
    }

    /** Docker overwrites the oldest of its files: one that somebody moved on from there says nothing of the next. */
    @Test
    void saysSoWhenTheNewestKnownFileWasMovedOutOfDockersReach() throws IOException {
        assertEquals(List.of(1), gapsAfterMoving(".3"));
    }

    private List<Integer> gapsAfterMoving(String suffix) throws IOException {
        folder.log.expectFiles(3);
        folder.write("", text("one"));
        folder.log.refresh();
        folder.rename("", suffix);
        if (suffix.equals(".3")) {
            folder.write(".2", text("three"));
        }
        folder.write(".1", text("four"));
        folder.write("", text("five"));
        return folder.log.refresh().gaps();
    }

    /** What is missing before an empty file is told once that file has lines, and of each gap by itself. */
    @Test
    void saysOfEachGapBeforeWhichFileItIs() throws IOException {
        folder.log.expectFiles(2);
        folder.write("", text("one"));
        folder.log.refresh();
        Files.delete(folder.live);
        folder.write("", "");
        assertEquals(List.of(), folder.log.refresh().gaps());
        folder.assertTexts(text("one"));
        folder.write("", text("three"));
        Files.createLink(folder.directory.resolve("elsewhere"), folder.live);
        Files.delete(folder.live);
        folder.write(".1", text("five"));
        folder.write("", text("six"));
        assertEquals(List.of(1, 2), folder.log.refresh().gaps());
        folder.assertTexts(text("one"), text("three"), text("five"), text("six"));
    }

    /** A file that is only being compressed may begin with less than a length of its own. */
    @Test
    void aCompressedFileThatHasJustBegunIsNoneOfTheKnownOnes() throws IOException {
        folder.write("", text("one"));
        folder.log.refresh();
        Files.delete(folder.live);
        Files.write(folder.path(".2.gz"), new byte[] {0x1f, (byte) 0x8b});
        folder.write("", text("two"));
        folder.log.refresh();
        assertEquals(
                2,
                folder.log
                        .generations()
                        .get(folder.log.generations().size() - 1)
                        .number());
    }

    @Test
    void aFileDeletedForGoodIsReadToItsEndWhenThereIsOnlyOne() throws IOException {
        folder.write("", text("one"));
        folder.log.refresh();
        folder.append("", "end\n");
        Files.delete(folder.live);
        folder.write("", "live");
        assertEquals(new Change(true, 1, false, false, false, List.of()), folder.log.refresh());
        folder.assertTexts(text("one") + "end\n", "live");
    }

    @Test
    void truncationBeginsANewGeneration() throws IOException {
        folder.write("", text("one"));
        folder.log.refresh();
        LogFile old = folder.log.generations().get(0).file();
        folder.write("", "two\n");
        assertEquals(new Change(true, 0, true, false, false, List.of()), folder.log.refresh());
        folder.assertTexts("two\n");
        assertEquals(List.of(1), folder.numbers());
        assertEquals(-1, old.read(0, new byte[10], 0, 10), "what was dropped reads as empty");
    }

    @Test
    void truncationIsSeenWhenTheFileHasGrownBeyondItsOldSize() throws IOException {
        folder.write("", text("one"));
        folder.log.refresh();
        folder.write("", text("two") + text("three"));
        assertTrue(folder.log.refresh().truncated());
        folder.assertTexts(text("two") + text("three"));
    }

    @Test
    void truncationIsSeenWhenOnlyTheBeginningDiffers() throws IOException {
        folder.write("", "one" + "x".repeat(200));
        folder.log.refresh();
        folder.write("", "two" + "x".repeat(300));
        assertTrue(folder.log.refresh().truncated());
        folder.assertTexts("two" + "x".repeat(300));
    }

    @Test
    void aHoleIsANewGeneration() throws IOException {
        folder.write("", text("one"));
        folder.log.refresh();
        int size = text("one").length();
        try (FileChannel channel = FileChannel.open(folder.live, StandardOpenOption.WRITE)) {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap("two\n".getBytes(StandardCharsets.US_ASCII)), size);
        }
        assertTrue(folder.log.refresh().truncated());
        byte[] expected = new byte[size + 4];
        System.arraycopy("two\n".getBytes(StandardCharsets.US_ASCII), 0, expected, size, 4);
        assertArrayEquals(
                expected, GenerationReader.readWhole(folder.log.generations().get(0)));
        assertEquals(List.of(1), folder.numbers());
    }

    @Test
    void aCopyMadeBeforeTheTruncationGoesOnAsTheOldGeneration() throws IOException {
        folder.write(".1", text("zero"));
        folder.write("", text("one"));
        folder.log.refresh();
        folder.append("", "end\n");
        folder.rename(".1", ".2");
        Files.copy(folder.live, folder.path(".1"));
        folder.write("", "two\n");
        Change change = folder.log.refresh();
        assertTrue(change.truncated());
        assertEquals(0, change.rotated());
        folder.assertTexts(text("zero"), text("one") + "end\n", "two\n");
        assertEquals(List.of(0, 1, 2), folder.numbers());
    }

    @Test
    void aMovedFileGrowsUntilANewOneAppears() throws IOException {
        folder.write("", text("one"));
        folder.log.refresh();
        folder.rename("", "-20261122");
        folder.append("-20261122", "more\n");
        assertEquals(APPENDED, folder.log.refresh());
        assertEquals(List.of(false), folder.sealed());
        folder.append("-20261122", "end\n");
        folder.write("", "live");
        assertEquals(1, folder.log.refresh().rotated());
        folder.assertTexts(text("one") + "more\nend\n", "live");
        assertEquals(List.of(true, false), folder.sealed());
    }

    @Test
    void aMissingFileIsGoneAfterASecondThoughTheClockIsSetBack() throws IOException {
        folder.write("", "one\n");
        folder.log.refresh();
        Files.delete(folder.live);
        assertEquals(NOTHING, folder.log.refresh());
        folder.advance(Duration.ofHours(-1));
        assertEquals(NOTHING, folder.log.refresh());
        folder.advance(Duration.ofMillis(1_100));
        assertTrue(folder.log.refresh().gone());
    }

    @Test
    void aMissingFileIsGoneAfterASecondAndStaysReadable() throws IOException {
        folder.write("", "one\n");
        folder.log.refresh();
        Files.delete(folder.live);
        assertEquals(NOTHING, folder.log.refresh());
        folder.advance(Duration.ofMillis(1_100));
        assertTrue(folder.log.refresh().gone());
        assertEquals(NOTHING, folder.log.refresh(), "told once");
        folder.assertTexts("one\n");
        assertEquals(List.of(false), folder.sealed(), "Docker may still write to it");
        folder.write("", "two\n");
        assertTrue(folder.log.refresh().returned());
        folder.assertTexts("one\n", "two\n");
    }

    @Test
    void aRemovedDirectoryIsGoneAtOnceAndANewOneIsANewLog() throws IOException {
        folder.write("", "one\n");
        folder.log.refresh();
        folder.append("", "end\n");
        Files.delete(folder.live);
        Files.delete(folder.directory);
        assertEquals(new Change(true, 0, false, true, false, List.of()), folder.log.refresh());
        folder.assertTexts("one\nend\n");
        assertEquals(List.of(true), folder.sealed());
        Files.createDirectory(folder.directory);
        folder.write("", "two\n");
        assertTrue(folder.log.refresh().returned());
        folder.assertTexts("one\nend\n", "two\n");
        assertEquals(List.of(0, 1), folder.numbers());
    }

    @Test
    void holdsTwoDeletedFilesAndAllThatAFollowerNeeds() throws IOException {
        for (int i = 0; i < 6; i++) {
            folder.write("", text("file " + i));
            folder.log.refresh();
            Files.delete(folder.live);
        }
        folder.write("", "live");
        folder.log.refresh();
        assertEquals(List.of(4, 5, 6), folder.numbers());
        folder.log.retainFrom(4);
        for (int i = 0; i < 6; i++) {
            Files.delete(folder.live);
            folder.write("", text("more " + i));
            folder.log.refresh();
        }
        assertEquals(List.of(4, 5, 6, 7, 8, 9, 10, 11, 12), folder.numbers());
        folder.log.retainFrom(12);
        Files.delete(folder.live);
        folder.write("", "last");
        folder.log.refresh();
        folder.assertTexts(text("more 4"), text("more 5"), "last");
    }

    @Test
    void aRetainedFileIsOpenedBeforeItIsDeleted() throws IOException {
        folder.writeGzip(".2.gz", text("one"));
        folder.write(".1", text("two"));
        folder.write("", "live");
        folder.log.retainFrom(0);
        folder.log.refresh();
        Files.delete(folder.path(".2.gz"));
        Files.delete(folder.path(".1"));
        folder.log.refresh();
        folder.assertTexts(text("one"), text("two"), "live");
    }

    @Test
    void aCrashDuringCompressionLosesNothingThatWasHeld() throws IOException {
        folder.write("", text("one"));
        folder.log.refresh();
        folder.rename("", ".1");
        Files.write(folder.path(".1.gz"), Arrays.copyOf(LogFolder.gzip(text("one")), 80));
        folder.write("", text("two"));
        folder.log.refresh();
        folder.rename(".1.gz", ".2.gz");
        Files.move(folder.live, folder.path(".1"), StandardCopyOption.REPLACE_EXISTING);
        folder.write("", "live");
        assertEquals(new Change(true, 1, false, false, false, List.of()), folder.log.refresh());
        folder.assertTexts(text("one"), text("two"), "live");
    }

    @Test
    void theFirstLookDoesNotInflate() throws IOException {
        folder.writeGzip(".1.gz", text("one"));
        folder.write("", "live");
        folder.log.refresh();
        Generation compressed = folder.log.generations().get(0);
        assertFalse(compressed.file().isReady());
        assertEquals(8 * Files.size(folder.path(".1.gz")), compressed.size(), "an estimate");
        assertEquals(0, folder.space.usedBytes());
        compressed.file().prepare();
        assertEquals(text("one").length(), compressed.file().size());
        folder.log.refresh();
        assertEquals(text("one").length(), folder.log.generations().get(0).size());
    }

    @Test
    void aLogMayBeginToExistLater() throws IOException {
        assertEquals(NOTHING, folder.log.refresh());
        assertEquals(List.of(), folder.log.generations());
        folder.write("", "one\n");
        assertEquals(APPENDED, folder.log.refresh());
        folder.assertTexts("one\n");
    }
}
