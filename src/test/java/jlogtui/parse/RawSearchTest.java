package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import jlogtui.model.Literals;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** What a search of raw bytes says of records as Docker writes them, against their decoded messages. */
class RawSearchTest {
    private static final Instant TIME = Instant.parse("2026-08-20T03:00:00.123456789Z");
    private static final Pattern COLOUR = Pattern.compile("\033\\[[0-9;:]*m");
    private static final String[] SIGNS = {
        "a", "s", "k", "S", "K", "\u017f", "\u212a", "n", "\"", "\\", "\t", " ", "1", "\u00e9", "日", "ask", "task",
        "k s", "u0",
    };
    private static final String[] COLOURS = {"\033[31m", "\033[m", "\033[0;1m", "\033[", "\033"};

    private static byte[] record(String text) {
        return DockerJson.record("stdout", TIME, text);
    }

    private static String text(Random random, int signs) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < signs; i++) {
            text.append(SIGNS[random.nextInt(SIGNS.length)]);
        }
        return text.toString();
    }

    /** The text with colours anywhere in it. */
    private static String coloured(Random random, String text) {
        StringBuilder coloured = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0; i--) {
            coloured.insert(random.nextInt(coloured.length() + 1), COLOURS[random.nextInt(COLOURS.length)]);
        }
        return coloured.toString();
    }

    @Test
    void whatADecodedMessageHoldsIsFoundInItsBytes() {
        int[] held = {0};
        RandomCases.check(20_000, random -> {
            String wanted = text(random, 1 + random.nextInt(4));
            boolean ignoresCase = random.nextBoolean();
            String message =
                    coloured(random, text(random, random.nextInt(6)) + wanted + text(random, random.nextInt(4)));
            if (random.nextBoolean()) {
                message = coloured(random, text(random, 12));
            }
            byte[] line = record(message + "\n");
            int flags = Pattern.LITERAL | (ignoresCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
            boolean isHeld = Pattern.compile(wanted, flags)
                    .matcher(COLOUR.matcher(message).replaceAll(""))
                    .find();
            RawSearch search =
                    RawSearch.of(new Literals(List.of(wanted), ignoresCase)).orElse(null);
            if (isHeld && search != null) {
                held[0]++;
                assertTrue(search.look(line, 0, line.length), wanted + " in " + message.replace('\033', '^'));
            }
        });
        assertTrue(held[0] > 5_000, held[0] + " held");
    }

    @Test
    void coloursThatCannotCutATextMakeNoLineAHit() {
        RawSearch search = RawSearch.of(new Literals(List.of("task"), true)).orElseThrow();
        byte[] cut = record("t\033[1ma\033[0msk\n");
        assertTrue(search.look(cut, 0, cut.length));
        assertEquals(0, search.hits()[0]);
        byte[] other = record("the s\033[1mt\033[0mate of ask\n");
        assertFalse(search.look(other, 0, other.length));
        assertTrue(search.isCertain());
    }
}
