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
 * Lines that were read before their last piece had come. Their later pieces are no entries of their own, so they are
 * looked for and become what continues the line.
 */
final class OpenLines {
    /**
     * A line that has grown.
     *
     * @param whole the line as it is now
     * @param rest its new pieces as an entry
     */
    record Continued(Entry whole, Entry rest) {}

    private record Key(int source, Stream stream) {}

    private final Map<Key, Entry> open = new HashMap<>();

    /** Takes note of an entry that was read. */
    void read(Entry entry) {
        Key key = new Key(entry.position().source(), entry.stream());
        if (entry.isTerminated() || entry.kind() != Entry.Kind.RECORD) {
            open.remove(key);
        } else {
            open.put(key, entry);
        }
    }

    /** The lines to which pieces have been added since they were last asked for. */
    List<Continued> continued(IntFunction<BlockIndex> indexes) {
        List<Continued> more = new ArrayList<>();
        for (Entry before : List.copyOf(open.values())) {
            Entry now = indexes.apply(before.position().source()).entryAt(before.position());
            if (now != null && now.raw().size() > before.raw().size()) {
                more.add(new Continued(now, rest(now, before)));
                read(now);
            }
        }
        return more;
    }

    private static Entry rest(Entry now, Entry before) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.write(now.log(), before.log().length, now.log().length - before.log().length);
        return new Entry(
                now.position(),
                now.end(),
                now.kind(),
                now.stream(),
                now.timeNanos(),
                now.orderNanos(),
                log.toByteArray(),
                now.raw().subList(before.raw().size(), now.raw().size()),
                "continued");
    }
}
