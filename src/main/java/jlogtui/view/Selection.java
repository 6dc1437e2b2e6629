package jlogtui.view;

import jlogtui.model.Anchor;
import jlogtui.model.Line;
import jlogtui.model.Position;

/** The selected line: where it stands on the screen, and which line the reader chose. */
final class Selection {
    private final PageBuffer buffer;
    /** A filter that hides it does not change it. */
    private Line chosen;

    Selection(PageBuffer buffer) {
        this.buffer = buffer;
    }

    /** The line that the reader chose; null when there has been none yet. */
    Line chosen() {
        return chosen;
    }

    /** Makes the selected line the chosen one. */
    void choose() {
        if (!buffer.isEmpty()) {
            chosen = buffer.selectedLine();
        }
    }

    /** The row of the screen on which the selected line begins, or the nearest there is. */
    int row() {
        return Math.max(0, Math.min(buffer.viewport().rows() - 1, buffer.selectedRow()));
    }

    /** Selects a line, on that row if the lines around it allow. */
    void at(int index, int row) {
        buffer.select(index);
        buffer.viewport().place(buffer.selected(), row);
        buffer.reveal();
    }

    /** Selects a line in memory, out of the message that it is hidden in; scrolls only where it must. Gives its index. */
    int show(Line line) {
        unfold(line);
        int index = buffer.indexOf(line.entry().position());
        buffer.select(index);
        int row = buffer.viewport().rowOf(index);
        if (row < 0 || row >= buffer.viewport().rows()) {
            buffer.viewport().place(index, buffer.viewport().rows() / 3);
        }
        buffer.reveal();
        return index;
    }

    /**
     * Selects the first line at or behind the place of a jump; where a line was asked for, that line.
     *
     * @param inMemory index among all lines in memory
     */
    void land(Anchor wanted, int inMemory) {
        if (inMemory < buffer.lines().size() && wanted instanceof Anchor.Before before) {
            Line line = buffer.lines().get(inMemory);
            if (line.entry().position().equals(before.position())) {
                unfold(line);
            }
        }
        int index = buffer.folded().shownFor(inMemory);
        at(index, index == 0 ? 0 : buffer.viewport().rows() / 3);
    }

    private void unfold(Line line) {
        Position position = line.entry().position();
        int index = buffer.indexOf(position);
        if (index >= 0 && !buffer.line(index).entry().position().equals(position)) {
            buffer.folded().folds().set(line.entry().message(), false);
            buffer.refold(row());
        }
    }
}
