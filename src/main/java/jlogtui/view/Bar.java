package jlogtui.view;

import java.util.ArrayList;
import java.util.List;

/** One row of short texts, left and right; on a narrow screen the least important ones go. */
final class Bar {
    private record Part(Cell[] cells, int rank, boolean isRight) {}

    private static final int GAP = 2;

    private final List<Part> parts = new ArrayList<>();

    /** Adds a text at the left. Parts of a high rank are left out first, those of rank 0 never. Nothing when empty. */
    Bar left(String text, Role role, int rank) {
        return add(text, role, rank, false);
    }

    Bar right(String text, Role role, int rank) {
        return add(text, role, rank, true);
    }

    /** Adds a text before all others at the right. */
    Bar rightFirst(String text, Role role, int rank) {
        int first = 0;
        while (first < parts.size() && !parts.get(first).isRight()) {
            first++;
        }
        parts.add(first, new Part(TextCleaner.clean(text, Style.of(role)), rank, true));
        return this;
    }

    private Bar add(String text, Role role, int rank, boolean isRight) {
        if (!text.isEmpty()) {
            parts.add(new Part(TextCleaner.clean(text, Style.of(role)), rank, isRight));
        }
        return this;
    }

    void draw(Canvas canvas, int row, Role fill) {
        canvas.fill(0, row, canvas.columns(), Style.of(fill));
        boolean mayDrop = true;
        while (mayDrop && width() > canvas.columns()) {
            mayDrop = dropOne();
        }
        int column = 1;
        int rightWidth = 0;
        for (Part part : parts) {
            if (part.isRight()) {
                rightWidth += part.cells().length + GAP;
            } else {
                canvas.put(column, row, part.cells(), 0, canvas.columns());
                column += part.cells().length;
                canvas.markCut(column, row, part.cells()[0].style());
                column += GAP;
            }
        }
        column = Math.max(column, canvas.columns() - rightWidth + GAP - 1);
        for (Part part : parts) {
            if (part.isRight()) {
                canvas.put(column, row, part.cells(), 0, canvas.columns());
                column += part.cells().length + GAP;
            }
        }
    }

    /** Whether one more text of that width has room without one of the others. */
    boolean hasRoom(int textWidth, int columns) {
        return width() + GAP + textWidth <= columns;
    }

    private int width() {
        int width = 1;
        for (Part part : parts) {
            width += part.cells().length + GAP;
        }
        return width - GAP + 1;
    }

    private boolean dropOne() {
        int worst = -1;
        for (int i = 0; i < parts.size(); i++) {
            if (worst < 0 || parts.get(i).rank() >= parts.get(worst).rank()) {
                worst = i;
            }
        }
        boolean canDrop = worst >= 0 && parts.get(worst).rank() > 0;
        if (canDrop) {
            parts.remove(worst);
        }
        return canDrop;
    }
}
