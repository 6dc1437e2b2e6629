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
    private String line = "";
    private int lineNumber;
    private int at;

    private PlainToml() {}

    /** The values of a file; empty when it takes all of TOML to tell. */
    static Optional<List<TomlEntry>> read(String text) {
        PlainToml reader = new PlainToml();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            boolean hasReturn = end > start && end < text.length() && text.charAt(end - 1) == '\r';
            reader.line = text.substring(start, hasReturn ? end - 1 : end);
            reader.lineNumber++;
            reader.at = 0;
            if (!reader.takeLine()) {
                return Optional.empty();
            }
            start = end + 1;
        }
        return Optional.of(reader.entries);
    }

    private boolean takeLine() {
        skipSpace();
        if (isAtEnd()) {
            return true;
        }
        if (take('[')) {
            skipSpace();
            table = word();
            skipSpace();
            return !table.isEmpty() && seen.add(table + ".") && seen.add("." + table) && take(']') && isAtEnd();
        }
        String key = word();
        skipSpace();
        if (key.isEmpty() || !take('=') || !seen.add(table + "." + key)) {
            return false;
        }
        skipSpace();
        return takeValue(key) && isAtEnd();
    }

    private boolean takeValue(String key) {
        if (at == line.length()) {
            return false;
        }
        List<String> texts = new ArrayList<>();
        switch (line.charAt(at)) {
            case '"' -> {
                String text = string();
                return text != null && add(key, TomlEntry.Kind.STRING, List.of(text));
            }
            case '[' -> {
                return takeList(texts) && add(key, TomlEntry.Kind.LIST, texts);
            }
            default -> {
                String word = word();
                if (word.equals("true") || word.equals("false")) {
                    return add(key, TomlEntry.Kind.TRUTH, List.of(word));
                }
                return isInteger(word) && add(key, TomlEntry.Kind.INTEGER, List.of(word));
            }
        }
    }

    private boolean takeList(List<String> texts) {
        at++;
        skipSpace();
        while (!take(']')) {
            if (!texts.isEmpty()) {
                if (!take(',')) {
                    return false;
                }
                skipSpace();
                if (take(']')) {
                    return true;
                }
            }
            String text = at < line.length() && line.charAt(at) == '"' ? string() : null;
            if (text == null) {
                return false;
            }
            texts.add(text);
            skipSpace();
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

    /** A string with no escapes but {@code \"} and {@code \\}; null when it is none. */
    private String string() {
        at++;
        StringBuilder text = new StringBuilder();
        while (at < line.length() && line.charAt(at) != '"') {
            char letter = line.charAt(at);
            if (letter == '\\') {
                at++;
                letter = at < line.length() ? line.charAt(at) : ' ';
                if (letter != '"' && letter != '\\') {
                    return null;
                }
            } else if (letter < ' ' || letter > '~') {
                return null;
            }
            text.append(letter);
            at++;
        }
        return take('"') && !(text.length() == 0 && at < line.length() && line.charAt(at) == '"')
                ? text.toString()
                : null;
    }

    private String word() {
        int start = at;
        while (at < line.length() && isOfWord(line.charAt(at))) {
            at++;
        }
        return line.substring(start, at);
    }

    private static boolean isOfWord(char letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || letter == '-'
                || letter == '_';
    }

    private boolean take(char letter) {
        boolean isThere = at < line.length() && line.charAt(at) == letter;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void skipSpace() {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
    }

    /** Whether only a comment is left on the line. */
    private boolean isAtEnd() {
        skipSpace();
        if (at == line.length()) {
            return true;
        }
        if (line.charAt(at) != '#') {
            return false;
        }
        for (int i = at; i < line.length(); i++) {
            char letter = line.charAt(i);
            // Half a pair of surrogates is an error, which a closer look would find
            boolean isPlain = letter == '\t' || letter >= ' ' && letter != 0x7f && !Character.isSurrogate(letter);
            if (!isPlain) {
                return false;
            }
        }
        return true;
    }
}
