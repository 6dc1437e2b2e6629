package jlogtui.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jlogtui.model.Entry;
import jlogtui.model.HitCount;
import jlogtui.model.Line;
import jlogtui.model.Progress;
import jlogtui.query.TimeText;

/** Draws the last row: where the selected line is, what goes on, and which keys help here. */
final class StatusPainter {
    private final Keymap keymap;
    private static final int MOST_COVERED = 2;

    private final Symbols symbols;
    private final SourceList sources;

    StatusPainter(Keymap keymap, Symbols symbols, SourceList sources) {
        this.sources = sources;
        this.keymap = keymap;
        this.symbols = symbols;
    }

    /** The row while the log has the keys. */
    void draw(
            Canvas canvas,
            int row,
            LogWindow window,
            Search search,
            KeyReader keys,
            Notice notice,
            ZoneId zone,
            Instant now) {
        Bar bar = new Bar();
        if (!keys.choices().isEmpty()) {
            choices(bar, keys);
            bar.draw(canvas, row, Role.STATUS);
            return;
        }
        PageBuffer buffer = window.buffer();
        Line line = buffer.selectedLine();
        boolean hasNotice = notice != null;
        if (line != null) {
            bar.left(TimeText.dateAndClock(time(line.entry()), zone, now), Role.STATUS, hasNotice ? 2 : 1);
            bar.left(percent(buffer) + " %", Role.STATUS, 3);
        }
        if (window.newLines() > 0) {
            bar.left("+" + window.newLines() + " new", Role.STATUS_WARNING, 1);
        }
        HitCount hits = search.hits();
        if (hits != null && (hits.hits() > 0 || !search.isFinding())) {
            bar.left(hits(hits), Role.STATUS, 1);
        }
        int damaged = damaged(buffer);
        if (damaged > 0) {
            bar.left(symbols.warning() + " " + damaged, Role.STATUS_WARNING, 4);
        }
        if (search.isFinding()) {
            bar.left("searching " + search.percent() + " %  Esc stops", Role.STATUS_WARNING, 0);
        } else if (window.isSlow()) {
            Progress progress = window.progress();
            bar.left(progress.work() + " " + progress.percent() + " %  Esc stops", Role.STATUS_WARNING, 0);
        }
        if (hasNotice) {
            bar.left(notice.text(), notice.isWarning() ? Role.STATUS_WARNING : Role.STATUS, 0);
        } else if (!window.isSlow() && !search.isFinding()) {
            hints(bar, Keymap.Context.MAIN, null, window.isFollowing());
        }
        bar.right(keys.typed(), Role.STATUS_KEY, 0);
        bar.draw(canvas, row, Role.STATUS);
    }

    /** The row while something lies over the log. */
    void drawHints(Canvas canvas, int row, Layer layer, Notice notice) {
        Bar bar = new Bar();
        if (notice == null) {
            hints(bar, layer.context(), layer, false);
        } else {
            bar.left(notice.text(), notice.isWarning() ? Role.STATUS_WARNING : Role.STATUS, 0);
        }
        bar.draw(canvas, row, Role.STATUS);
    }

    private static void choices(Bar bar, KeyReader keys) {
        bar.left(keys.typed(), Role.STATUS_KEY, 0);
        for (Keymap.Binding choice : keys.choices()) {
            // Chosen pairs may be those of any action
            String what = choice.hint().isEmpty() ? choice.action().key() : choice.hint();
            bar.left(choice.pair(keys.first()) + " " + what, Role.STATUS, 0);
        }
        bar.left("any other key cancels", Role.STATUS, 5);
    }

    /** @param layer what has the keys; null when the log has them */
    private void hints(Bar bar, Keymap.Context context, Layer layer, boolean isFollowing) {
        List<Keymap.Binding> bindings = keymap.bindings();
        int rank = 5;
        for (Keymap.Binding binding : bindings) {
            String key = binding.keys().get(0);
            boolean isPair = key.startsWith("]") || key.startsWith("[");
            boolean isDone =
                    layer == null ? binding.action() == Action.FOLLOW && isFollowing : !layer.can(binding.action());
            if (binding.context() == context && !binding.hint().isEmpty() && !isPair && !isDone) {
                // help stays longest, because it tells all the others, and over the log the way back
                boolean staysLongest = binding.action() == Action.HELP || binding.action() == Action.CLOSE;
                int rankHere = staysLongest ? 4 : rank++;
                bar.right(key + " " + binding.hint(), Role.STATUS_KEY, rankHere);
            }
        }
    }

    /** How many hits there are, and while not all has been read how much has. */
    private String hits(HitCount count) {
        String text = count.hits() + (count.hits() == 1 ? " hit" : " hits");
        if (count.isComplete()) {
            return text;
        }
        Map<Integer, Integer> percents = new HashMap<>();
        count.bySource().forEach((source, counted) -> percents.put(source, counted.percent()));
        return text + ": " + CoverageText.of(percents, sources, symbols, MOST_COVERED, Integer.MAX_VALUE);
    }

    private static long time(Entry entry) {
        return entry.timeNanos() == Entry.NO_TIME ? entry.orderNanos() : entry.timeNanos();
    }

    private static int percent(PageBuffer buffer) {
        if (buffer.selected() == buffer.size() - 1 && buffer.atEnd()) {
            return 100;
        }
        long total = buffer.totalBytes();
        double share = total <= 0 ? 0 : buffer.selectedLine().bytesBefore() * 100.0 / total;
        return (int) Math.max(0, Math.min(99, share));
    }

    private static int damaged(PageBuffer buffer) {
        int damaged = 0;
        for (int i = 0; i < buffer.size(); i++) {
            damaged += buffer.line(i).entry().kind() == Entry.Kind.DAMAGE ? 1 : 0;
        }
        return damaged;
    }
}
