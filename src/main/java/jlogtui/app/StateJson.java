package jlogtui.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jlogtui.model.Level;
import jlogtui.query.PatternException;
import jlogtui.query.StreamChoice;
import jlogtui.query.TextPattern;
import jlogtui.view.LineMark;
import jlogtui.view.ViewState;

/**
 * The form of the files of {@link StateStore}. Each file is bounded; of lists that do not fit, the last entries are
 * written.
 */
final class StateJson {
    static final int MOST_BYTES = 64 << 10;
    static final int MOST_ENTRIES = 200;
    private static final int MOST_KINDS = 16;
    private static final int MOST_CHARS = 1000;
    private static final long VERSION = 1;
    private static final JsonFactory FACTORY = new JsonFactory();

    private StateJson() {}

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /** Writes a list, or several, of which only the last entries are wanted. */
    private interface Lists {
        void write(JsonGenerator json, int most) throws IOException;
    }

    private static byte[] object(Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            content.write(json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return out.toByteArray();
    }

    private static byte[] bounded(Lists lists) throws IOException {
        for (int most = MOST_ENTRIES; ; most = most * 3 / 4) {
            int entries = most;
            byte[] bytes = object(json -> lists.write(json, entries));
            if (bytes.length <= MOST_BYTES || most == 0) {
                return bytes;
            }
        }
    }

    private static StateFields read(byte[] text) throws IOException {
        StateFields fields = StateFields.read(text);
        if (fields.number("version") != VERSION) {
            throw new IOException("it is of another version of jlogtui");
        }
        return fields;
    }

    private static <T> List<T> last(List<T> list, int most) {
        return list.subList(Math.max(0, list.size() - most), list.size());
    }

    /** Half a pair of surrogates is no text that could be written. */
    private static String clean(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** A file that is there, and says no more. */
    static byte[] welcome() throws IOException {
        return object(json -> {});
    }

    static byte[] histories(Map<String, List<String>> histories) throws IOException {
        return bounded((json, most) -> {
            json.writeObjectFieldStart("histories");
            for (Map.Entry<String, List<String>> history : new TreeMap<>(histories).entrySet()) {
                json.writeArrayFieldStart(clean(history.getKey()));
                for (String text : last(history.getValue(), most)) {
                    json.writeString(clean(text));
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    static Map<String, List<String>> readHistories(byte[] text) throws IOException {
        StateFields fields = read(text).object("histories");
        Map<String, List<String>> histories = new TreeMap<>();
        for (String kind : fields.names()) {
            List<String> entries = new ArrayList<>();
            for (String entry : fields.texts(kind)) {
                if (entry.length() <= MOST_CHARS && !entry.isBlank()) {
                    entries.add(entry);
                }
            }
            if (histories.size() < MOST_KINDS) {
                histories.put(kind, List.copyOf(last(entries, MOST_ENTRIES)));
            }
        }
        return histories;
    }

    /** @param logs what the marks are for, to be read by people */
    static byte[] marks(String logs, List<LineMark> marks) throws IOException {
        return bounded((json, most) -> {
            json.writeStringField("logs", clean(logs));
            json.writeArrayFieldStart("marks");
            for (LineMark mark : last(marks, most)) {
                write(json, mark);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, LineMark mark) throws IOException {
        json.writeStartObject();
        json.writeStringField("source", clean(mark.source()));
        json.writeNumberField("time", mark.orderNanos());
        json.writeNumberField("checksum", mark.checksum());
        json.writeEndObject();
    }

    static List<LineMark> readMarks(byte[] text) throws IOException {
        List<LineMark> marks = new ArrayList<>();
        for (StateFields mark : last(read(text).objects("marks"), MOST_ENTRIES)) {
            marks.add(readMark(mark));
        }
        return marks;
    }

    private static LineMark readMark(StateFields fields) throws IOException {
        return new LineMark(fields.text("source"), fields.number("time"), (int) fields.number("checksum"));
    }

    /**
     * @param logs what the view is of, to be read by people
     * @throws IOException also when it is too large to be kept
     */
    static byte[] view(String logs, ViewState view) throws IOException {
        byte[] bytes = object(json -> {
            json.writeStringField("logs", clean(logs));
            write(json, view.filters());
            json.writeStringField("streams", view.streams().name().toLowerCase(Locale.ROOT));
            if (view.sinceNanos() != Long.MIN_VALUE) {
                json.writeNumberField("since", view.sinceNanos());
            }
            if (view.untilNanos() != Long.MAX_VALUE) {
                json.writeNumberField("until", view.untilNanos());
            }
            json.writeBooleanField("solo", view.muting().isSolo());
            json.writeArrayFieldStart("sources");
            for (String id : new TreeSet<>(view.muting().sources())) {
                json.writeString(clean(id));
            }
            json.writeEndArray();
            json.writeBooleanField("wrap", view.drawing().wrap());
            json.writeStringField("time", view.drawing().time());
            json.writeBooleanField("colours", view.drawing().logColours());
            json.writeStringField("histogram", view.drawing().histogram());
            json.writeBooleanField("fold", view.drawing().fold());
            if (view.place().isPresent()) {
                json.writeFieldName("place");
                write(json, view.place().get());
            }
        });
        if (bytes.length > MOST_BYTES) {
            throw new IOException("the view takes " + bytes.length + " bytes, more than " + MOST_BYTES);
        }
        return bytes;
    }

    private static void write(JsonGenerator json, ViewState.Filters filters) throws IOException {
        json.writeArrayFieldStart("filters");
        for (ViewState.Rule rule : filters.rules()) {
            json.writeStartObject();
            json.writeStringField(
                    rule.isKeep() ? "keep" : "drop", clean(rule.pattern().text()));
            json.writeBooleanField("on", rule.isOn());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("off", filters.areOff());
        json.writeStringField("level", filters.least().word());
        json.writeBooleanField("contextOfAll", filters.isContextOfAll());
        json.writeBooleanField("byMessage", filters.isByMessage());
        json.writeNumberField("context", filters.context() == ViewState.ALL_LINES ? -1 : filters.context());
    }

    static ViewState readView(byte[] text) throws IOException {
        StateFields fields = read(text);
        return new ViewState(
                readFilters(fields),
                fields.word("streams", StreamChoice.values()),
                fields.has("since") ? fields.number("since") : Long.MIN_VALUE,
                fields.has("until") ? fields.number("until") : Long.MAX_VALUE,
                new ViewState.Muting(Set.copyOf(fields.texts("sources")), fields.flag("solo")),
                new ViewState.Drawing(
                        fields.flag("wrap"),
                        fields.text("time"),
                        fields.flag("colours"),
                        fields.text("histogram"),
                        fields.has("fold") && fields.flag("fold")),
                fields.has("place") ? Optional.of(readMark(fields.object("place"))) : Optional.empty());
    }

    private static ViewState.Filters readFilters(StateFields fields) throws IOException {
        List<ViewState.Rule> rules = new ArrayList<>();
        for (StateFields rule : fields.objects("filters")) {
            boolean isKeep = rule.has("keep");
            String pattern = rule.text(isKeep ? "keep" : "drop");
            if (pattern.length() > 2 * MOST_CHARS || rules.size() > MOST_ENTRIES) {
                throw new IOException("the filters are too large");
            }
            try {
                rules.add(new ViewState.Rule(isKeep, TextPattern.parse(pattern), rule.flag("on")));
            } catch (PatternException e) {
                throw new IOException("'" + pattern + "' is no pattern: " + e.getMessage(), e);
            }
        }
        long context = fields.number("context");
        if (context < -1 || context >= ViewState.ALL_LINES) {
            throw new IOException("'context' is no number of lines");
        }
        return new ViewState.Filters(
                rules,
                fields.flag("off"),
                fields.word("level", Level.values()),
                context == -1 ? ViewState.ALL_LINES : (int) context,
                fields.flag("contextOfAll"),
                fields.has("byMessage") && fields.flag("byMessage"));
    }
}
