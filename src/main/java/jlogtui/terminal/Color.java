package jlogtui.terminal;

import java.util.StringTokenizer;
import jlogtui.view.Style;

/**
 * A colour of a theme, with a value for each depth. A value is {@link #UNSET}, {@link #DEFAULT}, an index up to 255 whose first
 * sixteen are the terminal's own palette, or {@code Style.RGB | rgb}.
 *
 * @param rich for 24-bit terminals
 * @param indexed for terminals of 256 colours
 * @param basic for terminals of 16 and 8 colours
 */
record Color(int rich, int indexed, int basic) {
    /** Says nothing: what lies below shows through. */
    static final int UNSET = -1;

    /** The terminal's own foreground or background. */
    static final int DEFAULT = -2;

    static final Color NOTHING = new Color(UNSET, UNSET, UNSET);

    private static final String[] NAMES = {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};
    private static final int[] CUBE = {0, 95, 135, 175, 215, 255};

    /** The sixteen colours as xterm has them; every terminal differs a little. */
    private static final int[] BASIC = {
        0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
        0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff
    };

    /**
     * Reads a colour: one to three values between blanks. The first is for 24-bit terminals, the second (if there are three) for 256
     * colours, the last for 16 and 8. A value is {@code #rrggbb}, {@code #rgb}, an index up to 255, a name such as {@code bright-cyan},
     * {@code default}, or {@code -} to say nothing. A missing value is the nearest to the one before it.
     *
     * @return null when it cannot be read
     */
    static Color parse(String text) {
        StringTokenizer words = new StringTokenizer(text);
        int[] values = new int[words.countTokens()];
        if (values.length < 1 || values.length > 3) {
            return null;
        }
        for (int at = 0; at < values.length; at++) {
            Integer value = value(words.nextToken());
            if (value == null) {
                return null;
            }
            values[at] = value;
        }
        int last = values[values.length - 1];
        return new Color(
                values[0],
                lower(values.length == 3 ? values[1] : values[0], ColorDepth.INDEXED_256),
                lower(last, ColorDepth.ANSI_16));
    }

    /** Whether it says nothing for any depth. The equals of a record is linked by its first call, which costs the first frame ten milliseconds. */
    boolean isNothing() {
        return rich == UNSET && indexed == UNSET && basic == UNSET;
    }

    /** The value for a depth. */
    int at(ColorDepth depth) {
        return switch (depth) {
            case NONE -> UNSET;
            case ANSI_8, ANSI_16 -> basic;
            case INDEXED_256 -> indexed;
            case TRUE_COLOR -> rich;
        };
    }

    /** The nearest value that a terminal of this depth, at least 16 colours, can show. */
    static int lower(int value, ColorDepth depth) {
        if (value < 0 || depth == ColorDepth.TRUE_COLOR) {
            return value;
        }
        if (depth == ColorDepth.INDEXED_256) {
            return value >= Style.RGB ? nearestIndexed(value) : value;
        }
        return value < BASIC.length ? value : nearestBasic(rgb(value));
    }

    /** What a value looks like, as {@code rrggbb}; the terminal's own sixteen as xterm has them. */
    static int rgb(int value) {
        if (value >= Style.RGB) {
            return value & 0xffffff;
        }
        if (value < BASIC.length) {
            return BASIC[value];
        }
        if (value >= 232) {
            return (8 + 10 * (value - 232)) * 0x010101;
        }
        int cube = value - 16;
        return (CUBE[cube / 36] << 16) | (CUBE[cube / 6 % 6] << 8) | CUBE[cube % 6];
    }

    private static int nearestIndexed(int value) {
        int red = nearestLevel((value >> 16) & 0xff);
        int green = nearestLevel((value >> 8) & 0xff);
        int blue = nearestLevel(value & 0xff);
        int inCube = 16 + 36 * red + 6 * green + blue;
        int average = (((value >> 16) & 0xff) + ((value >> 8) & 0xff) + (value & 0xff)) / 3;
        int grey = 232 + Math.max(0, Math.min(23, (average - 3) / 10));
        return distance(rgb(grey), value) < distance(rgb(inCube), value) ? grey : inCube;
    }

    private static int nearestLevel(int part) {
        int best = 0;
        for (int level = 1; level < CUBE.length; level++) {
            if (Math.abs(CUBE[level] - part) < Math.abs(CUBE[best] - part)) {
                best = level;
            }
        }
        return best;
    }

    private static int nearestBasic(int rgb) {
        int best = 0;
        for (int index = 1; index < BASIC.length; index++) {
            if (distance(BASIC[index], rgb) < distance(BASIC[best], rgb)) {
                best = index;
            }
        }
        return best;
    }

    /** Squared distance, weighted as the eye sees it: green counts most, and red more in reddish colours. */
    private static int distance(int one, int other) {
        int oneRed = (one >> 16) & 0xff;
        int otherRed = (other >> 16) & 0xff;
        int meanRed = (oneRed + otherRed) / 2;
        int red = oneRed - otherRed;
        int green = (one >> 8 & 0xff) - (other >> 8 & 0xff);
        int blue = (one & 0xff) - (other & 0xff);
        return (((512 + meanRed) * red * red) >> 8) + 4 * green * green + (((767 - meanRed) * blue * blue) >> 8);
    }

    private static Integer value(String word) {
        if (word.equals("-")) {
            return UNSET;
        }
        if (word.equals("default")) {
            return DEFAULT;
        }
        boolean bright = word.startsWith("bright-");
        String name = bright ? word.substring("bright-".length()) : word;
        for (int index = 0; index < NAMES.length; index++) {
            if (NAMES[index].equals(name)) {
                return bright ? index + 8 : index;
            }
        }
        if (word.startsWith("#")) {
            int digits = number(word.substring(1), 16);
            return switch (digits < 0 ? 0 : word.length()) {
                case 7 -> Style.RGB | digits;
                case 4 -> Style.RGB | (digits >> 8) * 0x110000 | ((digits >> 4) & 15) * 0x1100 | (digits & 15) * 0x11;
                default -> null;
            };
        }
        int index = number(word, 10);
        return index >= 0 && index <= 255 ? index : null;
    }

    /** The number that the text spells without sign, or -1. */
    private static int number(String text, int radix) {
        int number = 0;
        for (int at = 0; at < text.length(); at++) {
            int digit = Character.digit(text.charAt(at), radix);
            if (digit < 0 || at > 6) {
                return -1;
            }
            number = number * radix + digit;
        }
        return text.isEmpty() ? -1 : number;
    }
}
