package jlogtui.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What one viewer has shown of numbered lines. Used by one thread at a time. */
final class Seen {
    private record Stream(String container, boolean error) {}

    /** One run of one stream. */
    private static final class Run {
        private final long firstNanos;
        private long last = -1;
        private long lastNanos;
        private String where = "";
        private final List<Stretch> missing = new ArrayList<>();

        private Run(long firstNanos) {
            this.firstNanos = firstNanos;
            lastNanos = firstNanos;
        }
    }

    /**
     * Lines that were not shown.
     *
     * @param from index of the first
     * @param to index of the last
     * @param afterNanos time of the line shown before them
     * @param beforeNanos time of the line shown behind them
     * @param isEnd nothing of the container was shown behind them
     */
    record Stretch(Written.Key key, long from, long to, long afterNanos, long beforeNanos, boolean isEnd) {
        long lines() {
            return to - from + 1;
        }
    }

    private final Map<Stream, NavigableMap<Long, Run>> streams = new HashMap<>();
    private long lines;
    private long doubled;
    private long disordered;
    private final List<String> wrong = new ArrayList<>();

    long lines() {
        return lines;
    }

    long doubled() {
        return doubled;
    }

    /** Lines that came behind a younger one of their stream. */
    long disordered() {
        return disordered;
    }

    /** The first few lines that should not have come, or not there. */
    List<String> wrong() {
        return wrong;
    }

    /** @param where it was found, for a message */
    void line(String container, NumberedLine line, String where) {
        lines++;
        NavigableMap<Long, Run> runs =
                streams.computeIfAbsent(new Stream(container, line.error()), stream -> new TreeMap<>());
        boolean isOldRun = !runs.isEmpty() && runs.lastKey() > line.run();
        Run run = runs.computeIfAbsent(line.run(), number -> new Run(line.nanos()));
        if (line.index() > run.last && !isOldRun) {
            if (line.index() > run.last + 1) {
                Written.Key key = new Written.Key(container, line.run(), line.error());
                long after = run.last < 0 ? before(runs, line.run()) : run.lastNanos;
                run.missing.add(new Stretch(key, run.last + 1, line.index() - 1, after, line.nanos(), false));
            }
            run.last = line.index();
            run.lastNanos = line.nanos();
            run.where = where;
        } else {
            noteWrong(container, line, run, where);
        }
    }

    private void noteWrong(String container, NumberedLine line, Run run, String where) {
        boolean isLate = line.index() > run.last;
        for (Stretch stretch : run.missing) {
            isLate |= line.index() >= stretch.from() && line.index() <= stretch.to();
        }
        disordered += isLate ? 1 : 0;
        doubled += isLate ? 0 : 1;
        if (wrong.size() < 20) {
            wrong.add((isLate ? "late " : "doubled ") + container + " " + line + " at " + where + " behind index "
                    + run.last + " at " + run.where);
        }
    }

    private static long before(NavigableMap<Long, Run> runs, long run) {
        Map.Entry<Long, Run> earlier = runs.lowerEntry(run);
        return earlier == null ? Long.MIN_VALUE : earlier.getValue().lastNanos;
    }

    /** All lines that were written and not shown. */
    List<Stretch> missing(Written written) {
        List<Stretch> missing = new ArrayList<>();
        for (NavigableMap<Long, Run> runs : streams.values()) {
            for (Run run : runs.values()) {
                missing.addAll(run.missing);
            }
        }
        for (Map.Entry<Written.Key, Long> entry : written.last().entrySet()) {
            Written.Key key = entry.getKey();
            NavigableMap<Long, Run> runs =
                    streams.getOrDefault(new Stream(key.container(), key.error()), new TreeMap<>());
            Run run = runs.get(key.run());
            long last = run == null ? -1 : run.last;
            if (last < entry.getValue()) {
                Map.Entry<Long, Run> later = runs.higherEntry(key.run());
                long after = run == null ? before(runs, key.run()) : run.lastNanos;
                long next = later == null ? Long.MAX_VALUE : later.getValue().firstNanos;
                missing.add(new Stretch(key, last + 1, entry.getValue(), after, next, later == null));
            }
        }
        return missing;
    }

    /** Takes note of what was shown as written. */
    void tell(Written written) {
        for (Map.Entry<Stream, NavigableMap<Long, Run>> entry : streams.entrySet()) {
            Stream stream = entry.getKey();
            entry.getValue().forEach((number, run) -> {
                if (run.last >= 0) {
                    written.note(stream.container(), new NumberedLine(number, stream.error(), run.last, run.lastNanos));
                }
            });
        }
    }
}
