package jlogtui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jlogtui.view.Role;
import jlogtui.view.Style;
import org.junit.jupiter.api.Test;

class ThemeTest {
    private static final List<Role> SOURCES = List.of(
            Role.SOURCE_1,
            Role.SOURCE_2,
            Role.SOURCE_3,
            Role.SOURCE_4,
            Role.SOURCE_5,
            Role.SOURCE_6,
            Role.SOURCE_7,
            Role.SOURCE_8);

    /** What a theme is made for: the terminal's usual colours. */
    private record Setting(String theme, int text, int background) {}

    private static final List<Setting> SETTINGS =
            List.of(new Setting("dark", 0xd0d0d0, 0x1e1e1e), new Setting("light", 0x202020, 0xffffff));

    @Test
    void eachBundledThemeHasEveryRole() {
        for (String name : Theme.BUNDLED) {
            Set<String> expected = new HashSet<>();
            for (Role role : Role.values()) {
                expected.add(role.key());
            }
            assertEquals(expected, ThemeFiles.source(name).styles().keySet(), name);
        }
    }

    @Test
    void textIsReadableInEachRole() {
        for (Setting setting : SETTINGS) {
            Theme theme = ThemeFiles.load(setting.theme());
            for (ColorDepth depth : List.of(ColorDepth.TRUE_COLOR, ColorDepth.INDEXED_256)) {
                ThemeStyle selected = theme.style(Role.SELECTED);
                for (Role role : Role.values()) {
                    ThemeStyle style = theme.style(role);
                    int text = rgb(style.foreground().at(depth), setting.text());
                    int below = rgb(style.background().at(depth), setting.background());
                    String where = setting.theme() + " " + depth + " " + role.key() + " ";
                    assertContrast(4.5, text, below, where);
                    if (style.background().equals(Color.NOTHING)) {
                        assertContrast(
                                4.5,
                                text,
                                rgb(selected.background().at(depth), setting.background()),
                                where + "selected ");
                    }
                }
            }
        }
    }

    @Test
    void theSelectedRowAndTheBarsCanBeSeen() {
        for (Setting setting : SETTINGS) {
            Theme theme = ThemeFiles.load(setting.theme());
            int row = rgb(theme.style(Role.SELECTED).background().at(ColorDepth.TRUE_COLOR), 0);
            assertContrast(1.15, row, setting.background(), setting.theme() + " selected row ");
        }
    }

    @Test
    void sourcesCanBeToldApart() {
        for (Setting setting : SETTINGS) {
            Theme theme = ThemeFiles.load(setting.theme());
            for (ColorDepth depth : List.of(ColorDepth.TRUE_COLOR, ColorDepth.INDEXED_256, ColorDepth.ANSI_16)) {
                for (Role one : SOURCES) {
                    for (Role other : SOURCES) {
                        int first = theme.style(one).foreground().at(depth);
                        int second = theme.style(other).foreground().at(depth);
                        if (one == other) {
                            continue;
                        }
                        String where = setting.theme() + " " + depth + " " + one + " " + other;
                        assertNotEquals(first, second, where);
                        if (depth != ColorDepth.ANSI_16) {
                            assertTrue(difference(Color.rgb(first), Color.rgb(second)) > 18, where);
                        }
                    }
                }
            }
        }
    }

    @Test
    void noSourceIsRedOrLooksLikeStderr() {
        for (Setting setting : SETTINGS) {
            Theme theme = ThemeFiles.load(setting.theme());
            for (Role source : SOURCES) {
                for (ColorDepth depth : List.of(ColorDepth.TRUE_COLOR, ColorDepth.INDEXED_256)) {
                    int color = Color.rgb(theme.style(source).foreground().at(depth));
                    String where = setting.theme() + " " + source + " " + depth;
                    for (Role alarming : List.of(Role.STDERR, Role.STDERR_MARK, Role.DAMAGE)) {
                        int other = Color.rgb(theme.style(alarming).foreground().at(depth));
                        assertTrue(difference(color, other) > 18, where + " " + alarming);
                    }
                }
                int basic = theme.style(source).foreground().at(ColorDepth.ANSI_16);
                assertTrue(basic != 1 && basic != 9, setting.theme() + " " + source);
            }
        }
    }

