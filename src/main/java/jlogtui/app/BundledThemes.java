package jlogtui.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jlogtui.terminal.Theme;

/**
 * The texts of the themes that come with the program, the same as in the directory {@code themes}. Those that are used
 * when none is named are no resources: to read one of those Java opens the jar, which takes longer than all else that is done
 * with a theme.
 */
final class BundledThemes {
    private static final String DARK = """
            # For dark backgrounds, and what all themes but mono inherit from: who changes the palette has changed everything.
            # A colour has up to three values: for 24-bit terminals, for 256 colours, and for 16 and 8. "default" is the terminal's own
            # colour, "-" says nothing.
            background = "dark"

            [palette]
            text = "default"
            ground = "-"
            grey = "#989ea8 247 white"
            pale = "#b9c1cd 250 white"
            bright = "#e6eaf0 255 bright-white"
            warm = "#ffb47f 215 yellow"
            ember = "#ff8f61 209 bright-red"
            rose = "#ff8c8c 210 bright-red"
            gold = "#e3c76f 179 bright-yellow"
            leaf = "#93d08b 114 green"
            ice = "#84cff5 117 bright-cyan"
            slate = "#8fa0c4 110 bright-blue"
            mist = "#8fb0c4 109 cyan"
            fatal = "#ff7f7f 210 bright-red"
            bar = "#222933 235 -"
            row = "#29313f 236 blue"
            row-text = "- - bright-white"
            choice = "#37445c 238 blue"
            hit = "#e3c76f 179 yellow"
            hit-text = "#16181c 234 black"
            source-1 = "#7aa8f8 111 bright-blue"
            source-2 = "#a5d46f 149 green"
            source-3 = "#bf9af8 141 magenta"
            source-4 = "#5fd7d7 80 cyan"
            source-5 = "#ead77a 186 bright-yellow"
            source-6 = "#f79fd0 212 bright-magenta"
            source-7 = "#4fb98f 72 bright-green"
            source-8 = "#c3d3e6 189 bright-cyan"

            [styles]
            text = { fg = "text", bg = "ground" }
            stderr = { fg = "warm" }
            stderr-mark = { fg = "ember", bold = true }
            time = { fg = "grey" }
            source-1 = { fg = "source-1" }
            source-2 = { fg = "source-2" }
            source-3 = { fg = "source-3" }
            source-4 = { fg = "source-4" }
            source-5 = { fg = "source-5" }
            source-6 = { fg = "source-6" }
            source-7 = { fg = "source-7" }
            source-8 = { fg = "source-8" }
            selected = { fg = "row-text", bg = "row" }
            level-trace = { fg = "grey" }
            level-debug = { fg = "grey" }
            level-info = { fg = "slate" }
            level-warn = { fg = "gold", bold = true }
            level-error = { fg = "rose", bold = true }
            level-fatal = { fg = "fatal", bold = true, underline = true }
            damage = { fg = "rose" }
            ruler = { fg = "slate" }
            mark = { fg = "mist" }
            muted = { fg = "grey" }
            header = { fg = "pale", bg = "bar" }
            header-live = { fg = "leaf", bg = "bar", bold = true }
            header-paused = { fg = "gold", bg = "bar", bold = true }
            header-filter = { fg = "ice", bg = "bar" }
            status = { fg = "pale", bg = "bar" }
            status-key = { fg = "bright", bg = "bar", bold = true }
            status-warning = { fg = "warm", bg = "bar" }
            prompt = { fg = "bright", bg = "bar" }
            prompt-error = { fg = "rose", bg = "bar" }
            prompt-hint = { fg = "pale", bg = "bar" }
            box = { fg = "pale" }
            box-title = { fg = "bright", bold = true }
            box-selected = { fg = "bright", bg = "choice" }
            field-key = { fg = "ice" }
            field-number = { fg = "leaf" }
            field-word = { fg = "slate" }
            match = { fg = "hit-text", bg = "hit" }
            histogram = { fg = "slate" }
            histogram-error = { fg = "rose" }
            histogram-place = { fg = "bright", bg = "choice" }
            histogram-mark = { fg = "hit-text", bg = "hit" }
            empty = { fg = "pale" }
            """;

