package jlogtui.timeline;

import java.util.List;

/**
 * The cursors that have something in one direction, the next to be taken on top: a binary heap whose top is replaced
 * in place, because a step changes one cursor only. Lines of one source often come in a row: then one comparison with
 * the cursor that would be next is all there is to do.
 */
final class MergeHeap {
    private final boolean forward;
    private final SourceCursor[] cursors;
    /** Order times of the cursors, turned round for the way back, so that the smallest is always the next. */
    private final long[] keys;

    private int size;
    /** Which of the cursors below the top comes first; -1 when there is none. */
    private int rival;

    MergeHeap(List<SourceCursor> all, boolean forward) {
        this.forward = forward;
        cursors = new SourceCursor[all.size()];
        keys = new long[all.size()];
        for (SourceCursor cursor : all) {
            if (forward ? cursor.hasHead() : mayHaveTail(cursor)) {
                cursors[size] = cursor;
                keys[size++] = key(cursor);
            }
        }
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(i);
        }
        settle();
        findRival();
    }

    private long key(SourceCursor cursor) {
        return forward ? cursor.head().order() : ~cursor.tailBound();
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
            if (cursors[0].hasTail()) {
                keys[0] = key(cursors[0]);
            } else {
                removeTop();
            }
            sink(0);
        }
    }

    private void removeTop() {
        size--;
        cursors[0] = cursors[size];
        keys[0] = keys[size];
        cursors[size] = null;
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
        if (forward ? top.hasHead() : top.hasTail()) {
            keys[0] = key(top);
            if (rival < 0 || !comesFirst(rival, 0)) {
                return;
            }
        } else {
            removeTop();
        }
        sink(0);
        settle();
        findRival();
    }

    private void findRival() {
        rival = size < 2 ? -1 : size == 2 || comesFirst(1, 2) ? 1 : 2;
    }

    private void sink(int from) {
        int i = from;
        while (true) {
            int child = 2 * i + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && comesFirst(child + 1, child)) {
                child++;
            }
            if (!comesFirst(child, i)) {
                return;
            }
            SourceCursor moved = cursors[i];
            cursors[i] = cursors[child];
            cursors[child] = moved;
            long movedKey = keys[i];
            keys[i] = keys[child];
            keys[child] = movedKey;
            i = child;
        }
    }

    private boolean comesFirst(int a, int b) {
        if (keys[a] != keys[b]) {
            return keys[a] < keys[b];
        }
        if (!forward && cursors[a].isTailKnown() != cursors[b].isTailKnown()) {
            // The one that is only bounded may turn out to come first
            return cursors[b].isTailKnown();
        }
        return forward == (cursors[a].source() < cursors[b].source());
    }
}
