package jlogtui.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jlogtui.model.Entry;
import jlogtui.query.TextFilter;

/**
 * Lines around hits for one who follows: what comes before a hit is only known to be wanted when the hit comes, so that
 * it is kept until then and written late.
 */
final class LateContext {
    private final TextFilter filter;
    private final Map<Integer, Around> bySource = new HashMap<>();

    /** The last lines of a source that were not written, and how many more to write. */
    private static final class Around {
        private final Deque<Entry> before = new ArrayDeque<>();
        private int after;
    }

    LateContext(TextFilter filter) {
        this.filter = filter;
    }

    /** What is to be written now that a line has come, oldest first. */
    List<Entry> take(Entry entry) {
        if (filter.drops(entry)) {
            return List.of();
        }
        Around around = bySource.computeIfAbsent(entry.position().source(), source -> new Around());
        if (filter.matches(entry)) {
            List<Entry> written = new ArrayList<>(around.before);
            around.before.clear();
            around.after = filter.context();
            written.add(entry);
            return written;
        }
        if (around.after > 0) {
            around.after--;
            return List.of(entry);
        }
        around.before.addLast(entry);
        if (around.before.size() > filter.context()) {
            around.before.removeFirst();
        }
        return List.of();
    }
}
