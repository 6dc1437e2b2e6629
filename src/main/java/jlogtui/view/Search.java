package jlogtui.view;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Consumer;
import jlogtui.model.Anchor;
import jlogtui.model.Cut;
import jlogtui.model.Entry;
import jlogtui.model.Found;
import jlogtui.model.HitCount;
import jlogtui.model.Level;
import jlogtui.model.Line;
import jlogtui.query.Filter;
import jlogtui.query.FindQuery;
import jlogtui.query.HitQuery;
import jlogtui.query.MessageText;
import jlogtui.query.PatternException;
import jlogtui.query.StreamChoice;
import jlogtui.query.TextPattern;
import jlogtui.query.TimeText;
import jlogtui.query.Wanted;

/**
 * Takes the reader to lines of a kind: hits of a pattern, errors, damage. What is in memory is found at once; for the
 * rest the log is searched while the reader goes on reading.
 */
final class Search {
    private final Keymap keymap;
    private final LogPort port;
    private final LogWindow window;
    private final Places places;
    private final TypedPatterns patterns;
    private final Highlights highlights;
    private final SourceList sources;
    private final Consumer<Notice> tell;
    private TextPattern pattern;
    private long lastId;
    /** What is being looked for, and what it is called; null when nothing is. */
    private FindQuery pending;

    private String pendingName = "";
    private int percent;
    /** What there was to say about the last search that ended; a prompt over the status row hides it. */
    private Notice outcome;

    /** The number of the last count that was asked for. */
    private long countId;

    private HitCount hits;

    Search(
            Keymap keymap,
            LogPort port,
            LogWindow window,
            Places places,
            TypedPatterns patterns,
            Highlights highlights,
            SourceList sources,
            Consumer<Notice> tell) {
        this.keymap = keymap;
        this.port = port;
        this.window = window;
        this.places = places;
        this.patterns = patterns;
        this.highlights = highlights;
        this.sources = sources;
        this.tell = tell;
    }

    /** Puts in what its keys do, but for the one that opens a prompt. */
    void bind(Commands commands) {
        commands.on(Action.NEXT_HIT, count -> nextHit(true, count));
        commands.on(Action.PREVIOUS_HIT, count -> nextHit(false, count));
        commands.on(Action.NEXT_ERROR, count -> find(Wanted.ofLevel(Level.ERROR), "error", true, count));
        commands.on(Action.PREVIOUS_ERROR, count -> find(Wanted.ofLevel(Level.ERROR), "error", false, count));
        commands.on(Action.NEXT_WARNING, count -> find(Wanted.ofLevel(Level.WARN), "warning", true, count));
        commands.on(Action.PREVIOUS_WARNING, count -> find(Wanted.ofLevel(Level.WARN), "warning", false, count));
        commands.on(Action.NEXT_DAMAGE, count -> find(Wanted.DAMAGE, "damaged place", true, count));
        commands.on(Action.PREVIOUS_DAMAGE, count -> find(Wanted.DAMAGE, "damaged place", false, count));
        commands.on(Action.NEXT_SILENCE, count -> find(Wanted.SILENCE, "silence", true, count));
        commands.on(Action.PREVIOUS_SILENCE, count -> find(Wanted.SILENCE, "silence", false, count));
        commands.on(Action.NEXT_TOKEN, count -> token(true, count));
        commands.on(Action.PREVIOUS_TOKEN, count -> token(false, count));
    }

    /** The pattern that is searched for; null when there is none. */
    TextPattern pattern() {
        return pattern;
    }

    /** Makes a pattern the one that is searched for; null for none. */
    private void pattern(TextPattern next) {
        pattern = next;
        highlights.search(next);
        count();
    }

    /** Other lines are shown than before. */
    void filterChanged() {
        stopFinding();
        count();
    }

    private void count() {
        hits = null;
        if (pattern == null) {
            port.cancelCount();
        } else {
            countId = ++lastId;
            port.countHits(new HitQuery(countId, window.filter(), Wanted.hit(pattern)));
        }
    }

    private void nextHit(boolean isForward, int count) {
        if (pattern == null) {
            tell.accept(Notice.warning("nothing to search for yet; " + keymap.say(Action.SEARCH) + " asks for it"));
        } else {
            find(Wanted.hit(pattern), "hit", isForward, count);
        }
    }

