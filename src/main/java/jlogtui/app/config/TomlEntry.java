package jlogtui.app.config;

import java.util.List;

/**
 * One value of a TOML file.
 *
 * @param table the table that it stands in; empty at the top
 * @param key its name there
 * @param kind what it is
 * @param texts a plain value as one text, a list as one for each; empty for what is neither
 * @param line 1-based; 0 when it is not known
 */
record TomlEntry(String table, String key, Kind kind, List<String> texts, int line) {
    enum Kind {
        STRING,
        /** {@code true} or {@code false}. */
        TRUTH,
        INTEGER,
        /** Strings in brackets. */
        LIST,
        /** A table, a fraction, a date, a list of anything else. */
        OTHER
    }

    TomlEntry {
        texts = List.copyOf(texts);
    }
}
