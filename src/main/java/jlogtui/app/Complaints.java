package jlogtui.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import jlogtui.model.Entry;
import jlogtui.model.Position;
import jlogtui.model.Ruler;

/** What plain output says on standard error about places that could not be read. */
final class Complaints {
    private static final int MOST_TEXT = 120;

    /** Where damage lies, in words. */
    interface Names {
        String source(int source);

        /** Empty when it is not known any more. */
        String file(int source, int generation);
    }

    private record File(int source, int generation) {}

    private final Names names;
    private final Set<File> unreadable = new HashSet<>();

    Complaints(Names names) {
        this.names = names;
    }

    /** Whether a file could not be read at all. */
    boolean hasFailed() {
        return !unreadable.isEmpty();
    }

    void tell(Entry damage, OutputStream err) throws IOException {
        Position at = damage.position();
        String file = names.file(at.source(), at.generation());
        String start = names.source(at.source()) + ": ";
        // Each of its blocks says so
        if (damage.note().startsWith("cannot be read")) {
            if (unreadable.add(new File(at.source(), at.generation()))) {
                tell(start + (file.isEmpty() ? "a file" : file) + " " + damage.note(), err);
            }
            return;
        }
        long length = damage.end() - at.offset();
        if (length == 0) {
            tell(start + (file.isEmpty() ? "" : file + ": ") + damage.note(), err);
            return;
        }
        String rest = readable(damage);
        tell(
                start + length + (length == 1 ? " byte" : " bytes") + " at offset " + at.offset()
                        + (file.isEmpty() ? "" : " of " + file) + " could not be read (" + damage.note() + ")"
                        + (rest.isEmpty() ? "" : ": " + rest),
                err);
    }

    void tellLoss(Ruler loss, OutputStream err) throws IOException {
        tell(
                names.source(loss.source()) + " " + loss.text() + " (" + Instant.ofEpochSecond(0, loss.nanos()) + ").",
                err);
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
