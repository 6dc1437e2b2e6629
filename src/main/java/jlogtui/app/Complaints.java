package jlogtui.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import jlogtui.model.Entry;

/** What plain output says on standard error about places that could not be read. */
final class Complaints {
    private static final int MOST_TEXT = 120;

    private final IntFunction<String> names;
    private boolean failed;

    /** @param names gives the name of a source by its number */
    Complaints(IntFunction<String> names) {
        this.names = names;
    }

    /** Whether a file could not be read at all. */
    boolean hasFailed() {
        return failed;
    }

    void tell(Entry damage, OutputStream err) throws IOException {
        long length = damage.end() - damage.position().offset();
        String name = names.apply(damage.position().source());
        failed |= damage.note().startsWith("cannot be read");
        String what = length == 0
                ? damage.note()
                : length + " bytes at offset " + damage.position().offset() + " could not be read (" + damage.note()
                        + ")";
        String rest = readable(damage);
        tell(name + ": " + what + (rest.isEmpty() ? "" : ": " + rest), err);
    }

    static void tell(String sentence, OutputStream err) throws IOException {
        err.write(("jlogtui: " + sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** What can be read of it, on one line and harmless to a terminal. */
    private static String readable(Entry damage) {
        String text = new String(damage.log(), StandardCharsets.UTF_8);
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(MOST_TEXT).forEach(c -> {
            boolean harmless = !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
            safe.appendCodePoint(harmless ? c : '?');
        });
        return text.codePointCount(0, text.length()) > MOST_TEXT
                ? safe + "…"
                : safe.toString().strip();
    }
}
