package jlogtui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the themes that come with the program, as the program does. */
final class ThemeFiles {
    private ThemeFiles() {}

    static Theme load(String name) {
        List<String> warnings = new ArrayList<>();
        Theme theme = Theme.of(source(name), ThemeFiles::source, warnings::add);
        assertEquals(List.of(), warnings);
        return theme;
    }

    static ThemeSource source(String name) {
        try (InputStream file = ThemeFiles.class.getResourceAsStream("/themes/" + name + ".toml")) {
            JsonNode root = new TomlMapper().readTree(file);
            Map<String, Map<String, String>> styles = new HashMap<>();
            root.path("styles").properties().forEach(role -> styles.put(role.getKey(), strings(role.getValue())));
            return new ThemeSource(
                    name,
                    root.path("inherits").asText(),
                    root.path("background").asText(),
                    strings(root.path("palette")),
                    styles);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> strings(JsonNode table) {
        Map<String, String> strings = new HashMap<>();
        table.properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
        return strings;
    }
}
