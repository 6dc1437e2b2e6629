package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import jlogtui.model.Field;
import jlogtui.model.Payload;
import jlogtui.parse.PayloadReader;
import jlogtui.query.TextPattern;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** What is kept by a field of a line keeps that line. */
final class FieldPatternTest {
    private static final String[] VALUES = {
        "1",
        "-1.50",
        "1e9",
        "true",
        "null",
        "\"\"",
        "\"a\"",
        "\"A.*(b)[c]{2}^$|?+\"",
        "\"q\\\"\\\\u\"",
        "\"ü 日 🚀\"",
        "\"\\u0041\\n\"",
        "[]",
        "{}",
        "[1,2]",
        "{\"k\":1}",
        "[ \"x\" , { \"y\" : false } ]"
    };

    private static boolean matches(String pattern, String text) throws Exception {
        return TextPattern.parse(pattern).matches(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyFieldKeepsItsOwnLine() {
        RandomCases.check(2000, random -> {
            String text = random.nextBoolean() ? json(random) : logfmt(random);
            Payload payload = PayloadReader.read(text);
            assertFalse(payload.fields().isEmpty(), text);
            for (Field field : payload.fields()) {
                if (field.kind() != Field.Kind.END) {
                    String pattern = FieldPattern.of(payload, field);
                    assertTrue(matches(pattern, text), pattern + " in " + text);
                }
            }
        });
    }

    private static String json(Random random) {
        boolean isList = random.nextInt(4) == 0;
        String blank = random.nextBoolean() ? " " : "";
        StringBuilder json = new StringBuilder(isList ? "[" : "2026 {".substring(random.nextBoolean() ? 0 : 5));
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            json.append(isList ? "" : "\"" + "kK.*".charAt(random.nextInt(4)) + "\"" + blank + ":" + blank);
            json.append(VALUES[random.nextInt(VALUES.length)]).append(i > 1 ? "," + blank : blank);
        }
        return json.append(isList ? "]" : "}").toString();
    }

    private static String logfmt(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 2 + random.nextInt(5); i > 0; i--) {
            String value = VALUES[random.nextInt(VALUES.length)];
            boolean isQuoted = value.startsWith("\"");
            text.append("k.").append(i).append('=').append(isQuoted ? value : value.replace(" ", ""));
            text.append(i > 1 ? " ".repeat(1 + random.nextInt(2)) : "");
        }
        return text.toString();
    }

    @Test
    void otherValuesAreNotMeant() throws Exception {
        Payload json = PayloadReader.read("{\"n\":50,\"list\":[5,\"a\"]}");
        String number = FieldPattern.of(json, json.fields().get(0));
        assertFalse(matches(number, "{\"n\":500}"));
        assertFalse(matches(number, "{\"n\":50.5}"));
        assertFalse(matches(number, "{\"nn\":50}"));
        assertTrue(matches(number, "{\"m\":1,\"n\":50}"));
        String element = FieldPattern.of(json, json.fields().get(2));
        assertTrue(matches(element, "[1,5]"));
        assertFalse(matches(element, "[15,55]"));
        Payload logfmt = PayloadReader.read("n=50 b=1");
        String pair = FieldPattern.of(logfmt, logfmt.fields().get(0));
        assertTrue(matches(pair, "a=1 n=50"));
        assertFalse(matches(pair, "nn=50 n=500 n=50ms"));
    }

    @Test
    void whatIsTooLongIsNoPattern() {
        Payload json = PayloadReader.read("{\"a\":\"" + "x".repeat(FieldPattern.MOST_CHARS) + "\"}");
        assertEquals("", FieldPattern.of(json, json.fields().get(0)));
        assertEquals("", FieldPattern.whole(" "));
        assertEquals("^a\\.b$", FieldPattern.whole("a.b"));
    }
}
