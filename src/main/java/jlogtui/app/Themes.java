package jlogtui.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import jlogtui.model.NearestNames;
import jlogtui.terminal.Background;
import jlogtui.terminal.ColorDepth;
import jlogtui.terminal.Theme;
import jlogtui.terminal.ThemeSource;

/** Finds and reads theme files: the user's own, the installed ones, then those in the jar. */
final class Themes implements Function<String, ThemeSource> {
    /** Stands for the theme that is used when none is named. */
    static final String AUTO = "auto";

    private static final String MONO = "mono";
    private static final int MOST_BYTES = 1 << 20;
    private static final String ENDING = ".toml";

    private final List<Path> directories = new ArrayList<>();
    private final Map<String, String> environment;
    private final Consumer<String> warnings;

    /** @param warnings hears what is wrong with a theme; it is used all the same */
    Themes(Map<String, String> environment, Consumer<String> warnings) {
        this.environment = environment;
        this.warnings = warnings;
        String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (Surroundings.isSecure(environment)) {
            // Whatever the user's are links to would be read, and told where it is no theme
        } else if (configured.startsWith("/")) {
            directories.add(Path.of(configured, "jlogtui", "themes"));
        } else if (!home.isEmpty()) {
            directories.add(Path.of(home, ".config", "jlogtui", "themes"));
        }
        directories.add(Path.of("/usr/share/jlogtui/themes"));
    }

    /** The theme to use when none is named: one without colours where there are none, else by the background. */
    String defaultName(ColorDepth depth) {
        if (depth == ColorDepth.NONE) {
            return MONO;
        }
        // Set by some terminals: foreground;background as indexes
        String colors = environment.getOrDefault("COLORFGBG", "");
        boolean isLight = colors.endsWith(";15") || colors.endsWith(";7");
        return (isLight ? Background.LIGHT : Background.DARK).word();
    }

    /** @param name may be {@link #AUTO} */
    Theme load(String name, ColorDepth depth) throws Refusal {
        String wanted = name.equals(AUTO) ? defaultName(depth) : name;
        ThemeSource source = apply(wanted);
        if (source == null) {
            throw new Refusal(
                    Exit.USAGE, unknown(name, names()) + " There are " + String.join(", ", names()) + " and auto.");
        }
        Theme theme = Theme.of(source, this, warnings);
        // Without its colours another theme's levels would look alike
        boolean isLost = depth == ColorDepth.NONE && !theme.isForAny();
        ThemeSource mono = isLost ? apply(MONO) : null;
        return mono == null ? theme : Theme.of(mono, this, warnings);
    }

    /** That there is no such theme, and which may have been meant. */
    static String unknown(String name, List<String> known) {
        List<String> near = NearestNames.to(name, known);
        return "there is no theme '" + name + "'" + (near.isEmpty() ? "." : "; did you mean " + near.get(0) + "?");
    }

    /** All themes that there are: the bundled ones first, then the others by name. */
    List<String> names() {
        Set<String> names = new LinkedHashSet<>(Theme.BUNDLED);
        Set<String> others = new TreeSet<>();
        for (Path directory : directories) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ENDING)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    name = name.substring(0, name.length() - ENDING.length());
                    if (isName(name)) {
                        others.add(name);
                    }
                }
            } catch (IOException | DirectoryIteratorException notThere) {
                // Most users have none of their own
            }
        }
        names.addAll(others);
        return List.copyOf(names);
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

    /** Reads a theme; null when there is none of that name. */
    @Override
    public ThemeSource apply(String name) {
        if (!isName(name)) {
            return null;
        }
        for (Path directory : directories) {
            Path file = directory.resolve(name + ENDING);
            if (Files.isReadable(file)) {
                try {
                    return parse(name, text(file));
                } catch (IOException e) {
                    warnings.accept("theme " + file + ": " + firstLine(e.getMessage()));
                }
            }
        }
        Optional<String> bundled = BundledThemes.text(name);
        return bundled.isPresent() ? PlainThemeFile.read(name, bundled.get()).orElse(null) : null;
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            // A pipe could be waited for without end
            throw new IOException("it is no file");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("it is larger than a megabyte");
        }
        return Files.readString(file);
    }

    /** Of what the library says the first line has all; below it stands where in its own memory. */
    private static String firstLine(String message) {
        return message == null ? "cannot be read" : message.lines().findFirst().orElse("cannot be read");
    }

    private static ThemeSource parse(String name, String text) throws IOException {
        Optional<ThemeSource> plain = PlainThemeFile.read(name, text);
        return plain.isPresent() ? plain.get() : parseToml(name, text);
    }

    static ThemeSource parseToml(String name, String text) throws IOException {
        JsonNode root = new TomlMapper().readTree(text);
        Map<String, Map<String, String>> styles = new HashMap<>();
        for (Map.Entry<String, JsonNode> role : root.path("styles").properties()) {
            styles.put(role.getKey(), strings(role.getValue()));
        }
        return new ThemeSource(
                name,
                root.path("inherits").asText(),
                root.path("background").asText(),
                strings(root.path("palette")),
                styles);
    }

    private static Map<String, String> strings(JsonNode table) {
        Map<String, String> strings = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : table.properties()) {
            strings.put(entry.getKey(), entry.getValue().asText());
        }
        return strings;
    }
}
