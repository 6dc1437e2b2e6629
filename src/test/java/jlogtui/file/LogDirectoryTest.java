package jlogtui.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogDirectoryTest {
    private static final String LIVE = "abc-json.log";

    @TempDir
    private Path folder;

    private LogDirectory directory;

    @BeforeEach
    void openDirectory() {
        directory = new LogDirectory(folder.resolve(LIVE));
    }

    private List<LogDirectory.Entry> listWith(String... suffixes) throws IOException {
        for (String suffix : suffixes) {
            Files.writeString(folder.resolve(LIVE + suffix), "bytes of " + suffix);
        }
        List<LogDirectory.Entry> files =
                directory.look(List.of(), Instant.MAX).orElseThrow().files();
        assertEquals(suffixes.length, files.size());
        return files;
    }

    @Test
    void filesThatStandAsTheyWereFoundAreOfOneMoment() throws IOException {
        assertTrue(directory.hasStill(listWith(".3.gz", ".2.gz", ".1", "")));
    }

    @Test
    void aFileThatHasMovedOnIsNotThereAnyMore() throws IOException {
        List<LogDirectory.Entry> files = listWith(".1", "");
        Files.move(folder.resolve(LIVE + ".1"), folder.resolve(LIVE + ".2"));
        assertFalse(directory.hasStill(files));
    }

    /** While Docker renames, none is between them; but one that comes between them was not seen. */
    @Test
    void nothingMayHaveComeBetweenTheFiles() throws IOException {
        for (String between : List.of(".1", ".1.gz", ".2", ".2.gz")) {
            List<LogDirectory.Entry> files = listWith(".3.gz", "");
            assertTrue(directory.hasStill(files));
            Files.writeString(folder.resolve(LIVE + between), "between");
            assertFalse(directory.hasStill(files), between);
            Files.delete(folder.resolve(LIVE + between));
        }
    }

    @Test
    void aCompressedFileIsIncompleteAsLongAsThePlainOneIsThere() throws IOException {
        List<LogDirectory.Entry> files = listWith(".1.gz", "");
        Files.writeString(folder.resolve(LIVE + ".1"), "being compressed");
        assertFalse(directory.hasStill(files));
        Files.delete(folder.resolve(LIVE + ".1"));
        assertTrue(directory.hasStill(files));
    }
}
