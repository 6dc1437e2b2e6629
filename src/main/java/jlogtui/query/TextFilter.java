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
 */
public record TextFilter(List<TextPattern> keep, List<TextPattern> drop, Level least, int context, boolean ofAll) {
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
        return new TextFilter(keep, drop, level, context, ofAll);
    }

    /** The same with another number of lines around those that match. */
    public TextFilter withContext(int lines) {
        return new TextFilter(keep, drop, least, lines, ofAll);
    }

    /** The same with those lines taken of all sources, or of the same one. */
    public TextFilter withContextOfAll(boolean all) {
        return new TextFilter(keep, drop, least, context, all);
    }

    /** The same with the context of another filter. */
    public TextFilter withContextOf(TextFilter other) {
        return new TextFilter(keep, drop, least, other.context, other.ofAll);
    }

    /** Lets through all that can be shown: those that match, and those that can be around them. */
    public TextFilter allButDropped() {
        return new TextFilter(List.of(), drop, 0);
    }

    /** The same with a pattern more that must match. */
    public TextFilter and(TextPattern pattern) {
        List<TextPattern> patterns = new ArrayList<>(keep);
        patterns.add(pattern);
        return new TextFilter(patterns, drop, least, context, ofAll);
    }

    /**
     * Whether an entry matches. Damage is of any level and goes by what can be read of it; a stretch of which no byte
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

    private boolean drops(byte[] message, int length) {
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
