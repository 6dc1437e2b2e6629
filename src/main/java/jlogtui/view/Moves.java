package jlogtui.view;

import jlogtui.view.Ask.Kind;
import jlogtui.view.Steps.Step;
import jlogtui.view.Steps.Unit;

/** The reader's moves: what the lines in memory allow is done at once, the rest waits for more lines. */
final class Moves {
    /** Lines asked for at once at most, for huge counts. */
    private static final int MOST_LINES = 5000;

    /** What moves need of the window. */
    interface Ground {
        boolean isFollowing();

        /** Whether the first page has come, be it empty or a part. */
        boolean isOpen();

        /** Stays where it is. */
        void pause();

        /** The selected line is the one that the reader chose. */
        void choose();

        /** Asks for more lines at one end. */
        void lengthen(Kind kind, int amount);
    }

    private final Ground ground;
    private final PageBuffer buffer;
    private final Unread unread;
    private final Asks asks;
    private final Steps waiting = new Steps();
    /** The reader stopped a step; nothing is fetched ahead until the next key. */
    private boolean isStopped;

    Moves(Ground ground, PageBuffer buffer, Unread unread, Asks asks) {
        this.ground = ground;
        this.buffer = buffer;
        this.unread = unread;
        this.asks = asks;
    }

    boolean areWaiting() {
        return !waiting.isEmpty();
    }

    /** Drops what waits. */
    void clear() {
        waiting.clear();
    }

    /** Drops what waits, and fetches nothing ahead until the reader goes on. */
    void stop() {
        waiting.clear();
        isStopped = true;
    }

    void goOn() {
        isStopped = false;
    }

    /** Does something once all moves before it are done. */
    void then(Runnable act) {
        isStopped = false;
        waiting.add(act);
        settle();
    }

    void add(Unit unit, int amount) {
        isStopped = false;
        waiting.add(unit, amount);
        settle();
    }

    /** Does what can be done now, and asks for the lines that the rest needs. */
    void settle() {
        while (!waiting.isEmpty() && asks.hasLanded()) {
            Step step = waiting.poll();
            if (!step.isMove()) {
                step.act().run();
                continue;
            }
            int left = ground.isFollowing() && step.amount() > 0 ? 0 : take(step);
            boolean isDone = left == 0 || (left > 0 ? buffer.atEnd() && !unread.mayExist() : buffer.atStart());
            if (!isDone && ground.isOpen()) {
                waiting.putBack(step, left);
                fetch(left);
                return;
            }
        }
        prefetch();
    }

    private int take(Step step) {
        if (step.amount() < 0) {
            ground.pause();
        }
        int left = switch (step.unit()) {
            case LINES -> buffer.move(step.amount());
            case PAGES -> buffer.page(step.amount());
            case WHEEL -> buffer.scroll(step.amount());
        };
        ground.choose();
        return left;
    }

    private void fetch(int left) {
        int amount = (int) Math.min(
                MOST_LINES, Math.abs((long) left) + 2L * buffer.viewport().rows());
        if (left < 0) {
            ground.lengthen(Kind.UP, amount);
        } else if (buffer.atEnd()) {
            // no more than the reader moves on to, so that the count of new lines stays true
            ground.lengthen(Kind.FRESH, Math.min(MOST_LINES, left));
        } else {
            ground.lengthen(Kind.DOWN, amount);
        }
    }

    private void prefetch() {
        if (asks.current() != null || isStopped || !ground.isOpen()) {
            return;
        }
        if (!buffer.atEnd()
                && !ground.isFollowing()
                && buffer.viewport().rowsBelow(buffer.viewport().rows())
                        < buffer.viewport().rows()) {
            ground.lengthen(Kind.DOWN, 2 * buffer.viewport().rows());
        } else if (!buffer.atStart()
                && buffer.viewport().first() < buffer.viewport().rows()) {
            ground.lengthen(Kind.UP, 2 * buffer.viewport().rows());
        }
    }
}
