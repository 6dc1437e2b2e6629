package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Undamaged logs of a real Docker: every record that the independent oracle found, and nothing else. The only damaged one,
 * {@code nul-hole}, is {@link DamagedCorpusTest}'s.
 */
final class RecordsCorpusTest {
    @Test
    void everyCaseGivesItsRecords() throws IOException, URISyntaxException {
        Path root = Corpus.root();
        int records = 0;
        for (Path folder : Corpus.children(root.resolve("expect"))) {
            String name = folder.getFileName().toString();
            Path table = folder.resolve("records.tsv");
            if (Files.exists(table) && !name.equals("nul-hole")) {
                List<CorpusRow> expected = CorpusRow.read(table);
                Path container = root.resolve("containers").resolve(Corpus.container(name));
                assertEquals(expected, found(expected, container), name);
                records += expected.size();
            }
        }
        assertEquals(4_469, records);
    }

    private static List<CorpusRow> found(List<CorpusRow> expected, Path container) throws IOException {
        TreeSet<String> files = new TreeSet<>();
        expected.forEach(row -> files.add(row.file()));
        List<CorpusRow> found = new ArrayList<>();
        // The oldest file has the highest number, and the current one has none.
        for (String file : files.descendingSet()) {
            byte[] bytes = Corpus.bytes(Corpus.file(container, file));
            found.addAll(CorpusRow.found(file, bytes, 4096));
        }
        return found;
    }
}
