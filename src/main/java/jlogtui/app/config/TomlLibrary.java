package jlogtui.app.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads any TOML. The library forgets where a value stood, so that its line is looked for in the text. */
final class TomlLibrary {
    /** What is no TOML. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;

        Broken(int line, String message) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    private TomlLibrary() {}

    static List<TomlEntry> read(String text) throws Broken {
        JsonNode root;
        try {
            root = new TomlMapper().readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            String why = String.valueOf(e.getOriginalMessage()).replaceAll("\\s+", " ");
            throw new Broken(where == null ? 0 : Math.max(0, where.getLineNr()), why);
        }
        List<String> lines = text.lines().toList();
        List<TomlEntry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> top : root.properties()) {
            if (top.getValue().isObject()) {
                for (Map.Entry<String, JsonNode> inner : top.getValue().properties()) {
                    entries.add(entry(lines, top.getKey(), inner.getKey(), inner.getValue()));
                }
            } else {
                entries.add(entry(lines, "", top.getKey(), top.getValue()));
            }
        }
        return entries;
    }

    private static TomlEntry entry(List<String> lines, String table, String key, JsonNode value) {
        TomlEntry.Kind kind = TomlEntry.Kind.OTHER;
        List<String> texts = new ArrayList<>();
        if (value.isTextual()) {
            kind = TomlEntry.Kind.STRING;
        } else if (value.isBoolean()) {
            kind = TomlEntry.Kind.TRUTH;
        } else if (value.isIntegralNumber()) {
            kind = TomlEntry.Kind.INTEGER;
        }
        if (kind != TomlEntry.Kind.OTHER) {
            texts.add(value.asText());
        } else if (value.isArray() && isOfStrings(value)) {
            kind = TomlEntry.Kind.LIST;
            value.forEach(one -> texts.add(one.asText()));
        }
        return new TomlEntry(table, key, kind, texts, line(lines, table, key));
    }

    private static boolean isOfStrings(JsonNode list) {
        for (JsonNode one : list) {
            if (!one.isTextual()) {
                return false;
            }
        }
        return true;
    }

    /** The first line that gives a key of a table a value: behind the table's own heading, or as {@code table.key}. */
    private static int line(List<String> lines, String table, String key) {
        String heading = "";
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).strip().replace("\"", "").replace("'", "");
            if (line.startsWith("[") && line.indexOf(']') > 0) {
                heading = line.substring(1, line.indexOf(']')).strip();
            }
            int equals = line.indexOf('=');
            if (equals > 0) {
                String name = line.substring(0, equals).strip().replace(" ", "");
                String whole = heading.isEmpty() ? name : heading + "." + name;
                if (whole.equals(table.isEmpty() ? key : table + "." + key)) {
                    return at + 1;
                }
            }
        }
        return 0;
    }
}
