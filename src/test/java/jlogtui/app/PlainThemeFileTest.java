package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jlogtui.terminal.Theme;
import jlogtui.terminal.ThemeSource;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** What is read without the TOML library is read as it does. */
final class PlainThemeFileTest {
    private static final String LETTERS = "[]{}=,\"#\\-_.ab \t\n'1é";

    @Test
    void readsEveryBundledTheme() throws IOException {
        for (String name : Theme.BUNDLED) {
            String text = Files.readString(Path.of("themes", name + ".toml"));
            ThemeSource read = PlainThemeFile.read(name, text).orElseThrow();
            assertEquals(withLibrary(name, text), read);
            assertTrue(read.styles().size() + read.palette().size() > 10, name);
        }
    }

    @Test
    void leavesTheRestToTheLibrary() {
        for (String text : new String[] {
            "inherits = 'dark'",
            "name = \"x\"",
            "[styles.text]\nfg = \"red\"",
            "[palette]\na = \"\\u0041\"",
            "[palette]\na = \"x\"\na = \"y\"",
            "[styles]\ntext = { fg = \"x\" ",
            "[styles]\ntext = { fg = 1 }",
            "[palette]\na.b = \"x\"",
            "[palette]\n[styles]\n[styles]",
            "[palette] a = \"x\""
        }) {
            assertEquals(
                    text.startsWith("[palette]\n[styles]"),
                    PlainThemeFile.read("x", text).isPresent(),
                    text);
        }
    }

    @Test
    void agreesWithTheLibraryOnWhateverItTakes() throws IOException {
        String theme = Files.readString(Path.of("themes", "dark.toml"));
        RandomCases.check(2_000, random -> {
            StringBuilder text = new StringBuilder("inherits = \"light\"\n")
                    .append(theme, theme.indexOf("[palette]"), theme.length());
            int from = random.nextInt(text.length());
            text.delete(from, Math.min(text.length(), from + random.nextInt(40)));
            for (int left = random.nextInt(3); left > 0; left--) {
                text.insert(random.nextInt(text.length()), LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            Optional<ThemeSource> read = PlainThemeFile.read("x", text.toString());
            if (read.isPresent()) {
                assertEquals(withLibrary("x", text.toString()), read.get(), text.toString());
            }
        });
    }

    private static ThemeSource withLibrary(String name, String text) throws IOException {
        try {
            return Themes.parseToml(name, text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not TOML, and yet it was read: " + e.getMessage(), e);
        }
    }
}
