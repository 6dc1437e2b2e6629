package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanvasTest {
    private static final Style FILL = Style.of(Role.TEXT);
    private static final Style DRAWN = Style.of(Role.BOX);

    /** Column, text, from, to column; the row was {@code .日本語.} before. Blanks are shown as underscores. */
    @ParameterizedTest
    @CsvSource({
        "0, ab, 0, 8, ab_本語.",
        "1, ab, 0, 8, .ab本語.",
        "2, ab, 0, 8, ._ab_語.",
        "2, a, 0, 8, ._a本語.",
        "3, 月, 0, 8, .日月語.",
        "2, 月, 0, 8, ._月_語.",
        "7, 月, 0, 8, .日本語_",
        "6, 月, 0, 8, .日本_月",
        "6, 月, 0, 7, .日本__.",
        "-1, 月x, 0, 8, _x_本語.",
        "-2, 月x, 0, 8, x日本語.",
        "1, 月x, 1, 8, ._x本語.",
        "1, abcdef, 2, 4, .cde_語.",
        "8, abc, 0, 8, .日本語.",
        "-9, abc, 0, 8, .日本語.",
        "0, abc, 3, 8, .日本語.",
        "0, abc, 0, 0, .日本語.",
        "0, abcdefghijkl, 0, 99, abcdefgh",
    })
    void clipsAndNeverLeavesHalfACell(int column, String text, int from, int toColumn, String expected) {
        Canvas canvas = new Canvas(8, 3, FILL);
        canvas.text(0, 1, ".日本語.", FILL);
        canvas.put(column, 1, TextCleaner.clean(text, DRAWN), from, toColumn);
        Frame frame = canvas.frame(-1, 0);
        assertEquals(expected, row(frame, 1).replace(' ', '_'));
        assertEquals("        ", row(frame, 0));
        assertEquals("        ", row(frame, 2));
        assertEquals("", CellText.defect(cells(frame, 1)));
    }

    @Test
    void rowsOutsideAreIgnored() {
        Canvas canvas = new Canvas(4, 1, FILL);
        for (int row : new int[] {-1, 1, 7}) {
            canvas.text(0, row, "abc", DRAWN);
            canvas.fill(0, row, 4, DRAWN);
            canvas.restyle(row, style -> DRAWN);
        }
        assertEquals("    ", row(canvas.frame(-1, 0), 0));
        assertEquals(FILL, canvas.frame(-1, 0).cell(0, 0).style());
    }

    @Test
    void textTellsWhereItEnds() {
        Canvas canvas = new Canvas(4, 1, FILL);
        assertEquals(5, canvas.text(2, 0, "a日", DRAWN));
        assertEquals("  a ", row(canvas.frame(-1, 0), 0));
        assertEquals(1, canvas.text(-1, 0, "ab", DRAWN));
        assertEquals("b a ", row(canvas.frame(-1, 0), 0));
    }

    @Test
    void fillBlanksAndCutsWideCells() {
        Canvas canvas = new Canvas(8, 1, FILL);
        canvas.text(0, 0, ".日本語.", FILL);
        canvas.fill(2, 0, 2, DRAWN);
        Frame frame = canvas.frame(3, 0);
        assertEquals(".    語.", row(frame, 0));
        assertEquals(FILL, frame.cell(1, 0).style());
        assertEquals(DRAWN, frame.cell(2, 0).style());
        assertEquals(DRAWN, frame.cell(3, 0).style());
        assertEquals(FILL, frame.cell(4, 0).style());
        assertEquals(3, frame.cursorColumn());
    }

    @Test
    void restyleTakesWideCellsWhole() {
        Canvas canvas = new Canvas(6, 1, FILL);
        canvas.text(0, 0, ".日本.", FILL);
        canvas.restyle(2, 0, 2, style -> DRAWN);
        Frame frame = canvas.frame(-1, 0);
        assertEquals(".日本.", row(frame, 0));
        for (int column = 0; column < 6; column++) {
            boolean isChanged = column == 3 || column == 4;
            assertEquals(isChanged ? DRAWN : FILL, frame.cell(column, 0).style(), "column " + column);
        }
    }

    @Test
    void aFrameDoesNotChangeAfterwards() {
        Canvas canvas = new Canvas(3, 1, FILL);
        canvas.text(0, 0, "abc", FILL);
        Frame frame = canvas.frame(-1, 0);
        canvas.text(0, 0, "xyz", FILL);
        assertEquals("abc", row(frame, 0));
    }

    /** The model writes column by column without a thought and mends torn cells afterwards. */
    @Test
    void agreesWithAPlainModel() {
        long seed = 41;
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            int columns = random.nextInt(9);
            Canvas canvas = new Canvas(columns, 1, FILL);
            int[] model = new int[columns];
            for (int step = 0; step < 8; step++) {
                int column = random.nextInt(14) - 4;
                if (random.nextInt(4) == 0) {
                    int width = random.nextInt(6);
                    canvas.fill(column, 0, width, DRAWN);
                    write(model, column, new int[width], 0, columns);
                } else {
                    int[] symbols = symbols(random, step * 10 + 1);
                    int from = symbols.length == 0 ? 0 : random.nextInt(symbols.length);
                    int toColumn = random.nextInt(12);
                    canvas.put(column, 0, cells(symbols), from, toColumn);
                    write(model, column, Arrays.copyOfRange(symbols, from, symbols.length), 0, toColumn);
                }
                mend(model);
                Cell[] shown = cells(canvas.frame(-1, 0), 0);
                String message = "seed " + seed + " round " + round + " step " + step;
                assertEquals("", CellText.defect(shown), message);
                assertEquals(text(model), CellText.plain(shown), message);
            }
        }
    }

    /** A narrow cell is 1000, the halves of a wide one are a number and its negative, a blank is 0. */
    private static int[] symbols(Random random, int firstNumber) {
        int[] symbols = new int[random.nextInt(7)];
        int number = firstNumber;
        for (int i = 0; i < symbols.length; i++) {
            if (i + 1 < symbols.length && random.nextBoolean()) {
                symbols[i] = number;
                symbols[++i] = -number;
                number++;
            } else {
                symbols[i] = 1000;
            }
        }
        return symbols;
    }

    private static void write(int[] model, int column, int[] symbols, int from, int toColumn) {
        for (int i = from; i < symbols.length; i++) {
            int at = column + i;
            if (at >= 0 && at < model.length && at < toColumn) {
                model[at] = symbols[i];
            }
        }
    }

    private static void mend(int[] model) {
        for (int i = 0; i < model.length; i++) {
            boolean isTornLeft =
                    model[i] > 0 && model[i] < 1000 && (i + 1 == model.length || model[i + 1] != -model[i]);
            boolean isTornRight = model[i] < 0 && (i == 0 || model[i - 1] != -model[i]);
            if (isTornLeft || isTornRight) {
                model[i] = 0;
            }
        }
    }

    private static String text(int[] model) {
        StringBuilder text = new StringBuilder();
        for (int symbol : model) {
            text.append(symbol == 0 ? " " : symbol == 1000 ? "a" : symbol > 0 ? cluster(symbol) : "");
        }
        return text.toString();
    }

    private static Cell[] cells(int[] symbols) {
        Cell[] cells = new Cell[symbols.length];
        for (int i = 0; i < symbols.length; i++) {
            cells[i] = symbols[i] == 1000
                    ? new Cell("a", 1, DRAWN)
                    : symbols[i] > 0 ? new Cell(cluster(symbols[i]), 2, DRAWN) : new Cell("", 0, DRAWN);
        }
        return cells;
    }

    private static String cluster(int number) {
        return Character.toString(0x4e00 + number);
    }

    private static Cell[] cells(Frame frame, int row) {
        Cell[] cells = new Cell[frame.columns()];
        for (int column = 0; column < cells.length; column++) {
            cells[column] = frame.cell(column, row);
        }
        return cells;
    }

    private static String row(Frame frame, int row) {
        return CellText.plain(cells(frame, row));
    }

    @Test
    void knowsItsSize() {
        Canvas canvas = new Canvas(7, 2, FILL);
        assertTrue(canvas.columns() == 7 && canvas.rows() == 2);
    }
}
