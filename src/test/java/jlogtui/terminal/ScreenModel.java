package jlogtui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    private String look = PLAIN;
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

    ScreenModel(int columns, int rows, Clusters clusters, ToIntFunction<String> widths) {
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
            if (text.charAt(at) == '\033') {
                at = sequence(text, at);
            } else {
                int end = text.indexOf('\033', at);
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
                assertEquals(PLAIN, look, "erasing must not depend on the background");
                assertTrue(placed);
                for (int erased = column; erased < columns; erased++) {
                    set(erased, new Spot(" ", PLAIN, false));
                }
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

    /** Whether an SGR state shows on a blank: it has a background, or underlines, reverses or strikes. */
    static boolean showsOnBlank(String look) {
        List<Integer> codes = new ArrayList<>();
        for (String code : look.split(";", -1)) {
            codes.add(Integer.parseInt(code));
        }
        for (int at = 0; at < codes.size(); at++) {
            int code = codes.get(at);
            if (code == 38) {
                at += codes.get(at + 1) == 2 ? 4 : 2;
            } else if (code == 4 || code == 7 || code == 9 || (code >= 40 && code <= 48) || code >= 100) {
                return true;
            }
        }
        return false;
    }
}
