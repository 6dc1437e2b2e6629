package jlogtui.terminal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import jlogtui.view.Role;

/** A look for every role. Immutable. */
public final class Theme {
    /** Themes that come with the program, in the order in which they are offered. */
    public static final List<String> BUNDLED = List.of(
            "dark",
            "light",
            "high-contrast",
            "high-contrast-light",
            "terminal",
            "mono",
            "solarized-dark",
            "solarized-light",
            "gruvbox-dark",
            "gruvbox-light",
            "nord",
            "dracula",
            "catppuccin-mocha",
            "catppuccin-latte");

    private final Map<Role, ThemeStyle> styles;
    private final String background;

    Theme(Map<Role, ThemeStyle> styles, String background) {
        this.styles = new EnumMap<>(styles);
        this.background = background;
    }

    /** A theme in the terminal's own colours, for when there is no other. */
    public static Theme plain() {
        return new Theme(new EnumMap<>(Role.class), "any");
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
        return new Theme(reader.styles(), reader.background());
    }

    ThemeStyle style(Role role) {
        return styles.getOrDefault(role, ThemeStyle.PLAIN);
    }

    /** What the terminal's own background must be: {@code dark}, {@code light} or {@code any}. */
    String background() {
        return background;
    }

    /** Whether the theme can be read on any background, and without colours. */
    public boolean isForAny() {
        return background.equals("any");
    }

    /** Whether the theme brings a background of its own, so that the terminal's does not matter where there are colours. */
    boolean paintsBackground() {
        return style(Role.TEXT).background().rich() >= 0;
    }

    /** Whether the theme can be read on a terminal of this background. */
    public boolean suits(Background terminal) {
        return isForAny() || paintsBackground() || background.equals(terminal.word());
    }
}
