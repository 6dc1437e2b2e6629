package jlogtui.view;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import jlogtui.model.Anchor;
import jlogtui.model.Line;

/** The lines that the reader has marked, and the places that were left by a jump. */
final class Places {
    private static final int MOST_JUMPS = 100;
    private static final Comparator<Line> ORDER = new Comparator<>() {
        @Override
        public int compare(Line one, Line other) {
            int byTime = Long.compare(one.entry().orderNanos(), other.entry().orderNanos());
            return byTime != 0
                    ? byTime
                    : one.entry().position().compareTo(other.entry().position());
        }
    };

    /** A place that was left. */
    private record Spot(Line line, boolean wasLive) {
        boolean isAt(Spot other) {
            return wasLive == other.wasLive
                    && line.entry().position().equals(other.line.entry().position());
        }
    }

    private final LogWindow window;
    private final Consumer<Notice> tell;
    private final NavigableSet<Line> marks = new TreeSet<>(ORDER);
    private final Deque<Spot> back = new ArrayDeque<>();
    private final Deque<Spot> forward = new ArrayDeque<>();
    private boolean isTravelling;
    /** Where the reader was before a jump that is still being chosen. */
    private Spot trialStart;

    Places(LogWindow window, Consumer<Notice> tell) {
        this.window = window;
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
        } else if (marks.remove(line)) {
            tell.accept(Notice.of("mark removed, " + count()));
        } else {
            marks.add(line);
            tell.accept(Notice.of("marked, " + count()));
        }
    }

    private String count() {
        return marks.size() + (marks.size() == 1 ? " mark" : " marks");
    }

    boolean isMarked(Line line) {
        return !marks.isEmpty() && marks.contains(line);
    }

    /** The marked lines, by their order in the log. */
    Iterable<Line> marks() {
        return marks;
    }

    private void goToMark(boolean isNext) {
        if (marks.isEmpty()) {
            tell.accept(Notice.warning("no mark yet; m marks the selected line"));
            return;
        }
        Line from = window.buffer().selectedLine();
        Line found = from == null ? null : isNext ? marks.higher(from) : marks.lower(from);
        if (found == null) {
            found = isNext ? marks.first() : marks.last();
            tell.accept(Notice.of(isNext ? "went on from the first mark" : "went on from the last mark"));
        }
        leave();
        goTo(found);
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