    @Test
    void theThemeWithoutColourHasNone() {
        Theme mono = ThemeFiles.load("mono");
        for (Role role : Role.values()) {
            assertTrue(mono.style(role).foreground().rich() < 0, role.key());
            assertTrue(mono.style(role).background().rich() < 0, role.key());
        }
        assertTrue((mono.style(Role.SELECTED).attributes() & Style.REVERSE) != 0);
    }

    @Test
    void aThemeChangesWhatItInherits() {
        ThemeSource parent = new ThemeSource(
                "parent",
                "",
                Map.of("accent", "#111111"),
                Map.of("time", Map.of("fg", "accent", "dim", "true"), "text", Map.of("fg", "#222222")));
        ThemeSource child = new ThemeSource(
                "child", "parent", Map.of("accent", "#333333"), Map.of("time", Map.of("dim", "false", "bold", "true")));
        List<String> warnings = new ArrayList<>();
        Theme theme = Theme.of(child, name -> name.equals("parent") ? parent : null, warnings::add);
        assertEquals(List.of(), warnings);
        assertEquals(new ThemeStyle(Color.parse("#333333"), Color.NOTHING, Style.BOLD), theme.style(Role.TIME));
        assertEquals(Color.parse("#222222"), theme.style(Role.TEXT).foreground());
        assertEquals(ThemeStyle.PLAIN, theme.style(Role.BOX));
    }

    @Test
    void whatIsWrongIsToldAndTheRestIsKept() {
        ThemeSource wrong = new ThemeSource(
                "mine",
                "lost",
                Map.of("accent", "#12345"),
                Map.of(
                        "stder",
                        Map.of("fg", "red"),
                        "time",
                        Map.of("fg", "blue", "bg", "greeny", "blod", "true", "dim", "yes")));
        List<String> warnings = new ArrayList<>();
        Theme theme = Theme.of(wrong, name -> null, warnings::add);
        assertEquals(
                Set.of(
                        "theme mine: inherits from \"lost\", which is not there",
                        "theme mine: colour \"accent\" cannot be \"#12345\"",
                        "theme mine: unknown role \"stder\", perhaps \"stderr\"",
                        "theme mine: time: bg cannot be \"greeny\"",
                        "theme mine: time: unknown key \"blod\", perhaps \"bold\"",
                        "theme mine: time: dim cannot be \"yes\""),
                new HashSet<>(warnings));
        assertEquals(new ThemeStyle(Color.parse("blue"), Color.NOTHING, 0), theme.style(Role.TIME));
    }

    @Test
    void aCircleOfThemesEnds() {
        ThemeSource one = new ThemeSource("one", "two", Map.of(), Map.of("text", Map.of("bold", "true")));
        ThemeSource two = new ThemeSource("two", "one", Map.of(), Map.of());
        List<String> warnings = new ArrayList<>();
        Theme theme = Theme.of(one, name -> name.equals("two") ? two : one, warnings::add);
        assertEquals(List.of("theme two: inherits from itself"), warnings);
        assertEquals(Style.BOLD, theme.style(Role.TEXT).attributes());
    }

    private static int rgb(int value, int otherwise) {
        return value < 0 ? otherwise : Color.rgb(value);
    }

    private static void assertContrast(double least, int one, int other, String where) {
        double lighter = Math.max(luminance(one), luminance(other)) + 0.05;
        double darker = Math.min(luminance(one), luminance(other)) + 0.05;
        double contrast = lighter / darker;
        assertTrue(
                contrast >= least,
                where + Integer.toHexString(one) + " on " + Integer.toHexString(other) + ": " + contrast);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int part) {
        double value = (part & 0xff) / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** CIE 1976 difference; about 2 can just be seen. */
    private static double difference(int one, int other) {
        double[] first = lab(one);
        double[] second = lab(other);
        return Math.sqrt(Math.pow(first[0] - second[0], 2)
                + Math.pow(first[1] - second[1], 2)
                + Math.pow(first[2] - second[2], 2));
    }

    private static double[] lab(int rgb) {
        double red = linear(rgb >> 16);
        double green = linear(rgb >> 8);
        double blue = linear(rgb);
        double x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
        double y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
        double z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double curve(double value) {
        return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116.0;
    }
}
