package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jlogtui.model.Field;
import jlogtui.model.Payload;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

final class PayloadReaderTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String LETTERS = "ab\"\\/{}[]:,= \t\n\u0001\u007fé日🚀";

    private static List<String> rows(String text) {
        List<String> rows = new ArrayList<>();
        for (Field field : PayloadReader.read(text).fields()) {
            rows.add(" ".repeat(field.depth()) + (field.hasKey() ? field.key() + "=" : "") + field.value());
        }
        return rows;
    }

    private static void assertPlain(String text) {
        assertEquals(Payload.plain(text), PayloadReader.read(text));
    }

    @Test
    void randomJsonHasTheRowsOfItsTree() {
        RandomCases.check(2000, random -> {
            JsonNode tree = random.nextBoolean() ? object(random, 4) : list(random, 4);
            boolean isPretty = random.nextInt(3) == 0;
            String json = isPretty
                    ? JACKSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree)
                    : JACKSON.writeValueAsString(tree);
            String before = tree.isObject() && random.nextInt(4) == 0 ? "2026-08-20 INFO " : "";
            Payload payload = PayloadReader.read(before + json + (random.nextInt(5) == 0 ? " " : ""));
            List<String> expected = new ArrayList<>();
            collect(tree, 0, expected);
            if (tree.isEmpty()) {
                assertEquals(Payload.Form.TEXT, payload.form(), json);
                return;
            }
            assertEquals(Payload.Form.JSON, payload.form(), json);
            assertEquals(before.length(), payload.start());
            assertEquals(payload.text().length(), payload.end());
            List<String> actual = new ArrayList<>();
            for (Field field : payload.fields()) {
                actual.add(described(payload.text(), field));
            }
            assertEquals(expected, actual, json);
        });
    }

    private static JsonNode object(Random random, int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.set(text(random), value(random, depth - 1));
        }
        return object;
    }

    private static JsonNode list(Random random, int depth) {
        ArrayNode list = NODES.arrayNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(value(random, depth - 1));
        }
        return list;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> NODES.textNode(text(random));
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.numberNode(new BigInteger(200, random));
            case 3 -> NODES.numberNode(new BigDecimal(new BigInteger(90, random), random.nextInt(40)));
            case 4 -> NODES.booleanNode(random.nextBoolean());
            case 5 -> NODES.nullNode();
            case 6 -> object(random, depth);
            default -> list(random, depth);
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int[] letters = LETTERS.codePoints().toArray();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    /** A row for each value of a tree and for each end of what has values. */
    private static void collect(JsonNode parent, int depth, List<String> rows) throws Exception {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(parent.properties());
        List<JsonNode> values = new ArrayList<>();
        parent.forEach(values::add);
        for (int i = 0; i < values.size(); i++) {
            JsonNode value = values.get(i);
            String key = parent.isObject()
                    ? JACKSON.writeValueAsString(members.get(i).getKey())
                    : "";
            String whole = JACKSON.writeValueAsString(value);
            boolean isOpen = value.isContainerNode() && !value.isEmpty();
            String shown = value.isTextual() ? value.textValue() : isOpen ? whole.substring(0, 1) : whole;
            rows.add(depth + " " + key + " " + whole + " " + shown);
            if (isOpen) {
                collect(value, depth + 1, rows);
                rows.add(depth + " " + (value.isObject() ? "}" : "]"));
            }
        }
    }

    private static String described(String text, Field field) throws Exception {
        if (field.kind() == Field.Kind.END) {
            assertEquals(field.value(), text.substring(field.start(), field.end()));
            return field.depth() + " " + field.value();
        }
        String value = text.substring(field.valueStart(), field.end());
        String key = "";
        if (field.hasKey()) {
            String written = text.substring(field.start(), field.valueStart()).stripTrailing();
            assertTrue(written.endsWith(":"), written);
            key = written.substring(0, written.length() - 1).stripTrailing();
            assertEquals(field.key(), JACKSON.readValue(key, String.class));
        }
        boolean isTree = field.kind() == Field.Kind.OBJECT || field.kind() == Field.Kind.LIST;
        String compact =
                isTree ? JACKSON.writeValueAsString(exact(value)) : value.replaceAll("[ \n\r]+(?=[\\]}]$)", "");
        return field.depth() + " " + key + " " + compact + " "
                + field.value().replaceAll("^([\\[{]) +([\\]}])$", "$1$2");
    }

    private static JsonNode exact(String json) throws Exception {
        return JACKSON.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .readTree(json);
    }

    @Test
    void numbersAndEqualKeysStayAsTheyAreWritten() {
        assertEquals(
                List.of("a=1.10", "a=12345678901234567890123", "b=1E+5", "c=NaN", "c=null"),
                rows("{\"a\":1.10,\"a\":12345678901234567890123,\"b\":1E+5,\"c\":NaN,\"c\":null}"));
    }

    @Test
    void whatIsCutOrWrongIsText() {
        assertPlain("{\"a\":1,\"b\":{\"c\":[1,2");
        assertPlain("{\"a\":\"cut");
        assertPlain("{\"a\":1} and more");
        assertPlain("{a:1}");
        assertPlain("{}");
        assertPlain("[INFO] started");
        assertPlain("[2026-08-20 03:15:07] x");
        assertPlain("");
        assertPlain("   ");
        assertPlain("12");
        assertPlain("\"text\"");
    }

    @Test
    void jsonBehindATimeAndALevel() {
        Payload payload = PayloadReader.read("03:15:07 WARN cart {42}: {\"a\":{\"b\":[]}}");
        assertEquals(Payload.Form.JSON, payload.form());
        assertEquals("03:15:07 WARN cart {42}: ", payload.text().substring(0, payload.start()));
        assertEquals(List.of("a={", " b=[]", "}"), rows(payload.text()));
    }

    @Test
    void deepNestingIsText() {
        assertPlain("[".repeat(100_000));
        assertPlain("[".repeat(100_000) + "]".repeat(100_000));
        assertPlain("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
        int most = JsonOutline.MOST_DEPTH;
        assertEquals(
                2 * most - 3,
                PayloadReader.read("[".repeat(most) + "]".repeat(most)).fields().size());
    }

    @Test
    void ofVeryManyFieldsTheFirstAreRead() {
        Payload json = PayloadReader.read("[0" + ",1".repeat(500_000) + "]");
        assertEquals(JsonOutline.MOST_FIELDS, json.fields().size());
        assertEquals(2 * JsonOutline.MOST_FIELDS, json.end());
        Payload logfmt = PayloadReader.read("a=b ".repeat(500_000));
        assertEquals(JsonOutline.MOST_FIELDS, logfmt.fields().size());
        assertEquals(4 * JsonOutline.MOST_FIELDS, logfmt.end());
    }

    @Test
    void logfmtHasQuotesEscapesAndLoneKeys() {
        String text = "level=info msg=\"say \\\"hi\\\"\\n\\u00e9 a=b\" ok empty= x=\"\" path=/a?b=c q=a\"b";
        Payload payload = PayloadReader.read(text);
        assertEquals(Payload.Form.LOGFMT, payload.form());
        assertEquals(
                List.of("level=info", "msg=say \"hi\"\né a=b", "ok", "empty=", "x=", "path=/a?b=c", "q=a\"b"),
                rows(text));
        List<Field> fields = payload.fields();
        assertEquals(
                List.of(
                        Field.Kind.BARE,
                        Field.Kind.STRING,
                        Field.Kind.NOTHING,
                        Field.Kind.BARE,
                        Field.Kind.STRING,
                        Field.Kind.BARE,
                        Field.Kind.BARE),
                fields.stream().map(Field::kind).toList());
        assertEquals(
                "msg=\"say \\\"hi\\\"\\n\\u00e9 a=b\"",
                text.substring(fields.get(1).start(), fields.get(1).end()));
    }

    @Test
    void proseIsNoLogfmt() {
        assertPlain("started in mode=fast");
        assertPlain("GET /a?b=c&d=e 200 x=y");
        assertPlain("the value a=1 and the value b=2 are not the same");
        assertPlain("a=1 b=2 msg=\"no end");
        assertEquals(
                Payload.Form.LOGFMT,
                PayloadReader.read("INFO done user=4 took=3ms").form());
    }

    /** Random rows written and read again. */
    @Test
    void randomLogfmt() {
        RandomCases.check(1000, random -> {
            List<String> expected = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            for (int i = 2 + random.nextInt(6); i > 0; i--) {
                String key = "k" + random.nextInt(100);
                String value = text(random);
                text.append(text.length() == 0 ? "" : " ".repeat(1 + random.nextInt(2)));
                text.append(key).append('=').append(JACKSON.writeValueAsString(value));
                expected.add(key + "=" + value);
            }
            assertEquals(expected, rows(text.toString()), text.toString());
        });
    }
}
