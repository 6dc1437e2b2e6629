package jlogtui.terminal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import jlogtui.view.Role;

/** A look for every role. Immutable. */
public final class Theme {
    /** Themes that come with the program. */
    public static final List<String> BUNDLED = List.of("dark", "light", "mono");

    private final Map<Role, ThemeStyle> styles;

    Theme(Map<Role, ThemeStyle> styles) {
        this.styles = new EnumMap<>(styles);
    }

    /** A theme in the terminal's own colours, for when there is no other. */
    public static Theme plain() {
        return new Theme(new EnumMap<>(Role.class));
    }

    /**
     * Reads a theme and the themes that it inherits from. What is wrong in it is told and left out, so that the inherited value, or
     * the terminal's own colour, takes its place.
     *
     * @param themes finds an inherited theme by name; null when there is none
     * @param warnings takes one sentence for each thing that is wrong
     */
    public static Theme of(ThemeSource source, Function<String, ThemeSource> themes, Consumer<String> warnings) {
        ThemeReader reader = new ThemeReader(warnings);
        reader.read(source, themes);
        return new Theme(reader.styles());
    }

    ThemeStyle style(Role role) {
        return styles.getOrDefault(role, ThemeStyle.PLAIN);
    }
}
