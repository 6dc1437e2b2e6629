package jlogtui.parse;

import jlogtui.model.Level;

/**
 * Guesses the level that a message names, from the forms that programs write: fields of JSON and {@code key=value}
 * text, the words of common log libraries and servers, and the first lines of crashes. That a message went to standard
 * error is no sign. Immutable after construction.
 */
public final class LevelGuess {
    /** Programs name the level early; what stands later is the message. */
    static final int TEXT_BYTES = 256;

    private static final int OBJECT_BYTES = 16 << 10;
    private static final String PANIC_THREAD = "thread '";

    static final byte ESC = 0x1b;

    private final LevelWords words = new LevelWords();
    private final WordBeginnings beginnings = words.beginnings();
    private final LevelField fields = new LevelField(words);

    /** The level of a decoded message, with or without its line end; {@link Level#NONE} when it names none. */
    public Level of(byte[] message) {
        return ofLine(message, 0, lineLength(message, message.length));
    }

    /** The length of a message without its line end. */
    static int lineLength(byte[] message, int length) {
        int end = length > 0 && message[length - 1] == '\n' ? length - 1 : length;
        return end > 0 && message[end - 1] == '\r' ? end - 1 : end;
    }

    /** Where a text begins behind blanks and colours. */
    static int start(byte[] text, int from, int to) {
        int start = from;
        while (start < to && (text[start] == ' ' || text[start] == '\t' || text[start] == ESC)) {
            start = text[start] == ESC ? skipColor(text, start, to) : start + 1;
        }
        return start;
    }

    /** The level of {@code [from, to)}, a message without line end. */
    Level ofLine(byte[] text, int from, int to) {
        int start = start(text, from, to);
        if (start == to) {
            return Level.NONE;
        }
        if (text[start] == '{') {
            Level level = fields.ofObject(text, start, (int) Math.min(to, (long) start + OBJECT_BYTES));
            if (level != Level.NONE || start + 1 < to && text[start + 1] == '"') {
                return level;
            }
        }
        int end = (int) Math.min(to, (long) start + TEXT_BYTES);
        Level level = byPrefix(text, start, end);
        return level == Level.NONE ? byWords(text, start, end) : level;
    }

    /** Behind the escape sequence that sets colours, or one byte on when it is none. */
    private static int skipColor(byte[] text, int from, int to) {
        int at = from + 1;
        if (at < to && text[at] == '[') {
            at++;
            while (at < to && (LevelField.isDigit(text[at]) || text[at] == ';' || text[at] == ':')) {
                at++;
            }
            return at < to ? at + 1 : to;
        }
        return at;
    }

    /**
     * Whether the message of a record certainly names no level, as far as can be told without decoding it.
     *
     * @param from first byte of the message in the record, which is no blank, brace or escape
     * @param end end of the record
     */
    boolean namesNone(byte[] record, int from, int end) {
        // Of a text without other escapes than quotes, every second byte counts at least
        int limit = Math.min(end, from + 2 * TEXT_BYTES);
        int at = beginnings.nextEscaped(record, from, limit);
        while (at < limit && LevelField.isLetter(record[at])) {
            int wordEnd = wordEnd(record, at + 1, limit);
            if (mayCount(record, at, wordEnd, limit)) {
                return false;
            }
            at = beginnings.nextEscaped(record, wordEnd, limit);
        }
        return (at == limit && limit < end || isMessageEnd(record, at, end)) && !mayTellByPrefix(record, from, end);
    }

    private boolean mayCount(byte[] record, int from, int to, int limit) {
        return to == limit
                || to - from == 1
                || "=:\"_.\\".indexOf(record[to]) >= 0
                || words.find(record, from, to) != Level.NONE;
    }

    /** Whether the message ends here, with a line feed or without. */
    private static boolean isMessageEnd(byte[] record, int at, int end) {
        return at < end && record[at] == '"'
                || at + 2 < end && record[at] == '\\' && record[at + 1] == 'n' && record[at + 2] == '"';
    }

    /** Whether {@link #byPrefix} may find something; needs a few bytes behind the message. */
    private static boolean mayTellByPrefix(byte[] record, int from, int end) {
        byte first = record[from];
        if (first == '<' || first == '[') {
            return first == '<' || record[from + 2] == ' ' || record[from + 2] == ']';
        }
        if (first >= 'A' && first <= 'Z' && (record[from + 1] == ',' || LevelField.isDigit(record[from + 1]))) {
            return true;
        }
        if (LevelField.isDigit(first)) {
            int colon = digitsEnd(record, from, end);
            return colon + 1 < end && record[colon] == ':' && "MSCX".indexOf(record[colon + 1]) >= 0;
        }
        int nameEnd = nameEnd(record, from, end);
        return endsWith(record, from, nameEnd, "Exception")
                || endsWith(record, from, nameEnd, "Error")
                || isFatalCrash(record, from, end)
                || isCrash(record, from, end)
                || LevelWords.startsWith(record, from, end, PANIC_THREAD);
    }

