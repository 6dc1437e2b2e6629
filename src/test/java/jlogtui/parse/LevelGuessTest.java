package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jlogtui.model.Level;
import org.junit.jupiter.api.Test;

final class LevelGuessTest {
    private static final int LEAST_LINES = 80;

    private final LevelGuess guess = new LevelGuess();

    @Test
    void knowsTheFormsOfRealPrograms() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String[]> rows = rows();
        for (String[] row : rows) {
            Level found = of(unescaped(row[2]));
            if (found != Level.valueOf(row[0])) {
                wrong.add("wanted " + row[0] + ", found " + found + ": " + row[1] + ": " + row[2]);
            }
        }

        assertEquals(List.of(), wrong);
        assertTrue(rows.size() >= LEAST_LINES, "only " + rows.size() + " lines");
    }

    @Test
    void isTheSameWhereverTheMessageLies() throws IOException {
        for (String[] row : rows()) {
            byte[] text = unescaped("ERROR " + row[2] + "ERROR").getBytes(StandardCharsets.UTF_8);

            assertEquals(Level.valueOf(row[0]), guess.ofLine(text, 6, text.length - 5), row[2]);
        }
    }

    @Test
    void takesAnyBytes() throws IOException {
        for (String[] row : rows()) {
            byte[] text = unescaped(row[2]).getBytes(StandardCharsets.UTF_8);
            for (int end = 0; end <= text.length; end++) {
                for (byte last : new byte[] {'"', '\\', '[', 'e', 0x1b, -1}) {
                    byte[] cut = java.util.Arrays.copyOf(text, end + 1);
                    cut[end] = last;

                    assertTrue(guess.ofLine(cut, 0, end + 1).letter() >= ' ');
                }
            }
        }
    }

    @Test
    void aLineWithoutALevelCountsAsInformation() {
        assertTrue(Level.NONE.isAtLeast(Level.INFO));
        assertTrue(Level.INFO.isAtLeast(Level.NONE));
        assertTrue(!Level.NONE.isAtLeast(Level.WARN));
        assertTrue(Level.FATAL.isAtLeast(Level.ERROR));
        assertTrue(!Level.DEBUG.isAtLeast(Level.INFO));
    }

    private Level of(String line) {
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        return guess.of(text);
    }

    static String unescaped(String line) {
        return line.replace("\\e", "\u001b").replace("\\t", "\t");
    }

    static List<String[]> rows() throws IOException {
        try (InputStream in = LevelGuessTest.class.getResourceAsStream("/levels/lines.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 3))
                    .toList();
        }
    }
}
