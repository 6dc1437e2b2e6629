package jlogtui.app.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jlogtui.view.KeyChoices;

/** What the configuration files say, the upper ones over the lower ones. */
public final class Config {
    /** Where a value that no file gives comes from. */
    public static final String DEFAULT = "default";

    private record Value(String word, String file, int line) {}

    private final Map<String, Value> values = new HashMap<>();
    private final List<ConfigWarning> warnings = new ArrayList<>();
    private final List<ConfigFiles.Layer> layers;
    private final KeyRows keyRows;

    Config(List<ConfigFiles.Layer> layers) {
        this.layers = layers;
        this.keyRows = new KeyRows(warnings);
        for (int at = 0; at < layers.size(); at++) {
            ConfigFiles.Layer layer = layers.get(at);
            warnings.addAll(layer.warnings());
            for (TomlEntry entry : layer.entries()) {
                take(layer.name(), at, entry);
            }
        }
        keyRows.settle();
    }

    private void take(String file, int layer, TomlEntry entry) {
        if (entry.table().equals("keys")) {
            keyRows.take(file, layer, entry);
        } else if (!entry.table().isEmpty()) {
            warnings.add(new ConfigWarning(
                    file, entry.line(), "unknown table [" + Guess.name(entry.table()) + "], only [keys] is known"));
        } else {
            takeTop(file, entry);
        }
    }

    private void takeTop(String file, TomlEntry entry) {
        ConfigKey key = ConfigKey.find(entry.key());
        if (key == null) {
            String guess = entry.key().equals("keys") ? ", [keys] is a table" : Guess.of(entry.key(), names());
            warnings.add(new ConfigWarning(file, entry.line(), "unknown key " + Guess.name(entry.key()) + guess));
            return;
        }
        String word = key.word(entry);
        if (word == null) {
            String shown =
                    entry.texts().size() == 1 ? " " + Guess.shown(entry.texts().get(0)) : " that";
            warnings.add(new ConfigWarning(
                    file,
                    entry.line(),
                    key.name() + " cannot be" + shown
                            + (entry.texts().size() == 1
                                    ? Guess.of(entry.texts().get(0), key.values())
                                    : "")
                            + "; it is " + key.choices()));
            return;
        }
        values.put(key.name(), new Value(word, file, entry.line()));
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (ConfigKey key : ConfigKey.all()) {
            names.add(key.name());
        }
        return names;
    }

    /** What the files say of a key; empty when they say nothing. */
    public Optional<String> word(String key) {
        Value value = values.get(key);
        return value == null ? Optional.empty() : Optional.of(value.word());
    }

    /** Where the value of a key comes from: {@link #DEFAULT}, or a file and a line. */
    public String origin(String key) {
        Value value = values.get(key);
        return value == null ? DEFAULT : where(value.file(), value.line());
    }

    static String where(String file, int line) {
        return line == 0 ? file : file + ":" + line;
    }

    /** Takes back what the files say of a key, and warns of it. */
    public void refuse(String key, String sentence) {
        Value value = values.remove(key);
        warnings.add(new ConfigWarning(value.file(), value.line(), sentence));
    }

    /** Which keys of the keyboard do what. */
    public KeyChoices keys() {
        return keyRows.choices();
    }

    /** Where the keys of an action come from. */
    public String keyOrigin(String action) {
        return keyRows.origin(action);
    }

    /** What is wrong in the files. */
    public List<ConfigWarning> warnings() {
        return warnings;
    }

    /** The files that were looked for, lowest first, each with what became of it. */
    public List<String> looked() {
        List<String> looked = new ArrayList<>();
        for (ConfigFiles.Layer layer : layers) {
            looked.add(layer.name() + (layer.isThere() ? "" : " (not there)"));
        }
        return looked;
    }

    /** Whether no file says anything, rightly or wrongly. */
    public boolean isEmpty() {
        return values.isEmpty() && warnings.isEmpty() && keys().keys().isEmpty();
    }
}
