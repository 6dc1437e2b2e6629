package jlogtui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import jlogtui.view.Cell;
import jlogtui.view.Frame;
import jlogtui.view.Role;
import jlogtui.view.Style;
import org.junit.jupiter.api.Test;

class FrameWriterTest {
    /** Clusters with the width that the view gives them. */
    private static final Map<String, Integer> ALPHABET = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("B", 1),
            Map.entry("é", 1),
            Map.entry("│", 1),
            Map.entry("①", 1),
            Map.entry("e\u0301", 1),
            Map.entry("日", 2),
            Map.entry("한", 2),
            Map.entry("😀", 2),
            Map.entry("👍🏽", 2),
            Map.entry("❤\ufe0f", 2),
            Map.entry("👨\u200d👩\u200d👧", 2),
            Map.entry("🇩🇪", 2));

    private static final List<String> CLUSTERS =
            ALPHABET.keySet().stream().sorted().toList();
    private static final Style TEXT = Style.of(Role.TEXT);
    private static final Style BAR = Style.of(Role.HEADER);
    private static final List<Style> STYLES = List.of(
            TEXT,
            Style.of(Role.TIME),
            BAR,
            new Style(Role.TEXT, true, -1, -1, 0),
            new Style(Role.TEXT, false, 9, -1, Style.BOLD),
            new Style(Role.TEXT, false, Style.RGB | 0x123456, 200, 0),
            new Style(Role.TEXT, false, -1, -1, Style.UNDERLINE));

    private final OutputBuffer out = new OutputBuffer();
    private final Pens pens = new Pens(ThemeFiles.load("dark"), ColorDepth.TRUE_COLOR);
    private final Pens painted = new Pens(ThemeFiles.load("nord"), ColorDepth.INDEXED_256);
    private final FrameWriter writer = new FrameWriter(pens, false, true, out);

    private byte[] write(Frame frame) {
        out.clear();
        writer.write(frame);
        return Arrays.copyOf(out.bytes(), out.size());
    }

    private static String shown(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace("\033", "^");
    }

    /** A terminal that agrees with the view about every cluster. */
    private static ScreenModel agreeing(int columns, int rows, boolean erasesInColor) {
        return new ScreenModel(
                columns,
                rows,
                FrameWriterTest::longestMatch,
                cluster -> ALPHABET.getOrDefault(cluster, 1),
                erasesInColor);
    }

    private static List<String> longestMatch(String text) {
        List<String> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            String best = text.substring(at, at + 1);
            for (String cluster : CLUSTERS) {
                if (cluster.length() > best.length() && text.startsWith(cluster, at)) {
                    best = cluster;
                }
            }
            found.add(best);
            at += best.length();
        }
        return found;
    }

    /** A terminal that knows no clusters: each code point has its own width, and some are wide that should not be. */
    private static ScreenModel disagreeing(int columns, int rows, boolean erasesInColor) {
        return new ScreenModel(
                columns,
                rows,
                text -> text.codePoints().mapToObj(Character::toString).toList(),
                FrameWriterTest::ownWidth,
                erasesInColor);
    }

    private static int ownWidth(String text) {
        int c = text.codePointAt(0);
        if (c == 0x301 || c == 0xfe0f || c == 0x200d) {
            return 0;
        }
        return c > 0xffff || c == '①' || c == '日' || c == '한' ? 2 : 1;
    }

    private static Frame random(Random random, int columns, int rows, Frame like) {
        Cell[] cells = new Cell[columns * rows];
        int changes = random.nextInt(4);
        if (like != null && random.nextInt(3) == 0) {
            return moved(random, columns, rows, like);
        }
        for (int row = 0; row < rows; row++) {
            boolean kept = like != null && random.nextInt(4) < changes;
            fillRow(random, Arrays.asList(cells).subList(row * columns, (row + 1) * columns), kept ? like : null, row);
        }
        int cursor = random.nextInt(3) == 0 ? random.nextInt(columns) : -1;
        return new Frame(columns, rows, cells, cursor, Math.max(cursor < 0 ? 0 : random.nextInt(rows), 0));
    }

    /** A frame in which some rows of another stand higher or lower. */
    private static Frame moved(Random random, int columns, int rows, Frame like) {
        Cell[] cells = new Cell[columns * rows];
        int from = random.nextInt(rows);
        int to = from + random.nextInt(rows - from);
        int by = random.nextInt(2 * rows) - rows;
        for (int row = 0; row < rows; row++) {
            int source = row >= from && row <= to ? row + by : row;
            if (source >= 0 && source < rows && random.nextInt(12) > 0) {
                for (int column = 0; column < columns; column++) {
                    cells[row * columns + column] = like.cell(column, source);
                }
            } else {
                fillRow(random, Arrays.asList(cells).subList(row * columns, (row + 1) * columns), null, row);
            }
        }
        return new Frame(columns, rows, cells, -1, 0);
    }

    private static void fillRow(Random random, List<Cell> cells, Frame like, int row) {
        int columns = cells.size();
        int ink = random.nextInt(columns + 1);
        Style style = STYLES.get(random.nextInt(STYLES.size()));
        int column = 0;
        while (column < columns) {
            if (like != null && random.nextInt(8) > 0 && like.cell(column, row).width() > 0) {
                Cell old = like.cell(column, row);
                for (int part = 0; part < old.width(); part++) {
                    cells.set(column, like.cell(column, row));
                    column++;
                }
                continue;
            }
            if (random.nextInt(4) == 0) {
                style = STYLES.get(random.nextInt(STYLES.size()));
            }
            String cluster =
                    column >= ink || random.nextInt(3) == 0 ? " " : CLUSTERS.get(random.nextInt(CLUSTERS.size()));
            int width = ALPHABET.getOrDefault(cluster, 1);
            if (column + width > columns) {
                cluster = "a";
                width = 1;
            }
            cells.set(column++, new Cell(cluster, width, style));
            if (width == 2) {
                cells.set(column++, new Cell("", 0, style));
            }
        }
    }

    private static void assertShows(
            Pens pens, Frame frame, ScreenModel screen, boolean exact, Supplier<String> message) {
        for (int row = 0; row < frame.rows(); row++) {
            for (int column = 0; column < frame.columns(); column++) {
                Supplier<String> where = at(message, column, row);
                Cell cell = frame.cell(column, row);
                if (!exact && (cell.width() == 0 || !Cluster.isPlain(cell.cluster(), cell.width()))) {
                    continue;
                }
                assertEquals(cell.cluster(), screen.text(column, row), where);
                assertEquals(cell.width() == 0, screen.isRightHalf(column, row), where);
                String look = new String(pens.of(cell.style()).sequence(), StandardCharsets.US_ASCII);
                String expected = look.substring(2, look.length() - 1);
                String seen = screen.look(column, row);
                boolean isBlank = cell.cluster().equals(" ");
                assertEquals(
                        isBlank ? ScreenModel.onBlank(expected) : expected,
                        isBlank ? ScreenModel.onBlank(seen) : seen,
                        where);
            }
        }
        assertEquals(frame.cursorColumn() >= 0, screen.isCursorVisible(), message);
        if (frame.cursorColumn() >= 0) {
            assertEquals(frame.cursorColumn(), screen.cursorColumn(), message);
            assertEquals(frame.cursorRow(), screen.cursorRow(), message);
        }
    }

    private static Supplier<String> at(Supplier<String> message, int column, int row) {
        return () -> message.get() + " at " + column + "," + row;
    }

    private static Supplier<String> playing(long seed, int step, byte[] bytes) {
        return () -> "seed " + seed + " step " + step + " " + shown(bytes);
    }

    private void playRandomFrames(boolean exact) {
        for (long seed = 1; seed <= 100; seed++) {
            Random random = new Random(seed);
            boolean erasesInColor = random.nextBoolean();
            FrameWriter fresh = new FrameWriter(random.nextBoolean() ? pens : painted, false, erasesInColor, out);
            ScreenModel screen = null;
            Frame frame = null;
            for (int step = 0; step < 20; step++) {
                if (screen == null || random.nextInt(8) == 0) {
                    int columns = 1 + random.nextInt(24);
                    int rows = 1 + random.nextInt(8);
                    screen = exact ? agreeing(columns, rows, erasesInColor) : disagreeing(columns, rows, erasesInColor);
                    frame = random(random, columns, rows, null);
                    fresh.invalidate();
                } else {
                    frame = random(random, frame.columns(), frame.rows(), frame);
                }
                out.clear();
                fresh.write(frame);
                byte[] bytes = Arrays.copyOf(out.bytes(), out.size());
                Supplier<String> message = playing(seed, step, bytes);
                screen.feed(bytes);
                assertShows(fresh.pens(), frame, screen, exact, message);
                out.clear();
                fresh.write(frame);
                assertEquals(0, out.size(), message);
            }
        }
    }

    @Test
    void theScreenShowsEachFrame() {
        playRandomFrames(true);
    }

    @Test
    void aTerminalWithOtherWidthsSpoilsOnlyTheClustersItDisagreesAbout() {
        playRandomFrames(false);
    }

    private static Frame text(int columns, Style style, String... lines) {
        Cell[] cells = new Cell[columns * lines.length];
        for (int row = 0; row < lines.length; row++) {
            for (int column = 0; column < columns; column++) {
                String letter = column < lines[row].length() ? lines[row].substring(column, column + 1) : " ";
                cells[row * columns + column] = new Cell(letter, 1, style);
            }
        }
        return new Frame(columns, lines.length, cells, -1, 0);
    }

    @Test
    void anUnchangedFrameIsNothing() {
        write(text(80, TEXT, "one", "two"));
        assertEquals("", shown(write(text(80, TEXT, "one", "two"))));
    }

    @Test
    void aFewChangedLettersAreAFewBytes() {
        write(text(80, TEXT, "12:00:01 ready", "two"));
        assertEquals("^[1;7H13", shown(write(text(80, TEXT, "12:00:13 ready", "two"))));
    }

    @Test
    void aShortGapIsWrittenAndALongOneSkipped() {
        write(text(80, TEXT, "a..b......c"));
        assertEquals("^[1;1HA..B^[11GC", shown(write(text(80, TEXT, "A..B......C"))));
    }

    @Test
    void theRestOfALineIsErasedAtOnce() {
        write(text(80, TEXT, "something long", "two"));
        assertEquals("^[1;5H^[K", shown(write(text(80, TEXT, "some", "two"))));
    }

    @Test
    void barsAreErasedInTheirColorWhereTheTerminalCanAndElseFilled() {
        String bytes = shown(write(text(80, BAR, "one")));
        assertTrue(bytes.endsWith("one^[K^[0m"), bytes);
        FrameWriter plain = new FrameWriter(pens, false, false, out);
        out.clear();
        plain.write(text(80, BAR, "one"));
        bytes = shown(Arrays.copyOf(out.bytes(), out.size()));
        assertFalse(bytes.contains("^[K"), bytes);
        assertTrue(bytes.endsWith("one" + " ".repeat(77) + "^[0m"), bytes);
    }

    @Test
    void aLogThatGoesOnIsMovedAndNotWrittenAgain() {
        String[] lines = new String[20];
        Arrays.setAll(lines, at -> at == 0 || at == 19 ? "bar" : "some line with the number " + at);
        write(text(80, TEXT, lines));
        String[] later = lines.clone();
        Arrays.setAll(later, at -> at == 0 || at == 19 ? "bar" : "some line with the number " + (at + 2));
        assertEquals(
                "^[0m^[2;19r^[19;1H\n\n^[r^[18;1Hsome line with the number 19^[19;1Hsome line with the number 20",
                shown(write(text(80, TEXT, later))));
        String back = shown(write(text(80, TEXT, lines)));
        assertTrue(back.startsWith("^[0m^[2;19r^[2;1H^M^M^[r^[2;1Hsome line with the number 1^["), back);
        assertTrue(back.length() < 120, back);
    }

    @Test
    void aScreenThatIsNotKnownIsNotMoved() {
        String[] lines = {"a line", "another line", "a third line", "the last line"};
        write(text(80, TEXT, lines));
        writer.invalidate();
        String bytes = shown(write(text(80, TEXT, lines[1], lines[2], lines[3], "more")));
        assertFalse(bytes.contains("r^["), bytes);
    }

    @Test
    void nothingIsEverCleared() {
        write(text(80, TEXT, "one", "two"));
        String bytes = shown(write(text(100, TEXT, "three")));
        assertFalse(bytes.contains("J"), bytes);
        assertEquals("^[1;1Hthree^[K", bytes);
    }

    @Test
    void controlCharactersNeverReachTheTerminal() {
        Cell[] cells = {
            new Cell("x\007", 1, TEXT),
            new Cell("\033", 1, TEXT),
            new Cell("\u009b", 1, TEXT),
            new Cell("\ud800", 1, TEXT)
        };
        ScreenModel screen = disagreeing(4, 1, true);
        screen.feed(write(new Frame(4, 1, cells, -1, 0)));
        assertEquals("x???", screen.text(0, 0) + screen.text(1, 0) + screen.text(2, 0) + screen.text(3, 0));
    }

    @Test
    void aWideCellWithoutRoomIsABlank() {
        Cell[] cells = {new Cell("日", 2, TEXT), new Cell("x", 1, TEXT), new Cell("日", 2, TEXT)};
        ScreenModel screen = agreeing(3, 1, true);
        screen.feed(write(new Frame(3, 1, cells, -1, 0)));
        assertEquals(" x ", screen.text(0, 0) + screen.text(1, 0) + screen.text(2, 0));
    }

    @Test
    void whatCannotBeShownInAsciiKeepsItsColumns() {
        Cell[] cells = {
            new Cell("日", 2, TEXT),
            new Cell("", 0, TEXT),
            new Cell("│", 1, TEXT),
            new Cell("é", 1, TEXT),
            new Cell("▇", 1, TEXT)
        };
        FrameWriter ascii = new FrameWriter(pens, true, true, out);
        ascii.write(new Frame(5, 1, cells, -1, 0));
        ScreenModel screen = disagreeing(5, 1, true);
        screen.feed(Arrays.copyOf(out.bytes(), out.size()));
        StringBuilder row = new StringBuilder();
        for (int column = 0; column < 5; column++) {
            row.append(screen.text(column, 0));
        }
        assertEquals("??|?#", row.toString());
    }

    @Test
    void otherPensRepaintEverythingTheyChange() {
        Frame frame = text(10, BAR, "one");
        write(frame);
        Pens light = new Pens(ThemeFiles.load("light"), ColorDepth.INDEXED_256);
        writer.setPens(light);
        ScreenModel screen = agreeing(10, 1, true);
        screen.feed(write(frame));
        assertEquals("0;38;5;238;48;5;255", screen.look(2, 0));
        assertEquals("0;48;5;255", screen.look(9, 0));
        writer.setPens(pens);
        writer.invalidate();
        ScreenModel other = agreeing(10, 1, true);
        other.feed(write(frame));
        assertShows(pens, frame, other, true, () -> "after invalidate");
    }
}
