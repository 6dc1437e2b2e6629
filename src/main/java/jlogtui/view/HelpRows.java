package jlogtui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the help tells: keys, commands and settings, each from the table that the program uses; narrowed by words. */
final class HelpRows {
    /** A row on the screen: a heading, or keys and what they do. */
    record Row(String keys, String help, boolean isTitle) {}

    private record Topic(String title, String label, List<String> keys, String help) {
        boolean matches(String text) {
            if (text.codePointCount(0, text.length()) == 1) {
                return keys.contains(text);
            }
            String all = (title + " " + label + " " + help).toLowerCase(Locale.ROOT);
            for (String word : text.toLowerCase(Locale.ROOT).split(" ", -1)) {
                if (!all.contains(word)) {
                    return keys.contains(text);
                }
            }
            return true;
        }
    }

    private final List<Topic> topics = new ArrayList<>();

    HelpRows(Keymap keymap) {
        boolean hasCommands = false;
        for (Keymap.Binding binding : keymap.bindings()) {
            if (binding.context() != Keymap.Context.MAIN && !hasCommands) {
                hasCommands = true;
                addCommands();
            }
            String title = binding.group().isEmpty() ? binding.context().title() : binding.group();
            topics.add(new Topic(title, binding.label(), binding.keys(), binding.help()));
        }
    }

    private void addCommands() {
        for (CommandRow row : CommandRow.ALL) {
            topics.add(new Topic("Commands", row.label(), List.of(":" + row.name()), row.help()));
        }
        for (SettingRow row : SettingRow.ALL) {
            String help = row.help() + " (" + row.choices() + ")";
            topics.add(new Topic("Settings, by :set NAME VALUE", row.name(), List.of(row.name()), help));
        }
    }

    /**
     * The rows for a width, broken where they do not fit.
     *
     * @param text words that each topic shown holds; a single letter is a key; empty for all
     */
    List<Row> rows(String text, int width, int keyWidth) {
        int helpWidth = Math.max(8, width - keyWidth - 3);
        List<Row> rows = new ArrayList<>();
        String title = "";
        for (Topic topic : topics) {
            if (!text.isEmpty() && !topic.matches(text)) {
                continue;
            }
            if (!topic.title().equals(title)) {
                title = topic.title();
                if (!rows.isEmpty()) {
                    rows.add(new Row("", "", false));
                }
                for (String part : Fold.words(title, width - 1)) {
                    rows.add(new Row("", part, true));
                }
            }
            List<String> keys = Fold.words(topic.label(), keyWidth);
            List<String> help = Fold.words(topic.help(), helpWidth);
            for (int i = 0; i < Math.max(keys.size(), help.size()); i++) {
                rows.add(new Row(i < keys.size() ? keys.get(i) : "", i < help.size() ? help.get(i) : "", false));
            }
        }
        return rows;
    }
}
