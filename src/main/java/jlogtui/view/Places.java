package jlogtui.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import jlogtui.model.Anchor;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.query.Filter;
import jlogtui.query.StreamChoice;

/** The lines that the reader has marked, and the places that were left by a jump. */
final class Places {
    private static final int MOST_JUMPS = 100;

    /** A place that was left. */
    private record Spot(Line line, boolean wasLive) {
        boolean isAt(Spot other) {
            return wasLive == other.wasLive
                    && line.entry().position().equals(other.line.entry().position());
        }
    }

    private final LogWindow window;
    private final Consumer<Notice> tell;
    private final SourceList sources;
    private final Marks marks;
    private final Deque<Spot> back = new ArrayDeque<>();
    private final Deque<Spot> forward = new ArrayDeque<>();
    private boolean isTravelling;
    /** Where the reader was before a jump that is still being chosen. */
    private Spot trialStart;
    /** A mark that was gone to and is not shown, and the line where that ended. */
    private Marks.Mark missed;

    private Line missedAt;

    Places(LogWindow window, SourceList sources, Consumer<Notice> tell) {
        this.window = window;
        this.sources = sources;
        this.marks = new Marks(sources);
        this.tell = tell;
    }

    /** Puts in what its keys do. */
    void bind(Commands commands) {
        commands.on(Action.MARK, () -> window.whenSettled(this::toggleMark));
        commands.on(Action.NEXT_MARK, () -> window.whenSettled(() -> goToMark(true)));
        commands.on(Action.PREVIOUS_MARK, () -> window.whenSettled(() -> goToMark(false)));
        commands.on(Action.PLACE_BACK, () -> travel(back, forward, "no earlier place"));
        commands.on(Action.PLACE_FORWARD, () -> travel(forward, back, "no later place"));
    }

    private void toggleMark() {
        Line line = window.buffer().selectedLine();
        if (line == null) {
            tell.accept(Notice.warning("there is no line to mark"));
        } else {
            boolean isMarked = marks.toggle(line);
            tell.accept(Notice.of((isMarked ? "marked, " : "mark removed, ") + count()));
        }
    }

    private String count() {
        return marks.size() + (marks.size() == 1 ? " mark" : " marks");
    }

    boolean isMarked(Line line) {
        return marks.has(line);
    }

    /** The marked lines, by their order in the log. */
    List<LineMark> marks() {
        return marks.names();
    }

    /** Adds marks of an earlier run. */
    void recall(List<LineMark> earlier) {
        marks.recall(earlier);
        marks.meet(window.buffer().lines());
    }

    /** Takes note of the lines of a page. */
    void meet(Page page) {
        marks.meet(page.lines());
    }

    private void goToMark(boolean isNext) {
        Line line = window.buffer().selectedLine();
        boolean isBesideMissed = missed != null
                && line != null
                && missedAt != null
                && line.entry().position().equals(missedAt.entry().position());
        Marks.Mark found = line == null ? null : marks.next(isBesideMissed ? missed : Marks.at(line), isNext);
        if (found == null) {
            found = marks.end(isNext);
            if (found == null) {
                tell.accept(Notice.warning(
                        marks.size() == 0
                                ? "no mark yet; m marks the selected line"
                                : "the containers of all marks are gone"));
                return;
            }
            tell.accept(Notice.of(isNext ? "went on from the first mark" : "went on from the last mark"));
        }
        leave();
        goTo(found);
    }

    private void goTo(Marks.Mark mark) {
        missed = null;
        isTravelling = true;
        Anchor anchor = mark.line() == null
                ? new Anchor.Time(mark.name().orderNanos())
                : new Anchor.Before(mark.line().entry());
        window.goTo(anchor, landed -> {
            if (!select(mark)) {
                missed = mark;
                missedAt = window.buffer().selectedLine();
                tellMissed(mark);
            }
        });
        isTravelling = false;
    }

