package jlogtui.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import jlogtui.model.Literals;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

class TextPatternTest {
    private static final String[] PARTS = {
        "e", "er", "R", "ror", "k", "s", "\u212A", "\u017F", "é", "É", "日本", "\"", "<", " ", "7", "a.b", "\\", "{", "*"
    };

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean matches(String pattern, String message) throws PatternException {
        return TextPattern.parse(pattern).matches(utf8(message));
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.toString();
    }

    /** A pattern that Java's own expressions read alike. */
    private static String pattern(Random random, int depth) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            switch (random.nextInt(depth > 0 ? 10 : 7)) {
                case 0 -> pattern.append('.');
                case 1 -> pattern.append("[er]").append("*+?".charAt(random.nextInt(3)));
                case 2 -> pattern.append("[^e7]");
                case 3 -> pattern.append("er{1,2}");
                case 4, 5, 6 -> pattern.append(Pattern.quote(text(random, 2)));
                case 7 -> pattern.append('(').append(pattern(random, depth - 1)).append(")?");
                case 8 ->
                    pattern.append("(?:")
                            .append(pattern(random, depth - 1))
                            .append('|')
                            .append(pattern(random, depth - 1))
                            .append(')');
                default ->
                    pattern.append('(').append(pattern(random, depth - 1)).append(")+");
            }
        }
        return pattern.toString();
    }

    @Test
    void aPatternMatchesWhatJavasOwnDoes() {
        RandomCases.check(3000, random -> {
            String typed = pattern(random, 2);
            TextPattern pattern = TextPattern.parse(typed);
            int flags = pattern.ignoresCase() ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
            Pattern reference = Pattern.compile(typed, flags | Pattern.UNIX_LINES);
            for (int i = 0; i < 10; i++) {
                String message = text(random, 8);
                boolean wanted = reference.matcher(message).find();
                assertEquals(wanted, pattern.matches(utf8(message)), () -> typed + " in " + message);
                if (wanted && pattern.required().isPresent()) {
                    assertTrue(holdsOne(pattern.required().orElseThrow(), message), () -> typed + " in " + message);
                }
            }
        });
    }

    private static boolean holdsOne(Literals literals, String message) {
        int flags = literals.ignoresCase() ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        return literals.texts().stream()
                .anyMatch(text -> Pattern.compile(Pattern.quote(text), flags)
                        .matcher(message)
                        .find());
    }

    @Test
    void onlyACapitalOutsideOfAnEscapeMindsCase() throws PatternException {
        for (String pattern : List.of("error", "\\Wx\\S", "\\pL\\p{Greek}", "(?P<Name>a)", "\\x{4E}", "(?U)a", "é")) {
            assertTrue(TextPattern.parse(pattern).ignoresCase(), pattern);
        }
        for (String pattern : List.of("Error", "[A-Z]", "(?P<n>A)", "É", "\\QError\\E", "(a|B)", "\\\\A")) {
            assertFalse(TextPattern.parse(pattern).ignoresCase(), pattern);
        }
        assertTrue(matches("timeout", "TimeOut"));
        assertFalse(matches("Timeout", "timeout"));
        assertTrue(matches("(?i)Timeout", "timeout"));
        assertTrue(matches("task", "TA\u017F\u212A"));
    }

    private static void assertRequires(String pattern, boolean isLiteral, String... texts) throws PatternException {
        TextPattern parsed = TextPattern.parse(pattern);
        assertEquals(List.of(texts), parsed.required().map(Literals::texts).orElse(List.of()), pattern);
        assertEquals(isLiteral, parsed.isLiteral(), pattern);
    }

    @Test
    void whatEveryMatchMustHoldIsFound() throws PatternException {
        assertRequires("connection refused", true, "connection refused");
        assertRequires("a\\.b\\(", true, "a.b(");
        assertRequires("timeout|refused", true, "timeout", "refused");
        assertRequires("(GET|POST) /cart", true, "GET /cart", "POST /cart");
        assertRequires("colou?r", true, "color", "colour");
        assertRequires("time=\\d+ms", false, "time=");
        assertRequires("^error$", false, "error");
        assertRequires("(error|warn).*db", false, "error", "warn");
        assertRequires("ab+cde", false, "cde");
        assertRequires("ab(?i)*", false);
        // RE2/J repeats the b
        assertRequires("ab(?i)\\Q\\E*", false);
        assertRequires("x(abc)*y", false, "x");
        assertRequires("\\d+", false);
        assertRequires("(a|\\d)", false);
        assertRequires(".*", false);
        assertRequires("", false);
    }

    private static void assertError(String pattern, int position, String words) {
        PatternException e = assertThrows(PatternException.class, () -> TextPattern.parse(pattern), pattern);
        assertTrue(e.getMessage().contains(words), () -> pattern + ": " + e.getMessage());
        assertEquals(position, e.position(), () -> pattern + ": " + e.getMessage());
    }

    @Test
    void anErrorSaysWhatIsWrongAndWhere() {
        assertError("a(b", 1, "never closed");
        assertError("a\\((b|c", 3, "never closed");
        assertError("ab)c", 2, "closes nothing");
        assertError("ab[c-", 2, "never closed");
        assertError("a*|*b", 3, "missing argument");
        assertError("x++", 1, "possessive");
        assertError("foo(?=bar)", 3, "look-ahead");
        assertError("(?<!a)b", 0, "look-behind");
        assertError("(a)\\1", 3, "back-references");
        assertError("(?>a)", 0, "atomic");
        assertError("ab\\y", 2, "invalid escape");
        assertError("ab\\", 2, "backslash");
        assertError("[z-a]", 1, "range");
        assertError("a{2000}", 1, "repeat");
    }

    @Test
    void noPatternRunsForEver() throws PatternException {
        assertFalse(matches("(a+)+$", "a".repeat(5000) + "b"));
        assertFalse(matches("(a|aa)+$", "a".repeat(5000) + "b"));
    }

    @Test
    void coloursAndTheLineEndAreNotLookedAt() {
        assertArrayEquals(utf8("ERROR x"), MessageText.of(utf8("\u001b[31mERR\u001b[0;1mOR\u001b[m x\r\r\n")));
        assertArrayEquals(utf8("50 %\r"), MessageText.of(utf8("50 %\r")));
        assertArrayEquals(utf8("a\u001b[2Kb\u001b["), MessageText.of(utf8("a\u001b[2Kb\u001b[")));
    }
}
