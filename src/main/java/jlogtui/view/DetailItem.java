package jlogtui.view;

import java.util.function.Supplier;

/**
 * Something of the opened line that can be selected.
 *
 * @param path tells it from the others of this line, finds it again in the next one, and names it for people
 * @param use what keeping and dropping it means
 * @param value what is copied
 * @param pattern matches the lines that have the same, in case of {@link Use#PATTERN}; empty when that would be too long
 */
record DetailItem(String path, Use use, Supplier<String> value, Supplier<String> pattern) {
    /** What can be done with it but to copy it. */
    enum Use {
        /** Lines that have the same can be kept or dropped. */
        PATTERN,
        /** It stands for the container, which can be shown alone or muted. */
        SOURCE,
        /** It is not part of the message. */
        NONE
    }

    /** One that can only be copied. */
    static DetailItem fact(String name, String value) {
        return new DetailItem(name, Use.NONE, () -> value, () -> "");
    }
}
