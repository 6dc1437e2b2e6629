package jlogtui.app.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jlogtui.view.KeyChoices;

/** What the tables {@code [keys]} say, until no key does two things. */
final class KeyRows {
    /** What a file says of an action. */
    private record Row(KeyChoices.Row action, List<String> keys, String file, int layer, int line) {}

    private final List<ConfigWarning> warnings;
    /** By action; those of the uppermost file that names it. */
    private final Map<String, Row> rows = new LinkedHashMap<>();
    /** Null before the first row has been taken. */
    private Map<String, KeyChoices.Row> actions;

    private final Map<String, List<String>> chosen = new HashMap<>();

    /** @param warnings takes what is wrong */
    KeyRows(List<ConfigWarning> warnings) {
        this.warnings = warnings;
    }

    void take(String file, int layer, TomlEntry entry) {
        if (actions == null) {
            actions = new LinkedHashMap<>();
            for (KeyChoices.Row action : KeyChoices.rows()) {
                actions.put(action.name(), action);
            }
        }
        KeyChoices.Row action = actions.get(entry.key());
        if (action == null) {
            warn(file, entry.line(), "unknown action " + Guess.name(entry.key()) + guess(entry));
            return;
        }
        if (entry.kind() != TomlEntry.Kind.STRING && entry.kind() != TomlEntry.Kind.LIST) {
            warn(file, entry.line(), entry.key() + " takes a key, or a list of keys such as [\"j\", \"Down\"]");
            return;
        }
        List<String> keys = new ArrayList<>();
        for (String key : entry.texts()) {
            String problem = KeyChoices.problem(key);
            boolean isOwn = action.keys().contains(key);
            if (!problem.isEmpty() && !isOwn) {
                warn(
                        file,
                        entry.line(),
                        entry.key() + " cannot be on " + Guess.shown(key) + ": " + problem
                                + Guess.of(key, KeyChoices.names()));
            } else if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        if (!keys.isEmpty() || entry.texts().isEmpty()) {
            rows.put(action.name(), new Row(action, keys, file, layer, entry.line()));
        }
    }

    /** The keys that were meant, where somebody wrote an action for a key and the other way round, or else a near name. */
    private String guess(TomlEntry entry) {
        boolean isTurned =
                entry.texts().size() == 1 && actions.containsKey(entry.texts().get(0));
        return isTurned
                ? "; it is written " + entry.texts().get(0) + " = " + ConfigKey.quoted(entry.key())
                : Guess.of(entry.key(), List.copyOf(actions.keySet()));
    }

    /** Decides who gets the keys that two want: the upper file, in one file the first line, and what a file says before what is usual. */
    void settle() {
        if (rows.isEmpty()) {
            return;
        }
        Map<String, Row> owners = new HashMap<>();
        int layers = 0;
        for (Row row : rows.values()) {
            layers = Math.max(layers, row.layer() + 1);
        }
        for (int layer = layers - 1; layer >= 0; layer--) {
            for (Row row : rows.values()) {
                if (row.layer() == layer) {
                    settle(row, owners);
                }
            }
        }
        for (KeyChoices.Row action : actions.values()) {
            if (!rows.containsKey(action.name())) {
                settleUsual(action, owners);
            }
            if (action.keys().equals(chosen.get(action.name()))) {
                chosen.remove(action.name());
            }
        }
    }

    private void settle(Row row, Map<String, Row> owners) {
        List<String> keys = new ArrayList<>();
        for (String key : row.keys()) {
            Row owner = owners.get(key);
            if (owner == null) {
                owners.put(key, row);
                keys.add(key);
            } else if (owner.layer() == row.layer()) {
                warn(
                        row.file(),
                        row.line(),
                        row.action().name() + " cannot be on " + Guess.shown(key) + ", which is "
                                + owner.action().name() + " (line " + owner.line() + ")");
            }
        }
        for (String key : row.action().keys()) {
            // What always leaves stays
            if (isFixed(key) && !keys.contains(key)) {
                keys.add(key);
            }
        }
        chosen.put(row.action().name(), keys);
    }

    private static boolean isFixed(String key) {
        return key.equals("^C") || key.equals("Esc");
    }

    private void settleUsual(KeyChoices.Row action, Map<String, Row> owners) {
        List<String> keys = new ArrayList<>();
        Row taker = null;
        for (String key : action.keys()) {
            Row owner = owners.get(key);
            taker = owner == null ? taker : owner;
            if (owner == null) {
                keys.add(key);
            }
        }
        if (taker == null) {
            return;
        }
        chosen.put(action.name(), keys);
        if (keys.isEmpty()) {
            warn(
                    taker.file(),
                    taker.line(),
                    taker.action().name() + " takes "
                            + Guess.shown(action.keys().get(0)) + " from " + action.name()
                            + ", which has no key now; give it one, or " + action.name() + " = []");
        }
    }

    private void warn(String file, int line, String sentence) {
        warnings.add(new ConfigWarning(file, line, sentence));
    }

    KeyChoices choices() {
        return chosen.isEmpty() ? KeyChoices.USUAL : new KeyChoices(chosen);
    }

    String origin(String action) {
        Row row = rows.get(action);
        if (row != null) {
            return Config.where(row.file(), row.line());
        }
        return chosen.containsKey(action) ? "default, but for keys that others take" : Config.DEFAULT;
    }
}
