package jlogtui.terminal;

import java.util.Locale;
import java.util.Map;

/** How many colours the terminal can show, from none to all. */
public enum ColorDepth {
    /** No colour at all; bold, underlined and reversed text remain. */
    NONE,
    /** The eight colours of the Linux console; bold makes them bright. */
    ANSI_8,
    ANSI_16,
    INDEXED_256,
    TRUE_COLOR;

    /**
     * Finds the depth from the {@code --color} option and the environment, never by asking the terminal.
     *
     * @param option {@code auto}, {@code always} or {@code never}; {@code always} overrules {@code NO_COLOR} but not what the terminal can do
     * @param environment the variables {@code NO_COLOR}, {@code COLORTERM}, {@code TERM} and {@code STY} are used
     */
    public static ColorDepth detect(String option, Map<String, String> environment) {
        if (option.equals("never")) {
            return NONE;
        }
        boolean always = option.equals("always");
        if (!always && !environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return NONE;
        }
        String term = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
        String colorTerm = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
        // GNU screen hands its outer terminal's COLORTERM on but garbles 24-bit colours
        boolean insideScreen = environment.containsKey("STY");
        if (!insideScreen && (colorTerm.equals("truecolor") || colorTerm.equals("24bit"))) {
            return TRUE_COLOR;
        }
        if (term.isEmpty() || term.equals("dumb") || term.startsWith("vt1") || term.startsWith("vt2")) {
            return always ? ANSI_16 : NONE;
        }
        return ofTerm(term);
    }

    private static ColorDepth ofTerm(String term) {
        if (term.endsWith("-direct")) {
            return TRUE_COLOR;
        }
        for (String name : new String[] {"kitty", "alacritty", "wezterm", "foot", "ghostty"}) {
            if (term.contains(name)) {
                return TRUE_COLOR;
            }
        }
        if (term.contains("256color")) {
            return INDEXED_256;
        }
        return term.startsWith("linux") ? ANSI_8 : ANSI_16;
    }

    boolean atLeast(ColorDepth other) {
        return compareTo(other) >= 0;
    }
}
