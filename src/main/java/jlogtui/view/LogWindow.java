package jlogtui.view;

import java.util.List;
import java.util.function.ToIntFunction;
import jlogtui.model.Anchor;
import jlogtui.model.Entry;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.model.Progress;
import jlogtui.query.Filter;
import jlogtui.query.PageQuery;
import jlogtui.view.Ask.Kind;
import jlogtui.view.Ask.Landing;
import jlogtui.view.Steps.Step;
import jlogtui.view.Steps.Unit;

/**
 * The window on the log: what is in memory, what has been asked for, and what waits for the answer.
 *
 * <p>A key is answered at once from the lines in memory. What needs lines that are not there yet waits as a step, and the
 * steps behind it wait too, so that keys have the same effect however slow the log is.
 */
final class LogWindow {
    /** Lines asked for at once at most, for huge counts. */
    private static final int MOST_LINES = 5000;

    private final LogPort port;
    private final PageBuffer buffer;
    private final Unread unread;
    private final Steps waiting = new Steps();
    private final Anchor opening;
    private Filter filter;
    private boolean following;
    private long lastId;
    private Ask ask;
    /** The reader stopped a step; nothing is fetched ahead until the next key. */
    private boolean isStopped;

    private boolean grewMeanwhile;
    /** The newest lines came in one answer, so asking for them again costs little. */
    private boolean isNewestCheap = true;
    /** The line that the reader chose; a filter that hides it does not change it. */
    private Line chosen;

    LogWindow(LogPort port, Filter filter, Anchor opening, ToIntFunction<Line> heights) {
        this.port = port;
        this.filter = filter;
        this.opening = opening;
        this.following = opening instanceof Anchor.End;
        this.buffer = new PageBuffer(heights);
        this.unread = new Unread(port);
    }

    PageBuffer buffer() {
        return buffer;
    }

    Filter filter() {
        return filter;
    }

    boolean isFollowing() {
        return following;
    }

    long newLines() {
        return following ? 0 : unread.count();
    }

    /** Whether the first page has come, be it empty or a part. */
    boolean isOpen() {
        return buffer.bottom() != null;
    }

    /** Whether the reader waits for lines. */
    boolean isWaiting() {
        return ask != null && (!ask.landed || !waiting.isEmpty() || buffer.isEmpty() || leavesBlank());
    }

    private boolean leavesBlank() {
        return ask.isPartial && buffer.rowsBelow(0) < 0;
    }

    /** Whether the reader has waited long enough to be told so. */
    boolean isSlow() {
        return isWaiting() && (ask.isPartial || ask.isSlow);
    }

    /** What the reader waits for; null when for nothing. */
    Progress progress() {
        return ask == null ? null : ask.progress;
    }

    /** Opens a compressed file that lacked room, and goes to its last lines, which is where it was met. */
    void openCompressed(Entry file) {
        port.openCompressed(file.position());
        goTo(new Anchor.Time(file.orderNanos()), Landing.NONE);
    }

    /** Time has passed. */
    void tick() {
        if (ask != null) {
            ask.isSlow = true;
        }
    }

    /** Asks for the first page. */
    void open(Landing landing) {
        ask(following ? Kind.NEWEST : Kind.JUMP, opening, landing);
    }

    void rows(int count) {
        buffer.rows(count);
        if (isAtNewest()) {
            buffer.toBottom();
        }
        settle();
    }

    /** Following, and there already. */
    private boolean isAtNewest() {
        return following && (ask == null || ask.landed);
    }

    /** Keeps the selected line where it can be seen after heights changed. */
    void relayout() {
        buffer.place(buffer.selected(), rowOnScreen());
        buffer.reveal();
        rows(buffer.rows());
    }

    void moveLines(int amount) {
        add(Unit.LINES, amount);
    }

    void movePage(int rowCount) {
        add(Unit.PAGES, rowCount);
    }

    void wheel(int rowCount) {
        add(Unit.WHEEL, rowCount);
    }

    /** Does something that depends on the selected line, once that is certain. */
    void whenSettled(Runnable act) {
        isStopped = false;
        waiting.add(act);
        settle();
    }

    /** Selects the line at a row of the screen. */
    void selectRow(int row) {
        whenSettled(() -> {
            if (!buffer.isEmpty()) {
                int index = buffer.lineAt(row);
                if (index != buffer.size() - 1) {
                    pause();
                }
                buffer.select(index);
                buffer.reveal();
                choose();
            }
        });
    }

    /** Goes to a place; steps that still wait are dropped, because they would not change where this ends. */
    void goTo(Anchor anchor, Landing landing) {
        waiting.clear();
        jump(anchor, landing);
    }

    /** As {@link #goTo}, for a step that itself has waited. */
    void jump(Anchor anchor, Landing landing) {
        pause();
        ask(Kind.JUMP, anchor, landing);
    }

