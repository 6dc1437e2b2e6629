package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jlogtui.terminal.Background;
import jlogtui.terminal.ColorDepth;
import jlogtui.terminal.Theme;
import jlogtui.testkit.Await;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThemesTest {
    private static final ColorDepth FULL = ColorDepth.TRUE_COLOR;

    @TempDir
    Path folder;

    private Path own;
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void makeDirectory() throws IOException {
        own = Files.createDirectories(folder.resolve("jlogtui/themes"));
    }

    private Map<String, String> environment(String... more) {
        return more.length == 0
                ? Map.of("XDG_CONFIG_HOME", folder.toString())
                : Map.of("XDG_CONFIG_HOME", folder.toString(), more[0], more[1]);
    }

    private Themes themes(String... more) {
        return new Themes(environment(more), warnings::add);
    }

    @Test
    void everyBundledThemeLoadsWithoutComplaint() throws Refusal {
        for (String name : Theme.BUNDLED) {
            themes().load(name, FULL);
        }
        assertEquals(List.of(), warnings);
    }

    @Test
    void themesOfTheUserAreListedBehindTheOthersAndMayReplaceThem() throws Exception {
        Files.writeString(own.resolve("zebra.toml"), "inherits = \"nord\"\n");
        Files.writeString(own.resolve("acme.toml"), "inherits = 'light'\nbackground = \"any\"\n");
        Files.writeString(own.resolve("dark.toml"), "background = \"light\"\n");
        Files.writeString(own.resolve("not a name.toml"), "");
        Files.writeString(own.resolve("README"), "");
        List<String> names = themes().names();
        assertEquals(Theme.BUNDLED, names.subList(0, Theme.BUNDLED.size()));
        assertTrue(names.containsAll(List.of("acme", "zebra")));
        assertTrue(names.indexOf("acme") < names.indexOf("zebra"));
        assertEquals(names.size(), names.stream().distinct().count());
        assertTrue(themes().load("acme", FULL).isForAny());
        assertTrue(themes().load("dark", FULL).suits(Background.LIGHT));
        assertEquals(List.of(), warnings);
    }

    @Test
    void anUnknownNameOffersTheNearest() {
        Refusal refusal = assertThrows(Refusal.class, () -> themes().load("drakula", FULL));
        assertTrue(
                refusal.getMessage().startsWith("there is no theme 'drakula'; did you mean dracula?"),
                refusal.getMessage());
        assertTrue(refusal.getMessage().contains("solarized-light"), refusal.getMessage());
        assertThrows(Refusal.class, () -> themes().load("../dark", FULL));
    }

    @Test
    void withoutAWishTheBackgroundDecides() throws Refusal {
        assertEquals("dark", themes().defaultName(FULL));
        assertEquals("light", themes("COLORFGBG", "0;15").defaultName(FULL));
        assertEquals("dark", themes("COLORFGBG", "15;default;0").defaultName(FULL));
        assertEquals("mono", themes("COLORFGBG", "0;15").defaultName(ColorDepth.NONE));
        assertTrue(themes("COLORFGBG", "0;15").load("auto", FULL).suits(Background.LIGHT));
    }

    @Test
    void withoutColorsEveryThemeIsTheOneMadeForThat() throws Refusal {
        assertTrue(themes().load("nord", ColorDepth.NONE).isForAny());
        assertTrue(themes().load("terminal", ColorDepth.NONE).isForAny());
    }

    @Test
    void whoMayOnlyReadLogsHasNoThemesOfTheirOwn() throws Exception {
        Files.writeString(own.resolve("mine.toml"), "inherits = \"nord\"\n");
        Files.createSymbolicLink(own.resolve("dark.toml"), Files.writeString(own.resolve("secret"), "password\n"));
        Themes secure = themes("JLOGTUI_SECURE", "1");
        assertFalse(secure.names().contains("mine"));
        secure.load("dark", FULL);
        assertThrows(Refusal.class, () -> secure.load("mine", FULL));
        assertEquals(List.of(), warnings);
    }

    @Test
    void whatIsNoThemeFileIsNotRead() throws Exception {
        Files.createSymbolicLink(own.resolve("dark.toml"), Path.of("/dev/zero"));
        Files.write(own.resolve("nord.toml"), new byte[(1 << 20) + 1]);
        themes().load("dark", FULL);
        themes().load("nord", FULL);
        assertTrue(warnings.get(0).endsWith("it is no file"), warnings.get(0));
        assertTrue(warnings.get(1).endsWith("it is larger than a megabyte"), warnings.get(1));
    }

    @Test
    void aBrokenFileIsToldOnceAndTheBundledOneUsed() throws Exception {
        Files.writeString(own.resolve("nord.toml"), "[palette\n");
        themes().load("nord", FULL);
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).contains("nord.toml") && !warnings.get(0).contains("\n"), warnings.get(0));
    }

    private ThemeAnswer answer(Mailbox mailbox) {
        List<ThemeAnswer> got = new ArrayList<>();
        Await.until(java.time.Duration.ofSeconds(20), "a theme by mail", () -> {
            ThemeAnswer one = mailbox.take(100).theme();
            if (one != null) {
                got.add(one);
            }
            return !got.isEmpty();
        });
        return got.get(0);
    }

    private ThemeDesk desk(Mailbox mailbox, Optional<String> wanted) {
        return new ThemeDesk(environment(), FULL, wanted, mailbox, Diagnostics.NONE);
    }

    @Test
    void aWishIsAnsweredByMail() throws IOException {
        Mailbox mailbox = new Mailbox();
        ThemeDesk desk = desk(mailbox, Optional.empty());
        Files.writeString(own.resolve("mine.toml"), "inherits = \"dark\"\n[styles]\ntimes = { dim = true }\n");
        desk.wish("mine");
        ThemeAnswer answer = answer(mailbox);
        assertTrue(desk.isLatest(answer));
        assertTrue(answer.theme().isPresent() && answer.names().contains("mine"));
        assertEquals(
                "theme mine: unknown role \"times\", perhaps \"time\"",
                answer.notice().orElseThrow().text());
        desk.wish("gruvbox");
        ThemeAnswer none = answer(mailbox);
        assertTrue(none.theme().isEmpty());
        assertTrue(none.notice().orElseThrow().text().startsWith("there is no theme 'gruvbox'; did you mean gruvbox-"));
        desk.wish("nord");
        assertTrue(!desk.isLatest(none));
    }

    @Test
    void theBackgroundChoosesUnlessAThemeWasNamed() {
        Mailbox mailbox = new Mailbox();
        ThemeDesk auto = desk(mailbox, Optional.empty());
        assertEquals("dark", auto.used());
        auto.background(Background.LIGHT);
        ThemeAnswer answer = answer(mailbox);
        assertEquals("light", answer.name());
        assertTrue(answer.notice().isEmpty());
        auto.uses("light");
        auto.background(Background.LIGHT);
        assertTrue(auto.isLatest(answer), "nothing more is asked for");

        ThemeDesk named = desk(mailbox, Optional.of("dark"));
        named.background(Background.LIGHT);
        named.wish("dark");
        assertEquals(
                "theme dark is not made for a light background",
                answer(mailbox).notice().orElseThrow().text());
        named.wish("auto");
        assertEquals("light", answer(mailbox).name());
    }
}
