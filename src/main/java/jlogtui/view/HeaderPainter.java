package jlogtui.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import jlogtui.model.FastGrowth;
import jlogtui.model.Level;
import jlogtui.query.Filter;
import jlogtui.query.StreamChoice;
import jlogtui.query.TextPattern;
import jlogtui.query.TimeText;

/** Draws the first row: what is shown, in which zone, live or not. */
final class HeaderPainter {
    /** Chars of a pattern that are shown. */
    private static final int MOST_PATTERN = 24;

    private final SourceList sources;
    private final Symbols symbols;

    HeaderPainter(SourceList sources, Symbols symbols) {
        this.sources = sources;
        this.symbols = symbols;
    }

    /**
     * @param zone zone of the time column
     * @param at a time in the log, epoch nanoseconds: its offset from UTC is the one shown
     */
    void draw(Canvas canvas, Filter filter, FilterStack filters, boolean isLive, ZoneId zone, Instant at, Instant now) {
        Bar bar = new Bar()
                .left("jlogtui", Role.HEADER, 7)
                .left(containers(canvas.columns() < 60), Role.HEADER, 4)
                .left(streams(filter), Role.HEADER_FILTER, 1)
                .left(patterns(filters), Role.HEADER_FILTER, 2)
                .left(level(filters), Role.HEADER_FILTER, 1)
                .left(context(filters), Role.HEADER_FILTER, 3)
                .left(since(filter, zone, now), Role.HEADER_FILTER, 3)
                .left(until(filter, zone, now), Role.HEADER_FILTER, 3)
                .right(offset(zone, at), Role.HEADER, 5)
                .right(isLive ? "LIVE" : "PAUSED", isLive ? Role.HEADER_LIVE : Role.HEADER_PAUSED, 0);
        warn(bar, canvas.columns());
        bar.draw(canvas, 0, Role.HEADER);
    }

    /** Tells of the log that grows fastest, as fully as there is room beside all else: at least by its sign. */
    private void warn(Bar bar, int columns) {
        FastGrowth fastest = null;
        for (FastGrowth one : sources.growing()) {
            fastest = fastest == null || one.bytesPerSecond() > fastest.bytesPerSecond() ? one : fastest;
        }
        if (fastest == null) {
            return;
        }
        String sign = symbols.warning();
        String name = sources.name(fastest.source());
        String rate = FigureText.growth(fastest.bytesPerSecond());
        int more = sources.growing().size() - 1;
        String others = more == 0 ? "" : " (+" + more + ")";
        for (String text : List.of(
                sign + " " + name + " grows " + rate + ", never rotated" + others,
                sign + " " + name + " grows " + rate + others,
                sign + " " + name + " " + rate,
                sign + " " + name)) {
            if (bar.hasRoom(TextCleaner.clean(text, Style.of(Role.HEADER)).length, columns)) {
                bar.rightFirst(text, Role.STATUS_WARNING, 6);
                return;
            }
        }
        bar.rightFirst(sign, Role.STATUS_WARNING, 6);
    }

    private String containers(boolean isShort) {
        if (!sources.isKnown()) {
            return "";
        }
        int count = sources.all().size();
        int muted = sources.mutedCount();
        int unreadable = sources.unreadableCount();
        String text = count + (count == 1 ? " container" : " containers");
        String more = muted == 0 ? "" : muted + " muted";
        if (unreadable > 0 && !isShort) {
            more += (more.isEmpty() ? "" : ", ") + unreadable + " unreadable";
        }
        return more.isEmpty() ? text : text + " (" + more + ")";
    }

    private static String streams(Filter filter) {
        return filter.streams() == StreamChoice.ALL
                ? ""
                : filter.streams().name().toLowerCase(Locale.ROOT);
    }

    private String level(FilterStack filters) {
        return filters.isOff() || filters.least() == Level.TRACE
                ? ""
                : symbols.atLeast() + filters.least().word();
    }

    private String patterns(FilterStack filters) {
        if (filters.isOff() && !filters.isEmpty()) {
            return "filters off";
        }
        StringBuilder text = new StringBuilder();
        for (TextPattern pattern : filters.kept()) {
            text.append(" /").append(shortened(pattern)).append('/');
        }
        for (TextPattern pattern : filters.dropped()) {
            text.append(" !/").append(shortened(pattern)).append('/');
        }
        boolean isByMessage = filters.isByMessage() && text.length() > 0;
        return text.append(isByMessage ? " by message" : "").toString().strip();
    }

    private static String context(FilterStack filters) {
        if (!filters.hasHits() || filters.context() == 0) {
            return "";
        }
        if (filters.context() == FilterStack.ALL_LINES) {
            return "all around";
        }
        return filters.context() + (filters.isContextOfAll() ? " around in all" : " around");
    }

    private String shortened(TextPattern pattern) {
        String text = pattern.text();
        return text.length() <= MOST_PATTERN ? text : text.substring(0, MOST_PATTERN - 1) + symbols.ellipsis();
    }

    private static String since(Filter filter, ZoneId zone, Instant now) {
        long nanos = filter.sinceNanos();
        return nanos == Long.MIN_VALUE ? "" : "since " + TimeText.dateAndClock(nanos, zone, now);
    }

    private static String until(Filter filter, ZoneId zone, Instant now) {
        long nanos = filter.untilNanos();
        return nanos == Long.MAX_VALUE ? "" : "until " + TimeText.dateAndClock(nanos, zone, now);
    }

    private static String offset(ZoneId zone, Instant at) {
        String id = zone.getRules().getOffset(at).getId();
        return id.equals("Z") ? "UTC" : "UTC" + id;
    }
}
