package jlogtui.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** The automaton against RE2/J. */
class PatternAutomatonTest {
    private static final String[] SIGNS = {
        "a", "b", "A", "k", "s", "\u212A", "\u017F", "é", "É", "ß", "日", "😀", "_", "7", " ", "\n", "\r", "-", "]",
        "\t", "µ"
    };
    private static final String[] ATOMS = {
        ".",
        "^",
        "$",
        "\\b",
        "\\B",
        "\\A",
        "\\z",
        "\\w",
        "\\W",
        "\\d",
        "\\D",
        "\\s",
        "\\S",
        "[ab]",
        "[^a-k]",
        "[a-s_]",
        "[\\w-]",
        "[]a]",
        "[^]\\d]",
        "[\\W7]",
        "[^\\s]",
        "[é-ü]",
        "[^日]",
        "\\x61",
        "\\x{212A}",
        "\\Qa.b\\E",
        "\\Qs\\E",
        "[[:alpha:]]",
        "\\pL",
        "(?i)k",
        "(?i)",
        "(?s).",
        "(?m)^",
        "(?m)$",
        "(?-i)s",
        "\\-",
        "[+--]",
        "[a\\]]",
        "\\n",
        "{",
        "a{,2}"
    };

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(SIGNS[random.nextInt(SIGNS.length)]);
        }
        return text.toString();
    }

    private static String pattern(Random random, int depth) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int kind = random.nextInt(depth > 0 ? 8 : 5);
            if (kind < 2) {
                String sign = SIGNS[random.nextInt(SIGNS.length)];
                pattern.append(sign.equals("]") ? "\\]" : sign);
            } else if (kind < 5) {
                pattern.append(ATOMS[random.nextInt(ATOMS.length)]);
            } else {
                String inside = pattern(random, depth - 1);
                String other = random.nextBoolean() ? "|" + pattern(random, depth - 1) : "";
                String head = List.of("(", "(?:", "(?i:", "(?P<n" + depth + i + ">", "(?s-i:", "(?m:")
                        .get(random.nextInt(6));
                pattern.append(head).append(inside).append(other).append(')');
            }
            if (random.nextInt(3) == 0) {
                String often = List.of("*", "+", "?", "*?", "{2}", "{1,3}", "{0,2}", "{2,}", "{0}")
                        .get(random.nextInt(9));
                pattern.append(often);
            }
        }
        return pattern.toString();
    }

    private static Optional<TextPattern> parsed(String typed) {
        try {
            return Optional.of(TextPattern.parse(typed));
        } catch (PatternException e) {
            return Optional.empty();
        }
    }

    @Test
    void itSaysWhatTheRegularExpressionSays() {
        int[] known = new int[2];
        RandomCases.check(8000, random -> {
            String typed = pattern(random, 2);
            TextPattern pattern = parsed(typed).orElse(null);
            if (pattern == null) {
                return;
            }
            known[pattern.isLeftToRegex() ? 0 : 1]++;
            for (int i = 0; i < 12; i++) {
                String text = text(random, 10);
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                assertEquals(pattern.matchesByRegex(bytes), pattern.matches(bytes), () -> typed + " in " + text);
            }
        });
        assertTrue(known[1] > known[0], () -> "known: " + known[1] + ", left to RE2/J: " + known[0]);
    }

    @Test
    void whatPeopleTypeIsNotLeftToTheRegularExpression() throws PatternException {
        for (String typed : List.of(
                " [0-9]{3} [0-9]{6} ",
                "connection refused \\(attempt [45] of 5",
                "^\\d{4}-\\d\\d-\\d\\d .*(error|warn)",
                "status=5\\d\\d\\b",
                "GET /api/v[12]/[^ ]+ ",
                "(?i)Exception: .* at \\w+(\\.\\w+)*$",
                "für .*€",
                "(a+)+$")) {
            assertFalse(TextPattern.parse(typed).isLeftToRegex(), typed);
        }
    }

    @Test
    void onlyAsManyBytesAreLookedAtAsAreMeant() throws PatternException {
        TextPattern pattern = TextPattern.parse("a[b]+c$");
        assertTrue(pattern.matches("xabcd".getBytes(StandardCharsets.UTF_8), 4));
        assertFalse(pattern.matches("xabcd".getBytes(StandardCharsets.UTF_8), 5));
        assertFalse(pattern.matches("xabcd".getBytes(StandardCharsets.UTF_8), 3));
    }

    @Test
    void whatTakesMoreMemoryThanThereIsIsLeftToTheRegularExpression() throws PatternException {
        String typed = "[ab].{25}[cd]";
        PatternAutomaton automaton = PatternAutomaton.of(typed, true).orElseThrow();
        TextPattern pattern = TextPattern.parse(typed);
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 500; j++) {
                text.append("abx".charAt(random.nextInt(3)));
            }
            text.append(i % 2 == 0 ? "c" : "");
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            boolean wanted = pattern.matchesByRegex(bytes);
            assertEquals(wanted, automaton.isIn(bytes, bytes.length));
            assertEquals(wanted, pattern.matches(bytes));
        }
        assertTrue(automaton.isOverwhelmed());
    }

    /** What takes a backtracking matcher for ever needs a handful of states, so that each byte is one look. */
    @Test
    void noPatternFreezesAnything() {
        byte[] text = ("a".repeat(1 << 20) + "b").getBytes(StandardCharsets.UTF_8);
        for (String typed : List.of("(a+)+$", "(a|aa)+$", "(a*)*c", "(.*a){8}c", "(a?){20}a{20}c")) {
            PatternAutomaton automaton = PatternAutomaton.of(typed, false).orElseThrow();
            assertFalse(automaton.isIn(text, text.length), typed);
            assertTrue(automaton.learnt() <= 400, () -> typed + ": " + automaton.learnt());
        }
    }
}
