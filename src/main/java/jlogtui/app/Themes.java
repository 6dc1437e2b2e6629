package jlogtui.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jlogtui.terminal.ColorDepth;
import jlogtui.terminal.Theme;
import jlogtui.terminal.ThemeSource;

/** Finds and reads theme files: the user's own, the installed ones, then those in the jar. */
final class Themes {
    private final List<Path> directories = new ArrayList<>();
    private final Map<String, String> environment;
    private final Consumer<String> warnings;

    /** @param warnings hears what is wrong with a theme; it is used all the same */
    Themes(Map<String, String> environment, Consumer<String> warnings) {
        this.environment = environment;
        this.warnings = warnings;
        String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (configured.startsWith("/")) {
            directories.add(Path.of(configured, "jlogtui", "themes"));
        } else if (!home.isEmpty()) {
            directories.add(Path.of(home, ".config", "jlogtui", "themes"));
        }
        directories.add(Path.of("/usr/share/jlogtui/themes"));
    }

    /** The theme to use when none is named: one without colours where there are none, else by the background. */
    String defaultName(ColorDepth depth) {
        if (depth == ColorDepth.NONE) {
            return "mono";
        }
        // Set by some terminals: foreground;background as indexes
        String colors = environment.getOrDefault("COLORFGBG", "");
        return colors.endsWith(";15") || colors.endsWith(";7") ? "light" : "dark";
    }

    Theme load(String name) throws Refusal {
        ThemeSource source = read(name);
        if (source == null) {
            throw new Refusal(
                    Exit.USAGE,
                    "there is no theme '" + name + "'. There are " + String.join(", ", Theme.BUNDLED) + ".");
        }
        return Theme.of(source, this::read, warnings);
    }

    private static boolean isName(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter > 'z' || !Character.isLetterOrDigit(letter) && letter != '_' && letter != '-') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private ThemeSource read(String name) {
        if (!isName(name)) {
            return null;
        }
        for (Path directory : directories) {
            Path file = directory.resolve(name + ".toml");
            if (Files.isReadable(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    return parse(name, in);
                } catch (IOException e) {
                    warnings.accept("theme " + file + ": " + e.getMessage());
                }
            }
        }
        try (InputStream in = Themes.class.getResourceAsStream("/themes/" + name + ".toml")) {
            return in == null ? null : parse(name, in);
        } catch (IOException e) {
            warnings.accept("theme " + name + ": " + e.getMessage());
            return null;
        }
    }

    private static ThemeSource parse(String name, InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        Optional<ThemeSource> plain = PlainThemeFile.read(name, new String(bytes, StandardCharsets.UTF_8));
        return plain.isPresent() ? plain.get() : parseToml(name, bytes);
    }

    static ThemeSource parseToml(String name, byte[] bytes) throws IOException {
        JsonNode root = new TomlMapper().readTree(bytes);
        Map<String, Map<String, String>> styles = new HashMap<>();
        for (Map.Entry<String, JsonNode> role : root.path("styles").properties()) {
            styles.put(role.getKey(), strings(role.getValue()));
        }
        return new ThemeSource(name, root.path("inherits").asText(), strings(root.path("palette")), styles);
    }

    private static Map<String, String> strings(JsonNode table) {
        Map<String, String> strings = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : table.properties()) {
            strings.put(entry.getKey(), entry.getValue().asText());
        }
        return strings;
    }
}