    /** Forms that are told by how they begin. */
    private static Level byPrefix(byte[] text, int from, int to) {
        byte first = text[from];
        if (first == '<') {
            return syslog(text, from, to);
        }
        if (first == '[' && to - from > 3 && (text[from + 2] == ' ' || text[from + 2] == ']')) {
            // [E 260820 03:15:07 web:1], [E] …
            return LevelField.letter(text[from + 1]);
        }
        if (first >= 'A' && first <= 'Z' && isLetterForm(text, from, to)) {
            return LevelField.letter(first);
        }
        if (LevelField.isDigit(first)) {
            return redis(text, from, to);
        }
        return crash(text, from, to);
    }

    private static Level syslog(byte[] text, int from, int to) {
        int at = from + 1;
        int priority = 0;
        while (at < to && LevelField.isDigit(text[at]) && at - from <= 3) {
            priority = priority * 10 + text[at] - '0';
            at++;
        }
        boolean whole = at > from + 1 && at < to && text[at] == '>';
        return whole ? LevelField.syslog(priority & 7) : Level.NONE;
    }

    /** {@code E0820 03:15:07.123} of klog, {@code E, [2026-…} of Ruby. */
    private static boolean isLetterForm(byte[] text, int from, int to) {
        if (to - from > 4 && text[from + 1] == ',' && text[from + 2] == ' ' && text[from + 3] == '[') {
            return true;
        }
        if (to - from < 8 || text[from + 5] != ' ') {
            return false;
        }
        for (int i = from + 1; i < from + 5; i++) {
            if (!LevelField.isDigit(text[i])) {
                return false;
            }
        }
        return LevelField.isDigit(text[from + 6]);
    }

    /** {@code 1:M 20 Aug 2026 03:15:07.123 # message}. */
    private static Level redis(byte[] text, int from, int to) {
        int at = digitsEnd(text, from, to);
        if (at + 3 >= to || text[at] != ':' || "MSCX".indexOf(text[at + 1]) < 0 || text[at + 2] != ' ') {
            return Level.NONE;
        }
        for (at += 3; at + 2 < to; at++) {
            if (text[at] == ' ' && text[at + 2] == ' ' && "#*-.".indexOf(text[at + 1]) >= 0) {
                return text[at + 1] == '#' ? Level.WARN : text[at + 1] == '*' ? Level.INFO : Level.DEBUG;
            }
        }
        return Level.NONE;
    }

    private static int digitsEnd(byte[] text, int from, int to) {
        int at = from;
        while (at < to && LevelField.isDigit(text[at])) {
            at++;
        }
        return at;
    }

    /** The first line of what a runtime writes when a program breaks. */
    private static Level crash(byte[] text, int from, int to) {
        if (isFatalCrash(text, from, to)) {
            return Level.FATAL;
        }
        boolean broken = isCrash(text, from, to)
                || LevelWords.startsWith(text, from, to, PANIC_THREAD) && contains(text, from, to, "panicked at")
                || isExceptionName(text, from, to);
        return broken ? Level.ERROR : Level.NONE;
    }

    private static boolean isFatalCrash(byte[] text, int from, int to) {
        return LevelWords.startsWith(text, from, to, "fatal error: ")
                || LevelWords.startsWith(text, from, to, "Segmentation fault");
    }

    private static boolean isCrash(byte[] text, int from, int to) {
        return LevelWords.startsWith(text, from, to, "Traceback (most recent call last)")
                || LevelWords.startsWith(text, from, to, "Exception in thread ")
                || LevelWords.startsWith(text, from, to, "Caused by: ")
                || LevelWords.startsWith(text, from, to, "Uncaught ")
                || LevelWords.startsWith(text, from, to, "Unhandled ");
    }

    private static boolean contains(byte[] text, int from, int to, String part) {
        for (int at = from; at <= to - part.length(); at++) {
            if (LevelWords.startsWith(text, at, to, part)) {
                return true;
            }
        }
        return false;
    }

    /** {@code java.io.IOException: …}, {@code TypeError: …}: a dotted name that says what it is. */
    private static boolean isExceptionName(byte[] text, int from, int to) {
        int at = nameEnd(text, from, to);
        boolean ends = at == to || text[at] == ':' && (at + 1 == to || text[at + 1] == ' ');
        return ends && (endsWith(text, from, at, "Exception") || at < to && endsWith(text, from, at, "Error"));
    }

    private static int nameEnd(byte[] text, int from, int to) {
        int at = from;
        while (at < to
                && (LevelField.isLetter(text[at]) || LevelField.isDigit(text[at]) || ".$_".indexOf(text[at]) >= 0)) {
            at++;
        }
        return at;
    }

    private static boolean endsWith(byte[] text, int from, int to, String suffix) {
        return to - from > suffix.length() && LevelWords.startsWith(text, to - suffix.length(), to, suffix);
    }

