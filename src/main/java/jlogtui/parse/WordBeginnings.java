package jlogtui.parse;

import jlogtui.model.Level;

/**
 * Finds the words of a text that may count, by their first two letters and by what stands before them: one lookup a byte
 * and no branch for all the words that do not.
 */
final class WordBeginnings {
    /** Second letters of most words, each a group; the others, at 0, share one. Then single letters, and what stops. */
    private static final String GROUPS = "?eraino ";

    private static final int STOP = 1 << GROUPS.length();
    private static final int GROUP_BITS = GROUPS.length() + 1;
    private static final int ALL = (1 << GROUP_BITS) - 1;
    private static final int SINGLE = 1 << GROUPS.indexOf(' ');
    private static final int SECOND = GROUP_BITS;
    private static final int BEFORE = 2 * GROUP_BITS;

    /** For each byte of a text, a bit a group: whether it can be first or second, or stand before the first. */
    private final int[] roles = new int[256];
    /** The same for the bytes of a message as it stands in a record, where escapes and the closing quote stop. */
    private final int[] escapedRoles = new int[256];

    WordBeginnings() {
        for (int b = 0; b < roles.length; b++) {
            int before = (LevelField.isLetter(b) ? STOP : ALL) << BEFORE;
            int single = LevelField.letter((byte) b) == Level.NONE ? 0 : SINGLE;
            roles[b] = before | STOP << SECOND | single;
            escapedRoles[b] = roles[b];
        }
        put(' ', SINGLE << SECOND);
        roles[LevelGuess.ESC] |= STOP;
        // A quote behind a backslash is one of the text
        escapedRoles['"'] = ALL << BEFORE | STOP;
        escapedRoles['\\'] = (ALL & ~STOP) << BEFORE | STOP | STOP << SECOND;
    }

    /** Adds the beginning of a word, in lower and in upper case. */
    void put(String word) {
        int group = 1 << Math.max(0, GROUPS.indexOf(word.charAt(1)));
        for (int lowerCase = 0; lowerCase <= 0x20; lowerCase += 0x20) {
            put(word.charAt(0) & ~0x20 | lowerCase, group);
            put(word.charAt(1) & ~0x20 | lowerCase, group << SECOND);
        }
    }

    private void put(int b, int role) {
        roles[b] |= role;
        escapedRoles[b] |= role;
    }

    /**
     * The next word of a text that may count, or the next escape sequence.
     *
     * @param lineStart what stands before it does not count
     * @param from not inside of a word
     * @return {@code to} when there is none
     */
    int next(byte[] text, int lineStart, int from, int to) {
        return next(roles, text, lineStart, from, to);
    }

    /**
     * The next word that may count in a message as it stands in a record, or its closing quote, or an escape of another
     * character than a quote.
     *
     * @param from not inside of a word, nor behind a backslash
     * @return {@code to} when there is none
     */
    int nextEscaped(byte[] message, int from, int to) {
        return next(escapedRoles, message, from, from, to);
    }

    private static int next(int[] roles, byte[] text, int lineStart, int from, int to) {
        int before = from > lineStart ? roles[text[from - 1] & 0xFF] >>> BEFORE : ALL;
        int first = from < to ? roles[text[from] & 0xFF] : 0;
        for (int at = from; at < to - 1; at++) {
            int second = roles[text[at + 1] & 0xFF];
            if ((before & first & second >>> SECOND) != 0) {
                return at;
            }
            before = first >>> BEFORE;
            first = second;
        }
        return to;
    }
}
