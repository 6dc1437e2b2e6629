package jlogtui.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** What is read without Jackson is what Jackson reads. */
class PlainJsonTest {
    private static final String[] STRINGS = {
        "",
        "a",
        "Name",
        "\\u003cb\\u003e",
        "\\\"q\\\\",
        "Grüße 日本 😀",
        "\\ud83d\\ude00",
        "\\n\\t\\r\\b\\f\\/",
        "\\x",
        "\\u12",
        "\u0001"
    };
    private static final String[] OTHERS = {
        "0",
        "-0",
        "1",
        "-137",
        "2147483648",
        "123456789012345678",
        "1234567890123456789",
        "01",
        "1.5",
        "2e3",
        "-",
        "true",
        "false",
        "null",
        "tru",
        "nulls",
        "NaN"
    };
    private static final String[] SPACES = {"", "", "", " ", "\n", "\t\r\n"};

    private static String space(Random random) {
        return SPACES[random.nextInt(SPACES.length)];
    }

    private static String string(Random random) {
        // The last three are wrong
        int most = random.nextInt(20) == 0 ? STRINGS.length : STRINGS.length - 3;
        return "\"" + STRINGS[random.nextInt(most)] + STRINGS[random.nextInt(most)] + "\"";
    }

    private static String value(Random random, int depth) {
        int kind = random.nextInt(depth > 4 ? 3 : 5);
        return space(random)
                + switch (kind) {
                    case 0, 1 -> string(random);
                    case 2 -> OTHERS[random.nextInt(random.nextInt(6) == 0 ? OTHERS.length : 6)];
                    case 3 -> object(random, depth + 1);
                    default -> array(random, depth + 1);
                }
                + space(random);
    }

    private static String array(Random random, int depth) {
        StringBuilder text = new StringBuilder("[");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(value(random, depth)).append(i > 1 || random.nextInt(50) == 0 ? "," : "");
        }
        return text.append(space(random)).append(']').toString();
    }

    private static String object(Random random, int depth) {
        StringBuilder text = new StringBuilder("{").append(space(random));
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(string(random)).append(space(random)).append(':').append(value(random, depth));
            text.append(i > 1 || random.nextInt(50) == 0 ? "," + space(random) : "");
        }
        return text.append('}').toString();
    }

    private static String read(byte[] text) throws IOException {
        try {
            return Json.parse(text).toString();
        } catch (JsonProcessingException e) {
            return "wrong";
        }
    }

    private static String readByJackson(byte[] text) throws IOException {
        try {
            return Json.parseAny(text).toString();
        } catch (JsonProcessingException e) {
            return "wrong";
        }
    }

    @Test
    void readsWhatJacksonReads() {
        RandomCases.check(5_000, random -> {
            byte[] text = (space(random) + object(random, 0) + space(random)).getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(3) == 0) {
                text[random.nextInt(text.length)] = (byte) random.nextInt(256);
            }
            assertEquals(readByJackson(text), read(text), () -> new String(text, StandardCharsets.UTF_8));
        });
    }

    @Test
    void needsNoJacksonForWhatDockerWrites() {
        String text =
                "{\"State\":{\"Running\":true,\"Pid\":4711,\"Error\":\"\"},\"Args\":[\"-c\",\"a \\u0026\\u0026 b\"],"
                        + "\"Config\":{\"Env\":[],\"Labels\":{}},\"Name\":\"/web\",\"MountPoints\":null}\n";
        assertTrue(PlainJson.read(text.getBytes(StandardCharsets.UTF_8)).isPresent());
    }

    @Test
    void leavesToJacksonWhatNestsDeep() {
        String text = "{\"a\":".repeat(60) + "1" + "}".repeat(60);
        assertFalse(PlainJson.read(text.getBytes(StandardCharsets.UTF_8)).isPresent());
    }
}
