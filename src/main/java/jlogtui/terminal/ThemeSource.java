package jlogtui.terminal;

import java.util.Map;

/**
 * A theme as its file has it, before anything is checked.
 *
 * @param name the theme's name, for messages
 * @param inherits the theme that this one changes, or empty
 * @param background what the terminal's own background must be: {@code dark}, {@code light} or {@code any}; empty to say what the
 *     inherited theme says
 * @param palette colours by the names that the styles use
 * @param styles by role name: {@code fg}, {@code bg} (a colour of the palette, or a value as in it), and {@code bold}, {@code dim},
 *     {@code italic}, {@code underline}, {@code reverse}, {@code strike} ({@code true} or {@code false})
 */
public record ThemeSource(
        String name,
        String inherits,
        String background,
        Map<String, String> palette,
        Map<String, Map<String, String>> styles) {}