    private void token(boolean isForward, int count) {
        window.whenSettled(() -> {
            Line line = window.buffer().selectedLine();
            String token = line == null ? "" : tokenOf(line.entry());
            if (token.isEmpty()) {
                tell.accept(Notice.warning("no id, address, long number or quoted word in this line"));
                return;
            }
            try {
                pattern(patterns.parse(quoted(token)));
            } catch (PatternException e) {
                throw new IllegalStateException(token, e);
            }
            nextHit(isForward, count);
        });
    }

    /** The token under the cursor: what is highlighted in the line, else the first that looks like an id. */
    String tokenOf(Entry entry) {
        int[] ranges = highlights.of(entry.log());
        byte[] text = MessageText.of(entry.log());
        return ranges.length > 0
                ? new String(entry.log(), ranges[0], ranges[1] - ranges[0], StandardCharsets.UTF_8)
                : Tokens.first(new String(text, StandardCharsets.UTF_8));
    }

    /** A pattern that matches this text and nothing else. */
    static String quoted(String text) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\.[]{}()*+?^$|".indexOf(c) >= 0) {
                pattern.append('\\');
            }
            pattern.append(c);
        }
        return pattern.toString();
    }

    private void find(Wanted wanted, String name, boolean isForward, int count) {
        window.whenSettled(() -> {
            // How long a source had been quiet can depend on lines that are not in memory
            if (wanted.isSilence() || !findInMemory(wanted, isForward, count)) {
                Cut from = origin(isForward);
                if (from != null) {
                    ask(wanted, name, from, isForward, count);
                }
            }
        });
    }

    private Cut origin(boolean isForward) {
        PageBuffer buffer = window.buffer();
        Line line = buffer.selectedLine();
        int next = line == null ? 0 : buffer.folded().inMemory(buffer.selected()) + 1;
        if (line == null || isForward && next == buffer.lines().size()) {
            return isForward ? buffer.bottom() : buffer.top();
        }
        return isForward ? buffer.lines().get(next).before() : line.before();
    }

    private boolean findInMemory(Wanted wanted, boolean isForward, int count) {
        PageBuffer buffer = window.buffer();
        int step = isForward ? 1 : -1;
        int left = count;
        int from = buffer.isEmpty() ? 0 : buffer.folded().inMemory(buffer.selected());
        for (int i = from + step; i >= 0 && i < buffer.lines().size(); i += step) {
            if (wanted.is(buffer.lines().get(i).entry()) && --left == 0) {
                stopFinding();
                window.selectLine(i);
                return true;
            }
        }
        return false;
    }

    private void ask(Wanted wanted, String name, Cut from, boolean isForward, int count) {
        pending = new FindQuery(++lastId, from, isForward, count, window.filter(), wanted);
        pendingName = name;
        percent = 0;
        outcome = null;
        port.find(pending);
    }

    /** Asks for a pattern; while it is typed the reader is taken to the nearest hit. */
    Question question() {
        TextPattern before = pattern;
        Line origin = window.buffer().selectedLine();
        boolean wasFollowing = window.isFollowing();
        // At the newest line all hits are older ones
        Cut from = origin == null || wasFollowing ? window.buffer().bottom() : origin.before();
        places.beginTrial();
        return new SearchQuestion(" / ", hint(), patterns, new SearchQuestion.Use() {
            @Override
            public void typed(TextPattern typed) {
                preview(typed, from, !wasFollowing);
            }

            @Override
            public void entered(TextPattern typed) {
                places.endTrial(true);
                if (typed == null && before != null) {
                    pattern(before);
                    nextHit(!wasFollowing, 1);
                } else if (typed != null && !typed.equals(pattern)) {
                    preview(typed, from, !wasFollowing);
                } else if (outcome != null) {
                    tell.accept(outcome);
                }
            }

            @Override
            public void cancelled() {
                stopFinding();
                pattern(before);
                if (wasFollowing) {
                    window.follow();
                } else if (origin != null) {
                    window.goTo(new Anchor.Before(origin.entry()), Ask.Landing.NONE);
                }
                places.endTrial(false);
            }
        });
    }

    private void preview(TextPattern typed, Cut from, boolean isForward) {
        stopFinding();
        pattern(typed);
        if (typed != null && from != null) {
            ask(Wanted.hit(typed), "hit", from, isForward, 1);
        }
    }

    /** Takes an answer; one that is not to the latest question is ignored. */
    void accept(Found found) {
        if (pending == null || found.id() != pending.id()) {
            return;
        }
        percent = found.totalBytes() <= 0 ? 0 : (int) Math.min(99, found.scannedBytes() * 100.0 / found.totalBytes());
        if (found.entry().isPresent()) {
            Entry entry = found.entry().get();
            String landing = landing(found, entry, pending.forward() ? "oldest" : "newest");
            pending = null;
            window.goTo(new Anchor.Before(entry), Ask.Landing.NONE);
            if (!landing.isEmpty()) {
                tellOutcome(Notice.of(landing));
            }
        } else if (found.isComplete()) {
            pending = null;
            tellOutcome(Notice.warning("no " + pendingName + " in all that is shown" + lifting(window.filter())));
        }
    }

    /** What there is to say about a line that was found. */
    private String landing(Found found, Entry entry, String otherEnd) {
        String silence = found.silentNanos() <= 0
                ? ""
                : sources.name(entry.position().source()) + " was silent for " + TimeText.length(found.silentNanos())
                        + " before this line";
        String wrap = found.isWrapped() ? "went on from the " + otherEnd + " line" : "";
        return silence.isEmpty() || wrap.isEmpty() ? silence + wrap : silence + "; " + wrap;
    }

    /** How far the search for a line has come, as the end of a sentence that says that it was stopped; else empty. */
    String coverage() {
        return pending == null ? "" : "; no " + pendingName + " in the " + percent + " % searched so far";
    }

    private String hint() {
        String next = keymap.say(Action.NEXT_HIT);
        return "a pattern; " + next + " goes to the next newer hit, " + keymap.say(Action.PREVIOUS_HIT)
                + " to the next older one";
    }

    /** Which keys let more lines be searched, and what they lift; empty when none does. */
    private String lifting(Filter filter) {
        StringJoiner limits = new StringJoiner(", ", "; ", "");
        limits.setEmptyValue("");
        add(limits, !filter.text().isEmpty(), keymap.say(Action.FILTERS_ON), "the filters");
        String stream = filter.streams().name().toLowerCase(Locale.ROOT);
        add(limits, filter.streams() != StreamChoice.ALL, keymap.say(Action.STREAM), stream + " only");
        add(limits, filter.sinceNanos() != Long.MIN_VALUE, ":since", "the window's start");
        add(limits, filter.untilNanos() != Long.MAX_VALUE, ":until", "its end");
        add(limits, sources.mutedCount() > 0, keymap.say(Action.SHOW_ALL), sources.mutedCount() + " muted");
        int unreadable = sources.unreadableCount();
        return limits
                + (unreadable == 0
                        ? ""
                        : "; " + unreadable + " cannot be read, " + keymap.say(Action.SOURCES) + " tells why");
    }

    private static void add(StringJoiner limits, boolean isOne, String key, String what) {
        if (isOne) {
            limits.add(limits.length() == 0 ? key + " lifts " + what : key + " " + what);
        }
    }

    private void tellOutcome(Notice notice) {
        outcome = notice;
        tell.accept(notice);
    }

    void accept(HitCount count) {
        if (pattern != null && count.id() == countId) {
            hits = count;
        }
    }

    /** How often the pattern has been found; null when that is not known. */
    HitCount hits() {
        return hits;
    }

    /** Whether there is a pattern whose hits can be gone to. */
    boolean hasPattern() {
        return pattern != null;
    }

    /** Whether a line is being looked for. */
    boolean isFinding() {
        return pending != null;
    }

    /** How much has been searched for it, in per cent. */
    int percent() {
        return percent;
    }

    /** Stops looking, or else counting; false when neither went on. */
    boolean stop() {
        if (stopFinding()) {
            return true;
        }
        boolean wasCounting = pattern != null && (hits == null || !hits.isComplete()) && countId != 0;
        if (wasCounting) {
            countId = 0;
            port.cancelCount();
        }
        return wasCounting;
    }

    private boolean stopFinding() {
        boolean was = pending != null;
        if (was) {
            pending = null;
            port.cancelFind();
        }
        return was;
    }
}
