package jlogtui.view;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Grapheme clusters: what a person sees as one character. */
final class Clusters {
    /** Long enough for every emoji sequence that fonts know but couples with two skin tones. */
    static final int MOST_CODE_POINTS = 8;

    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int EMOJI_FORM = 0xfe0f;
    private static final String DOTTED_CIRCLE = "\u25cc";

    private Clusters() {}

    /** Finds the clusters of a text, one after the other. */
    static Matcher matcher(CharSequence text) {
        return Rule.CLUSTER.matcher(text);
    }

    /** The cluster as it is shown: not too long, and with a base. */
    static String printable(String cluster) {
        String shown = cluster;
        if (cluster.length() > MOST_CODE_POINTS && cluster.codePointCount(0, cluster.length()) > MOST_CODE_POINTS) {
            int end = cluster.offsetByCodePoints(0, MOST_CODE_POINTS);
            // a joiner at the end would draw the next column in
            while (cluster.charAt(end - 1) == ZERO_WIDTH_JOINER) {
                end--;
            }
            shown = cluster.substring(0, end);
        }
        return CharWidth.of(cluster.codePointAt(0)) == 0 ? DOTTED_CIRCLE + shown : shown;
    }

    /** Columns of a printable cluster: 1 or 2. */
    static int width(String cluster) {
        int width = 0;
        int last = 0;
        for (int i = 0; i < cluster.length() && width < 2; ) {
            int codePoint = cluster.codePointAt(i);
            boolean isEmoji = codePoint == EMOJI_FORM && CharWidth.kind(last) == CharWidth.EMOJI;
            width = isEmoji ? 2 : Math.min(2, width + CharWidth.of(codePoint));
            last = codePoint;
            i += Character.charCount(codePoint);
        }
        return width;
    }

    /** Compiled when the first text beyond Latin-1 comes, not before the first picture. */
    private static final class Rule {
        static final Pattern CLUSTER = Pattern.compile("\\X");
    }
}
