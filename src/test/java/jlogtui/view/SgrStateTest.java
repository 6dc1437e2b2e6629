package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SgrStateTest {
    private static final Style BASE = Style.of(Role.TEXT);

    /** Parameters of one or several sequences, and the style afterwards as {@link CellText#styled} names it. */
    @ParameterizedTest
    @CsvSource({
        // attributes
        "1, B",
        "2, D",
        "3, I",
        "4, U",
        "7, R",
        "9, S",
        "21, U",
        "1;2;3;4;7;9, BDIURS",
        "4:3, U",
        "4 4:0, ''",
        "1;2;3;4;7;9 22, IURS",
        "1;3 23, B",
        "1;4 24, B",
        "1;7 27, B",
        "1;9 29, B",
        "8, ''",
        "5, ''",
        "53, ''",
        // colours
        "31, f1",
        "44, b4",
        "97, f15",
        "100, b8",
        "31;44, f1b4",
        "31;44 39, b4",
        "31;44 49, f1",
        "1;31, f1B",
        // resets
        "31;1 0, ''",
        "31;1 '', ''",
        "31;;1, B",
        "0;31, f1",
        // 256
        "38;5;208, f208",
        "48;5;16, b16",
        "38:5:208, f208",
        "38;5;208;1, f208B",
        "38;5;256, ''",
        "38;5, ''",
        "38;5;, f0",
        // rgb
        "38;2;1;2;3, f#010203",
        "48;2;255;0;128, b#ff0080",
        "38:2::1:2:3, f#010203",
        "38:2:1:2:3, f#010203",
        "38:2:0:1:2:3:0:1, f#010203",
        "38;2;1;2;3;1, f#010203B",
        "38:2::1:2:3;1, f#010203B",
        "38;2;256;2;3, ''",
        "38;2;1;2, ''",
        "38:2:1:2, ''",
        "38:2, ''",
        "38;2;;;, f#000000",
        "38:2:::: , f#000000",
        // a colour that is not kept takes its parameters with it
        "58;5;1, ''",
        "58;2;1;3;4;9, S",
        "58:2::1:3:4;9, S",
        "38;7;1, B",
        "38:4:1:2:3:4;1, B",
        "38, ''",
        "99999999999, ''",
        "1:2, B",
    })
    void readsCodes(String sequences, String expected) {
        SgrState state = new SgrState(BASE);
        EscapeParser parser = new EscapeParser();
        for (String sequence : sequences.split(" ", -1)) {
            apply(state, parser, sequence.replace("'", ""));
        }
        Cell[] cells = {new Cell("x", 1, state.style())};
        assertEquals(expected.isEmpty() ? "x" : "{" + expected + "}x", CellText.styled(cells, BASE));
    }

    @Test
    void resetsToTheBaseAndKeepsItsRole() {
        Style base = new Style(Role.STDERR, true, 3, 4, Style.DIM);
        SgrState state = new SgrState(base);
        assertSame(base, state.style());
        EscapeParser parser = new EscapeParser();
        apply(state, parser, "1;31;42");
        assertEquals(new Style(Role.STDERR, true, 1, 2, Style.BOLD | Style.DIM), state.style());
        apply(state, parser, "39;49");
        assertEquals(new Style(Role.STDERR, true, 3, 4, Style.BOLD | Style.DIM), state.style());
        apply(state, parser, "");
        assertEquals(base, state.style());
    }

    @Test
    void anyParametersGiveAStyleThatCanBeShown() {
        long seed = 17;
        Random random = new Random(seed);
        String[] pieces = {
            ";", ":", "38", "48", "2", "5", "1", "0", "255", "256", "4", "58", "31", "97", "", "9999999999"
        };
        for (int round = 0; round < 5_000; round++) {
            StringBuilder parameters = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                parameters.append(pieces[random.nextInt(pieces.length)]);
            }
            SgrState state = new SgrState(BASE);
            EscapeParser parser = new EscapeParser();
            ("\u001b[" + parameters).codePoints().forEach(parser::accept);
            if (parser.accept('m') == EscapeParser.Step.COLOURS) {
                state.apply(parser);
            }
            Style style = state.style();
            String message = "seed " + seed + ": " + parameters + " gave " + style;
            assertTrue(isColour(style.foreground()) && isColour(style.background()), message);
            assertTrue(style.attributes() >= 0 && style.attributes() < 64 && style.role() == Role.TEXT, message);
        }
    }

    private static boolean isColour(int colour) {
        return (colour >= -1 && colour <= 255) || (colour >= Style.RGB && colour <= (Style.RGB | 0xffffff));
    }

    private static void apply(SgrState state, EscapeParser parser, String parameters) {
        ("\u001b[" + parameters.strip() + "m").codePoints().forEach(parser::accept);
        state.apply(parser);
    }
}
