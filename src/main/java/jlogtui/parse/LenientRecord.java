package jlogtui.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jlogtui.model.Entry;
import jlogtui.model.Stream;

/**
 * A record that is JSON but not in Docker's exact form: written by hand or by another program. It is read as Docker's own
 * reader would, only that nothing is an error: keys in any case, the last of equal ones wins, null is as good as absent,
 * and a value of a wrong type stands as its JSON text.
 */
final class LenientRecord {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private String log = "";
    private String stream = "";
    private String time = "";
    private Map<String, String> attrs = Collections.emptyMap();
    private boolean hasKeyOfDocker;

    private LenientRecord() {}

    /**
     * Reads {@code [start, end)}, which must be exactly one JSON object with a key of Docker's.
     *
     * @return empty when it is not
     */
    static Optional<LenientRecord> parse(byte[] bytes, int start, int end) {
        // Jackson refuses broken UTF-8 in bytes; the String has replacement characters in its place.
        String json = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        LenientRecord record = new LenientRecord();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                record.readMember(parser, json);
            }
            return record.hasKeyOfDocker && parser.nextToken() == null ? Optional.of(record) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void readMember(JsonParser parser, String json) throws IOException {
        String key = parser.currentName();
        if (key.equalsIgnoreCase("log")) {
            log = readValue(parser, json, log);
        } else if (key.equalsIgnoreCase("stream")) {
            stream = readValue(parser, json, stream);
        } else if (key.equalsIgnoreCase("time")) {
            time = readValue(parser, json, time);
        } else if (key.equalsIgnoreCase("attrs")) {
            readAttrs(parser, json);
            return;
        } else {
            parser.nextToken();
            parser.skipChildren();
            return;
        }
        hasKeyOfDocker = true;
    }

    private void readAttrs(JsonParser parser, String json) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        attrs = new TreeMap<>((a, b) ->
                Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = withoutLoneSurrogates(parser.currentName());
            attrs.put(key, readValue(parser, json, "null"));
        }
    }

    /** The value behind a key: a string's content, any other value's JSON text, {@code whenNull} for null. */
    private static String readValue(JsonParser parser, String json, String whenNull) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return whenNull;
        }
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            return withoutLoneSurrogates(parser.getText());
        }
        int from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        return json.substring(from, (int) parser.currentLocation().getCharOffset());
    }

    private static String withoutLoneSurrogates(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                repaired = repaired == null ? new StringBuilder(text) : repaired;
                repaired.setCharAt(i, '\uFFFD');
            }
        }
        return repaired == null ? text : repaired.toString();
    }

    /** The message as UTF-8, empty when there is none. */
    byte[] message() {
        return log.getBytes(StandardCharsets.UTF_8);
    }

    Stream stream() {
        return switch (stream) {
            case "", "stdout" -> Stream.STDOUT;
            case "stderr" -> Stream.STDERR;
            default -> Stream.OTHER;
        };
    }

    /** The stream as stored, empty when there is none. */
    String streamName() {
        return stream;
    }

    /** The time as stored, empty when there is none. */
    String time() {
        return time;
    }

    /** {@link Entry#NO_TIME} when missing or unreadable. */
    long timeNanos() {
        byte[] text = time.getBytes(StandardCharsets.UTF_8);
        return Rfc3339.parse(text, 0, text.length);
    }

    /** Sorted by the bytes of the keys. */
    Map<String, String> attrs() {
        return attrs;
    }
}
