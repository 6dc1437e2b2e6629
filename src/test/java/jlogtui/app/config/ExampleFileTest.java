package jlogtui.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jlogtui.view.KeyChoices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example that packages install as the host's file: {@code -Djlogtui.golden=write} writes it anew from the tables of
 * keys.
 */
final class ExampleFileTest {
    private static final Path EXAMPLE = Path.of("packaging/config.toml");
    private static final String HEAD = """
            # Configuration of jlogtui. Above this file stands $XDG_CONFIG_HOME/jlogtui/config.toml (~/.config/jlogtui/config.toml),
            # above that the file of --config, and above all the command line. What is wrong here is told and counts for nothing;
            # jlogtui --print-config shows each value and where it comes from.
            #
            # Every line below that begins with a # and no blank is what holds without it.
            """;
    private static final String KEYS = """

            # Keys of the main view: for an action one key, a list of keys, or [] for none. Lists and help follow where they do the same
            # by the same key. Keys are written j, ^D (with Ctrl), Alt-x, ]m (one after the other), Space, Enter, Tab, BackTab,
            # Backspace, Delete, Up, Down, Left, Right, PageUp, PageDown, Home, End, F1. ^C always quits and Esc always cancels.
            #[keys]
            """;

    @TempDir
    Path folder;

    /** The file with every line made to count. */
    static String uncommented(String example) {
        return example.replaceAll("(?m)^#(?=[a-z\\[])", "");
    }

    private static String fromTables() {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("\n# --- as the options of the command line ---\n");
        boolean isSetting = false;
        for (ConfigKey key : ConfigKey.all()) {
            if (key.isSetting() && !isSetting) {
                text.append("\n# --- as :set ---\n");
            }
            isSetting = key.isSetting();
            String help = key.help().substring(0, 1).toUpperCase(Locale.ROOT)
                    + key.help().substring(1);
            text.append("\n# ").append(help).append(help.endsWith(".") ? "\n" : ".\n");
            text.append("# It is ").append(key.choices()).append(".\n");
            text.append('#')
                    .append(key.name())
                    .append(" = ")
                    .append(key.toml(key.usual()))
                    .append('\n');
        }
        text.append(KEYS);
        for (KeyChoices.Row row : KeyChoices.rows()) {
            String keys =
                    String.join(", ", row.keys().stream().map(ConfigKey::quoted).toList());
            String line = "#" + row.name() + " = [" + keys + "]";
            text.append(line)
                    .append(" ".repeat(Math.max(1, 44 - line.length())))
                    .append("# ")
                    .append(row.help())
                    .append('\n');
        }
        return text.toString();
    }

    @Test
    void holdsEveryKeyWithItsDefault() throws IOException {
        if ("write".equals(System.getProperty("jlogtui.golden"))) {
            Files.writeString(EXAMPLE, fromTables(), StandardCharsets.UTF_8);
        }
        assertEquals(fromTables(), Files.readString(EXAMPLE));
    }

    @Test
    void saysNothingAsItIs() throws IOException {
        Config config = read(Files.readString(EXAMPLE));
        assertEquals(true, config.isEmpty());
    }

    @Test
    void changesNothingWhenEveryLineCounts() throws IOException {
        Config config = read(uncommented(Files.readString(EXAMPLE)));
        assertEquals(List.of(), config.warnings());
        assertEquals(KeyChoices.USUAL, config.keys());
        for (ConfigKey key : ConfigKey.all()) {
            assertEquals(key.usual(), config.word(key.name()).orElseThrow(), key.name());
        }
    }

    private Config read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("config.toml"), text);
        return new ConfigFiles(file, Map.of()).read(Optional.empty());
    }
}
