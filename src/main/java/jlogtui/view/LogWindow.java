package jlogtui.view;

import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import jlogtui.model.Anchor;
import jlogtui.model.Coverage;
import jlogtui.model.Entry;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.model.Progress;
import jlogtui.model.Ruler;
import jlogtui.query.Filter;
import jlogtui.view.Ask.Kind;
import jlogtui.view.Ask.Landing;
import jlogtui.view.Steps.Unit;

/**
 * The window on the log: what is in memory, what has been asked for, and what waits for the answer.
 *
 * <p>A key is answered at once from the lines in memory. What needs lines that are not there yet waits as a step, and the
 * steps behind it wait too, so that keys have the same effect however slow the log is.
 */
final class LogWindow implements Moves.Ground {
    private final PageBuffer buffer;
    private final Rulers rulers;
    private final Unread unread;
    private final Selection selection;
    private final Asks asks;
    private final Moves moves;
    private final Anchor opening;
    /** Takes note of where the reader is before a jump; null as long as nobody does. */
    private Places places;

    private Filter filter;
    private boolean following;
    /** The filter is another one than that by which the lines in memory were read. */
    private boolean isStale;

    private boolean grewMeanwhile;
    /** The newest lines came in one answer, so asking for them again costs little. */
    private boolean isNewestCheap = true;

    LogWindow(LogPort port, Filter filter, Anchor opening, ToIntFunction<Line> heights, Rulers rulers) {
        this.filter = filter;
        this.opening = opening;
        this.following = opening instanceof Anchor.End;
        this.rulers = rulers;
        rulers.filter(filter);
        this.buffer = new PageBuffer(heights, rulers);
        this.selection = new Selection(buffer);
        this.unread = new Unread(port);
        this.asks = new Asks(port, buffer);
        this.moves = new Moves(this, buffer, unread, asks);
    }

    PageBuffer buffer() {
        return buffer;
    }

    /** Has a note taken of where the reader is, before each jump. */
    void beforeJump(Places noting) {
        places = noting;
    }

    private void leave() {
        if (places != null) {
            places.leave();
        }
    }

    Filter filter() {
        return filter;
    }

    @Override
    public boolean isFollowing() {
        return following;
    }

    long newLines() {
        return following ? 0 : unread.count();
    }

    @Override
    public boolean isOpen() {
        return buffer.bottom() != null;
    }

    /** Whether the reader waits for lines. */
    boolean isWaiting() {
        return asks.isWaiting(moves.areWaiting());
    }

    /** Whether the reader has waited long enough to be told so. */
    boolean isSlow() {
        return isWaiting() && asks.isSlow();
    }

    /** What the reader waits for; null when for nothing. */
    Progress progress() {
        return asks.progress();
    }

    /** How much has been looked at of each source where no line has been found. */
    Map<Integer, Coverage> looked() {
        return asks.looked();
    }

    /** Opens a compressed file that lacked room, and goes to its last lines, which is where it was met. */
    void openCompressed(Entry file) {
        asks.openCompressed(file.position());
        goTo(new Anchor.Time(file.orderNanos()), Landing.NONE);
    }

    /** Time has passed. */
    void tick() {
        asks.tick();
    }

    /** Asks for the first page. */
    void open(Landing landing) {
        ask(following ? Kind.NEWEST : Kind.JUMP, opening, landing);
    }

    void rows(int count) {
        buffer.rows(count);
        if (following && asks.hasLanded()) {
            buffer.viewport().toBottom();
        }
        moves.settle();
    }

    /** Keeps the selected line where it can be seen after heights changed. */
    void relayout() {
        selection.at(buffer.selected(), selection.row());
        rows(buffer.viewport().rows());
    }

    /** Takes what is known of the containers; the selected line stays where it is. */
    void accept(List<Ruler> known) {
        if (rulers.accept(known)) {
            int row = selection.row();
            buffer.placeRulers();
            buffer.viewport().place(buffer.selected(), row);
            rows(buffer.viewport().rows());
        }
    }

