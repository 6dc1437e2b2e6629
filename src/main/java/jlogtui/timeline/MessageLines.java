package jlogtui.timeline;

import java.util.List;
import jlogtui.index.BlockIndex;
import jlogtui.index.Messages;
import jlogtui.model.Entry;
import jlogtui.model.Position;
import jlogtui.model.Stream;
import jlogtui.query.Filter;

/** All lines of one message, whatever is shown of them, from the first to the last. Owned by one thread. */
public final class MessageLines {
    private final Timeline timeline;
    private final Position message;
    private Stream stream;

    /** @param message where its first line begins */
    public MessageLines(List<BlockIndex> indexes, Position message) {
        this.message = message;
        List<BlockIndex> own = List.of();
        for (BlockIndex index : indexes) {
            own = index.source() == message.source() ? List.of(index) : own;
        }
        timeline = new Timeline(own, Unit.ENTRIES, Filter.NONE);
        // The time counts for other sources only
        timeline.toBefore(message, Entry.NO_TIME);
    }

    /** Steps to the next line; null when there is none. */
    public Entry next() {
        Entry entry = timeline.next(Budget.UNLIMITED);
        while (entry != null && !entry.message().equals(message) && mayGoOn(entry)) {
            entry = timeline.next(Budget.UNLIMITED);
        }
        if (entry == null || !entry.message().equals(message)) {
            return null;
        }
        stream = entry.stream();
        return entry;
    }

    private boolean mayGoOn(Entry entry) {
        Position position = entry.position();
        return stream != null
                && entry.stream() != stream
                && entry.kind() == Entry.Kind.RECORD
                && position.generation() == message.generation()
                && position.offset() - message.offset() <= Messages.MOST_BYTES;
    }

    /** Stands at what {@link #next} gave last. */
    public Timeline timeline() {
        return timeline;
    }
}
