package jlogtui.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import jlogtui.model.Field;
import jlogtui.model.Payload;

/**
 * Reads JSON into rows, in the order of the text: equal keys are all there, and numbers stay as they are written. It keeps no tree and calls itself
 * never, so that no nesting breaks it.
 */
final class JsonOutline {
    /** More rows than anybody reads; what is behind is told by its size. */
    static final int MOST_FIELDS = 10_000;

    /** What is nested deeper has no room on any screen. */
    static final int MOST_DEPTH = 200;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String text;
    private final int offset;
    private final JsonParser parser;
    private final List<Field> fields = new ArrayList<>();
    /** Rows of the objects and lists that are open, the outermost left out. */
    private final Deque<Integer> open = new ArrayDeque<>();

    private JsonOutline(String text, int offset, JsonParser parser) {
        this.text = text;
        this.offset = offset;
        this.parser = parser;
    }

    /** Reads a text that is one object or list from {@code start} to its end; empty when it is not. */
    static Optional<Payload> read(String text, int start) {
        try (JsonParser parser = JSON.createParser(start == 0 ? text : text.substring(start))) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            return new JsonOutline(text, start, parser).readRest();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Payload> readRest() throws IOException {
        int keyStart = -1;
        String key = "";
        JsonToken token = parser.nextToken();
        while (token != null) {
            boolean isEnd = token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY;
            if (isEnd && open.isEmpty()) {
                boolean isWhole = parser.nextToken() == null && !fields.isEmpty();
                return isWhole ? Optional.of(payload(text.length())) : Optional.empty();
            }
            int at = tokenStart();
            if (isEnd) {
                close(at);
            } else if (token == JsonToken.FIELD_NAME) {
                keyStart = at;
                key = parser.currentName();
            } else {
                add(token, key, keyStart < 0 ? at : keyStart, at);
                keyStart = -1;
                key = "";
            }
            if (fields.size() >= MOST_FIELDS) {
                return Optional.of(payload(end()));
            }
            token = parser.nextToken();
        }
        return Optional.empty();
    }

    private Payload payload(int end) {
        for (int row : open) {
            endAt(row, end);
        }
        return new Payload(Payload.Form.JSON, text, offset, fields, end);
    }

    private void add(JsonToken token, String key, int start, int valueStart) throws IOException {
        int depth = open.size();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            Field.Kind kind = token == JsonToken.START_OBJECT ? Field.Kind.OBJECT : Field.Kind.LIST;
            open.push(fields.size());
            fields.add(new Field(depth, key, kind == Field.Kind.OBJECT ? "{" : "[", kind, start, valueStart, 0));
            return;
        }
        // The end of a token is known only after its text has been asked for
        String value = parser.getText();
        Field.Kind kind = switch (token) {
            case VALUE_STRING -> Field.Kind.STRING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Field.Kind.NUMBER;
            default -> Field.Kind.WORD;
        };
        fields.add(new Field(depth, key, value, kind, start, valueStart, end()));
    }

    private void close(int bracket) {
        int row = open.pop();
        endAt(row, bracket + 1);
        Field opened = fields.get(row);
        String closing = opened.kind() == Field.Kind.OBJECT ? "}" : "]";
        if (row == fields.size() - 1) {
            String empty = opened.value() + closing;
            fields.set(row, with(opened, empty, Field.Kind.WORD, bracket + 1));
        } else {
            fields.add(new Field(opened.depth(), "", closing, Field.Kind.END, bracket, bracket, bracket + 1));
        }
    }

    private void endAt(int row, int end) {
        Field opened = fields.get(row);
        fields.set(row, with(opened, opened.value(), opened.kind(), end));
    }

    private static Field with(Field field, String value, Field.Kind kind, int end) {
        return new Field(field.depth(), field.key(), value, kind, field.start(), field.valueStart(), end);
    }

    private int tokenStart() {
        return offset + (int) parser.currentTokenLocation().getCharOffset();
    }

    private int end() {
        return offset + (int) parser.currentLocation().getCharOffset();
    }
}
