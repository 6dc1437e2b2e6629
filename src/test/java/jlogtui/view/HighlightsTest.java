package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jlogtui.query.PatternException;
import jlogtui.query.TextPattern;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** What stands out in a message, against Java's own expressions on the text without its colours. */
final class HighlightsTest {
    private static final String[] SIGNS = {
        "a", "b", "ab", "B", "é", "日", "😀", " ", "\u001b[31m", "\u001b[0m", "\u001b[", "\u001b", "[1m", "\t", "\r"
    };
    private static final String[] PATTERNS = {"a", "ab", "b+", "a|日", ".", "é.", "^a", "b*", "\\x1b", "A", "$"};

    /** The bytes of a message that belong to a match, colours between them left out. */
    private static BitSet reference(String log, List<String> patterns) {
        int[] bytesBefore = new int[log.length() + 1];
        for (int i = 0; i < log.length(); i++) {
            boolean isLow = Character.isLowSurrogate(log.charAt(i));
            int code = log.codePointAt(i);
            bytesBefore[i + 1] =
                    bytesBefore[i] + (isLow ? 0 : Character.toString(code).getBytes(StandardCharsets.UTF_8).length);
        }
        StringBuilder text = new StringBuilder();
        int[] origin = new int[log.length()];
        Matcher colours = Pattern.compile("\u001b\\[[0-9;:]*m").matcher(log);
        int at = 0;
        while (at < log.length()) {
            if (colours.find(at) && colours.start() == at) {
                at = colours.end();
                continue;
            }
            origin[text.length()] = at;
            text.append(log.charAt(at++));
        }
        String message = text.toString().replaceFirst("\r*\n\\z", "");
        BitSet bytes = new BitSet();
        for (String pattern : patterns) {
            boolean hasCapital = pattern.equals("A");
            int flags = Pattern.UNIX_LINES | (hasCapital ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            Matcher matcher = Pattern.compile(pattern, flags).matcher(message);
            while (matcher.find()) {
                for (int i = matcher.start(); i < matcher.end(); i++) {
                    bytes.set(bytesBefore[origin[i]], bytesBefore[origin[i] + 1]);
                }
            }
        }
        return bytes;
    }

    @Test
    void areTheBytesThatMatchAndNoColours() {
        RandomCases.check(4000, random -> {
            StringBuilder log = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                log.append(SIGNS[random.nextInt(SIGNS.length)]);
            }
            log.append(random.nextBoolean() ? "\n" : "");
            String one = PATTERNS[random.nextInt(PATTERNS.length)];
            String other = PATTERNS[random.nextInt(PATTERNS.length)];
            Highlights highlights = new Highlights();
            highlights.search(TextPattern.parse(one));
            highlights.keep(List.of(TextPattern.parse(other)));
            int[] ranges = highlights.of(log.toString().getBytes(StandardCharsets.UTF_8));

            BitSet shown = new BitSet();
            for (int i = 0; i < ranges.length; i += 2) {
                assertTrue(ranges[i] < ranges[i + 1], "none is empty");
                assertTrue(i == 0 || ranges[i] >= ranges[i - 1], "they are in order and do not overlap");
                shown.set(ranges[i], ranges[i + 1]);
            }
            BitSet expected = reference(log.toString(), List.of(one, other));
            BitSet missing = (BitSet) expected.clone();
            missing.andNot(shown);
            assertEquals(new BitSet(), missing, () -> one + " and " + other + " in " + log);
            // A match that a colour cuts in two is one stretch, the colour with it
            shown.andNot(expected);
            assertEquals(new BitSet(), withoutColours(log.toString(), shown), () -> one + " in " + log);
        });
    }

    private static BitSet withoutColours(String log, BitSet bytes) {
        BitSet rest = (BitSet) bytes.clone();
        Matcher colours = Pattern.compile("\u001b\\[[0-9;:]*m").matcher(log);
        for (int from = 0; colours.find(from); from = colours.end()) {
            int start = log.substring(0, colours.start()).getBytes(StandardCharsets.UTF_8).length;
            rest.clear(start, start + colours.end() - colours.start());
        }
        return rest;
    }

    @Test
    void ofALineWithVeryManyMatchesTheFirstStandOut() throws PatternException {
        Highlights highlights = new Highlights();
        highlights.search(TextPattern.parse("a"));
        int[] ranges = highlights.of("ab".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        assertEquals(2 * 500, ranges.length);
    }
}
