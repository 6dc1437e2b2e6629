package jlogtui.app;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    private String line = "";
    private int at;

    private PlainThemeFile() {}

    /** The theme in a file; empty when it takes all of TOML to tell. */
    static Optional<ThemeSource> read(String name, String text) {
        PlainThemeFile file = new PlainThemeFile();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            file.line = text.substring(start, end);
            file.at = 0;
            if (!file.takeLine()) {
                return Optional.empty();
            }
            start = end + 1;
        }
        return Optional.of(new ThemeSource(name, file.inherits, file.background, file.palette, file.styles));
    }

    private boolean takeLine() {
        skipSpace();
        if (isAtEnd()) {
            return true;
        }
        if (take('[')) {
            table = word();
            boolean isKnown = table.equals(PALETTE) && palette.isEmpty() || table.equals(STYLES) && styles.isEmpty();
            return isKnown && take(']') && isAtEnd();
        }
        String key = word();
        skipSpace();
        if (key.isEmpty() || !take('=')) {
            return false;
        }
        skipSpace();
        return switch (table) {
            case PALETTE -> takeEntry(palette, key) && isAtEnd();
            case STYLES -> takeStyle(key) && isAtEnd();
            default -> takeTop(key) && isAtEnd();
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
        if (!take('{') || styles.put(role, fields) != null) {
            return false;
        }
        do {
            skipSpace();
            String field = word();
            skipSpace();
            if (field.isEmpty() || !take('=')) {
                return false;
            }
            skipSpace();
            if (!takeEntry(fields, field)) {
                return false;
            }
            skipSpace();
        } while (take(','));
        return take('}');
    }

    private boolean takeEntry(Map<String, String> entries, String key) {
        String value = at < line.length() && line.charAt(at) == '"' ? string() : truth();
        return !value.isEmpty() && entries.put(key, value) == null;
    }

    private String truth() {
        String word = word();
        return word.equals("true") || word.equals("false") ? word : "";
    }

    /** A string without escapes; empty when it is none, or has nothing in it. */
    private String string() {
        if (!take('"')) {
            return "";
        }
        int start = at;
        while (at < line.length() && line.charAt(at) != '"') {
            char letter = line.charAt(at);
            if (letter < ' ' || letter > '~' || letter == '\\') {
                return "";
            }
            at++;
        }
        String string = line.substring(start, at);
        return take('"') ? string : "";
    }

    private String word() {
        int start = at;
        while (at < line.length() && isOfWord(line.charAt(at))) {
            at++;
        }
        return line.substring(start, at);
    }

    private static boolean isOfWord(char letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || letter == '-'
                || letter == '_';
    }

    private boolean take(char letter) {
        boolean isThere = at < line.length() && line.charAt(at) == letter;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void skipSpace() {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
    }

    /** Whether only a comment is left on the line, of letters that need no closer look. */
    private boolean isAtEnd() {
        skipSpace();
        if (at == line.length()) {
            return true;
        }
        if (line.charAt(at) != '#') {
            return false;
        }
        for (int i = at; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter != '\t' && (letter < ' ' || letter > '~')) {
                return false;
            }
        }
        return true;
    }
}
