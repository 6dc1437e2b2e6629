package jlogtui.app;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import jlogtui.index.BlockIndex;
import jlogtui.query.Filter;
import jlogtui.query.TimeContext;
import jlogtui.query.TimeParser;
import jlogtui.query.TimeReading;
import jlogtui.query.TimeSyntaxException;
import jlogtui.timeline.LogSpan;

/** Reads the times of the command line. */
final class Times {
    private final ZoneId zone;
    private final Instant now;
    private final Supplier<List<BlockIndex>> indexes;

    /** @param indexes the log, looked at only when a time is to be read */
    Times(ZoneId zone, Instant now, Supplier<List<BlockIndex>> indexes) {
        this.zone = zone;
        this.now = now;
        this.indexes = indexes;
    }

    Filter window(Optional<String> since, Optional<String> until) throws Refusal {
        long from = Long.MIN_VALUE;
        long to = Long.MAX_VALUE;
        if (since.isPresent()) {
            from = read("--since", since.get(), TimeContext.Use.SINCE).nanos();
        }
        // For docker logs, 0 means no end
        if (until.isPresent() && !until.get().equals("0")) {
            to = read("--until", until.get(), TimeContext.Use.UNTIL).nanos();
        }
        return Filter.NONE.withWindow(from, to);
    }

    TimeReading read(String option, String text, TimeContext.Use use) throws Refusal {
        List<BlockIndex> log = indexes.get();
        // Finding the oldest line can mean inflating a file, and only one word needs it
        boolean needsOldest = text.toLowerCase(Locale.ROOT).contains("start");
        TimeContext context = new TimeContext(
                zone,
                now,
                LogSpan.newest(log),
                needsOldest ? LogSpan.oldest(log) : LogSpan.UNKNOWN,
                TimeContext.UNKNOWN,
                use);
        try {
            return TimeParser.parse(text, context);
        } catch (TimeSyntaxException e) {
            String caret = " ".repeat(e.position()) + "^".repeat(Math.max(1, e.length()));
            String shown = text.codePoints().anyMatch(Character::isISOControl) ? "" : "\n  " + text + "\n  " + caret;
            throw new Refusal(Exit.USAGE, option + ": " + e.getMessage() + shown);
        }
    }
}
