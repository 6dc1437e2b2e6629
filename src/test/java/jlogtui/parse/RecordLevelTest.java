package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import jlogtui.model.Level;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** The level of a record is the guess for its decoded message, however little of it is decoded. */
final class RecordLevelTest {
    private static final Instant TIME = Instant.parse("2026-08-20T03:15:07.123456789Z");
    private static final String[] ENDS = {"", "\n", "\r\n", "\n\n", "\r"};
    private static final String[] FILLERS = {
        " ",
        "\t",
        "\u001b[31m",
        "\u001b[0m",
        "x",
        "\"",
        "\\",
        ",",
        "{",
        "é",
        "🚀",
        "\u0001",
        "\r",
        "\n",
        "abc ",
        "\"fine"
    };

    private final LevelGuess guess = new LevelGuess();
    private final RecordLevel level = new RecordLevel(guess);

    @Test
    void isTheGuessForEveryKnownForm() throws IOException {
        for (String[] row : LevelGuessTest.rows()) {
            String line = LevelGuessTest.unescaped(row[2]);
            for (String end : ENDS) {
                assertEquals(ofMessage(line + end), ofRecord(line + end), row[2]);
            }
            assertEquals(Level.valueOf(row[0]), ofRecord(line + "\n"), row[2]);
        }
    }

    @Test
    void isTheGuessWhereverTheBeginningEnds() throws IOException {
        List<String[]> rows = LevelGuessTest.rows();
        RandomCases.check(20_000, random -> {
            String line = LevelGuessTest.unescaped(rows.get(random.nextInt(rows.size()))[2]);
            String message = mutated(line, random) + ENDS[random.nextInt(ENDS.length)];

            assertEquals(ofMessage(message), ofRecord(message), message);
        });
    }

    @Test
    void aLateLevelOfAnObjectIsFound() {
        String message = "{\"message\":\"" + "x".repeat(5_000) + "\",\"level\":\"error\"}\n";

        assertEquals(Level.ERROR, ofRecord(message));
    }

    @Test
    void aWordThatTheBeginningCutsIsReadWhole() {
        for (int before = 200; before < 400; before++) {
            String message = "{\"message\":\"" + "x".repeat(before) + "\",\"level\":\"finest\"}\n";

            assertEquals(Level.TRACE, ofRecord(message), "behind " + before);
        }
    }

    @Test
    void anOddRecordIsDecodedWhole() {
        byte[] odd = "{\"stream\":\"stderr\", \"log\":\"ERROR: no\\n\",\"time\":\"2026-08-20T03:15:07Z\"}"
                .getBytes(StandardCharsets.UTF_8);

        assertEquals(Level.ERROR, level.of(odd, 0, odd.length, false));
    }

    /** Something long before, in or behind a line of a known form. */
    private static String mutated(String line, Random random) {
        int at = switch (random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> random.nextInt(line.length() + 1);
            default -> line.length();
        };
        StringBuilder filler = new StringBuilder();
        int wanted = random.nextInt(random.nextBoolean() ? 8 : 400);
        String one = FILLERS[random.nextInt(FILLERS.length)];
        while (filler.length() < wanted) {
            filler.append(random.nextInt(4) > 0 ? one : FILLERS[random.nextInt(FILLERS.length)]);
        }
        return line.substring(0, at) + filler + line.substring(at);
    }

    private Level ofMessage(String message) {
        return guess.of(message.getBytes(StandardCharsets.UTF_8));
    }

    private Level ofRecord(String message) {
        byte[] record = DockerJson.record("stdout", TIME, message);
        return level.of(record, 0, record.length - 1, true);
    }
}
