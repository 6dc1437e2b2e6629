package jlogtui.app;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import jlogtui.index.BlockIndex;
import jlogtui.model.Entry;
import jlogtui.model.Stream;

/**
 * Lines that were written before their last piece had come. Their later pieces are no entries of their own, so they are
 * looked for and written as what continues the line.
 */
final class OpenLines {
    private record Key(int source, Stream stream) {}

    private final Map<Key, Entry> open = new HashMap<>();

    /** Takes note of an entry that was written. */
    void written(Entry entry) {
        Key key = new Key(entry.position().source(), entry.stream());
        if (entry.isTerminated() || entry.kind() != Entry.Kind.RECORD) {
            open.remove(key);
        } else {
            open.put(key, entry);
        }
    }

    /** The pieces that have come since, as entries. */
    List<Entry> continued(IntFunction<BlockIndex> indexes) {
        List<Entry> more = new ArrayList<>();
        for (Entry written : List.copyOf(open.values())) {
            Entry now = indexes.apply(written.position().source()).entryAt(written.position());
            if (now != null && now.raw().size() > written.raw().size()) {
                more.add(rest(now, written));
                written(now);
            }
        }
        return more;
    }

    private static Entry rest(Entry now, Entry written) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.write(now.log(), written.log().length, now.log().length - written.log().length);
        return new Entry(
                now.position(),
                now.end(),
                now.kind(),
                now.stream(),
                now.timeNanos(),
                now.orderNanos(),
                log.toByteArray(),
                now.raw().subList(written.raw().size(), now.raw().size()),
                "continued");
    }
}