    void moveLines(int amount) {
        moves.add(Unit.LINES, amount);
    }

    void movePage(int rowCount) {
        moves.add(Unit.PAGES, rowCount);
    }

    void wheel(int rowCount) {
        moves.add(Unit.WHEEL, rowCount);
    }

    /** Does something that depends on the selected line, once that is certain. */
    void whenSettled(Runnable act) {
        moves.then(act);
    }

    /** Selects the line at a row of the screen. */
    void selectRow(int row) {
        whenSettled(() -> {
            if (!buffer.isEmpty()) {
                int index = buffer.viewport().lineAt(row);
                if (index != buffer.size() - 1) {
                    pause();
                }
                buffer.select(index);
                buffer.reveal();
                choose();
            }
        });
    }

    /**
     * Selects a line, and unfolds the message that it is hidden in.
     *
     * @param inMemory index among all lines in memory
     */
    void selectLine(int inMemory) {
        leave();
        if (selection.show(buffer.lines().get(inMemory)) != buffer.size() - 1) {
            pause();
        }
        choose();
        moves.settle();
    }

    /** Folds have changed. */
    void refold() {
        buffer.refold(selection.row());
        if (following) {
            buffer.select(buffer.size() - 1);
            buffer.viewport().toBottom();
        }
        choose();
        moves.settle();
    }

    /** Goes to a place; steps that still wait are dropped, because they would not change where this ends. */
    void goTo(Anchor anchor, Landing landing) {
        moves.clear();
        jump(anchor, landing);
    }

    /** As {@link #goTo}, for a step that itself has waited. */
    void jump(Anchor anchor, Landing landing) {
        leave();
        pause();
        ask(Kind.JUMP, anchor, landing);
    }

    /** Goes to the newest line and stays there. */
    void follow() {
        moves.clear();
        if (!following) {
            leave();
        }
        following = true;
        ask(Kind.NEWEST, new Anchor.End(), Landing.NONE);
    }

    /** As {@link #follow()}, for a step that itself has waited, from a reader who has not been elsewhere. */
    void followAgain() {
        following = true;
        ask(Kind.NEWEST, new Anchor.End(), Landing.NONE);
    }

    @Override
    public void pause() {
        if (!following) {
            return;
        }
        following = false;
        boolean missed = grewMeanwhile || !asks.isNoneBut(Kind.UP);
        grewMeanwhile = false;
        if (!asks.isNoneBut(Kind.UP)) {
            asks.drop();
        }
        unread.seen(buffer.bottom(), 0, missed);
        unread.askCount(filter);
    }

    /** The line that the reader chose, which a filter may hide; null when there has been none yet. */
    Line chosen() {
        return selection.chosen();
    }

    /** Shows the log through another filter; the chosen line stays selected if it is shown, else the nearest is. */
    void filter(Filter next) {
        boolean isOtherContext =
                next.withText(next.text().withContextOf(filter.text())).equals(filter);
        filter = next;
        rulers.filter(next);
        isStale = true;
        Ask interrupted = asks.hasLanded() ? null : asks.current();
        boolean isAtNewest = following && asks.hasLanded();
        if (!isOtherContext) {
            buffer.retain(next);
        }
        if (isAtNewest) {
            buffer.viewport().toBottom();
        }
        if (following) {
            ask(Kind.NEWEST, new Anchor.End(), interrupted == null ? Landing.NONE : interrupted.landing);
        } else if (interrupted != null) {
            ask(interrupted.kind, interrupted.anchor, interrupted.landing);
        } else {
            reload();
        }
        unread.askCount(filter);
    }

    /** Asks for the lines around the chosen one anew; as long as there has been none, for where the log was opened. */
    private void reload() {
        if (chosen() == null) {
            ask(Kind.JUMP, opening, Landing.NONE);
        } else {
            ask(Kind.RELOAD, new Anchor.Before(chosen().entry()), Landing.NONE);
        }
    }

