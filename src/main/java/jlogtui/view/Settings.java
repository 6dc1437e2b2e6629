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
     * @param values the words that it can be; the first is the usual one
     * @param hint what else it can be, for people; empty for nothing
     * @param isOther whether a word is one of what else it can be
     * @param value what it is now
     * @param set makes it another; false when it cannot be that
     */
    record Setting(
            String name,
            List<String> values,
            String hint,
            Predicate<String> isOther,
            Supplier<String> value,
            Predicate<String> set) {
        /** Whether it can become what a word says. */
        boolean canBe(String word) {
            return values.contains(word) || isOther.test(word);
        }

        String choices() {
            return String.join(" ", values) + (hint.isEmpty() ? "" : " " + hint);
        }
    }

    private final List<Setting> settings = new ArrayList<>();

    /** Adds one that is one of a few words. */
    void add(String name, List<String> values, Supplier<String> value, Consumer<String> set) {
        add(new Setting(name, values, "", word -> false, value, word -> {
            boolean isKnown = values.contains(word);
            if (isKnown) {
                set.accept(word);
            }
            return isKnown;
        }));
    }

    void add(Setting setting) {
        settings.add(setting);
    }

    List<String> names() {
        return settings.stream().map(Setting::name).toList();
    }

    /** Null when there is none of that name. */
    Setting find(String name) {
        for (Setting setting : settings) {
            if (setting.name().equals(name)) {
                return setting;
            }
        }
        return null;
    }
}
