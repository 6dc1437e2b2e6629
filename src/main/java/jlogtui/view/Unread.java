package jlogtui.view;

import jlogtui.model.Cut;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.model.Place;
import jlogtui.model.Position;
import jlogtui.query.Filter;

/** What the log has gained since the reader last saw its end. Late lines count too, wherever they sort. */
final class Unread {
    private final LogPort port;
    private Cut since;
    private long count;
    private boolean mayExist;

    Unread(LogPort port) {
        this.port = port;
    }

    /** Lines that have come, as far as they have been counted. */
    long count() {
        return count;
    }

    /** Whether there may be lines behind the end that the reader has seen. */
    boolean mayExist() {
        return mayExist;
    }

    /** The reader has seen everything before this place; {@code more} when there may be lines behind it. */
    void seen(Cut bottom, long remaining, boolean more) {
        // the cut of a page lacks muted sources, of which the reader has seen what came before they were muted
        since = bottom == null || since == null ? bottom : bottom.completedBy(since);
        count = remaining;
        mayExist = more;
    }

    /** Takes note that the lines of a page are on the screen, which may be the newest there are. */
    void noteEnd(Page page, PageBuffer buffer, Filter filter) {
        if (page.atEnd()) {
            seen(page.bottom(), 0, false);
        } else if (!buffer.isEmpty() && holds(buffer.lines().get(buffer.lines().size() - 1))) {
            seen(page.bottom(), 0, true);
            askCount(filter);
        }
    }

    /** There are lines that have not been asked for. */
    void expectMore() {
        mayExist = true;
    }

    void askCount(Filter filter) {
        if (since != null) {
            port.countNew(since, filter);
        }
    }

    void accept(NewLines lines) {
        if (lines.since().equals(since)) {
            count = lines.count();
            mayExist |= count > 0;
        }
    }

    /** Whether a line lies behind the newest place that the reader has seen. */
    boolean holds(Line line) {
        if (since == null) {
            return false;
        }
        Position position = line.entry().position();
        Place place = new Place(position.generation(), position.offset());
        return since.place(position.source())
                .map(seen -> place.compareTo(seen) >= 0)
                .orElse(line.entry().orderNanos() >= since.timeNanos());
    }
}
