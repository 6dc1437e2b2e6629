package jlogtui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What {@code :set} can change. */
final class Settings {
    /**
     * One of them.
     *
     * @param row its name, and what it can be
     * @param value what it is now
     * @param set makes it another; false when it cannot be that
     */
    record Setting(SettingRow row, Supplier<String> value, Predicate<String> set) {}

    private final List<Setting> settings = new ArrayList<>();

    /**
     * Adds one that is one of a few words.
     *
     * @param name of its {@link SettingRow}
     */
    void add(String name, Supplier<String> value, Consumer<String> set) {
        SettingRow row = SettingRow.find(name);
        addAny(name, value, word -> {
            boolean isKnown = row.values().contains(word);
            if (isKnown) {
                set.accept(word);
            }
            return isKnown;
        });
    }

    /** Adds one that can be more than a few words. */
    void addAny(String name, Supplier<String> value, Predicate<String> set) {
        settings.add(new Setting(SettingRow.find(name), value, set));
    }

    /** The names, by the alphabet. */
    List<String> names() {
        return settings.stream().map(setting -> setting.row().name()).sorted().toList();
    }

    /** Null when there is none of that name. */
    Setting find(String name) {
        for (Setting setting : settings) {
            if (setting.row().name().equals(name)) {
                return setting;
            }
        }
        return null;
    }
}
