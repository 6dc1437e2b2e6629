package jlogtui.app.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the simple kind of configuration file: a thing a line, plain strings, lists on one line. The library that reads
 * TOML takes longer to get going than the whole first frame; it reads every other file, and all that is wrong.
 */
final class PlainToml {
    private static final int MOST_DIGITS = 9;

    private final List<TomlEntry> entries = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private String table = "";
    private TomlLine line;
    private int lineNumber;

    private PlainToml() {}

    /** The values of a file; empty when it takes all of TOML to tell. */
    static Optional<List<TomlEntry>> read(String text) {
        PlainToml reader = new PlainToml();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            boolean hasReturn = end > start && end < text.length() && text.charAt(end - 1) == '\r';
            reader.line = new TomlLine(text.substring(start, hasReturn ? end - 1 : end));
            reader.lineNumber++;
            if (!reader.takeLine()) {
                return Optional.empty();
            }
            start = end + 1;
        }
        return Optional.of(reader.entries);
    }

    private boolean takeLine() {
        line.skipSpace();
        if (line.isAtEnd()) {
            return true;
        }
        if (line.take('[')) {
            line.skipSpace();
            table = line.word();
            line.skipSpace();
            return !table.isEmpty()
                    && seen.add(table + ".")
                    && seen.add("." + table)
                    && line.take(']')
                    && line.isAtEnd();
        }
        String key = line.word();
        line.skipSpace();
        if (key.isEmpty() || !line.take('=') || !seen.add(table + "." + key)) {
            return false;
        }
        line.skipSpace();
        return takeValue(key) && line.isAtEnd();
    }

    private boolean takeValue(String key) {
        if (line.isEmpty()) {
            return false;
        }
        List<String> texts = new ArrayList<>();
        switch (line.next()) {
            case '"' -> {
                String text = line.string();
                return text != null && add(key, TomlEntry.Kind.STRING, List.of(text));
            }
            case '[' -> {
                return takeList(texts) && add(key, TomlEntry.Kind.LIST, texts);
            }
            default -> {
                String word = line.word();
                if (word.equals("true") || word.equals("false")) {
                    return add(key, TomlEntry.Kind.TRUTH, List.of(word));
                }
                return isInteger(word) && add(key, TomlEntry.Kind.INTEGER, List.of(word));
            }
        }
    }

    private boolean takeList(List<String> texts) {
        line.take('[');
        line.skipSpace();
        while (!line.take(']')) {
            if (!texts.isEmpty()) {
                if (!line.take(',')) {
                    return false;
                }
                line.skipSpace();
                if (line.take(']')) {
                    return true;
                }
            }
            String text = line.string();
            if (text == null) {
                return false;
            }
            texts.add(text);
            line.skipSpace();
        }
        return true;
    }

    private boolean add(String key, TomlEntry.Kind kind, List<String> texts) {
        return entries.add(new TomlEntry(table, key, kind, texts, lineNumber));
    }

    private static boolean isInteger(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        // TOML has no numbers that begin with zeros
        return !word.isEmpty() && word.length() <= MOST_DIGITS && (word.length() == 1 || word.charAt(0) != '0');
    }
}
