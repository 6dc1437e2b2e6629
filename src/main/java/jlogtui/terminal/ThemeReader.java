package jlogtui.terminal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import jlogtui.view.Role;
import jlogtui.view.Style;

/** Puts the styles of a theme and its ancestors together, oldest first. */
final class ThemeReader {
    private static final List<String> FIELDS =
            List.of("fg", "bg", "bold", "dim", "italic", "underline", "reverse", "strike");

    private static final List<String> BACKGROUNDS = List.of("dark", "light", "any");

    private final Consumer<String> warnings;
    private final Map<String, Color> palette = new HashMap<>();
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<Role, ThemeStyle> styles = new EnumMap<>(Role.class);
    private String background = "any";

    ThemeReader(Consumer<String> warnings) {
        this.warnings = warnings;
        for (Role role : Role.values()) {
            roles.put(role.key(), role);
        }
    }

    Map<Role, ThemeStyle> styles() {
        return styles;
    }

    /** What the terminal's own background must be. */
    String background() {
        return background;
    }

    void read(ThemeSource source, Function<String, ThemeSource> themes) {
        Deque<ThemeSource> oldestFirst = ancestry(source, themes);
        // All palettes before any style: a theme that only changes the palette recolours what it inherits
        for (ThemeSource theme : oldestFirst) {
            readBackground(theme.name(), theme.background());
            for (Map.Entry<String, String> entry : theme.palette().entrySet()) {
                readPalette(theme.name(), entry.getKey(), entry.getValue());
            }
        }
        for (ThemeSource theme : oldestFirst) {
            for (Map.Entry<String, Map<String, String>> entry : theme.styles().entrySet()) {
                Role role = roles.get(entry.getKey());
                if (role == null) {
                    warn(
                            theme.name(),
                            "unknown role \"" + entry.getKey() + "\"" + nearest(entry.getKey(), roles.keySet()));
                } else {
                    readStyle(theme.name(), role, entry.getValue());
                }
            }
        }
    }

    private Deque<ThemeSource> ancestry(ThemeSource source, Function<String, ThemeSource> themes) {
        Deque<ThemeSource> oldestFirst = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        ThemeSource theme = source;
        while (theme != null) {
            oldestFirst.addFirst(theme);
            seen.add(theme.name());
            String parent = theme.inherits();
            if (parent.isEmpty()) {
                return oldestFirst;
            }
            ThemeSource child = theme;
            theme = seen.contains(parent) ? null : themes.apply(parent);
            if (theme == null) {
                warn(
                        child.name(),
                        seen.contains(parent)
                                ? "inherits from itself"
                                : "inherits from \"" + parent + "\", which is not there");
            }
        }
        return oldestFirst;
    }

    private void readBackground(String theme, String word) {
        if (BACKGROUNDS.contains(word)) {
            background = word;
        } else if (!word.isEmpty()) {
            warn(theme, "background cannot be \"" + word + "\"" + nearest(word, BACKGROUNDS));
        }
    }

    private void readPalette(String theme, String name, String value) {
        Color color = Color.parse(value);
        if (color == null) {
            warn(theme, "colour \"" + name + "\" cannot be \"" + value + "\"");
        } else {
            palette.put(name, color);
        }
    }

    private void readStyle(String theme, Role role, Map<String, String> fields) {
        ThemeStyle style = styles.getOrDefault(role, ThemeStyle.PLAIN);
        for (Map.Entry<String, String> field : fields.entrySet()) {
            ThemeStyle changed = change(style, field.getKey(), field.getValue());
            if (changed != null) {
                style = changed;
            } else if (FIELDS.contains(field.getKey())) {
                warn(
                        theme,
                        role.key() + ": " + field.getKey() + " cannot be \"" + field.getValue() + "\""
                                + nearest(field.getValue(), palette.keySet()));
            } else {
                warn(theme, role.key() + ": unknown key \"" + field.getKey() + "\"" + nearest(field.getKey(), FIELDS));
            }
        }
        styles.put(role, style);
    }

    /** The style with one field changed; null when the field or its value is wrong. */
    private ThemeStyle change(ThemeStyle style, String field, String value) {
        Color color = palette.containsKey(value) ? palette.get(value) : Color.parse(value);
        return switch (field) {
            case "fg" -> color == null ? null : new ThemeStyle(color, style.background(), style.attributes());
            case "bg" -> color == null ? null : new ThemeStyle(style.foreground(), color, style.attributes());
            case "bold" -> withAttribute(style, Style.BOLD, value);
            case "dim" -> withAttribute(style, Style.DIM, value);
            case "italic" -> withAttribute(style, Style.ITALIC, value);
            case "underline" -> withAttribute(style, Style.UNDERLINE, value);
            case "reverse" -> withAttribute(style, Style.REVERSE, value);
            case "strike" -> withAttribute(style, Style.STRIKE, value);
            default -> null;
        };
    }

    private static ThemeStyle withAttribute(ThemeStyle style, int attribute, String value) {
        return switch (value) {
            case "true" -> new ThemeStyle(style.foreground(), style.background(), style.attributes() | attribute);
            case "false" -> new ThemeStyle(style.foreground(), style.background(), style.attributes() & ~attribute);
            default -> null;
        };
    }

    private void warn(String theme, String sentence) {
        warnings.accept("theme " + theme + ": " + sentence);
    }

    /** A remark that offers the known name that is most like a wrong one, or nothing. */
    private static String nearest(String wrong, Collection<String> known) {
        String best = null;
        int bestDistance = 2 + wrong.length() / 4;
        for (String name : known) {
            int distance = distance(wrong, name);
            if (distance < bestDistance || (distance == bestDistance && best != null && name.compareTo(best) < 0)) {
                best = name;
                bestDistance = distance;
            }
        }
        return best == null ? "" : ", perhaps \"" + best + "\"";
    }

    /** Letters to insert, remove or replace to get from one name to the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int at = 1; at <= one.length(); at++) {
            int diagonal = row[0];
            row[0] = at;
            for (int column = 1; column < row.length; column++) {
                int above = row[column];
                int replaced = diagonal + (one.charAt(at - 1) == other.charAt(column - 1) ? 0 : 1);
                row[column] = Math.min(replaced, Math.min(above, row[column - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
