package jlogtui.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jlogtui.model.Anchor;
import jlogtui.model.Coverage;
import jlogtui.model.Page;
import jlogtui.model.Position;
import jlogtui.model.Progress;
import jlogtui.query.Filter;
import jlogtui.query.PageQuery;
import jlogtui.view.Ask.Kind;
import jlogtui.view.Ask.Landing;

/** The question to the log that is being answered; a new one replaces it. */
final class Asks {
    /** Lines asked for at once to fill a screen with folded messages. */
    private static final int MOST_FOLDED = 2000;

    private final LogPort port;
    private final PageBuffer buffer;
    private long lastId;
    private Ask current;
    /** What was waited for when the reader had it stopped; null unless that was the last thing that happened. */
    private Progress stopped;
    /** How much has been looked at of each source without finding a line. */
    private final Map<Integer, Coverage> looked = new HashMap<>();

    Asks(LogPort port, PageBuffer buffer) {
        this.port = port;
        this.buffer = buffer;
    }

    /** The question that has not been answered in full; null when there is none. */
    Ask current() {
        return current;
    }

    /** Whether the reader has got where he wanted to go, and nothing but more lines is waited for. */
    boolean hasLanded() {
        return current == null || current.landed;
    }

    /** Whether there is no question, or one of that kind. */
    boolean isNoneBut(Kind kind) {
        return current == null || current.kind == kind;
    }

    /** Asks for lines around a place. */
    void page(Kind kind, Anchor anchor, Landing landing, Filter filter) {
        int some = Math.max(2 * buffer.viewport().rows(), Math.min(MOST_FOLDED, buffer.memoryFromScreen()));
        int before = anchor instanceof Anchor.Start ? 0 : some;
        int after = anchor instanceof Anchor.End ? 0 : some + buffer.viewport().rows();
        send(new Ask(++lastId, kind, anchor, landing), before, after, filter);
    }

    /** Asks for more lines at one end. */
    void more(Kind kind, int amount, Filter filter) {
        boolean isUp = kind == Kind.UP;
        Anchor anchor = new Anchor.At(isUp ? buffer.top() : buffer.bottom());
        send(new Ask(++lastId, kind, anchor, Landing.NONE), isUp ? amount : 0, isUp ? 0 : amount, filter);
    }

    private void send(Ask ask, int before, int after, Filter filter) {
        if (ask.kind.replaces()) {
            looked.clear();
        }
        current = ask;
        stopped = null;
        port.ask(new PageQuery(ask.id, ask.anchor, before, after, filter));
    }

    /** Notes how far an answer to the question has come. */
    void note(Page page) {
        // Pages that lengthen an empty one begin where it ended
        for (Map.Entry<Integer, Coverage> later : page.looked().entrySet()) {
            Coverage before = looked.getOrDefault(later.getKey(), later.getValue());
            looked.put(later.getKey(), before.with(later.getValue()));
        }
        long bytes = page.looked().isEmpty() ? page.scannedBytes() : 0;
        for (Coverage coverage : page.looked().isEmpty() ? List.<Coverage>of() : looked.values()) {
            bytes += coverage.bytes();
        }
        current.note(page, page.totalBytes() <= 0 ? 0 : (double) bytes / page.totalBytes());
    }

    /** How much has been looked at, by source, where no line has been found. */
    Map<Integer, Coverage> looked() {
        return looked;
    }

    /** The answer is not wanted any more. */
    void drop() {
        current = null;
    }

    /** Opens a compressed file that lacked room. */
    void openCompressed(Position file) {
        port.openCompressed(file);
    }

    /** Has the log stop answering. */
    void cancel() {
        port.cancel();
        stopped = progress();
        current = null;
    }

    /** Whether the reader waits for lines. */
    boolean isWaiting(boolean hasSteps) {
        return current != null && (!current.landed || hasSteps || buffer.isEmpty() || leavesBlank());
    }

    private boolean leavesBlank() {
        return current.isPartial && buffer.viewport().rowsBelow(0) < 0;
    }

    /** Whether it takes long enough to tell the reader. */
    boolean isSlow() {
        return current != null && (current.isPartial || current.isSlow);
    }

    /** What the reader waits for, or had stopped; null when nothing. */
    Progress progress() {
        return current == null ? stopped : current.progress;
    }

    /** Time has passed. */
    void tick() {
        if (current != null) {
            current.isSlow = true;
        }
    }
}
