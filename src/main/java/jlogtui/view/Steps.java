package jlogtui.view;

import java.util.ArrayDeque;

/** What the reader has ordered and what waits for lines, in order. Moves of one kind and direction become one. */
final class Steps {
    private static final long MOST = 100_000_000;

    /** How a move counts. */
    enum Unit {
        /** Lines of the selection. */
        LINES,
        /** Rows of the screen, the selection with them. */
        PAGES,
        /** Rows of the screen, the selection only when it would leave it. */
        WHEEL
    }

    /** A move, or something else to do when {@code act} is there. */
    record Step(Unit unit, int amount, Runnable act) {
        boolean isMove() {
            return act == null;
        }
    }

    private final ArrayDeque<Step> steps = new ArrayDeque<>();

    boolean isEmpty() {
        return steps.isEmpty();
    }

    void clear() {
        steps.clear();
    }

    void add(Runnable act) {
        steps.add(new Step(Unit.LINES, 0, act));
    }

    void add(Unit unit, int amount) {
        Step last = steps.peekLast();
        boolean joins = last != null && last.isMove() && last.unit() == unit && (last.amount() > 0) == (amount > 0);
        if (joins) {
            steps.removeLast();
        }
        long sum = (joins ? last.amount() : 0L) + amount;
        steps.add(new Step(unit, (int) Math.max(-MOST, Math.min(MOST, sum)), null));
    }

    /** Takes the first step out, or null. */
    Step poll() {
        return steps.poll();
    }

    /** Puts back what is left of the first step. */
    void putBack(Step step, int amount) {
        steps.addFirst(new Step(step.unit(), amount, null));
    }
}
