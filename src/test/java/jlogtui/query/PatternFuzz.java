package jlogtui.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;

/** Any pattern, and behind the first line feed any message: what the own automaton finds is what RE2/J finds. */
public final class PatternFuzz {
    /** RE2/J repeats up to a thousand times, which takes too long for a fuzzer. */
    private static final int MOST_CHARS = 60;

    private PatternFuzz() {}

    /** Fails with an {@link Error} or a {@link RuntimeException} where a promise does not hold. */
    public static void fuzzerTestOneInput(byte[] data) {
        String all = new String(data, StandardCharsets.UTF_8);
        int end = all.indexOf('\n');
        String typed = end < 0 ? all : all.substring(0, end);
        if (typed.length() > MOST_CHARS) {
            return;
        }
        byte[] message = MessageText.of(all.substring(end + 1).getBytes(StandardCharsets.UTF_8));
        try {
            TextPattern pattern = TextPattern.parse(typed);
            boolean matches = pattern.matches(message);
            assertEquals(pattern.matchesByRegex(message), matches, typed);
            LiteralSearch required = pattern.required().map(LiteralSearch::of).orElse(null);
            if (matches && required != null) {
                assertTrue(required.isIn(message, message.length), typed);
            }
        } catch (PatternException e) {
            assertTrue(!e.getMessage().isBlank(), typed);
        }
    }
}
