package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The cleaner against a plain reference that works on the whole text, one rule after the other, and is slow. */
class TextCleanerRandomTest {
    private static final Style BASE = Style.of(Role.TEXT);
    private static final String[] NASTY = {
        "a",
        "7",
        "~",
        "é",
        "\u00a9",
        "\u00ad",
        "日",
        "…",
        "│",
        "▟",
        "😀",
        "\u0301",
        "\u093e",
        "\ufe0f",
        "\u200d",
        "❤",
        "🇯",
        "👍🏽",
        "\u1100",
        "\u1161",
        "\u0600",
        "ำ",
        "\u202e",
        "\u200b",
        "\u0085",
        "\u2028",
        "\u0000",
        "\u0007",
        "\u007f",
        "\u009b",
        "\u009c",
        "\t",
        "\r",
        "\n",
        "\u001b",
        "[",
        "]",
        "P",
        "O",
        "(",
        "m",
        "31",
        ";",
        "\\",
        "\u001b[31m",
        "\u001b]0;",
        "\ufffd",
        "\u0378",
        "🏴",
        "\udb40\udc67",
    };
    private static final Pattern ESCAPES = Pattern.compile("\u001b(?:\\[[ -?]*[@-~]?"
            + "|[\\]PX^_][^\u0007\u0018\u001a\u001b\n\u009c]*[\u0007\u0018\u001a\u009c]?"
            + "|[NO][ -~]?|[ -/]+[0-~]?|[0-~])");
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final Pattern FLAG = Pattern.compile("🏴[\\x{e0020}-\\x{e007e}]*\\z");

    @Test
    void agreesWithTheReferenceOnAllShortTexts() {
        for (String first : NASTY) {
            for (String second : NASTY) {
                check(first + second, 100, "");
            }
        }
        for (int i = 0; i < NASTY.length; i += 2) {
            for (int j = 0; j < NASTY.length; j += 2) {
                for (int k = 1; k < NASTY.length; k += 3) {
                    check(NASTY[i] + NASTY[k] + NASTY[j], 100, "");
                }
            }
        }
    }

    @Test
    void agreesWithTheReferenceOnRandomTexts() {
        long seed = 53;
        Random random = new Random(seed);
        for (int round = 0; round < 1_500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(round % 50 == 0 ? 2_000 : 40); i > 0; i--) {
                text.append(NASTY[random.nextInt(NASTY.length)]);
            }
            int maxColumns = random.nextInt(4) == 0 ? random.nextInt(40) : 10_000;
            check(text.toString(), maxColumns, "seed " + seed + " round " + round + ": ");
        }
    }

    /** No two plain characters beside each other: the cleaner has to look for borders of clusters by itself. */
    @Test
    void agreesWithTheReferenceOnLongRuns() {
        long seed = 61;
        Random random = new Random(seed);
        String[] pieces = {
            "日", "😀", "e\u0301", "🇯", "👍🏽", "\u1100", "\u1161", "ำ", "❤", "\ufe0f", "\u200d😀", "\u0600"
        };
        for (int round = 0; round < 100; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(1_500); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            check(text.toString(), 10_000, "seed " + seed + " round " + round + ": ");
        }
    }

    @Test
    void agreesWithTheReferenceOnRandomBytes() {
        long seed = 59;
        Random random = new Random(seed);
        byte[][] pieces = {
            {(byte) 0xe2},
            {(byte) 0x82},
            {(byte) 0xac},
            {(byte) 0xf0, (byte) 0x9f},
            {(byte) 0x98, (byte) 0x80},
            {(byte) 0xed},
            {(byte) 0xa0},
            {(byte) 0xc0},
            {(byte) 0xff},
            {'x'},
            {0x1b, '['},
            {0x1b},
            {(byte) 0xc2},
            {(byte) 0x9b},
            {(byte) 0xcc, (byte) 0x81},
        };
        for (int round = 0; round < 1_500; round++) {
            byte[] bytes = new byte[random.nextInt(round % 20 == 0 ? 4_000 : 60)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length && round % 2 == 0; ) {
                for (byte b : pieces[random.nextInt(pieces.length)]) {
                    if (i < bytes.length) {
                        bytes[i++] = b;
                    }
                }
            }
            int maxColumns = random.nextInt(2) == 0 ? random.nextInt(100) : 10_000;
            check(bytes, maxColumns, "seed " + seed + " round " + round);
        }
    }

    private static void check(String text, int maxColumns, String message) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        check(utf8, maxColumns, message + escaped(text));
    }

    static void check(byte[] utf8, int maxColumns, String message) {
        Cell[] cells = TextCleaner.clean(utf8, utf8.length, BASE, true, maxColumns);
        assertTrue(cells.length <= maxColumns, message);
        assertEquals("", CellText.defect(cells), message);
        List<String> expected = reference(new String(utf8, StandardCharsets.UTF_8), maxColumns);
        List<String> actual = new ArrayList<>();
        for (Cell cell : cells) {
            actual.add(cell.cluster());
        }
        assertEquals(expected, actual, message);
    }

    /** The clusters, with an empty one for each right half. */
    private static List<String> reference(String text, int maxColumns) {
        String rest = text.replaceFirst("\n\\z", "").replaceFirst("\r\\z", "");
        rest = ESCAPES.matcher(rest).replaceAll("");
        List<String> clusters = new ArrayList<>();
        for (String stretch : rest.split("(?<=\t)|(?=\t)", -1)) {
            if (stretch.equals("\t")) {
                do {
                    clusters.add(" ");
                } while (clusters.size() % 8 != 0);
                continue;
            }
            for (Matcher matcher = CLUSTER.matcher(printable(stretch)); matcher.find(); ) {
                String cluster = Clusters.printable(matcher.group());
                clusters.add(cluster);
                if (Clusters.width(cluster) == 2) {
                    clusters.add("");
                }
            }
        }
        if (clusters.size() > maxColumns) {
            boolean isCutInHalf = maxColumns > 0 && clusters.get(maxColumns).isEmpty();
            clusters = clusters.subList(0, maxColumns);
            if (isCutInHalf) {
                clusters.set(maxColumns - 1, " ");
            }
        }
        return clusters;
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean isTag = c >= 0xe0020 && c <= 0xe007f;
            if (c == '\n') {
                printable.append('␤');
            } else if (c < ' ') {
                printable.append((char) (0x2400 + c));
            } else if (c == 0x7f) {
                printable.append('␡');
            } else if (c == 0x85 || c == 0x2028 || c == 0x2029) {
                printable.append('␤');
            } else if (CharWidth.kind(c) == CharWidth.UNASSIGNED) {
                printable.append('\ufffd');
            } else if (CharWidth.kind(c) != CharWidth.DROPPED
                    || (isTag && FLAG.matcher(printable).find())) {
                printable.appendCodePoint(c);
            }
        });
        return printable.toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(c -> escaped.append(
                        c >= ' ' && c <= '~'
                                ? Character.toString(c)
                                : "\\u" + Integer.toHexString(0x10000 + c).substring(1)));
        return escaped.toString();
    }
}
