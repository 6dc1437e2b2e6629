package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jlogtui.terminal.Theme;
import org.junit.jupiter.api.Test;

class BundledThemesTest {
    /** Whoever changes a theme copies it into the class. */
    @Test
    void sayWhatTheFilesSay() throws IOException {
        for (String name : Theme.BUNDLED) {
            String file = Files.readString(Path.of("themes", name + ".toml"));
            String bundled = BundledThemes.text(name).orElseThrow();
            assertEquals(file, bundled, name);
            assertTrue(PlainThemeFile.read(name, bundled).isPresent(), name);
        }
        assertEquals(Optional.empty(), BundledThemes.text("none"));
    }
}
