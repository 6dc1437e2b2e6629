package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapeParserTest {
    /** In the table, {@code E} stands for ESC, {@code B} for BEL, {@code C} for CAN {@code T} for the C1 string terminator and {@code ¶} for LF. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain                | plain",
                "aE[31mb              | a*b",
                "aE[mb                | a*b",
                "aE[4:3;38:2::1:2:3mb | a*b",
                "aE[>4;2mb            | ab",
                "aE[?25mb             | ab",
                "aE[1 mb              | ab",
                "aE[!mb               | ab",
                "aE[2Jb               | ab",
                "aE[?1049hb           | ab",
                "aE[200~b             | ab",
                "aE[10;20Hb           | ab",
                "aE[                  | a",
                "aE[31                | a",
                "aE[31éb              | aéb",
                "aE[3E[31mb           | a*b",
                "aEE[31mb             | aL*b",
                "aE                   | aL",
                "aEéb                 | aLéb",
                "aEBb                 | aLBb",
                "aEcb                 | ab",
                "aE7b                 | ab",
                "aE(0b                | ab",
                "aE#8b                | ab",
                "aE$(Db               | ab",
                "aE(éb                | aéb",
                "aEOPb                | ab",
                "aEOéb                | aéb",
                "aEN!b                | ab",
                "aE]0;titleBb         | ab",
                "aE]0;titleE\\b       | ab",
                "aE]0;titleTb         | ab",
                "aE]0;titleCb         | ab",
                "aE]0;no end          | a",
                "aE]0;no end¶b       | a¶b",
                "aE]0;tE[31mb         | a*b",
                "aE]8;;http://x/E\\linkE]8;;E\\b | alinkb",
                "aEPq#0~~E\\b         | ab",
                "aE_apcE\\b           | ab",
                "aE^pmE\\b            | ab",
                "aEXsosE\\b           | ab",
                "aEPtmux;EE]52;c;xBE\\b | aLb",
                "aE]0;tE              | aL",
            })
    void swallowsSequences(String input, String expected) {
        assertEquals(expected.replace('B', '\u0007').replace('¶', '\n'), text(marked(input)), input);
    }

    @ParameterizedTest
    @CsvSource({
        "E[m, -1",
        "E[0m, 0",
        "E[;m, -1 -1",
        "E[1;31m, 1 31",
        "E[38:2::1:2:3m, 38 :2 :-1 :1 :2 :3",
        "E[99999999999m, 100000",
        "E[007m, 7",
    })
    void readsParameters(String input, String expected) {
        EscapeParser parser = new EscapeParser();
        marked(input).codePoints().forEach(parser::accept);
        StringBuilder parameters = new StringBuilder();
        for (int i = 0; i < parser.parameterCount(); i++) {
            parameters
                    .append(i == 0 ? "" : " ")
                    .append(parser.isJoined(i) ? ":" : "")
                    .append(parser.parameter(i));
        }
        assertEquals(expected, parameters.toString());
    }

    @ParameterizedTest
    @CsvSource({"31, *", "32, ''", "10000, ''"})
    void takesNoColourOfTooManyParameters(int separators, String expected) {
        assertEquals(expected, text("\u001b[" + ";1".repeat(separators) + "m"));
    }

    private static String marked(String input) {
        return input.replace('E', '\u001b')
                .replace('B', '\u0007')
                .replace('C', '\u0018')
                .replace('T', '\u009c')
                .replace('¶', '\n');
    }

    /** The text outside of sequences, with {@code *} for colours and {@code L} for a lone escape. */
    private static String text(String input) {
        EscapeParser parser = new EscapeParser();
        StringBuilder text = new StringBuilder();
        input.codePoints().forEach(codePoint -> {
            EscapeParser.Step step = parser.accept(codePoint);
            if (step == EscapeParser.Step.LONE_ESCAPE) {
                text.append('L');
                step = parser.accept(codePoint);
            }
            if (step == EscapeParser.Step.COLOURS) {
                text.append('*');
            } else if (step == EscapeParser.Step.TEXT) {
                text.appendCodePoint(codePoint);
            }
        });
        return parser.isLoneEscape() ? text + "L" : text.toString();
    }
}
