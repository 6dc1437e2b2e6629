package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClustersTest {
    /** Text, its clusters with slashes between them, and the columns of each. */
    @ParameterizedTest
    @CsvSource({
        "ab, a/b, 11",
        "e\u0301x, e\u0301/x, 11",
        "日本, 日/本, 22",
        "\uff8a\uff9d, \uff8a/\uff9d, 11",
        "👍🏽x, 👍🏽/x, 21",
        "👨‍👩‍👧‍👦x, 👨‍👩‍👧‍👦/x, 21",
        "🇯🇵🇩🇪, 🇯🇵/🇩🇪, 22",
        "🇯x, 🇯/x, 11",
        "\u2764\ufe0fx, \u2764\ufe0f/x, 21",
        "\u2764x, \u2764/x, 11",
        "1\ufe0f\u20e3x, 1\ufe0f\u20e3/x, 21",
        "a\ufe0fx, a\ufe0f/x, 11",
        "🏳\ufe0f\u200d🌈x, 🏳\ufe0f\u200d🌈/x, 21",
        "\u1100\u1161\u11a8x, \u1100\u1161\u11a8/x, 21",
        "각x, 각/x, 21",
        "नमि, न/मि, 11",
        "ทำx, ทำ/x, 21",
        "\u0301\u0302x, ◌\u0301\u0302/x, 11",
        "\u200dx, ◌\u200d/x, 11",
        "\u1161x, ◌\u1161/x, 11",
    })
    void cutsAndMeasures(String text, String clusters, String widths) {
        StringBuilder foundClusters = new StringBuilder();
        StringBuilder foundWidths = new StringBuilder();
        for (Matcher matcher = Clusters.matcher(text); matcher.find(); ) {
            String cluster = Clusters.printable(matcher.group());
            foundClusters.append(foundClusters.length() == 0 ? "" : "/").append(cluster);
            foundWidths.append(Clusters.width(cluster));
        }
        assertEquals(clusters, foundClusters.toString());
        assertEquals(widths, foundWidths.toString());
    }

    @Test
    void capsLongClusters() {
        assertEquals("e" + "\u0301".repeat(7), Clusters.printable("e" + "\u0301".repeat(7)));
        assertEquals("e" + "\u0301".repeat(7), Clusters.printable("e" + "\u0301".repeat(40)));
        String four = "😀\u200d".repeat(4);
        assertEquals(four.substring(0, four.length() - 1), Clusters.printable(four + "😀"));
    }
}
