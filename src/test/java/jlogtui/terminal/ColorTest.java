package jlogtui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import jlogtui.view.Role;
import jlogtui.view.Style;
import org.junit.jupiter.api.Test;

class ColorTest {
    @Test
    void readsEachForm() {
        assertEquals(new Color(Style.RGB | 0xff0000, 196, 9), Color.parse("#ff0000"));
        assertEquals(Color.parse("#ff0000"), Color.parse(" #f00 "));
        assertEquals(new Color(14, 14, 14), Color.parse("bright-cyan"));
        assertEquals(new Color(200, 200, 13), Color.parse("200"));
        assertEquals(new Color(Color.DEFAULT, Color.DEFAULT, Color.DEFAULT), Color.parse("default"));
        assertEquals(new Color(Style.RGB | 0x102030, 17, 4), Color.parse("#102030 17 blue"));
        assertEquals(new Color(Style.RGB | 0x87d7ff, 117, 12), Color.parse("#87d7ff bright-blue"));
        assertEquals(new Color(Color.UNSET, Color.UNSET, 15), Color.parse("- - bright-white"));
    }

    @Test
    void refusesTheRest() {
        for (String wrong : List.of(
                "", "#12345", "#gggggg", "256", "-1", "rde", "#fff #fff #fff #fff", "#fff nothing", "#1234567")) {
            assertNull(Color.parse(wrong), wrong);
        }
    }

    @Test
    void everyIndexedColourIsNearestToItself() {
        for (int index = 16; index < 256; index++) {
            int found = Color.lower(Style.RGB | Color.rgb(index), ColorDepth.INDEXED_256);
            assertEquals(Color.rgb(index), Color.rgb(found), "index " + index);
        }
        for (int index = 0; index < 16; index++) {
            assertEquals(index, Color.lower(Style.RGB | Color.rgb(index), ColorDepth.ANSI_16));
        }
    }

    @Test
    void greysStayGrey() {
        for (int level = 0; level < 256; level++) {
            int found = Color.rgb(Color.lower(Style.RGB | level * 0x010101, ColorDepth.INDEXED_256));
            assertEquals(found & 0xff, (found >> 8) & 0xff);
            assertEquals(found & 0xff, found >> 16);
        }
    }

    @Test
    void ownColoursOfTheLogComeDownToEachDepth() {
        Style orange = new Style(Role.TEXT, false, Style.RGB | 0xff8700, -1, 0);
        assertEquals("0;38;2;255;135;0", look(orange, ColorDepth.TRUE_COLOR));
        assertEquals("0;38;5;208", look(orange, ColorDepth.INDEXED_256));
        assertEquals("0;33", look(orange, ColorDepth.ANSI_16));
        assertEquals("0", look(orange, ColorDepth.NONE));
        Style brightRed = new Style(Role.TEXT, false, 9, 4, Style.UNDERLINE);
        assertEquals("0;4;91;44", look(brightRed, ColorDepth.TRUE_COLOR));
        assertEquals("0;1;4;31;44", look(brightRed, ColorDepth.ANSI_8));
        assertEquals("0;4", look(brightRed, ColorDepth.NONE));
        Style brightBlack = new Style(Role.TEXT, false, 8, -1, 0);
        assertEquals("0;37", look(brightBlack, ColorDepth.ANSI_8));
    }

    @Test
    void allAttributesSurviveWithoutColour() {
        int all = Style.BOLD | Style.DIM | Style.ITALIC | Style.UNDERLINE | Style.REVERSE | Style.STRIKE;
        assertEquals("0;1;2;3;4;7;9", look(new Style(Role.TEXT, false, 5, 6, all), ColorDepth.NONE));
    }

    @Test
    void theSelectedRowIsSeenAtEachDepth() {
        Style selected = new Style(Role.TIME, true, -1, -1, 0);
        assertEquals("0;38;2;152;158;168;48;2;41;49;63", look(selected, ColorDepth.TRUE_COLOR));
        assertEquals("0;38;5;247;48;5;236", look(selected, ColorDepth.INDEXED_256));
        assertEquals("0;97;44", look(selected, ColorDepth.ANSI_16));
        assertEquals("0;1;37;44", look(selected, ColorDepth.ANSI_8));
        assertEquals("0;7", look(selected, ColorDepth.NONE));
    }

    @Test
    void aBackgroundOfTheLogStaysOnTheSelectedRow() {
        assertEquals("0;48;5;30", look(new Style(Role.TEXT, true, -1, 30, 0), ColorDepth.INDEXED_256));
    }

    @Test
    void reversedTextStaysApartOnAReversedRow() {
        assertEquals("0", look(new Style(Role.TEXT, true, -1, -1, Style.REVERSE), ColorDepth.NONE));
    }

    @Test
    void aLogOfManyColoursDoesNotFillThePens() {
        Pens pens = new Pens(ThemeFiles.load("dark"), ColorDepth.TRUE_COLOR);
        for (int rgb = 0; rgb < 20_000; rgb++) {
            String sequence = new String(
                    pens.of(new Style(Role.TEXT, false, Style.RGB | rgb, -1, 0)).sequence(),
                    java.nio.charset.StandardCharsets.US_ASCII);
            assertEquals("\033[0;38;2;" + (rgb >> 16) + ";" + ((rgb >> 8) & 255) + ";" + (rgb & 255) + "m", sequence);
        }
    }

    private static String look(Style style, ColorDepth depth) {
        Pens pens = new Pens(ThemeFiles.load("dark"), depth);
        String sequence = new String(pens.of(style).sequence(), java.nio.charset.StandardCharsets.US_ASCII);
        return sequence.substring(2, sequence.length() - 1);
    }

    @Test
    void theDepthComesFromOptionAndEnvironment() {
        assertEquals(ColorDepth.NONE, depth("never", "COLORTERM", "truecolor", "TERM", "xterm-256color"));
        assertEquals(ColorDepth.NONE, depth("auto", "COLORTERM", "truecolor", "NO_COLOR", "1"));
        assertEquals(ColorDepth.TRUE_COLOR, depth("auto", "COLORTERM", "truecolor", "NO_COLOR", ""));
        assertEquals(ColorDepth.INDEXED_256, depth("always", "NO_COLOR", "1", "TERM", "xterm-256color"));
        assertEquals(ColorDepth.TRUE_COLOR, depth("auto", "COLORTERM", "24bit", "TERM", "xterm"));
        assertEquals(
                ColorDepth.INDEXED_256,
                depth("auto", "COLORTERM", "24bit", "TERM", "screen.xterm-256color", "STY", "1.x"));
        assertEquals(ColorDepth.TRUE_COLOR, depth("auto", "TERM", "xterm-direct"));
        assertEquals(ColorDepth.TRUE_COLOR, depth("auto", "TERM", "xterm-kitty"));
        assertEquals(ColorDepth.INDEXED_256, depth("auto", "TERM", "tmux-256color"));
        assertEquals(ColorDepth.ANSI_16, depth("auto", "TERM", "xterm"));
        assertEquals(ColorDepth.ANSI_8, depth("auto", "TERM", "linux"));
        assertEquals(ColorDepth.NONE, depth("auto", "TERM", "dumb"));
        assertEquals(ColorDepth.NONE, depth("auto"));
        assertEquals(ColorDepth.ANSI_16, depth("always", "TERM", "dumb"));
    }

    private static ColorDepth depth(String option, String... variables) {
        Map<String, String> environment = new java.util.HashMap<>();
        for (int at = 0; at < variables.length; at += 2) {
            environment.put(variables[at], variables[at + 1]);
        }
        return ColorDepth.detect(option, environment);
    }
}
