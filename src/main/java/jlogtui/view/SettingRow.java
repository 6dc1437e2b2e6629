package jlogtui.view;

import java.util.List;

/**
 * One thing that {@code :set} changes, and that a configuration file sets to begin with.
 *
 * @param values the words that it can be
 * @param takesNumber it can be a number of lines, too
 * @param usual what it is when nobody says otherwise: one word, or several that are set one after the other
 * @param help what it does, in words
 */
public record SettingRow(String name, List<String> values, boolean takesNumber, String usual, String help) {
    private static final List<String> OFF_ON = List.of("off", "on");
    private static final int MOST_DIGITS = 6;

    /** All of them, by name. */
    public static final List<SettingRow> ALL = List.of(
            of("case", "smart", "case of patterns: smart (a capital letter counts), ignore, match", "ignore", "match"),
            new SettingRow("colours", List.of("on", "off"), false, "on", "the log's own colours"),
            new SettingRow(
                    "context",
                    List.of("0", "3", "10", "all-lines", "same", "all"),
                    true,
                    "0 same",
                    "lines around filtered hits, of the same container or of all"),
            new SettingRow("fold", OFF_ON, false, "off", "show messages of several lines by their first"),
            new SettingRow("group", OFF_ON, false, "off", "let filters take messages of several lines whole"),
            of("histogram", "off", "histogram of the whole span above the log", "volume", "errors"),
            new SettingRow("mask", OFF_ON, false, "off", "mask secrets in what is copied and written"),
            new SettingRow(
                    "mouse",
                    List.of("on", "off"),
                    false,
                    "on",
                    "take wheel and clicks; off leaves them to the terminal"),
            of("time", "local", "what the time column shows", "utc", "ago", "previous", "off"),
            new SettingRow("wrap", OFF_ON, false, "off", "wrap long lines"));

    public SettingRow {
        values = List.copyOf(values);
    }

    private static SettingRow of(String name, String usual, String help, String... others) {
        String[] values = new String[1 + others.length];
        values[0] = usual;
        System.arraycopy(others, 0, values, 1, others.length);
        return new SettingRow(name, List.of(values), false, usual, help);
    }

    /** Null when there is none of that name. */
    public static SettingRow find(String name) {
        for (SettingRow row : ALL) {
            if (row.name.equals(name)) {
                return row;
            }
        }
        return null;
    }

    /** Whether it can become what a word says. */
    public boolean canBe(String word) {
        return values.contains(word) || takesNumber && isNumber(word);
    }

    /** Whether it is either on or off. */
    public boolean isSwitch() {
        return values.size() == 2 && values.contains("on") && values.contains("off");
    }

    static boolean isNumber(String word) {
        for (int at = 0; at < word.length(); at++) {
            if (word.charAt(at) < '0' || word.charAt(at) > '9') {
                return false;
            }
        }
        return !word.isEmpty() && word.length() <= MOST_DIGITS;
    }

    /** What it can be, for people. */
    public String choices() {
        return String.join(" ", values) + (takesNumber ? " (container) or a number below a million" : "");
    }
}
