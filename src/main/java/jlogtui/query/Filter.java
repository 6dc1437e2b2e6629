package jlogtui.query;

import java.util.Set;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Stream;

/**
 * Which entries are shown: the one filter of the screen and of plain output.
 *
 * @param streams the streams shown
 * @param sinceNanos earliest time shown, inclusive; {@link Long#MIN_VALUE} for no limit
 * @param untilNanos latest time shown, inclusive; {@link Long#MAX_VALUE} for no limit
 * @param muted numbers of the sources that are not shown
 * @param text what is asked of the text and its level
 */
public record Filter(StreamChoice streams, long sinceNanos, long untilNanos, Set<Integer> muted, TextFilter text) {
    /** Shows everything. */
    public static final Filter NONE = new Filter(StreamChoice.ALL, Long.MIN_VALUE, Long.MAX_VALUE, Set.of());

    /** A filter that lets every text through. */
    public Filter(StreamChoice streams, long sinceNanos, long untilNanos, Set<Integer> muted) {
        this(streams, sinceNanos, untilNanos, muted, TextFilter.NONE);
    }

    public Filter {
        muted = Set.copyOf(muted);
    }

    /** Whether an entry is shown for its own sake; lines around it may be shown, too. */
    public boolean matches(Entry entry) {
        return !muted.contains(entry.position().source())
                && mayMatch(entry.kind() != Entry.Kind.RECORD, entry.stream(), entry.timeNanos(), entry.orderNanos())
                && text.matches(entry);
    }

    /**
     * Whether an item can be shown, before its text is looked at. One that has no time of its own goes by its order
     * time; damage is shown whatever the stream, because it may hide lines of either.
     */
    public boolean mayMatch(boolean damage, Stream stream, long timeNanos, long orderNanos) {
        long time = timeNanos == Entry.NO_TIME ? orderNanos : timeNanos;
        return time >= sinceNanos && time <= untilNanos && (damage || streams.accepts(stream));
    }

    public Filter withStreams(StreamChoice choice) {
        return new Filter(choice, sinceNanos, untilNanos, muted, text);
    }

    public Filter withWindow(long since, long until) {
        return new Filter(streams, since, until, muted, text);
    }

    public Filter withMuted(Set<Integer> sources) {
        return new Filter(streams, sinceNanos, untilNanos, sources, text);
    }

    public Filter withText(TextFilter wanted) {
        return new Filter(streams, sinceNanos, untilNanos, muted, wanted);
    }

    /** The least level shown; {@link Level#TRACE} for no limit. */
    public Level least() {
        return text.least();
    }

    public Filter withLeast(Level level) {
        return withText(text.withLeast(level));
    }
}