    /** The first word that stands where a level stands. */
    private Level byWords(byte[] text, int from, int to) {
        int wordFrom = from;
        int proseUpTo = from;
        boolean proseBefore = false;
        int at = beginnings.next(text, from, from, to);
        while (at < to) {
            if (text[at] == ESC) {
                at = skipColor(text, at, to);
                wordFrom = at;
                at = beginnings.next(text, at, at, to);
                continue;
            }
            int end = wordEnd(text, at + 1, to);
            proseBefore = proseBefore || hasProse(text, proseUpTo, at);
            proseUpTo = at;
            Level level = word(text, from, at, end, to, proseBefore);
            if (level != Level.NONE) {
                return level;
            }
            at = beginnings.next(text, wordFrom, end, to);
        }
        return Level.NONE;
    }

    private static int wordEnd(byte[] text, int from, int to) {
        int end = from;
        while (end < to && LevelField.isLetter(text[end])) {
            end++;
        }
        return end;
    }

    /** Whether a word stands there that is more than an ornament of the level to come. */
    private static boolean hasProse(byte[] text, int from, int to) {
        int at = from;
        while (at < to) {
            if (LevelField.isLetter(text[at])) {
                int end = wordEnd(text, at + 1, to);
                if (!isNoProse(text, at, end)) {
                    return true;
                }
                at = end;
            } else {
                at = text[at] == ESC ? skipColor(text, at, to) : at + 1;
            }
        }
        return false;
    }

    /** Parts of times, and the names that come before a level without changing what it is. */
    private static boolean isNoProse(byte[] text, int from, int to) {
        return to - from == 1
                || LevelWords.startsWith(text, from, to, "UTC")
                || LevelWords.startsWith(text, from, to, "PHP")
                || LevelWords.startsWith(text, from, to, "npm");
    }

    private Level word(byte[] text, int lineStart, int from, int to, int lineEnd, boolean proseBefore) {
        int before = from > lineStart ? text[from - 1] : ' ';
        int after = to < lineEnd ? text[to] : ' ';
        if (after == '=' || after == ':' || after == '"' || after == '_' || after == '.') {
            Level field = keyed(text, from, to, lineEnd, before);
            if (field != Level.NONE) {
                return field;
            }
        }
        if (to - from == 1) {
            // 2026-08-20 03:15:07.123 I | message
            boolean stands = before == ' ' && LevelWords.startsWith(text, to, lineEnd, " | ");
            return stands ? LevelField.letter(text[from]) : Level.NONE;
        }
        Level level = words.find(text, from, to);
        if (level == Level.NONE) {
            return level;
        }
        boolean upper = text[from + 1] >= 'A' && text[from + 1] <= 'Z' && text[from] <= 'Z';
        boolean stands = upper
                ? isUpperPlace(text, to, lineEnd, before, after)
                : isLowerPlace(text, lineStart, from, before, after, proseBefore)
                        || !proseBefore && LevelWords.startsWith(text, to, lineEnd, " error:");
        // LOG is a level of Postgres alone
        boolean isProse = LevelWords.is(text, from, to, "log") && !(upper && after == ':');
        return stands && !isProse ? level : Level.NONE;
    }

    /** {@code level=…}, {@code "level":…}, {@code log.level=…}: the word is the key or its beginning. */
    private Level keyed(byte[] text, int from, int to, int lineEnd, int before) {
        int end = to;
        while (end < lineEnd && (text[end] == '_' || text[end] == '.' || LevelField.isLetter(text[end]))) {
            end++;
        }
        if (before == '_' || !LevelField.isKey(text, from, end)) {
            return Level.NONE;
        }
        int at = end < lineEnd && text[end] == '"' ? end + 1 : end;
        if (at >= lineEnd || text[at] != '=' && text[at] != ':') {
            return Level.NONE;
        }
        return fields.value(text, end, LevelField.skipBlanks(text, at + 1, lineEnd), lineEnd);
    }

    private static boolean isUpperPlace(byte[] text, int end, int lineEnd, int before, int after) {
        boolean opens = " \t[(<|:.\"m>".indexOf(before) >= 0;
        // DEBUG1: of Postgres, ERR! of npm, ERRO[0000] of logrus
        boolean numbered = LevelField.isDigit(after) && end + 1 < lineEnd && text[end + 1] == ':';
        return opens && (numbered || " \t])>|:,\"![/".indexOf(after) >= 0 || after == ESC);
    }

    private static boolean isLowerPlace(
            byte[] text, int lineStart, int from, int before, int after, boolean proseBefore) {
        boolean enclosed = after == ']' && (before == '[' || before == ':')
                || after == '>' && before == '<'
                || after == '|' && before == '|'
                || after == '\t' && before == '\t'
                || after == ESC && before == 'm';
        if (enclosed) {
            return true;
        }
        boolean separated = before == ' ' && from - 2 >= lineStart && ":-|]".indexOf(text[from - 2]) >= 0;
        boolean titled = before == ' ' || before == '\t';
        return after == ':' && titled && (!proseBefore || separated)
                || after == ' ' && separated && text[from - 2] == '-';
    }
}
