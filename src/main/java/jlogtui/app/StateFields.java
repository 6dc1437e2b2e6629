package jlogtui.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The members of a JSON object, each of the kind that is asked for, or else the whole file is not believed. */
final class StateFields {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int MOST_DEPTH = 20;

    private final Map<String, Object> members;

    private StateFields(Map<String, Object> members) {
        this.members = members;
    }

    /** Reads one object that is the whole text. */
    static StateFields read(byte[] text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            Object value = value(parser, 0);
            if (parser.nextToken() != null) {
                throw new IOException("something stands behind the object");
            }
            return object("the whole", value);
        }
    }

    private static Object value(JsonParser parser, int depth) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null || depth > MOST_DEPTH) {
            throw new IOException(token == null ? "it is empty" : "it is nested too deeply");
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> members = new HashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(parser, depth + 1));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser, depth + 1));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            // Nothing here has fractions, and nothing is null
            default -> throw new IOException("no such value is expected: " + token);
        };
    }

    private static IOException wrong(String name, String kind) {
        return new IOException("'" + name + "' is no " + kind);
    }

    private static StateFields object(String name, Object value) throws IOException {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(name, "object");
        }
        Map<String, Object> members = new HashMap<>();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            members.put(String.valueOf(member.getKey()), member.getValue());
        }
        return new StateFields(members);
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Iterable<String> names() {
        return members.keySet();
    }

    StateFields object(String name) throws IOException {
        return object(name, members.get(name));
    }

    boolean flag(String name) throws IOException {
        if (members.get(name) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(name, "true or false");
    }

    long number(String name) throws IOException {
        if (members.get(name) instanceof Long number) {
            return number;
        }
        throw wrong(name, "number");
    }

    String text(String name) throws IOException {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw wrong(name, "text");
    }

    /** One of a few words, which are an enum's constants in lower case. */
    <E extends Enum<E>> E word(String name, E[] values) throws IOException {
        String word = text(name);
        for (E one : values) {
            if (one.name().equalsIgnoreCase(word)) {
                return one;
            }
        }
        throw wrong(name, "known word");
    }

    List<String> texts(String name) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Object item : items(name)) {
            if (!(item instanceof String text)) {
                throw wrong(name, "list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    List<StateFields> objects(String name) throws IOException {
        List<StateFields> objects = new ArrayList<>();
        for (Object item : items(name)) {
            objects.add(object(name, item));
        }
        return objects;
    }

    private List<?> items(String name) throws IOException {
        if (members.get(name) instanceof List<?> items) {
            return items;
        }
        throw wrong(name, "list");
    }
}
