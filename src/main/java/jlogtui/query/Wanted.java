package jlogtui.query;

import java.util.Optional;
import jlogtui.model.Entry;
import jlogtui.model.Level;

/**
 * What a search looks for among the lines that are shown.
 *
 * @param pattern what the text must match
 * @param least the level that the text must name, or a worse one, in the first line of a message; {@link Level#TRACE} for any or none
 * @param isDamage only stretches of a file that could not be read
 * @param isSilence only lines before which their source had been quiet for much longer than usual
 */
public record Wanted(Optional<TextPattern> pattern, Level least, boolean isDamage, boolean isSilence) {
    /** Stretches of a file that could not be read. */
    public static final Wanted DAMAGE = new Wanted(Optional.empty(), Level.TRACE, true, false);

    /** Lines before which their source had been quiet for much longer than usual, whatever is shown of it. */
    public static final Wanted SILENCE = new Wanted(Optional.empty(), Level.TRACE, false, true);

    /** Lines that match. */
    public static Wanted hit(TextPattern pattern) {
        return new Wanted(Optional.of(pattern), Level.TRACE, false, false);
    }

    /** Lines that are at least as bad. */
    public static Wanted ofLevel(Level least) {
        return new Wanted(Optional.empty(), least, false, false);
    }

    /** Whether a line is one, if it is shown; of a silence the line alone does not tell. */
    public boolean is(Entry entry) {
        if (isDamage && entry.kind() != Entry.Kind.DAMAGE) {
            return false;
        }
        boolean isBad = least == Level.TRACE
                || entry.kind() == Entry.Kind.RECORD
                        && entry.isHead()
                        && entry.level().isAtLeast(least);
        return isBad && (pattern.isEmpty() || pattern.get().matches(MessageText.of(entry.log())));
    }

    /**
     * A filter that lets through all of them that another filter shows, and as few others as it can, so that blocks
     * without any can be passed over.
     */
    public Filter among(Filter shown) {
        TextFilter text = shown.text();
        if (text.hasContext()) {
            // Which lines lie around hits must not depend on what is searched among them
            return shown;
        }
        text = pattern.isEmpty() ? text : text.and(pattern.get());
        return shown.withText(text.least().isAtLeast(least) ? text : text.withLeast(least));
    }
}
