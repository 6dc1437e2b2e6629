package jlogtui.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Source;
import jlogtui.model.Stream;
import jlogtui.parse.Envelope;

/** What {@link JsonFormat} writes, written by Jackson: the plain reference of the fast way. */
final class JacksonJson {
    private final JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    void write(Source source, Entry entry, OutputStream out) throws IOException {
        byte[] raw = entry.raw().get(0);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = factory.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("container", source.name());
            writeUnlessEmpty(json, "id", source.id());
            writeUnlessEmpty(json, "service", source.service());
            writeUnlessEmpty(json, "time", Envelope.time(raw, 0, raw.length));
            writeUnlessEmpty(json, "stream", streamName(entry.stream(), raw));
            writeUnlessEmpty(
                    json,
                    "level",
                    entry.level() == Level.NONE ? "" : entry.level().word());
            json.writeFieldName("log");
            json.writeUTF8String(entry.log(), 0, entry.textLength());
            Map<String, String> attrs = Envelope.attrs(raw, 0, raw.length);
            if (!attrs.isEmpty()) {
                json.writeObjectFieldStart("attrs");
                for (Map.Entry<String, String> attr : attrs.entrySet()) {
                    json.writeStringField(attr.getKey(), attr.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        out.write(line.toByteArray());
        out.write('\n');
    }

    private static String streamName(Stream stream, byte[] raw) {
        return switch (stream) {
            case STDOUT -> "stdout";
            case STDERR -> "stderr";
            case OTHER -> Envelope.streamName(raw, 0, raw.length);
        };
    }

    private static void writeUnlessEmpty(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }
}
