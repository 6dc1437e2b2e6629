package jlogtui.terminal;

/** What a terminal can be trusted to do with a grapheme cluster. */
final class Cluster {
    private static final String UNICODE = "│─┌┐└┘├┤┬┴┼…–—‘’“”•·→←↑↓▸▾▲▼●✓✗";
    private static final String ASCII = "|-++++++++..--''\"\"**><^v>v^v*vx";

    private Cluster() {}

    /** Whether every terminal agrees on the width: one character of a common narrow script, or a plain Chinese, Japanese or Korean one. */
    static boolean isPlain(String cluster, int width) {
        if (cluster.length() != 1) {
            return false;
        }
        char c = cluster.charAt(0);
        return width == 1 ? isNarrow(c) : isWide(c);
    }

    private static boolean isNarrow(char c) {
        return c < 0x7f
                || (c >= 0xa0 && c < 0x300 && c != 0xad)
                || (c >= 0x370 && c < 0x483)
                || (c >= 0x48a && c < 0x530)
                || (c >= 0x1e00 && c < 0x2000)
                || (c >= 0x2010 && c < 0x2028)
                || (c >= 0x2190 && c < 0x2194)
                || (c >= 0x2500 && c < 0x25a0);
    }

    private static boolean isWide(char c) {
        return (c >= 0x3001 && c < 0x302a)
                || (c >= 0x3041 && c < 0x3097)
                || (c >= 0x30a0 && c < 0x3100)
                || (c >= 0x3400 && c < 0x4dc0)
                || (c >= 0x4e00 && c < 0xa000)
                || (c >= 0xac00 && c < 0xd7a4)
                || (c >= 0xff01 && c < 0xff61);
    }

    /** The cluster for a terminal that cannot show anything but ASCII, in the same number of columns. */
    static String toAscii(String cluster, int width) {
        char c = cluster.charAt(0);
        if (cluster.length() == 1 && c < 0x7f) {
            return cluster;
        }
        if (width == 2) {
            return "??";
        }
        int at = UNICODE.indexOf(c);
        if (at >= 0) {
            return String.valueOf(ASCII.charAt(at));
        }
        if (c >= 0x2581 && c <= 0x2588) {
            // Bars of a histogram, by eighths
            return String.valueOf("__..::##".charAt(c - 0x2581));
        }
        return "?";
    }
}
