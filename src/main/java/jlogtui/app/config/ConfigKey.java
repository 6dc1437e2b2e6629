package jlogtui.app.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import jlogtui.view.SettingRow;

/**
 * Something that a configuration file can say, but for the keys of the keyboard.
 *
 * @param name the option of the command line, or what {@code :set} calls it
 * @param usual what holds when no file says it
 * @param values the words that it can be
 * @param form what else it can be
 * @param help what it does, in words
 */
public record ConfigKey(String name, String usual, List<String> values, Form form, String help) {
    /** What a value can be besides some words. */
    enum Form {
        WORDS(""),
        PATH("a path that begins with / or ~/"),
        ZONE("a zone such as Europe/Paris, UTC or +02:00"),
        THEME("the name of a theme"),
        SETTING("");

        private final String words;

        Form(String words) {
            this.words = words;
        }
    }

    private static final List<ConfigKey> OPTIONS = List.of(
            key(
                    "root",
                    "auto",
                    Form.PATH,
                    "Directory of container directories. auto looks for Docker's; $JLOGTUI_ROOT goes before."),
            key(
                    "daemon-log",
                    "",
                    Form.PATH,
                    "dockerd's own log, merged on the screen as the source dockerd. Empty: none."),
            key("tz", "auto", Form.ZONE, "Zone for showing and reading times. auto: the system's."),
            key("color", "auto", Form.WORDS, "When to use colours.", "always", "never"),
            key("theme", "auto", Form.THEME, "Colours of the screen. auto: one that suits the terminal."),
            key(
                    "prefix",
                    "auto",
                    Form.WORDS,
                    "Plain output: the source's name before each line. auto: with more than one source.",
                    "true",
                    "false"),
            key("follow", "true", Form.WORDS, "Whether the screen opens at the newest line and follows it.", "false"),
            key("stream", "all", Form.WORDS, "Which stream the screen shows at first.", "stdout", "stderr"),
            key(
                    "level",
                    "trace",
                    Form.WORDS,
                    "Least level that the screen shows at first; trace: every line.",
                    "debug",
                    "info",
                    "warn",
                    "error",
                    "fatal"),
            key(
                    "state",
                    "true",
                    Form.WORDS,
                    "Whether typed texts, marks and views outlive a run. false: as --no-state.",
                    "false"));

    public ConfigKey {
        values = List.copyOf(values);
    }

    private static ConfigKey key(String name, String usual, Form form, String help, String... others) {
        List<String> values = new ArrayList<>();
        values.add(usual);
        values.addAll(List.of(others));
        return new ConfigKey(name, usual, values, form, help);
    }

    /** All of them: first the options, then what {@code :set} changes. */
    public static List<ConfigKey> all() {
        List<ConfigKey> keys = new ArrayList<>(OPTIONS);
        for (SettingRow row : SettingRow.ALL) {
            keys.add(new ConfigKey(row.name(), row.usual(), row.values(), Form.SETTING, row.help()));
        }
        return keys;
    }

    /** Null when there is none of that name. */
    static ConfigKey find(String name) {
        for (ConfigKey key : all()) {
            if (key.name.equals(name)) {
                return key;
            }
        }
        return null;
    }

    /** Whether it is one of those that {@code :set} changes. */
    public boolean isSetting() {
        return form == Form.SETTING;
    }

    /** Whether it is either true or false, or on or off. */
    private boolean isSwitch() {
        return isSetting() ? SettingRow.find(name).isSwitch() : values.contains("true") && values.contains("false");
    }

    /** What it becomes by a value of a file; null when it cannot be that. */
    String word(TomlEntry entry) {
        if (entry.kind() == TomlEntry.Kind.LIST || entry.kind() == TomlEntry.Kind.OTHER) {
            return null;
        }
        String word = entry.texts().get(0);
        if (entry.kind() == TomlEntry.Kind.TRUTH && isSetting()) {
            word = word.equals("true") ? "on" : "off";
        }
        return canBe(word) ? word : null;
    }

    private boolean canBe(String word) {
        return values.contains(word)
                || switch (form) {
                    case WORDS -> false;
                    case PATH -> isPath(word);
                    case ZONE -> isZone(word);
                    case THEME -> !word.isEmpty();
                    case SETTING -> isSetting(word);
                };
    }

    /** One word, or several that are set one after the other where the usual value is several. */
    private boolean isSetting(String text) {
        SettingRow row = SettingRow.find(name);
        List<String> words = words(text);
        boolean canBe = !words.isEmpty() && (words.size() == 1 || words(usual).size() >= words.size());
        for (String word : words) {
            canBe &= row.canBe(word);
        }
        return canBe;
    }

    /** The words between blanks. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf(' ', start);
            end = end < 0 ? text.length() : end;
            if (end > start) {
                words.add(text.substring(start, end));
            }
            start = end + 1;
        }
        return words;
    }

    private static boolean isPath(String word) {
        try {
            return word.startsWith("/") && Path.of(word).isAbsolute()
                    || word.startsWith("~/") && !Path.of(word).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isZone(String word) {
        try {
            return !ZoneId.of(word).getId().isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** What it can be, for people. */
    String choices() {
        StringBuilder choices = new StringBuilder();
        for (String value : values) {
            String shown = isSwitch() && isSetting() ? value.equals("on") ? "true" : "false" : value;
            choices.append(choices.length() > 0 ? ", " : "").append(shown.isEmpty() ? "\"\"" : shown);
        }
        if (isSetting() && SettingRow.find(name).takesNumber()) {
            return choices + " or a number";
        }
        return choices + (form.words.isEmpty() ? "" : " or " + form.words);
    }

    /** A value of it as TOML. */
    public String toml(String word) {
        if (isSetting() && isSwitch()) {
            return word.equals("on") ? "true" : "false";
        }
        return word.equals("true") || word.equals("false") ? word : quoted(word);
    }

    /** A string as TOML. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ' || letter == 0x7f) {
                quoted.append("\\u00")
                        .append(Character.forDigit(letter >> 4, 16))
                        .append(Character.forDigit(letter & 15, 16));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}
