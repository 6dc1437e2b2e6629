package jlogtui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
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

    /** Roles of the text of a message, by its level. */
    private static final List<Role> MESSAGES = List.of(Role.TEXT, Role.LEVEL_WARN, Role.LEVEL_ERROR, Role.LEVEL_FATAL);

    private static final List<ColorDepth> FINE = List.of(ColorDepth.TRUE_COLOR, ColorDepth.INDEXED_256);

    /** Backgrounds that terminals have, the hardest ones among them: a theme has to do on each of them. */
    private static final Map<String, int[]> GROUNDS = Map.of(
            "dark", new int[] {0x000000, 0x1e1e1e, 0x303446},
            "light", new int[] {0xffffff, 0xfafafa, 0xeee8d5});

    /** Text of terminals that is not named by a theme. */
    private static final Map<String, Integer> TEXTS = Map.of("dark", 0xc8c8c8, "light", 0x303030);

    private static List<String> colorful() {
        return Theme.BUNDLED.stream()
                .filter(name -> !ThemeFiles.load(name).background().equals("any"))
                .toList();
    }

    private static int[] grounds(Theme theme, ColorDepth depth) {
        int own = theme.style(Role.TEXT).background().at(depth);
        return own >= 0 ? new int[] {Color.rgb(own)} : GROUNDS.get(theme.background());
    }

    @Test
    void eachBundledThemeHasEveryRole() {
        for (String name : Theme.BUNDLED) {
            Set<String> covered = new HashSet<>();
            ThemeSource theme = ThemeFiles.source(name);
            covered.addAll(theme.styles().keySet());
            while (!theme.inherits().isEmpty()) {
                theme = ThemeFiles.source(theme.inherits());
                covered.addAll(theme.styles().keySet());
            }
            Set<String> expected = new HashSet<>();
            for (Role role : Role.values()) {
                expected.add(role.key());
            }
            assertEquals(expected, covered, name);
            assertFalse(theme.background().isEmpty(), name);
        }
    }

    @Test
    void textIsReadableInEachRole() {
        for (String name : colorful()) {
            Theme theme = ThemeFiles.load(name);
            double least = name.startsWith("high-contrast") ? 7 : 4.5;
            for (ColorDepth depth : FINE) {
                for (int ground : grounds(theme, depth)) {
                    int selected = rgb(theme.style(Role.SELECTED).background().at(depth), ground);
                    int usual = rgb(theme.style(Role.TEXT).foreground().at(depth), TEXTS.get(theme.background()));
                    for (Role role : Role.values()) {
                        ThemeStyle style = theme.style(role);
                        int text = rgb(style.foreground().at(depth), usual);
                        String where = name + " " + depth + " " + role.key() + " ";
                        assertContrast(least, text, rgb(style.background().at(depth), ground), where);
                        if (style.background().at(depth) < 0) {
                            assertContrast(least, text, selected, where + "selected ");
                        }
                    }
                }
            }
        }
    }

    @Test
    void theSelectedRowAndTheBarsCanBeSeen() {
        for (String name : colorful()) {
            Theme theme = ThemeFiles.load(name);
            int ground = rgb(
                    theme.style(Role.TEXT).background().at(ColorDepth.TRUE_COLOR),
                    theme.background().equals("dark") ? 0x1e1e1e : 0xffffff);
            for (Role role : List.of(Role.SELECTED, Role.BOX_SELECTED)) {
                int row = rgb(theme.style(role).background().at(ColorDepth.TRUE_COLOR), 0);
                assertContrast(1.12, row, ground, name + " " + role + " ");
            }
            for (ColorDepth depth : List.of(ColorDepth.INDEXED_256, ColorDepth.ANSI_16)) {
                int behind = theme.style(Role.TEXT).background().at(depth);
                assertNotEquals(behind, theme.style(Role.SELECTED).background().at(depth), name + " " + depth);
            }
        }
    }

    @Test
    void sourcesCanBeToldApart() {
        for (String name : colorful()) {
            Theme theme = ThemeFiles.load(name);
            // Borrowed palettes have fewer colours than there are sources
            double least = name.equals("dark") || name.equals("light") ? 18 : 10;
            for (ColorDepth depth : FINE) {
                for (Role one : SOURCES) {
                    for (Role other : SOURCES) {
                        int first = theme.style(one).foreground().at(depth);
                        int second = theme.style(other).foreground().at(depth);
                        String where = name + " " + depth + " " + one + " " + other;
                        assertTrue(one == other || difference(Color.rgb(first), Color.rgb(second)) > least, where);
                    }
                }
            }
            assertEquals(8, looks(theme, ColorDepth.ANSI_16, SOURCES).size(), name);
            assertTrue(looks(theme, ColorDepth.ANSI_8, SOURCES).size() >= 5, name);
        }
        assertEquals(
                8,
                looks(ThemeFiles.load("terminal"), ColorDepth.ANSI_16, SOURCES).size());
    }

    @Test
    void noSourceIsRedOrLooksLikeStderr() {
        for (String name : colorful()) {
            Theme theme = ThemeFiles.load(name);
            double least = name.equals("dark") || name.equals("light") ? 18 : 10;
            for (Role source : SOURCES) {
                for (ColorDepth depth : FINE) {
                    int color = Color.rgb(theme.style(source).foreground().at(depth));
                    String where = name + " " + source + " " + depth;
                    for (Role alarming : List.of(Role.STDERR, Role.STDERR_MARK, Role.DAMAGE)) {
                        int other = Color.rgb(theme.style(alarming).foreground().at(depth));
                        assertTrue(difference(color, other) > least, where + " " + alarming);
                    }
                }
                int basic = theme.style(source).foreground().at(ColorDepth.ANSI_16);
                assertTrue(basic != 1 && basic != 9, name + " " + source);
            }
        }
    }

    /** In shades of grey, too, a message tells how bad it is: by its lightness, or else by bold, underlined or reversed text. */
    @Test
    void levelsDifferInMoreThanHue() {
        for (String name : Theme.BUNDLED) {
            Theme theme = ThemeFiles.load(name);
            for (int at = 0; at < MESSAGES.size(); at++) {
                for (int other = 0; other < at; other++) {
                    ThemeStyle worse = theme.style(MESSAGES.get(at));
                    ThemeStyle better = theme.style(MESSAGES.get(other));
                    boolean isMarked = worse.attributes() != better.attributes();
                    String where = name + " " + MESSAGES.get(at) + " " + MESSAGES.get(other);
                    assertTrue(isMarked || Math.abs(lightness(worse, theme) - lightness(better, theme)) > 3.5, where);
                }
            }
        }
    }

    @Test
    void levelsRemainDifferentAtEachDepth() {
        for (String name : Theme.BUNDLED) {
            Theme theme = ThemeFiles.load(name);
            for (ColorDepth depth : ColorDepth.values()) {
                // Without colours those are not used
                if (depth != ColorDepth.NONE || theme.isForAny()) {
                    assertEquals(4, looks(theme, depth, MESSAGES).size(), name + " " + depth);
                }
            }
        }
    }

    @Test
    void stderrIsToldByMoreThanColor() {
        for (String name : Theme.BUNDLED) {
            assertTrue((ThemeFiles.load(name).style(Role.STDERR_MARK).attributes() & Style.BOLD) != 0, name);
        }
    }

    @Test
    void theThemesForAnyBackgroundChooseNone() {
        for (String name : List.of("mono", "terminal")) {
            Theme theme = ThemeFiles.load(name);
            assertEquals("any", theme.background());
            for (Role role : Role.values()) {
                int color = theme.style(role).foreground().rich();
                // Neither black nor white nor the bright ones can be read everywhere
                assertTrue(color < 0 || name.equals("terminal") && color >= 1 && color <= 6, role.key());
                assertTrue(theme.style(role).background().rich() < 0, role.key());
            }
            assertTrue((theme.style(Role.SELECTED).attributes() & Style.REVERSE) != 0);
            for (Background background : Background.values()) {
                assertTrue(theme.suits(background), name);
            }
        }
    }

    @Test
    void aThemeSuitsTheBackgroundThatItIsMadeFor() {
        assertTrue(ThemeFiles.load("dark").suits(Background.DARK));
        assertFalse(ThemeFiles.load("dark").suits(Background.LIGHT));
        assertTrue(ThemeFiles.load("light").suits(Background.LIGHT));
        assertTrue(ThemeFiles.load("nord").suits(Background.LIGHT));
    }

    @Test
    void whatHasNoBackgroundOfItsOwnGetsThatOfTheText() {
        Pens pens = new Pens(ThemeFiles.load("dracula"), ColorDepth.INDEXED_256);
        assertTrue(look(pens, Role.TIME).endsWith(";48;5;" + ground("dracula") + "m"), look(pens, Role.TIME));
        assertFalse(look(pens, Role.HEADER).endsWith(";48;5;" + ground("dracula") + "m"));
        Pens without = new Pens(ThemeFiles.load("dracula"), ColorDepth.NONE);
        assertEquals("[0m", look(without, Role.TEXT));
        assertEquals("[0;7m", look(without, Role.HEADER));
    }

    private static int ground(String theme) {
        return ThemeFiles.load(theme).style(Role.TEXT).background().indexed();
    }

    private static String look(Pens pens, Role role) {
        return new String(pens.of(Style.of(role)).sequence(), StandardCharsets.US_ASCII).substring(1);
    }

    private static Set<String> looks(Theme theme, ColorDepth depth, List<Role> roles) {
        Set<String> looks = new HashSet<>();
        for (Role role : roles) {
            looks.add(look(new Pens(theme, depth), role));
        }
        return looks;
    }

    /** From 0, black, to 100, white. */
    private static double lightness(ThemeStyle style, Theme theme) {
        int usual = rgb(theme.style(Role.TEXT).foreground().rich(), TEXTS.getOrDefault(theme.background(), 0xc8c8c8));
        return lab(rgb(style.foreground().rich(), usual))[0];
    }

    @Test
    void aThemeChangesWhatItInherits() {
        ThemeSource parent = new ThemeSource(
                "parent",
                "",
                "light",
                Map.of("accent", "#111111"),
                Map.of("time", Map.of("fg", "accent", "dim", "true"), "text", Map.of("fg", "#222222")));
        ThemeSource child = new ThemeSource(
                "child",
                "parent",
                "",
                Map.of("accent", "#333333"),
                Map.of("time", Map.of("dim", "false", "bold", "true")));
        List<String> warnings = new ArrayList<>();
        Theme theme = Theme.of(child, name -> name.equals("parent") ? parent : null, warnings::add);
        assertEquals(List.of(), warnings);
        assertEquals(new ThemeStyle(Color.parse("#333333"), Color.NOTHING, Style.BOLD), theme.style(Role.TIME));
        assertEquals(Color.parse("#222222"), theme.style(Role.TEXT).foreground());
        assertEquals(ThemeStyle.PLAIN, theme.style(Role.BOX));
        assertEquals("light", theme.background());
    }

    @Test
    void whatIsWrongIsToldAndTheRestIsKept() {
        ThemeSource wrong = new ThemeSource(
                "mine",
                "lost",
                "drak",
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
                        "theme mine: background cannot be \"drak\", perhaps \"dark\"",
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
        ThemeSource one = new ThemeSource("one", "two", "", Map.of(), Map.of("text", Map.of("bold", "true")));
        ThemeSource two = new ThemeSource("two", "one", "", Map.of(), Map.of());
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
