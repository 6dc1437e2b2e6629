package jlogtui.parse;

import jlogtui.model.Level;

/** The words by which logs name their levels, looked up without making an object. */
final class LevelWords {
    /** Longer words are told apart by their beginning and their length. */
    private static final int PACKED_LETTERS = Long.BYTES;

    private static final int TABLE_BITS = 9;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final WordBeginnings beginnings = new WordBeginnings();

    private final long[] keys = new long[1 << TABLE_BITS];
    private final Level[] levels = new Level[1 << TABLE_BITS];

    LevelWords() {
        put(Level.TRACE, "trace", "trc", "trac", "trce", "verbose", "vrb", "verb", "finest", "finer", "silly");
        put(Level.DEBUG, "debug", "dbg", "debu", "dbug", "fine");
        put(Level.INFO, "info", "inf", "information", "informational", "notice", "note", "log");
        put(Level.WARN, "warn", "warning", "wrn", "wrng");
        put(Level.ERROR, "error", "err", "erro", "eror", "severe", "fail");
        put(Level.FATAL, "fatal", "fata", "ftl", "critical", "crit", "crt", "emerg", "emergency", "alert", "panic");
        put(Level.FATAL, "pani", "pnc", "dpanic");
        for (String key : LevelField.KEYS) {
            if (LevelField.isLetter(key.charAt(0))) {
                beginnings.put(key);
            }
        }
    }

    /** Where the words may begin. */
    WordBeginnings beginnings() {
        return beginnings;
    }

    private void put(Level level, String... words) {
        for (String word : words) {
            beginnings.put(word);
            long key = 0;
            for (int i = 0; i < Math.min(PACKED_LETTERS, word.length()); i++) {
                key = key << 8 | word.charAt(i);
            }
            int slot = slot(salted(key, word.length()));
            while (levels[slot] != null) {
                slot = slot + 1 & keys.length - 1;
            }
            keys[slot] = salted(key, word.length());
            levels[slot] = level;
        }
    }

    /** The level that a word of ASCII letters in any case names; {@link Level#NONE} for any other. */
    Level find(byte[] text, int from, int to) {
        long key = 0;
        int packedEnd = Math.min(to, from + PACKED_LETTERS);
        for (int i = from; i < packedEnd; i++) {
            key = key << 8 | text[i] | 0x20;
        }
        long salted = salted(key, to - from);
        for (int slot = slot(salted); levels[slot] != null; slot = slot + 1 & keys.length - 1) {
            if (keys[slot] == salted) {
                return levels[slot];
            }
        }
        return Level.NONE;
    }

    private static long salted(long key, int length) {
        return length > PACKED_LETTERS ? key ^ (long) length << 60 : key;
    }

    private static int slot(long key) {
        return (int) (key * MULTIPLIER >>> Long.SIZE - TABLE_BITS);
    }

    /** Whether {@code [from, to)} is this word, in lower case, whatever the case of the text. */
    static boolean is(byte[] text, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            int c = text[from + i];
            if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text goes on with exactly these characters. */
    static boolean startsWith(byte[] text, int from, int to, String prefix) {
        if (to - from < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (text[from + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
