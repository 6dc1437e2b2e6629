package jlogtui.terminal;

import java.util.Locale;

/** The terminal's own background. */
public enum Background {
    DARK,
    LIGHT;

    /** From here on black can be read better on a colour than white. */
    private static final double MIDDLE = 0.179;

    /** The name of the theme that is made for it, and what a theme calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What a terminal that was asked for its background has answered.
     *
     * @param color as in X11: {@code rgb:1e1e/1e1e/1e1e} of one to four digits each, {@code rgba:…} or {@code #1e1e1e}
     * @return null when it cannot be read
     */
    static Background parse(String color) {
        double[] parts = new double[3];
        if (color.startsWith("#")) {
            int digits = (color.length() - 1) / 3;
            for (int at = 0; at < 3; at++) {
                int from = 1 + at * digits;
                parts[at] = digits == 0 ? -1 : part(color.substring(from, from + digits));
            }
        } else {
            int colon = color.indexOf(':');
            String[] words = color.substring(colon + 1).split("/", -1);
            if (!color.startsWith("rgb") || colon < 0 || words.length < 3) {
                return null;
            }
            for (int at = 0; at < 3; at++) {
                parts[at] = part(words[at]);
            }
        }
        if (parts[0] < 0 || parts[1] < 0 || parts[2] < 0) {
            return null;
        }
        double light = 0.2126 * linear(parts[0]) + 0.7152 * linear(parts[1]) + 0.0722 * linear(parts[2]);
        return light > MIDDLE ? LIGHT : DARK;
    }

    /** A part of a colour as a share of 1; negative when it is none. */
    private static double part(String digits) {
        if (digits.isEmpty() || digits.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = Character.digit(digits.charAt(at), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value / (Math.pow(16, digits.length()) - 1);
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