    /** Goes to the newest line and stays there. */
    void follow() {
        waiting.clear();
        following = true;
        ask(Kind.NEWEST, new Anchor.End(), Landing.NONE);
    }

    /** Stays where it is. */
    void pause() {
        if (!following) {
            return;
        }
        following = false;
        boolean missed = grewMeanwhile || (ask != null && ask.kind != Kind.UP);
        grewMeanwhile = false;
        if (ask != null && ask.kind != Kind.UP) {
            ask = null;
        }
        unread.seen(buffer.bottom(), 0, missed);
        unread.askCount(filter);
    }

    /** Shows the log through another filter; the chosen line stays selected if it is shown, else the nearest is. */
    void filter(Filter next) {
        filter = next;
        Ask interrupted = ask != null && !ask.landed ? ask : null;
        boolean isAtNewest = isAtNewest();
        buffer.retain(next);
        if (isAtNewest) {
            buffer.toBottom();
        }
        if (following) {
            ask(Kind.NEWEST, new Anchor.End(), interrupted == null ? Landing.NONE : interrupted.landing);
        } else if (interrupted != null) {
            ask(interrupted.kind, interrupted.anchor, interrupted.landing);
        } else if (chosen != null) {
            ask(Kind.RELOAD, new Anchor.At(chosen.before()), Landing.NONE);
        } else {
            ask(Kind.JUMP, opening, Landing.NONE);
        }
        unread.askCount(filter);
    }

    /** Stops what the reader waits for; true when there was something. */
    boolean cancel() {
        boolean wasWaiting = isWaiting();
        if (wasWaiting) {
            port.cancel();
            following &= ask.kind != Kind.NEWEST || ask.landed;
            ask = null;
            waiting.clear();
            isStopped = true;
        }
        return wasWaiting;
    }

    /** The log has more lines than before. */
    void grew() {
        if (!following) {
            unread.expectMore();
            unread.askCount(filter);
        } else if (ask == null && (isNewestCheap || !isOpen())) {
            ask(Kind.REFRESH, new Anchor.End(), Landing.NONE);
        } else if (ask == null || ask.kind == Kind.UP || (ask.isPartial && ask.kind.replaces() && isOpen())) {
            // older lines are still searched for: what is new must not wait for them
            send(Kind.DOWN, new Anchor.At(buffer.bottom()), 0, 3 * buffer.rows(), Landing.NONE);
        } else {
            grewMeanwhile = true;
        }
    }

    void accept(NewLines count) {
        if (!following) {
            unread.accept(count);
        }
    }

    /** Takes an answer. A later page of the same id holds the lines of the earlier ones too. */
    void accept(Page page) {
        Ask answered = ask;
        if (answered == null || page.id() != answered.id) {
            return;
        }
        answered.note(page);
        buffer.totalBytes(page.totalBytes());
        switch (answered.kind) {
            case UP -> lengthenUp(answered, page);
            case DOWN -> lengthenDown(answered, page);
            case FRESH -> lengthenFresh(answered, page);
            case JUMP, RELOAD, NEWEST, REFRESH -> replace(answered, page);
        }
        if (page.complete() && ask == answered) {
            ask = null;
        }
        settle();
        if (ask == null && grewMeanwhile) {
            grewMeanwhile = false;
            grew();
        }
    }

    private void replace(Ask answered, Page page) {
        if (answered.kind == Kind.NEWEST || answered.kind == Kind.REFRESH) {
            isNewestCheap = !answered.isPartial;
        }
        if (!page.complete() && !answered.isServedBy(page, buffer)) {
            return;
        }
        Line old = buffer.selectedLine();
        int row = rowOnScreen();
        buffer.replace(page);
        if (following) {
            buffer.select(buffer.size() - 1);
            buffer.toBottom();
        } else if (answered.landed && old != null) {
            int index = buffer.indexOf(old.entry().position());
            select(index >= 0 ? index : page.anchor(), row);
        } else if (answered.kind == Kind.RELOAD) {
            select(buffer.nearest(chosen.entry(), page.anchor()), row);
        } else {
            select(page.anchor(), page.anchor() == 0 ? 0 : buffer.rows() / 3);
        }
        noteEnd(page);
        if (following || (!answered.landed && answered.kind != Kind.RELOAD)) {
            choose();
        }
        if (!answered.landed) {
            answered.landed = true;
            answered.landing.landed(buffer.selectedLine());
        }
    }

    private int rowOnScreen() {
        return Math.max(0, Math.min(buffer.rows() - 1, buffer.selectedRow()));
    }

    private void select(int index, int row) {
        buffer.select(index);
        buffer.place(buffer.selected(), row);
        buffer.reveal();
    }

    private void noteEnd(Page page) {
        if (page.atEnd()) {
            unread.seen(page.bottom(), 0, false);
        } else if (!buffer.isEmpty() && unread.holds(buffer.line(buffer.size() - 1))) {
            unread.seen(page.bottom(), 0, true);
            unread.askCount(filter);
        }
    }

