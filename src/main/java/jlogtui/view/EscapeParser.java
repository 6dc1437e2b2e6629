package jlogtui.view;

/**
 * Follows escape sequences, one code point at a time, and tells what belongs to one. Only colours ({@code CSI … m}) can be read
 * afterwards; all others are merely swallowed. Cancelled sequences end where they end in a terminal, so no text is lost to them.
 */
final class EscapeParser {
    /** What a code point turned out to be. */
    enum Step {
        /** Text; no sequence is open. */
        TEXT,
        /** Part of a sequence. */
        SWALLOWED,
        /** The end of a colour sequence, whose parameters can now be read. */
        COLOURS,
        /** The escape before it begins no sequence; the code point itself is not taken and must be given again. */
        LONE_ESCAPE
    }

    private enum State {
        TEXT,
        ESCAPE,
        /** After {@code ESC} and an intermediate, such as {@code ESC (}. */
        DESIGNATE,
        CSI,
        /** After {@code ESC N} or {@code ESC O}: one more character belongs to it. */
        SINGLE_SHIFT,
        /** In OSC, DCS, PM, APC or SOS. */
        STRING
    }

    private static final int ESC = 0x1b;
    private static final int BEL = 0x07;
    private static final int CAN = 0x18;
    private static final int SUB = 0x1a;
    private static final int C1_STRING_TERMINATOR = 0x9c;
    /** As many as xterm keeps; no real colour sequence comes near. */
    private static final int MOST_PARAMETERS = 32;
    /** Far above any parameter with a meaning, and safe to multiply by ten. */
    private static final int LARGEST = 100_000;

    private final int[] parameters = new int[MOST_PARAMETERS];
    private final boolean[] joined = new boolean[MOST_PARAMETERS];
    private State state = State.TEXT;
    private int parameterCount;
    private boolean isOnlyNumbers;

    /** Whether a sequence has begun and not ended. */
    boolean isOpen() {
        return state != State.TEXT;
    }

    /** Whether the last code point was an escape of which nothing can be said yet. */
    boolean isLoneEscape() {
        return state == State.ESCAPE;
    }

    Step accept(int codePoint) {
        return switch (state) {
            case TEXT -> begin(codePoint);
            case ESCAPE -> afterEscape(codePoint);
            case DESIGNATE -> inDesignation(codePoint);
            case CSI -> inCsi(codePoint);
            case SINGLE_SHIFT -> {
                state = State.TEXT;
                yield isBetween(codePoint, ' ', '~') ? Step.SWALLOWED : begin(codePoint);
            }
            case STRING -> inString(codePoint);
        };
    }

    /** Parameters of the colour sequence: at least one. */
    int parameterCount() {
        return parameterCount;
    }

    /** A parameter, or -1 where it was left out. */
    int parameter(int index) {
        return parameters[index];
    }

    /** Whether a colon, not a semicolon, stands before the parameter. */
    boolean isJoined(int index) {
        return joined[index];
    }

    private Step begin(int codePoint) {
        state = codePoint == ESC ? State.ESCAPE : State.TEXT;
        return codePoint == ESC ? Step.SWALLOWED : Step.TEXT;
    }

    private Step afterEscape(int codePoint) {
        if (!isBetween(codePoint, ' ', '~')) {
            state = State.TEXT;
            return Step.LONE_ESCAPE;
        }
        switch (codePoint) {
            case '[' -> {
                state = State.CSI;
                parameterCount = 0;
                isOnlyNumbers = true;
                nextParameter(false);
            }
            case ']', 'P', 'X', '^', '_' -> state = State.STRING;
            case 'N', 'O' -> state = State.SINGLE_SHIFT;
            default -> state = codePoint < '0' ? State.DESIGNATE : State.TEXT;
        }
        return Step.SWALLOWED;
    }

    private Step inDesignation(int codePoint) {
        if (!isBetween(codePoint, ' ', '~')) {
            return begin(codePoint);
        }
        if (codePoint >= '0') {
            state = State.TEXT;
        }
        return Step.SWALLOWED;
    }

    private Step inCsi(int codePoint) {
        if (!isBetween(codePoint, ' ', '~')) {
            return begin(codePoint);
        }
        if (codePoint >= '@') {
            state = State.TEXT;
            return codePoint == 'm' && isOnlyNumbers ? Step.COLOURS : Step.SWALLOWED;
        }
        if (isBetween(codePoint, '0', '9')) {
            addDigit(codePoint - '0');
        } else if (codePoint == ';' || codePoint == ':') {
            nextParameter(codePoint == ':');
        } else {
            isOnlyNumbers = false;
        }
        return Step.SWALLOWED;
    }

    private Step inString(int codePoint) {
        if (codePoint == ESC) {
            // either the first half of its end, which is swallowed alike, or a new sequence that cancels it
            return begin(codePoint);
        }
        if (codePoint == '\n') {
            return begin(codePoint);
        }
        if (codePoint == BEL || codePoint == C1_STRING_TERMINATOR || codePoint == CAN || codePoint == SUB) {
            state = State.TEXT;
        }
        return Step.SWALLOWED;
    }

    private void nextParameter(boolean isJoinedToLast) {
        if (parameterCount < MOST_PARAMETERS) {
            parameters[parameterCount] = -1;
            joined[parameterCount] = isJoinedToLast;
            parameterCount++;
        } else {
            // a sequence of that many is no honest colour
            isOnlyNumbers = false;
        }
    }

    private void addDigit(int digit) {
        int last = parameterCount - 1;
        parameters[last] = Math.min(LARGEST, Math.max(0, parameters[last]) * 10 + digit);
    }

    private static boolean isBetween(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }
}
