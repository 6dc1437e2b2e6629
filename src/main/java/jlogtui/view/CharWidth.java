package jlogtui.view;

import java.util.Arrays;

/** How many columns a code point takes. The table's Unicode version counts, not the running JDK's, so every Java agrees. */
final class CharWidth {
    /** Combining marks, joiners, Hangul vowel and trailing jamo: no column of their own. */
    static final int ZERO = 0;

    static final int NARROW = 1;
    static final int WIDE = 2;
    /** Unassigned, a surrogate, or no character at all: nobody knows how a terminal shows it. */
    static final int UNASSIGNED = 3;
    /** Narrow, but wide when U+FE0F after it asks for the emoji form. */
    static final int EMOJI = 4;
    /** Invisible or a control: not to be sent to a terminal. */
    static final int DROPPED = 5;

    private static final int KIND_BITS = 3;
    private static final int KIND_MASK = (1 << KIND_BITS) - 1;

    private CharWidth() {}

    /** 0, 1 or 2 columns: 1 for what is unassigned, because {@code U+FFFD} stands in for it, and 0 for what is dropped. */
    static int of(int codePoint) {
        return switch (kind(codePoint)) {
            case ZERO, DROPPED -> 0;
            case WIDE -> 2;
            default -> 1;
        };
    }

    /** One of the constants above. */
    static int kind(int codePoint) {
        // the mask is no kind, so the key never hits and lies right behind its own range's entry
        int behind = -Arrays.binarySearch(CharKinds.RANGES, codePoint << KIND_BITS | KIND_MASK) - 1;
        return CharKinds.RANGES[behind - 1] & KIND_MASK;
    }
}
