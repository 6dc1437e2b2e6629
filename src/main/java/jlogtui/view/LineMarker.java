package jlogtui.view;

import java.util.List;
import java.util.Optional;
import jlogtui.model.Entry;
import jlogtui.model.Line;
import jlogtui.model.Place;
import jlogtui.model.Position;
import jlogtui.query.LineRange;

/** The range of lines that is being chosen: from where it began to the selected line. */
final class LineMarker {
    private final PageBuffer buffer;
    private Entry start;

    LineMarker(PageBuffer buffer) {
        this.buffer = buffer;
    }

    boolean isActive() {
        return start != null;
    }

    void start(Line line) {
        start = line.entry();
    }

    void end() {
        start = null;
    }

    /** The range from its start to a line, wherever that lies. */
    LineRange to(Line line) {
        return isBehindStart(line)
                ? LineRange.of(start, lastOfFolded(line.entry()))
                : LineRange.of(line.entry(), lastOfFolded(start));
    }

    /** What is hidden behind the last line is a part of the range, too. */
    private Entry lastOfFolded(Entry entry) {
        int index = buffer.indexOf(entry.position());
        List<Line> hidden = index < 0 ? List.of() : buffer.folded().hidden(index);
        return hidden.isEmpty() ? entry : hidden.get(hidden.size() - 1).entry();
    }

    /** Whether a line stands behind the start of the range or is it. Its cut knows, whatever the clocks say. */
    private boolean isBehindStart(Line line) {
        Position position = start.position();
        if (line.entry().position().equals(position)) {
            return true;
        }
        Optional<Place> place = line.before().place(position.source());
        return place.isPresent()
                ? place.get().compareTo(new Place(position.generation(), position.offset())) > 0
                : line.entry().orderNanos() > start.orderNanos();
    }

    /** How many lines it has, if that is known. */
    String describe() {
        int index = buffer.indexOf(start.position());
        int lines = Math.abs(index - buffer.selected()) + 1;
        return index < 0 ? "range" : lines == 1 ? "range of 1 line" : "range of " + lines + " lines";
    }

    /** Lays it over the log: all of its rows as the selected one, and a bar before them. */
    void draw(Canvas canvas, Layout layout, Symbols symbols) {
        if (start == null || buffer.isEmpty()) {
            return;
        }
        boolean isDown = isBehindStart(buffer.selectedLine());
        for (int i = buffer.viewport().first(); i <= buffer.viewport().lastOnScreen(); i++) {
            boolean isWithin = isDown
                    ? i <= buffer.selected() && isBehindStart(buffer.line(i))
                    : i >= buffer.selected() && (isStart(i) || !isBehindStart(buffer.line(i)));
            if (isWithin) {
                int from = Math.max(0, buffer.viewport().rowOf(i));
                int to = Math.min(layout.bodyRows(), buffer.viewport().rowOf(i + 1));
                drawRows(canvas, layout.bodyTop() + from, layout.bodyTop() + to, symbols);
            }
        }
    }

    private boolean isStart(int index) {
        return buffer.line(index).entry().position().equals(start.position());
    }

    private static void drawRows(Canvas canvas, int from, int to, Symbols symbols) {
        for (int row = from; row < to; row++) {
            canvas.text(0, row, symbols.vertical(), Style.of(Role.MARK));
            canvas.restyle(row, RowPainter.SELECT);
        }
    }
}
