package jlogtui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/** A terminal that understands only what a frame may contain, and fails at anything else. It starts full of rubbish. */
final class ScreenModel {
    static final String PLAIN = "0";

    private record Spot(String text, String look, boolean rightHalf) {}

    private final int columns;
    private final int rows;
    /** Cuts a run of printable text into what the terminal puts into one spot. */
    private final Clusters clusters;

    private final ToIntFunction<String> widths;
    private final Spot[][] spots;
    private final boolean erasesInColor;
    private String look = PLAIN;
    private int top;
    private int bottom;
    private int column;
    private int row;
    /** False after the last column: terminals differ in where the cursor is then. */
    private boolean placed;

    private boolean cursorVisible;
    private boolean gathering;

    /** How a terminal divides text. */
    interface Clusters {
        List<String> split(String text);
    }

    ScreenModel(int columns, int rows, Clusters clusters, ToIntFunction<String> widths, boolean erasesInColor) {
        this.erasesInColor = erasesInColor;
        this.bottom = rows - 1;
        this.columns = columns;
        this.rows = rows;
        this.clusters = clusters;
        this.widths = widths;
        spots = new Spot[rows][columns];
        for (Spot[] line : spots) {
            Arrays.fill(line, new Spot("#", "0;41", false));
        }
    }

    String text(int atColumn, int atRow) {
        return spots[atRow][atColumn].text();
    }

    String look(int atColumn, int atRow) {
        return spots[atRow][atColumn].look();
    }

    boolean isRightHalf(int atColumn, int atRow) {
        return spots[atRow][atColumn].rightHalf();
    }

    boolean isCursorVisible() {
        return cursorVisible;
    }

    int cursorColumn() {
        return column;
    }

    int cursorRow() {
        return row;
    }

    /** Takes a whole frame. */
    void feed(byte[] bytes) {
        // Whoever else wrote in between, a frame must place the cursor itself
        placed = false;
        String text = new String(bytes, StandardCharsets.UTF_8);
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("\033M", at)) {
                assertEquals(top, row, "only a region is scrolled");
                scroll(bottom, top, -1);
                at += 2;
            } else if (text.charAt(at) == '\n') {
                assertEquals(bottom, row, "only a region is scrolled");
                scroll(top, bottom, 1);
                at++;
            } else if (text.charAt(at) == '\033') {
                at = sequence(text, at);
            } else {
                int end = text.indexOf('\033', at);
                int feed = text.indexOf('\n', at);
                end = feed >= 0 && (end < 0 || feed < end) ? feed : end;
                int until = end < 0 ? text.length() : end;
                boolean inCluster = false;
                for (String cluster : clusters.split(text.substring(at, until))) {
                    print(cluster, inCluster);
                    // A terminal that knows no clusters may run out of columns within one
                    inCluster = cluster.codePointAt(0) > 0xff;
                }
                at = until;
            }
        }
        assertEquals(PLAIN, look, "a frame must leave the style reset");
        assertFalse(gathering, "synchronized output must be closed");
        assertTrue(top == 0 && bottom == rows - 1, "no region may be left");
    }

    /** Moves the rows between two, and fills the last of them. */
    private void scroll(int from, int to, int step) {
        assertTrue(placed);
        assertEquals(PLAIN, look, "scrolling must not depend on the background");
        for (int at = from; at != to; at += step) {
            spots[at] = spots[at + step];
        }
        spots[to] = new Spot[columns];
        Arrays.fill(spots[to], new Spot(" ", PLAIN, false));
    }

    /** What an erased cell keeps of a look. */
    static String behind(String look) {
        return kept(look, code -> code >= 40 && code <= 48 || code >= 100);
    }

    /** What of a look shows on a blank. */
    static String onBlank(String look) {
        return kept(look, code -> code >= 40 && code <= 48 || code >= 100 || code == 4 || code == 7 || code == 9);
    }

    private static String kept(String look, IntPredicate isKept) {
        StringBuilder kept = new StringBuilder(PLAIN);
        String[] codes = look.split(";", -1);
        for (int at = 0; at < codes.length; at++) {
            int code = Integer.parseInt(codes[at]);
            int length = code == 38 || code == 48 ? codes[at + 1].equals("2") ? 5 : 3 : 1;
            if (isKept.test(code)) {
                for (int part = at; part < at + length; part++) {
                    kept.append(';').append(codes[part]);
                }
            }
            at += length - 1;
        }
        return kept.toString();
    }

    private int sequence(String text, int from) {
        assertEquals('[', text.charAt(from + 1), "only CSI may be written");
        int end = from + 2;
        while (text.charAt(end) < 0x40) {
            end++;
        }
        String parameters = text.substring(from + 2, end);
        switch (text.charAt(end)) {
            case 'm' -> look = parameters;
            case 'H' -> {
                String[] place = parameters.split(";", -1);
                row = Integer.parseInt(place[0]) - 1;
                column = Integer.parseInt(place[1]) - 1;
                placed = true;
            }
            case 'G' -> {
                assertTrue(row >= 0 && row < rows);
                column = Integer.parseInt(parameters) - 1;
                placed = true;
            }
            case 'K' -> {
                assertEquals("", parameters);
                assertTrue(erasesInColor || look.equals(PLAIN), "erasing must not depend on the background");
                assertTrue(placed);
                for (int erased = column; erased < columns; erased++) {
                    set(erased, new Spot(" ", behind(look), false));
                }
            }
            case 'r' -> {
                String[] edges =
                        parameters.isEmpty() ? new String[] {"1", Integer.toString(rows)} : parameters.split(";", -1);
                top = Integer.parseInt(edges[0]) - 1;
                bottom = Integer.parseInt(edges[1]) - 1;
                assertTrue(top >= 0 && top < bottom && bottom < rows, "a region of " + parameters);
                row = 0;
                column = 0;
                placed = true;
            }
            case 'h', 'l' -> mode(parameters, text.charAt(end) == 'h');
            default -> fail("foreign sequence " + text.substring(from + 1, end + 1));
        }
        assertTrue(column >= 0 && column < columns && row >= 0 && row < rows, "the cursor left the screen");
        return end + 1;
    }

    private void mode(String parameters, boolean on) {
        switch (parameters) {
            case "?25" -> cursorVisible = on;
            case "?2026" -> gathering = on;
            default -> fail("foreign mode " + parameters);
        }
    }

    private void print(String cluster, boolean inCluster) {
        assertTrue(cluster.codePoints().noneMatch(Character::isISOControl), "a control character was written");
        int width = widths.applyAsInt(cluster);
        if (width == 0) {
            return;
        }
        if (!inCluster) {
            assertTrue(placed, "text at an unknown place");
        }
        int at = Math.max(0, Math.min(column, columns - width));
        set(at, new Spot(cluster, look, false));
        if (width == 2 && at + 1 < columns) {
            set(at + 1, new Spot("", look, true));
        }
        column = at + width;
        if (column >= columns) {
            column = columns - 1;
            placed = false;
        }
    }

    /** Writing on one half of a wide character erases the other. */
    private void set(int at, Spot spot) {
        Spot old = spots[row][at];
        if (old.rightHalf() && !spot.rightHalf()) {
            spots[row][at - 1] = new Spot(" ", old.look(), false);
        }
        if (!old.rightHalf() && at + 1 < columns && spots[row][at + 1].rightHalf()) {
            spots[row][at + 1] = new Spot(" ", old.look(), false);
        }
        spots[row][at] = spot;
    }
}