    /** What to do where a jump has landed that goes to the time of a line of an earlier run. */
    Ask.Landing at(LineMark name) {
        return landed -> {
            if (!select(new Marks.Mark(name, null))) {
                tell.accept(Notice.warning("the line where you were is not shown; this is the next one"));
            }
        };
    }

    /** Selects a marked line among those of its time, which begin at the selected one; false when it is not there. */
    private boolean select(Marks.Mark mark) {
        PageBuffer buffer = window.buffer();
        int selected = buffer.isEmpty() ? 0 : buffer.folded().inMemory(buffer.selected());
        for (int i = selected; i < buffer.lines().size(); i++) {
            Line line = buffer.lines().get(i);
            if (line.entry().orderNanos() > mark.name().orderNanos()) {
                break;
            }
            if (isOf(mark, line)) {
                if (i != selected) {
                    isTravelling = true;
                    window.selectLine(i);
                    isTravelling = false;
                }
                return true;
            }
        }
        return false;
    }

    private boolean isOf(Marks.Mark mark, Line line) {
        return mark.line() == null
                ? mark.name()
                        .isOf(line.entry(), sources.id(line.entry().position().source()))
                : mark.line().entry().position().equals(line.entry().position());
    }

    private void tellMissed(Marks.Mark mark) {
        Filter filter = window.filter();
        boolean mayBeHidden = filter.streams() != StreamChoice.ALL
                || !filter.text().isEmpty()
                || filter.sinceNanos() != Long.MIN_VALUE
                || filter.untilNanos() != Long.MAX_VALUE
                || filter.muted().contains(sources.number(mark.name().source()));
        if (mark.line() != null || mayBeHidden || !isPast(mark.name().orderNanos())) {
            tell.accept(Notice.warning("that line is not shown; this is the next one"));
        } else {
            marks.remove(mark);
            tell.accept(Notice.warning("the marked line is not there any more; this is the next one"));
        }
    }

    /** Whether the lines in memory go on beyond a time. */
    private boolean isPast(long nanos) {
        PageBuffer buffer = window.buffer();
        return buffer.atEnd()
                || !buffer.isEmpty() && buffer.line(buffer.size() - 1).entry().orderNanos() > nanos;
    }

    private void goTo(Line line) {
        isTravelling = true;
        window.goTo(new Anchor.Before(line.entry()), landed -> {
            boolean isThere = landed != null
                    && landed.entry().position().equals(line.entry().position());
            if (!isThere) {
                tell.accept(Notice.warning("that line is not shown; this is the next one"));
            }
        });
        isTravelling = false;
    }

    /** Notes where the reader is, before a jump. */
    void leave() {
        Spot here = here();
        if (!isTravelling && here != null) {
            leave(here);
        }
    }

    private void leave(Spot spot) {
        forward.clear();
        push(back, spot);
    }

    /** From now on jumps are only tried out, and the places between them are not noted. */
    void beginTrial() {
        isTravelling = true;
        trialStart = here();
    }

    /** The last jump tried out stays, or none did. */
    void endTrial(boolean isKept) {
        isTravelling = false;
        if (isKept && trialStart != null) {
            leave(trialStart);
        }
    }

    private Spot here() {
        Line line = window.buffer().selectedLine();
        return line == null ? null : new Spot(line, window.isFollowing());
    }

    private static void push(Deque<Spot> spots, Spot spot) {
        if (spots.isEmpty() || !spots.getLast().isAt(spot)) {
            spots.addLast(spot);
        }
        if (spots.size() > MOST_JUMPS) {
            spots.removeFirst();
        }
    }

    private void travel(Deque<Spot> from, Deque<Spot> to, String none) {
        window.whenSettled(() -> {
            Spot here = here();
            while (here != null && !from.isEmpty() && from.getLast().isAt(here)) {
                from.removeLast();
            }
            Spot spot = from.pollLast();
            if (spot == null) {
                tell.accept(Notice.of(none));
                return;
            }
            if (here != null) {
                push(to, here);
            }
            if (spot.wasLive()) {
                isTravelling = true;
                window.follow();
                isTravelling = false;
            } else {
                goTo(spot.line());
            }
        });
    }
}
