package jlogtui.app;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jlogtui.app.config.TomlLine;
import jlogtui.terminal.ThemeSource;

/**
 * Reads the simple kind of theme file, which all the bundled ones are: a thing a line, plain strings. The library that
 * reads TOML takes longer to get going than the whole first frame; it reads every other file, and all that is wrong.
 */
final class PlainThemeFile {
    private static final String STYLES = "styles";
    private static final String PALETTE = "palette";

    private final Map<String, String> palette = new HashMap<>();
    private final Map<String, Map<String, String>> styles = new HashMap<>();
    private String inherits = "";
    private String background = "";
    private String table = "";
    private TomlLine line;

    private PlainThemeFile() {}

    /** The theme in a file; empty when it takes all of TOML to tell. */
    static Optional<ThemeSource> read(String name, String text) {
        PlainThemeFile file = new PlainThemeFile();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            file.line = new TomlLine(text.substring(start, end));
            if (!file.takeLine()) {
                return Optional.empty();
            }
            start = end + 1;
        }
        return Optional.of(new ThemeSource(name, file.inherits, file.background, file.palette, file.styles));
    }

    private boolean takeLine() {
        line.skipSpace();
        if (line.isAtEnd()) {
            return true;
        }
        if (line.take('[')) {
            table = line.word();
            boolean isKnown = table.equals(PALETTE) && palette.isEmpty() || table.equals(STYLES) && styles.isEmpty();
            return isKnown && line.take(']') && line.isAtEnd();
        }
        String key = line.word();
        line.skipSpace();
        if (key.isEmpty() || !line.take('=')) {
            return false;
        }
        line.skipSpace();
        return switch (table) {
            case PALETTE -> takeEntry(palette, key) && line.isAtEnd();
            case STYLES -> takeStyle(key) && line.isAtEnd();
            default -> takeTop(key) && line.isAtEnd();
        };
    }

    private boolean takeTop(String key) {
        String value = string();
        if (key.equals("inherits") && inherits.isEmpty()) {
            inherits = value;
        } else if (key.equals("background") && background.isEmpty()) {
            background = value;
        } else {
            return false;
        }
        return !value.isEmpty();
    }

    /** One of {@code { fg = "warm", bold = true }}. */
    private boolean takeStyle(String role) {
        Map<String, String> fields = new HashMap<>();
        if (!line.take('{') || styles.put(role, fields) != null) {
            return false;
        }
        do {
            line.skipSpace();
            String field = line.word();
            line.skipSpace();
            if (field.isEmpty() || !line.take('=')) {
                return false;
            }
            line.skipSpace();
            if (!takeEntry(fields, field)) {
                return false;
            }
            line.skipSpace();
        } while (line.take(','));
        return line.take('}');
    }

    private boolean takeEntry(Map<String, String> entries, String key) {
        boolean isString = !line.isEmpty() && line.next() == '"';
        String value = isString ? string() : truth();
        return !value.isEmpty() && entries.put(key, value) == null;
    }

    private String truth() {
        String word = line.word();
        return word.equals("true") || word.equals("false") ? word : "";
    }

    /** Empty when there is none, or nothing in it. */
    private String string() {
        String string = line.string();
        return string == null ? "" : string;
    }
}
