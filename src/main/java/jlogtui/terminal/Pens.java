package jlogtui.terminal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import jlogtui.view.Role;
import jlogtui.view.Style;

/**
 * The pens of one theme at one depth. Each style is worked out once and then found again; the table is emptied when a log full of
 * 24-bit colours has filled it. Used by the thread that draws.
 */
final class Pens {
    private static final int SLOTS = 1 << 12;
    private static final int MOST = SLOTS / 2;
    private static final int[] ATTRIBUTES = {
        Style.BOLD, Style.DIM, Style.ITALIC, Style.UNDERLINE, Style.REVERSE, Style.STRIKE
    };
    private static final int[] ATTRIBUTE_CODES = {1, 2, 3, 4, 7, 9};

    /** Stands for every blank that shows no background: all of them look the same. */
    static final Pen EMPTY = new Pen("\033[0m", -1, false);

    private final Theme theme;
    private final ColorDepth depth;
    private final Style[] styles = new Style[SLOTS];
    private final Pen[] pens = new Pen[SLOTS];
    /** By their background: those of blanks. */
    private final Map<Integer, Pen> blanks = new HashMap<>();
    /** What lies behind everything that has no background of its own. */
    private final Color ground;

    private int count;
    /** Neighbouring cells have the same style. */
    private Style latestStyle;

    private Pen latestPen;

    Pens(Theme theme, ColorDepth depth) {
        this.theme = theme;
        this.depth = depth;
        this.ground = theme.style(Role.TEXT).background();
    }

    /** The pen of blanks that look as with another pen, which must not be decorated; all with one background share it. */
    Pen blank(Pen pen) {
        int background = pen.background();
        if (background < 0) {
            return EMPTY;
        }
        Pen blank = blanks.get(background);
        if (blank == null) {
            StringBuilder sequence = new StringBuilder("\033[0");
            appendColor(sequence, background, 40);
            blank = new Pen(sequence.append('m').toString(), background, false);
            blanks.put(background, blank);
        }
        return blank;
    }

    // The same object is the usual case; an equal one is found as any other
    @SuppressWarnings("ReferenceEquality")
    Pen of(Style style) {
        if (style != latestStyle) {
            latestPen = find(style);
            latestStyle = style;
        }
        return latestPen;
    }

    private Pen find(Style style) {
        int slot = hash(style) & (SLOTS - 1);
        while (styles[slot] != null) {
            if (styles[slot].equals(style)) {
                return pens[slot];
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        if (count == MOST) {
            Arrays.fill(styles, null);
            blanks.clear();
            count = 0;
            slot = hash(style) & (SLOTS - 1);
        }
        count++;
        styles[slot] = style;
        pens[slot] = resolve(style);
        return pens[slot];
    }

    private static int hash(Style style) {
        int hash = style.hashCode() * 0x9e3779b1;
        return (hash >>> 16) ^ hash;
    }

    private Pen resolve(Style style) {
        ThemeStyle look = theme.style(style.role());
        ThemeStyle selected = style.selected() ? theme.style(Role.SELECTED) : ThemeStyle.PLAIN;
        int attributes = look.attributes() | selected.attributes();
        if (depth == ColorDepth.NONE && (isBar(look.background()) || isBar(selected.background()))) {
            attributes |= Style.REVERSE;
        }
        // Reversed text of the log must stay apart from its surroundings where those are reversed themselves
        attributes = (attributes | (style.attributes() & ~Style.REVERSE)) ^ (style.attributes() & Style.REVERSE);

        int foreground = overlay(
                look.foreground(), style.foreground(), selected.foreground().at(depth));
        Color behind = look.background().isNothing() ? ground : look.background();
        // A background that the log chose belongs to its text, and the rest of the row still shows the selection
        int background = style.background() >= 0
                ? overlay(look.background(), style.background(), Color.UNSET)
                : overlay(behind, -1, selected.background().at(depth));
        return pen(foreground, background, attributes);
    }

    private int overlay(Color role, int ownOfLog, int above) {
        if (depth == ColorDepth.NONE) {
            return Color.UNSET;
        }
        if (above != Color.UNSET) {
            return above;
        }
        return ownOfLog >= 0 ? Color.lower(ownOfLog, depth) : role.at(depth);
    }

    /** Whether the background sets something apart, which must show without colours too. */
    private boolean isBar(Color color) {
        return color.rich() >= 0 && !color.equals(ground);
    }

    private Pen pen(int foreground, int background, int attributes) {
        int shown = attributes;
        if (depth == ColorDepth.ANSI_8 && foreground > 8 && foreground < 16) {
            shown |= Style.BOLD;
        }
        StringBuilder sequence = new StringBuilder("\033[0");
        for (int at = 0; at < ATTRIBUTES.length; at++) {
            if ((shown & ATTRIBUTES[at]) != 0) {
                sequence.append(';').append(ATTRIBUTE_CODES[at]);
            }
        }
        appendColor(sequence, foreground, 30);
        appendColor(sequence, background, 40);
        if (sequence.length() == 3) {
            return Pen.PLAIN;
        }
        boolean decorated = (shown & (Style.UNDERLINE | Style.REVERSE | Style.STRIKE)) != 0;
        return new Pen(sequence.append('m').toString(), background, decorated);
    }

    /** @param base 30 for the foreground, 40 for the background */
    private void appendColor(StringBuilder sequence, int value, int base) {
        if (value < 0) {
            return;
        }
        sequence.append(';');
        if (value >= Style.RGB) {
            sequence.append(base + 8).append(";2;").append((value >> 16) & 0xff);
            sequence.append(';').append((value >> 8) & 0xff).append(';').append(value & 0xff);
        } else if (value >= 16) {
            sequence.append(base + 8).append(";5;").append(value);
        } else if (value < 8) {
            sequence.append(base + value);
        } else if (depth != ColorDepth.ANSI_8) {
            sequence.append(base + 60 + value - 8);
        } else {
            // Bright black would vanish on black
            sequence.append(base + (value == 8 && base == 30 ? 7 : value - 8));
        }
    }
}
