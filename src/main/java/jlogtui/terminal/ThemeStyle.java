package jlogtui.terminal;

/**
 * What a theme says about a role.
 *
 * @param attributes bits of {@code Style.BOLD} to {@code Style.STRIKE}
 */
record ThemeStyle(Color foreground, Color background, int attributes) {
    static final ThemeStyle PLAIN = new ThemeStyle(Color.NOTHING, Color.NOTHING, 0);
}
