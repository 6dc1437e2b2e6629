package jlogtui.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Literals;

/**
 * What a filter asks of the text of an entry, and of the level that the text names.
 *
 * @param keep an entry must match all of them
 * @param drop an entry must match none of them
 * @param least an entry must be of this level at least; {@link Level#TRACE} for any
 * @param context how many lines are shown before and after each that matches: never one that is dropped or that the
 *     rest of the filter hides
 * @param ofAll those lines are the ones around it in the merged log; else the ones of the same source
 * @param byMessage patterns are asked of whole messages: each line of one is shown when for each pattern to keep any of its
 *     lines matches, and none of them one to drop
 */
public record TextFilter(
        List<TextPattern> keep, List<TextPattern> drop, Level least, int context, boolean ofAll, boolean byMessage) {
    /** Lets everything through. */
    public static final TextFilter NONE = new TextFilter(List.of(), List.of(), 0);

    /** A filter for lines of any level. */
    public TextFilter(List<TextPattern> keep, List<TextPattern> drop, int context) {
        this(keep, drop, Level.TRACE, context);
    }

    /** A filter with context of the same source. */
    public TextFilter(List<TextPattern> keep, List<TextPattern> drop, Level least, int context) {
        this(keep, drop, least, context, false);
    }

    /** A filter that looks at each line by itself. */
    public TextFilter(List<TextPattern> keep, List<TextPattern> drop, Level least, int context, boolean ofAll) {
        this(keep, drop, least, context, ofAll, false);
    }

    public TextFilter {
        keep = List.copyOf(keep);
        drop = List.copyOf(drop);
    }

    /** Whether nothing is asked, so that no text need be looked at. */
    public boolean isEmpty() {
        return keep.isEmpty() && drop.isEmpty() && least == Level.TRACE;
    }

    /** Whether more is asked than what the text matches. */
    public boolean asksForLevel() {
        return least != Level.TRACE;
    }

    /** Whether more is asked than the level. */
    public boolean asksForWords() {
        return !keep.isEmpty() || !drop.isEmpty();
    }

    /** Whether lines around those that match are shown, too. */
    public boolean hasContext() {
        return context > 0 && (!keep.isEmpty() || least != Level.TRACE);
    }

    /** Whether those lines are the ones around it in the merged log. */
    public boolean hasContextOfAll() {
        return ofAll && hasContext();
    }

    /** The same for other levels. */
    public TextFilter withLeast(Level level) {
        return new TextFilter(keep, drop, level, context, ofAll, byMessage);
    }

    /** The same with another number of lines around those that match. */
    public TextFilter withContext(int lines) {
        return new TextFilter(keep, drop, least, lines, ofAll, byMessage);
    }

    /** The same with those lines taken of all sources, or of the same one. */
    public TextFilter withContextOfAll(boolean all) {
        return new TextFilter(keep, drop, least, context, all, byMessage);
    }

    /** The same for whole messages, or for lines. */
    public TextFilter withByMessage(boolean whole) {
        return new TextFilter(keep, drop, least, context, ofAll, whole);
    }

    /** Whether the lines of a message have to be looked at together. */
    public boolean asksForMessages() {
        return byMessage && asksForWords();
    }

    /** The same with the context of another filter. */
    public TextFilter withContextOf(TextFilter other) {
        return new TextFilter(keep, drop, least, other.context, other.ofAll, byMessage);
    }

    /** Lets through all that can be shown: those that match, and those that can be around them. */
    public TextFilter allButDropped() {
        return new TextFilter(List.of(), drop, Level.TRACE, 0, false, byMessage);
    }

    /** The same with a pattern more that must match. */
    public TextFilter and(TextPattern pattern) {
        List<TextPattern> patterns = new ArrayList<>(keep);
        patterns.add(pattern);
        return new TextFilter(patterns, drop, least, context, ofAll, byMessage);
    }

    /**
     * Whether an entry matches, by itself. Damage is of any level and goes by what can be read of it; a stretch of which no byte
     * was read is always shown, because it may hold anything.
     */
    public boolean matches(Entry entry) {
        if (isEmpty() || isUnread(entry)) {
            return true;
        }
        if (entry.kind() == Entry.Kind.RECORD && !entry.level().isAtLeast(least)) {
            return false;
        }
        if (keep.isEmpty() && drop.isEmpty()) {
            return true;
        }
        byte[] message = MessageText.of(entry.log());
        return matches(message, message.length);
    }

    /** Which of the patterns to keep a text matches, a bit each by their order; of no more than 64. */
    public long kept(byte[] message, int length) {
        long bits = 0;
        for (int i = 0; i < keep.size(); i++) {
            bits |= keep.get(i).matches(message, length) ? bit(i) : 0;
        }
        return bits;
    }

    /** The bits of {@link #kept} of what matches all patterns. */
    public long allKept() {
        long bits = 0;
        for (int i = 0; i < keep.size(); i++) {
            bits |= bit(i);
        }
        return bits;
    }

    private static long bit(int i) {
        return 1L << Math.min(i, Long.SIZE - 1);
    }

    /** Whether a record matches whose text, as {@link MessageText} leaves it, is the first bytes of an array. */
    public boolean matches(byte[] message, int length) {
        return keeps(message, length) && !drops(message, length);
    }

    /** Whether an entry is never shown, not even near one that matches. */
    public boolean drops(Entry entry) {
        if (drop.isEmpty() || isUnread(entry)) {
            return false;
        }
        byte[] message = MessageText.of(entry.log());
        return drops(message, message.length);
    }

    private static boolean isUnread(Entry entry) {
        return entry.kind() != Entry.Kind.RECORD && entry.raw().stream().allMatch(bytes -> bytes.length == 0);
    }

    private boolean keeps(byte[] message, int length) {
        for (TextPattern pattern : keep) {
            if (!pattern.matches(message, length)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text matches a pattern to drop. */
    public boolean drops(byte[] message, int length) {
        for (TextPattern pattern : drop) {
            if (pattern.matches(message, length)) {
                return true;
            }
        }
        return false;
    }

    /** What every entry that matches must hold, of all that is known the most telling; empty when nothing is. */
    public Optional<Literals> required() {
        Literals best = null;
        for (TextPattern pattern : keep) {
            Literals literals = pattern.required().orElse(null);
            if (literals != null && (best == null || shortest(literals) > shortest(best))) {
                best = literals;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int shortest(Literals literals) {
        int shortest = Integer.MAX_VALUE;
        for (String text : literals.texts()) {
            shortest = Math.min(shortest, text.length());
        }
        return shortest;
    }
}
