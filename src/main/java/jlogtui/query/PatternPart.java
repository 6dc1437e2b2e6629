package jlogtui.query;

import java.util.List;

/** A part of a pattern, as far as it says whether a text matches and not which part of it. */
sealed interface PatternPart {
    /** Matches the empty text. */
    PatternPart EMPTY = new Sequence(List.of());

    /** One character of a set. */
    record Sign(SignSet set) implements PatternPart {}

    /** Parts one behind the other. */
    record Sequence(List<PatternPart> parts) implements PatternPart {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** One of several parts. */
    record Choice(List<PatternPart> parts) implements PatternPart {
        public Choice {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part several times.
     *
     * @param most {@link Integer#MAX_VALUE} for as often as one likes
     */
    record Repeat(PatternPart part, int least, int most) implements PatternPart {}

    /** A condition on what stands around a place. */
    record Condition(Edge edge) implements PatternPart {}

    /** Places in a text that a pattern can ask for. */
    enum Edge {
        TEXT_START,
        TEXT_END,
        LINE_START,
        LINE_END,
        WORD_BORDER,
        NO_WORD_BORDER
    }
}
