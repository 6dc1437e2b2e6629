package jlogtui.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jlogtui.model.Coverage;
import jlogtui.model.Level;
import jlogtui.model.Progress;
import jlogtui.query.Filter;
import jlogtui.query.StreamChoice;
import jlogtui.query.TimeText;

/** Says why there is no line to see, and which key changes that. */
final class EmptyScreen {
    private final Keymap keymap;
    private final SourceList sources;
    private final Symbols symbols;

    EmptyScreen(Keymap keymap, SourceList sources, Symbols symbols) {
        this.keymap = keymap;
        this.sources = sources;
        this.symbols = symbols;
    }

    void draw(Canvas canvas, Layout layout, List<String> whole) {
        List<String> reasons = new ArrayList<>();
        for (String reason : whole) {
            reasons.addAll(Fold.words(reason, Math.max(1, canvas.columns())));
        }
        int left = reasons.size() - layout.bodyRows();
        if (left > 0 && layout.bodyRows() > 1) {
            reasons.subList(layout.bodyRows() - 1, reasons.size()).clear();
            reasons.add("and " + (left + 1) + " more");
        }
        int row = layout.bodyTop() + Math.max(0, (layout.bodyRows() - reasons.size()) / 2);
        for (String reason : reasons) {
            if (row < layout.bodyTop() + layout.bodyRows()) {
                int width = TextCleaner.clean(reason, Style.of(Role.EMPTY)).length;
                canvas.text(Math.max(0, (canvas.columns() - width) / 2), row++, reason, Style.of(Role.EMPTY));
            }
        }
    }

    /** @param columns room for each */
    List<String> reasons(LogWindow window, FilterStack filters, ZoneId zone, Instant now, int columns) {
        List<String> reasons = new ArrayList<>();
        Filter filter = window.filter();
        if (sources.isKnown() && sources.all().isEmpty()) {
            reasons.add("There is no container here.");
            reasons.add("New ones appear by themselves.");
        } else if (sources.isKnown()
                && sources.unreadableCount() == sources.all().size()) {
            reasons.add("No container has a log that can be read.");
            reasons.add(keymap.say(Action.SOURCES) + " lists them with the reasons");
        } else if (!window.isOpen()) {
            reasons.add(
                    window.isWaiting()
                            ? "reading…"
                            : "stopped; " + keymap.say(Action.NEWEST) + " reads the newest lines");
        } else if (sources.isKnown()
                && sources.mutedCount() + sources.unreadableCount()
                        == sources.all().size()) {
            reasons.add(sources.all().size() == 1 ? "The container is muted." : "All containers are muted.");
            reasons.add(keymap.say(Action.SHOW_ALL) + " shows them");
        } else {
            patterns(reasons, filters, columns);
            filtered(reasons, filter, zone, now, columns);
            boolean isAll = window.buffer().atStart() && window.buffer().atEnd();
            if (reasons.isEmpty()) {
                reasons.add(window.isWaiting() ? "reading…" : isAll ? "Waiting for the first line…" : searched(window));
                if (!isAll) {
                    looked(reasons, window, columns);
                }
            } else {
                boolean isPart = window.isWaiting() || !isAll;
                List<String> how = new ArrayList<>();
                how.add(isPart ? searched(window) : "No line to show, all has been searched:");
                if (isPart) {
                    looked(how, window, columns);
                }
                reasons.addAll(0, how);
            }
        }
        return reasons;
    }

    /** How far the log has been looked through. */
    private String searched(LogWindow window) {
        Progress progress = window.progress();
        String how = progress == null ? "not all has been searched" : progress.work() + " " + progress.percent() + " %";
        return "No line so far, " + how
                + (window.isWaiting() ? ":" : ", stopped; " + keymap.say(Action.NEWEST) + " goes on");
    }

    /** Adds how much of each source has been looked at, where there are several. */
    private void looked(List<String> reasons, LogWindow window, int columns) {
        Map<Integer, Integer> percents = new HashMap<>();
        for (Map.Entry<Integer, Coverage> looked : window.looked().entrySet()) {
            percents.put(looked.getKey(), looked.getValue().percent());
        }
        if (percents.size() > 1) {
            reasons.add(CoverageText.of(percents, sources, symbols, percents.size(), columns));
        }
    }

    /** The whole of what is to be said, or where that does not fit the brief form. */
    private static String fitting(int columns, String whole, String brief) {
        return whole.length() <= columns ? whole : brief;
    }

    private void patterns(List<String> reasons, FilterStack filters, int columns) {
        if (filters.isOff()) {
            return;
        }
        for (FilterStack.Rule rule : filters.rules()) {
            if (rule.isOn()) {
                String pattern = rule.pattern().text();
                String lift = keymap.say(Action.FILTERS_ON);
                String which = rule.isKeep() ? "only lines that match " : "no lines that match ";
                reasons.add(fitting(
                        columns,
                        which + pattern + "; " + lift + " lifts all filters, " + keymap.say(Action.FILTERS)
                                + " lists them",
                        (rule.isKeep() ? "only /" : "not /") + pattern + "/; " + lift + " lifts filters"));
            }
        }
        if (filters.least() != Level.TRACE) {
            String least = "only " + filters.least().word() + " and worse; " + keymap.say(Action.LEAST_LEVEL) + " ";
            reasons.add(fitting(columns, least + "goes on to the next level", least + "next"));
        }
    }

    private void filtered(List<String> reasons, Filter filter, ZoneId zone, Instant now, int columns) {
        if (filter.streams() != StreamChoice.ALL) {
            String stream = filter.streams().name().toLowerCase(Locale.ROOT);
            String key = keymap.say(Action.STREAM);
            String next = filter.streams().next().name().toLowerCase(Locale.ROOT);
            reasons.add(fitting(
                    columns,
                    "only " + stream + " is shown; " + key + " goes on to " + next,
                    "only " + stream + "; " + key + " " + next));
        }
        if (filter.sinceNanos() != Long.MIN_VALUE) {
            String since = TimeText.dateAndClock(filter.sinceNanos(), zone, now);
            reasons.add("only since " + since + "; :since lifts it");
        }
        if (filter.untilNanos() != Long.MAX_VALUE) {
            String until = TimeText.dateAndClock(filter.untilNanos(), zone, now);
            reasons.add("only until " + until + "; :until lifts it");
        }
        int muted = sources.mutedCount();
        if (muted > 0) {
            reasons.add(muted + (muted == 1 ? " container is" : " containers are") + " muted; "
                    + keymap.say(Action.SHOW_ALL) + " shows all");
        }
        if (sources.unreadableCount() > 0) {
            reasons.add(sources.unreadableCount() + " cannot be read; " + keymap.say(Action.SOURCES) + " tells why");
        }
    }
}
