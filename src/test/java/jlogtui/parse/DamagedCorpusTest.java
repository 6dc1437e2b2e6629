package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Damaged logs: exactly the records and the damaged spans of the independent oracle. */
final class DamagedCorpusTest {
    /** Reported at the end of a compressed file by who inflates it. */
    private static final String GZIP_CUT = "0 ";

    @Test
    void everyVariantGivesItsIdealRows() throws IOException, URISyntaxException {
        int variants = 0;
        for (Path variant : Corpus.children(Corpus.root().resolve("damaged"))) {
            if (Files.isDirectory(variant)) {
                checkVariant(variant.getFileName().toString(), variant.resolve("ideal.tsv"), containerOf(variant));
                variants++;
            }
        }
        assertEquals(12, variants);
    }

    @Test
    void theHoleThatARealTruncationLeftGivesItsIdealRows() throws IOException, URISyntaxException {
        Path root = Corpus.root();
        checkVariant(
                "nul-hole",
                root.resolve("expect/nul-hole/ideal.tsv"),
                root.resolve("containers").resolve(Corpus.container("nul-hole")));
    }

    private static Path containerOf(Path variant) throws IOException {
        for (Path child : Corpus.children(variant)) {
            if (Files.isDirectory(child)) {
                return child;
            }
        }
        throw new AssertionError("no container in " + variant);
    }

    private static void checkVariant(String variant, Path ideal, Path container) throws IOException {
        List<CorpusRow> expected = corrected(variant, CorpusRow.read(ideal));
        assertFalse(expected.isEmpty());
        TreeSet<String> named = new TreeSet<>();
        expected.forEach(row -> named.add(row.file()));
        for (String file : named) {
            List<CorpusRow> wanted =
                    expected.stream().filter(row -> row.file().equals(file)).toList();
            byte[] bytes = Corpus.bytes(Corpus.file(container, file));
            for (int chunk : new int[] {1, 3, 64, 4096}) {
                assertEquals(lines(wanted), lines(CorpusRow.found(file, bytes, chunk)), variant + " " + file);
            }
        }
    }

    /** The manifest names where the oracle is not to be followed. */
    private static List<CorpusRow> corrected(String variant, List<CorpusRow> ideal) {
        List<CorpusRow> rows = new ArrayList<>(ideal);
        rows.removeIf(row -> !row.isRecord() && row.what().equals(GZIP_CUT));
        if (variant.equals("13-blank-and-text-lines")) {
            CorpusRow blankLine = new CorpusRow(false, "ID-json.log", 444, "3    ");
            assertTrue(rows.remove(blankLine), rows::toString);
        }
        if (variant.equals("16-odd-but-valid")) {
            CorpusRow sensitiveToCase = new CorpusRow(true, "ID-json.log", 996, "STDOUT  \"UPPER\"");
            int at = rows.indexOf(sensitiveToCase);
            assertTrue(at >= 0, rows::toString);
            rows.set(at, new CorpusRow(true, "ID-json.log", 996, "STDOUT 2026-01-02T03:04:05.9Z \"x\\n\""));
        }
        return rows;
    }

    private static String lines(List<CorpusRow> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(row).append('\n'));
        return text.toString();
    }
}