    private static final String LIGHT = """
            # For light backgrounds.
            inherits = "dark"
            background = "light"

            [palette]
            grey = "#59636f 241 bright-black"
            pale = "#3f4854 238 black"
            bright = "#16191f 233 black"
            warm = "#a04a0c 88 red"
            ember = "#b53c08 88 red"
            rose = "#b3262e 124 red"
            gold = "#6a4c00 58 magenta"
            leaf = "#26702c 22 green"
            ice = "#175a8c 24 blue"
            slate = "#55658c 60 blue"
            mist = "#3c6a80 24 cyan"
            fatal = "#9b0d16 124 red"
            bar = "#e9edf2 255 -"
            row = "#dfe8f5 254 white"
            row-text = "- - black"
            choice = "#cbdaf0 153 white"
            hit = "#f2d45c 221 yellow"
            hit-text = "#16191f 233 black"
            source-1 = "#1b5fc4 26 blue"
            source-2 = "#2e7418 22 green"
            source-3 = "#7a3cc8 92 magenta"
            source-4 = "#006f78 23 cyan"
            source-5 = "#7d5a00 94 black"
            source-6 = "#b3247a 125 bright-magenta"
            source-7 = "#4d5a66 59 bright-black"
            source-8 = "#2f2f8f 18 bright-blue"
            """;

    private static final String MONO = """
            # No colour at all: only what every terminal and every printer can do.
            background = "any"

            [palette]

            [styles]
            text = { fg = "default" }
            stderr = { fg = "default" }
            stderr-mark = { bold = true }
            time = { dim = true }
            source-1 = { bold = true }
            source-2 = { bold = true }
            source-3 = { bold = true }
            source-4 = { bold = true }
            source-5 = { bold = true }
            source-6 = { bold = true }
            source-7 = { bold = true }
            source-8 = { bold = true }
            selected = { reverse = true }
            level-trace = { dim = true }
            level-debug = { dim = true }
            level-info = { dim = true }
            level-warn = { bold = true }
            level-error = { bold = true, underline = true }
            level-fatal = { bold = true, reverse = true }
            damage = { bold = true, underline = true }
            ruler = { dim = true }
            mark = { dim = true }
            muted = { dim = true }
            header = { reverse = true }
            header-live = { reverse = true, bold = true }
            header-paused = { reverse = true, bold = true, underline = true }
            header-filter = { reverse = true, underline = true }
            status = { reverse = true }
            status-key = { reverse = true, bold = true }
            status-warning = { reverse = true, bold = true, underline = true }
            prompt = { fg = "default" }
            prompt-error = { bold = true, underline = true }
            prompt-hint = { dim = true }
            box = { fg = "default" }
            box-title = { bold = true }
            box-selected = { reverse = true }
            field-key = { bold = true }
            field-number = { fg = "default" }
            field-word = { fg = "default" }
            match = { bold = true, underline = true, reverse = true }
            histogram = { fg = "default" }
            histogram-error = { bold = true }
            histogram-place = { reverse = true }
            histogram-mark = { bold = true, underline = true, reverse = true }
            empty = { fg = "default" }
            """;

    private BundledThemes() {}

    /** The file of a theme; empty when there is none of that name. */
    static Optional<String> text(String name) {
        return switch (name) {
            case "dark" -> Optional.of(DARK);
            case "light" -> Optional.of(LIGHT);
            case "mono" -> Optional.of(MONO);
            default -> Theme.BUNDLED.contains(name) ? resource(name) : Optional.empty();
        };
    }

    private static Optional<String> resource(String name) {
        try (InputStream file = BundledThemes.class.getResourceAsStream("/themes/" + name + ".toml")) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
