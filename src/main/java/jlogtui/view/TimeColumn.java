package jlogtui.view;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import jlogtui.model.Entry;
import jlogtui.query.TimeText;

/** What the time column shows; the {@code T} key walks the kinds in this order. */
enum TimeColumn {
    LOCAL,
    UTC,
    AGO,
    SINCE_PREVIOUS,
    OFF;

    TimeColumn next() {
        return switch (this) {
            case LOCAL -> UTC;
            case UTC -> AGO;
            case AGO -> SINCE_PREVIOUS;
            case SINCE_PREVIOUS -> OFF;
            case OFF -> LOCAL;
        };
    }

    String title() {
        return switch (this) {
            case LOCAL -> "local time";
            case UTC -> "UTC";
            case AGO -> "how long ago";
            case SINCE_PREVIOUS -> "since the line before";
            case OFF -> "off";
        };
    }

    /** The name as it is typed. */
    String word() {
        return switch (this) {
            case LOCAL -> "local";
            case UTC -> "utc";
            case AGO -> "ago";
            case SINCE_PREVIOUS -> "previous";
            case OFF -> "off";
        };
    }

    /** The kind of that name; the usual one when there is none. */
    static TimeColumn of(String word) {
        for (TimeColumn column : values()) {
            if (column.word().equals(word)) {
                return column;
            }
        }
        return LOCAL;
    }

    /** Columns that it takes; on a narrow screen the milliseconds go. */
    int width(boolean narrow) {
        return switch (this) {
            case LOCAL -> narrow ? 8 : 12;
            case UTC -> narrow ? 9 : 13;
            case AGO -> 10;
            case SINCE_PREVIOUS -> 8;
            case OFF -> 0;
        };
    }

    /** The zone of times that are typed without one: that of the column. */
    ZoneId zone(ZoneId local) {
        return this == UTC ? ZoneOffset.UTC : local;
    }

    /**
     * The text for an entry, no wider than the column.
     *
     * @param previous the entry shown before it, or null
     */
    String text(Entry entry, Entry previous, ZoneId zone, Instant now, boolean narrow) {
        long nanos = entry.timeNanos();
        if (nanos == Entry.NO_TIME) {
            return "";
        }
        return switch (this) {
            case LOCAL -> TimeText.localColumn(nanos, zone).substring(0, width(narrow));
            case UTC -> {
                String text = TimeText.utcColumn(nanos);
                yield narrow ? text.substring(0, 8) + "Z" : text;
            }
            case AGO -> right(TimeText.agoColumn(nanos, now));
            case SINCE_PREVIOUS ->
                previous == null || previous.timeNanos() == Entry.NO_TIME
                        ? ""
                        : right(TimeText.sincePreviousColumn(nanos - previous.timeNanos()));
            case OFF -> "";
        };
    }

    private String right(String text) {
        int width = width(false);
        return text.length() >= width ? text.substring(0, width) : " ".repeat(width - text.length()) + text;
    }
}
