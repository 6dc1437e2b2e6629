package jlogtui.timeline;

import java.util.List;

/**
 * The cursors that have something in one direction, the next to be taken on top: a binary heap whose top is replaced
 * in place, because a step changes one cursor only.
 */
final class MergeHeap {
    private final boolean forward;
    private final SourceCursor[] cursors;
    private int size;

    MergeHeap(List<SourceCursor> all, boolean forward) {
        this.forward = forward;
        cursors = new SourceCursor[all.size()];
        for (SourceCursor cursor : all) {
            if (forward ? cursor.hasHead() : mayHaveTail(cursor)) {
                cursors[size++] = cursor;
            }
        }
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(i);
        }
        settle();
    }

    private static boolean mayHaveTail(SourceCursor cursor) {
        return !cursor.isTailKnown() || cursor.hasTail();
    }

    /**
     * Makes sure of the tail on top: until then only a bound of its time has counted, so that those far below are never
     * looked for.
     */
    private void settle() {
        while (!forward && size > 0 && !cursors[0].isTailKnown()) {
            if (!cursors[0].hasTail()) {
                cursors[0] = cursors[--size];
            }
            sink(0);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    SourceCursor top() {
        return cursors[0];
    }

    /** Restores the order after the top cursor has moved. */
    void topMoved() {
        SourceCursor top = cursors[0];
        if (!(forward ? top.hasHead() : top.hasTail())) {
            cursors[0] = cursors[--size];
        }
        sink(0);
        settle();
    }

    private void sink(int from) {
        int i = from;
        while (true) {
            int child = 2 * i + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && comesFirst(cursors[child + 1], cursors[child])) {
                child++;
            }
            if (!comesFirst(cursors[child], cursors[i])) {
                return;
            }
            SourceCursor moved = cursors[i];
            cursors[i] = cursors[child];
            cursors[child] = moved;
            i = child;
        }
    }

    private boolean comesFirst(SourceCursor a, SourceCursor b) {
        long orderA = forward ? a.head().order() : a.tailBound();
        long orderB = forward ? b.head().order() : b.tailBound();
        if (orderA != orderB) {
            return forward == (orderA < orderB);
        }
        if (!forward && a.isTailKnown() != b.isTailKnown()) {
            return b.isTailKnown();
        }
        return forward == (a.source() < b.source());
    }
}
