package jlogtui.docker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A value in one of Docker's configuration files. What is not there, or is of another kind than was asked for, is empty,
 * zero or false. Arrays are not kept. Immutable.
 */
final class Json {
    static final Json NOTHING = new Json(null);
    /** A map, a string, a number, a truth value, or null for everything else. */
    private final Object value;

    private Json(Object value) {
        this.value = value;
    }

    /**
     * Reads the first value in the text; nothing where there is only space.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException when it is no JSON
     */
    static Json parse(byte[] text) throws IOException {
        Optional<Map<String, Object>> plain = PlainJson.read(text);
        return plain.isPresent() ? new Json(plain.get()) : parseAny(text);
    }

    /** The same with the streaming half of Jackson: its trees cost a tenth of a second before the first of them is there. */
    static Json parseAny(byte[] text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            return parser.nextToken() == null ? NOTHING : new Json(read(parser));
        }
    }

    private static Object read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    read(parser);
                }
                yield null;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, Object> readObject(JsonParser parser) throws IOException {
        Map<String, Object> members = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, read(parser));
        }
        return members;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }

    boolean isObject() {
        return value instanceof Map;
    }

    boolean isText() {
        return value instanceof String;
    }

    /** The member of an object. */
    Json at(String name) {
        Object member = value instanceof Map<?, ?> members ? members.get(name) : null;
        return member == null ? NOTHING : new Json(member);
    }

    /** As it stands there: not safe to print. */
    String text() {
        return value instanceof String text ? text : "";
    }

    int number() {
        return value instanceof Number number ? number.intValue() : 0;
    }

    long wholeNumber() {
        return value instanceof Number number ? number.longValue() : 0;
    }

    boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }
}
