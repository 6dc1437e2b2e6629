package jlogtui.view;

/**
 * How a run of text looks: a role, and what the log's own SGR colours add to it.
 *
 * @param role the role, coloured by the theme
 * @param selected the row is the selected one: {@link Role#SELECTED} lies over the role
 * @param foreground the log's own colour: -1 none, 0 to 255 indexed, or {@code 0x1000000 | rgb}
 * @param background likewise
 * @param attributes bits of {@link #BOLD} to {@link #REVERSE}
 */
public record Style(Role role, boolean selected, int foreground, int background, int attributes) {
    public static final int BOLD = 1;
    public static final int DIM = 2;
    public static final int ITALIC = 4;
    public static final int UNDERLINE = 8;
    public static final int REVERSE = 16;
    public static final int STRIKE = 32;
    /** Set in a colour that is 24-bit RGB and not an index. */
    public static final int RGB = 0x1000000;

    public static Style of(Role role) {
        return new Style(role, false, -1, -1, 0);
    }

    // By hand: a record's own are linked at their first use, which takes as long as the first frame
    @Override
    public boolean equals(Object other) {
        return other instanceof Style style
                && role == style.role
                && selected == style.selected
                && foreground == style.foreground
                && background == style.background
                && attributes == style.attributes;
    }

    @Override
    public int hashCode() {
        int hash = role.hashCode() + (selected ? 0x5bd1e995 : 0);
        hash = 31 * hash + foreground;
        hash = 31 * hash + background;
        return 31 * hash + attributes;
    }
}
