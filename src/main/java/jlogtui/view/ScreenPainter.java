package jlogtui.view;

import java.time.Instant;
import java.util.List;
import jlogtui.model.Line;

/** Draws the whole screen: header, log, status, and what lies over them. */
final class ScreenPainter {
    private final RowPainter rowPainter;
    private final HeaderPainter headerPainter;
    private final StatusPainter statusPainter;
    private final EmptyScreen emptyScreen;

    ScreenPainter(RowPainter rowPainter, SourceList sources, Keymap keymap, Symbols symbols) {
        this.rowPainter = rowPainter;
        this.headerPainter = new HeaderPainter(sources, symbols);
        this.statusPainter = new StatusPainter(keymap, symbols, sources);
        this.emptyScreen = new EmptyScreen(keymap, sources, symbols);
    }

    /** Draws header and log. */
    void drawLog(Canvas canvas, LogWindow window, FilterStack filters, RowPainter.Look look) {
        PageBuffer buffer = window.buffer();
        if (buffer.isEmpty()) {
            List<String> reasons = emptyScreen.reasons(window, filters, look.zone(), look.now(), canvas.columns());
            emptyScreen.draw(canvas, look.layout(), reasons);
        } else {
            rowPainter.draw(canvas, buffer, look);
        }
        if (look.layout().bodyTop() > 0) {
            Line line = buffer.selectedLine();
            Instant at =
                    line == null ? look.now() : LogView.instant(line.entry().orderNanos());
            headerPainter.draw(canvas, window.filter(), filters, window.isFollowing(), look.zone(), at, look.now());
        }
    }

    /** Draws the status row while the log has the keys. */
    void drawStatus(
            Canvas canvas, LogWindow window, Search search, KeyReader keys, Notice notice, RowPainter.Look look) {
        int row = look.layout().statusRow();
        if (row >= 0) {
            statusPainter.draw(canvas, row, window, search, keys, notice, look.zone(), look.now());
        }
    }

    /** Draws what lies over the log, and the keys that it takes. */
    void drawLayer(Canvas canvas, Layer layer, Notice notice, RowPainter.Look look) {
        int row = look.layout().statusRow();
        if (row >= 0) {
            statusPainter.drawHints(canvas, row, layer, notice);
        }
        layer.draw(canvas, look.layout());
    }
}