    /** Stops what the reader waits for; true when there was something. */
    boolean cancel() {
        if (!isWaiting()) {
            return false;
        }
        following &= asks.hasLanded() || !asks.isNoneBut(Kind.NEWEST);
        asks.cancel();
        moves.stop();
        return true;
    }

    /** The log has more lines than before. */
    void grew() {
        if (!following) {
            unread.expectMore();
            unread.askCount(filter);
        } else if (asks.current() == null && (isNewestCheap || !isOpen())) {
            ask(Kind.REFRESH, new Anchor.End(), Landing.NONE);
        } else if (asks.isNoneBut(Kind.UP)
                || (asks.current().isPartial && asks.current().kind.replaces() && isOpen())) {
            // older lines are still searched for: what is new must not wait for them
            asks.more(Kind.DOWN, 3 * buffer.viewport().rows(), filter);
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
        Ask answered = asks.current();
        if (answered == null || page.id() != answered.id) {
            return;
        }
        asks.note(page);
        buffer.totalBytes(page.totalBytes());
        switch (answered.kind) {
            case UP -> lengthenUp(answered, page);
            case DOWN -> lengthenDown(answered, page);
            case FRESH -> lengthenFresh(answered, page);
            case JUMP, RELOAD, NEWEST, REFRESH -> replace(answered, page);
        }
        if (page.complete() && asks.current() == answered) {
            asks.drop();
        }
        moves.settle();
        if (asks.current() == null && grewMeanwhile) {
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
        int row = selection.row();
        buffer.replace(page);
        isStale = false;
        if (following) {
            buffer.select(buffer.size() - 1);
            buffer.viewport().toBottom();
        } else if (answered.landed && old != null) {
            int index = buffer.indexOf(old.entry().position());
            selection.at(index >= 0 ? index : buffer.folded().shownFor(page.anchor()), row);
        } else if (answered.kind == Kind.RELOAD) {
            selection.at(buffer.nearest(selection.chosen().entry(), page.anchor()), row);
        } else {
            selection.land(answered.anchor, page.anchor());
        }
        unread.noteEnd(page, buffer, filter);
        if (following || (!answered.landed && answered.kind != Kind.RELOAD)) {
            choose();
        }
        if (!answered.landed) {
            answered.landed = true;
            answered.landing.landed(buffer.selectedLine());
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
            buffer.viewport().toBottom();
            choose();
            unread.seen(page.bottom(), 0, false);
            grewMeanwhile |= page.complete() && !page.atEnd() && !more.isEmpty();
            return;
        }
        for (int i = 0; i < more.size(); i++) {
            if (unread.holds(more.get(i))) {
                buffer.append(more.subList(0, i), more.get(i).before(), true);
                unread.expectMore();
                asks.drop();
                return;
            }
        }
        boolean isFruitless = page.complete() && more.isEmpty();
        buffer.append(more, page.bottom(), page.atEnd() || isFruitless);
        unread.noteEnd(page, buffer, filter);
    }

    private void lengthenFresh(Ask answered, Page page) {
        List<Line> more = page.lines().subList(answered.taken, page.lines().size());
        answered.taken = page.lines().size();
        buffer.append(more, page.bottom(), true);
        boolean mayGoOn = !page.complete() || (!page.atEnd() && !page.lines().isEmpty());
        unread.seen(page.bottom(), page.atEnd() ? 0 : Math.max(0, unread.count() - more.size()), mayGoOn);
    }

    @Override
    public void choose() {
        selection.choose();
    }

    @Override
    public void lengthen(Kind kind, int amount) {
        if (asks.current() != null && asks.isNoneBut(kind)) {
            return;
        }
        if (isStale) {
            reload();
            return;
        }
        buffer.trim(4 * buffer.viewport().rows() + 20);
        // What is hidden fills no screen
        int lines = buffer.folded().hides() && kind != Kind.FRESH ? 4 * amount : amount;
        asks.more(kind, lines, filter);
    }

    private void ask(Kind kind, Anchor anchor, Landing landing) {
        moves.goOn();
        asks.page(kind, anchor, landing, filter);
    }
}