    private void lengthenUp(Ask answered, Page page) {
        List<Line> found = page.lines();
        boolean isFruitless = page.complete() && found.isEmpty();
        buffer.prepend(found.subList(0, found.size() - answered.taken), page.top(), page.atStart() || isFruitless);
        answered.taken = found.size();
        buffer.fill();
    }

    private void lengthenDown(Ask answered, Page page) {
        List<Line> more = page.lines().subList(answered.taken, page.lines().size());
        answered.taken = page.lines().size();
        if (following) {
            buffer.append(more, page.bottom(), true);
            buffer.select(buffer.size() - 1);
            buffer.toBottom();
            choose();
            unread.seen(page.bottom(), 0, false);
            grewMeanwhile |= page.complete() && !page.atEnd() && !more.isEmpty();
            return;
        }
        for (int i = 0; i < more.size(); i++) {
            if (unread.holds(more.get(i))) {
                buffer.append(more.subList(0, i), more.get(i).before(), true);
                unread.expectMore();
                ask = null;
                return;
            }
        }
        boolean isFruitless = page.complete() && more.isEmpty();
        buffer.append(more, page.bottom(), page.atEnd() || isFruitless);
        noteEnd(page);
    }

    private void lengthenFresh(Ask answered, Page page) {
        List<Line> more = page.lines().subList(answered.taken, page.lines().size());
        answered.taken = page.lines().size();
        buffer.append(more, page.bottom(), true);
        boolean mayGoOn = !page.complete() || (!page.atEnd() && !page.lines().isEmpty());
        unread.seen(page.bottom(), page.atEnd() ? 0 : Math.max(0, unread.count() - more.size()), mayGoOn);
    }

    private void choose() {
        if (!buffer.isEmpty()) {
            chosen = buffer.selectedLine();
        }
    }

    private void add(Unit unit, int amount) {
        isStopped = false;
        waiting.add(unit, amount);
        settle();
    }

    private void settle() {
        while (!waiting.isEmpty() && (ask == null || ask.landed)) {
            Step step = waiting.poll();
            if (!step.isMove()) {
                step.act().run();
                continue;
            }
            int left = following && step.amount() > 0 ? 0 : take(step);
            boolean isDone = left == 0 || (left > 0 ? buffer.atEnd() && !unread.mayExist() : buffer.atStart());
            if (!isDone && isOpen()) {
                waiting.putBack(step, left);
                fetch(left);
                return;
            }
        }
        prefetch();
    }

    private int take(Step step) {
        if (step.amount() < 0) {
            pause();
        }
        int left = switch (step.unit()) {
            case LINES -> buffer.move(step.amount());
            case PAGES -> buffer.page(step.amount());
            case WHEEL -> buffer.scroll(step.amount());
        };
        choose();
        return left;
    }

    private void fetch(int left) {
        int amount = (int) Math.min(MOST_LINES, Math.abs((long) left) + 2L * buffer.rows());
        if (left < 0) {
            lengthen(Kind.UP, amount);
        } else if (buffer.atEnd()) {
            // no more than the reader moves on to, so that the count of new lines stays true
            lengthen(Kind.FRESH, Math.min(MOST_LINES, left));
        } else {
            lengthen(Kind.DOWN, amount);
        }
    }

    private void prefetch() {
        if (ask != null || isStopped || !isOpen()) {
            return;
        }
        if (!buffer.atEnd() && !following && buffer.rowsBelow(buffer.rows()) < buffer.rows()) {
            lengthen(Kind.DOWN, 2 * buffer.rows());
        } else if (!buffer.atStart() && buffer.first() < buffer.rows()) {
            lengthen(Kind.UP, 2 * buffer.rows());
        }
    }

    private void lengthen(Kind kind, int amount) {
        if (ask != null && ask.kind == kind) {
            return;
        }
        buffer.trim(4 * buffer.rows() + 20);
        if (kind == Kind.UP) {
            send(kind, new Anchor.At(buffer.top()), amount, 0, Landing.NONE);
        } else {
            send(kind, new Anchor.At(buffer.bottom()), 0, amount, Landing.NONE);
        }
    }

    private void ask(Kind kind, Anchor anchor, Landing landing) {
        isStopped = false;
        int some = 2 * buffer.rows();
        int before = anchor instanceof Anchor.Start ? 0 : some;
        int after = anchor instanceof Anchor.End ? 0 : some + buffer.rows();
        send(kind, anchor, before, after, landing);
    }

    private void send(Kind kind, Anchor anchor, int before, int after, Landing landing) {
        lastId++;
        ask = new Ask(lastId, kind, anchor, landing);
        port.ask(new PageQuery(lastId, anchor, before, after, filter));
    }
}
