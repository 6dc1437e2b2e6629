package jlogtui.parse;

import jlogtui.model.Level;

/** Tells whether a line has a time or a level at its head, so that a log library has begun a message with it. */
final class LineHeads {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final LevelWords LEVELS = new LevelWords();

    private LineHeads() {}

    /** @param text has a few bytes behind {@code to}, whatever they are */
    static boolean isLogLine(byte[] text, int from, int to) {
        if (isTime(text, from, to)) {
            return true;
        }
        byte first = text[from];
        if (first == '[' || first == '(' || first == '"') {
            return isTime(text, from + 1, to) || first == '[' && isEnclosedLevel(text, from + 1, to);
        }
        return first == '<' ? isSyslog(text, from, to) : isLevel(text, from, to) || isField(text, from, to);
    }

    /** Whether a time begins there; also of a message as it stands in a record, because no byte of a time is escaped. */
    static boolean isTime(byte[] text, int from, int to) {
        if (to - from < 8) {
            return false;
        }
        if (!LevelField.isDigit(text[from])) {
            return isNamedDay(text, from, to);
        }
        int digits = 1;
        while (digits < 11 && LevelField.isDigit(text[from + digits])) {
            digits++;
        }
        byte after = text[from + digits];
        byte next = text[from + digits + 1];
        return switch (digits) {
            case 1, 2 -> isTimeOrDay(text, from + digits, to, after, next);
            case 4 -> (after == '-' || after == '/' || after == '.') && LevelField.isDigit(next);
            case 8 -> (after == ' ' || after == 'T' || after == '-') && LevelField.isDigit(next);
            case 10 -> after == '.' && LevelField.isDigit(next);
            default -> false;
        };
    }

    private static boolean isTimeOrDay(byte[] text, int at, int to, byte after, byte next) {
        if (after == ':') {
            boolean isRedis = "MSCX".indexOf(next) >= 0 && text[at + 2] == ' ';
            return isRedis || LevelField.isDigit(next) && LevelField.isDigit(text[at + 2]);
        }
        if (after == '/' || after == '-' || after == ' ' || after == '.') {
            boolean isNumber = after != ' ' && LevelField.isDigit(next) && LevelField.isDigit(text[at + 2]);
            return isName(text, at + 1, to, MONTHS) || isNumber && (text[at + 3] == after);
        }
        return false;
    }

    /** {@code Aug 20 03:15:07}, {@code Thu Aug 20}, {@code Thu, 20 Aug}. */
    private static boolean isNamedDay(byte[] text, int from, int to) {
        if (isName(text, from, to, MONTHS)) {
            int at = text[from + 4] == ' ' ? from + 5 : from + 4;
            return text[from + 3] == ' ' && LevelField.isDigit(text[at]);
        }
        if (!isName(text, from, to, DAYS)) {
            return false;
        }
        int at = text[from + 3] == ',' ? from + 5 : from + 4;
        return text[at - 1] == ' ' && (LevelField.isDigit(text[at]) || isName(text, at, to, MONTHS));
    }

    private static boolean isName(byte[] text, int from, int to, String names) {
        if (to - from < 4 || text[from] > 'Z' || text[from] < 'A') {
            return false;
        }
        for (int i = 0; i < names.length(); i += 3) {
            if (text[from] == names.charAt(i)
                    && text[from + 1] == names.charAt(i + 1)
                    && text[from + 2] == names.charAt(i + 2)) {
                return true;
            }
        }
        return false;
    }

    /** {@code <34>}. */
    private static boolean isSyslog(byte[] text, int from, int to) {
        int at = from + 1;
        while (at < to && LevelField.isDigit(text[at])) {
            at++;
        }
        return at > from + 1 && at < to && text[at] == '>';
    }

    /** {@code [error]}, {@code [I 260820 …}. */
    private static boolean isEnclosedLevel(byte[] text, int from, int to) {
        int end = wordEnd(text, from, to);
        if (end == to || text[end] != ']' && text[end] != ' ') {
            return false;
        }
        return end - from == 1
                ? LevelField.letter(text[from]) != Level.NONE
                : end > from + 1 && LEVELS.find(text, from, end) != Level.NONE;
    }

    /** {@code ERROR text}, {@code INFO:a:text}, {@code warn: text}, {@code E0820 03:15:07}. */
    private static boolean isLevel(byte[] text, int from, int to) {
        int end = wordEnd(text, from, to);
        if (end - from == 1 && text[from] <= 'Z' && LevelField.letter(text[from]) != Level.NONE) {
            return LevelField.isDigit(text[end]) && LevelField.isDigit(text[end + 3]) && text[end + 4] == ' '
                    || text[end] == ',' && text[end + 1] == ' ' && text[end + 2] == '[';
        }
        if (end - from < 3 || end == to || LEVELS.find(text, from, end) == Level.NONE) {
            return false;
        }
        boolean isUpper = text[from + 1] <= 'Z';
        boolean isTitle = !isUpper && text[from] <= 'Z';
        byte after = text[end];
        if (isUpper) {
            return " \t:|[(-]".indexOf(after) >= 0;
        }
        // panic: is a crash of Go, note: of Rust, and Error: an exception of Node
        boolean isRuntime = text[from] == 'p' || text[from] == 'n' || isTitle && text[from] == 'E';
        return after == ':' && !isRuntime;
    }

    private static int wordEnd(byte[] text, int from, int to) {
        int end = from;
        while (end < to && LevelField.isLetter(text[end])) {
            end++;
        }
        return end;
    }

    /** {@code time=…}, {@code level=…}. */
    private static boolean isField(byte[] text, int from, int to) {
        int end = wordEnd(text, from, to);
        return end < to
                && text[end] == '='
                && (LevelWords.is(text, from, end, "time")
                        || LevelWords.is(text, from, end, "ts")
                        || LevelWords.is(text, from, end, "t")
                        || LevelWords.is(text, from, end, "timestamp")
                        || LevelWords.is(text, from, end, "level")
                        || LevelWords.is(text, from, end, "lvl")
                        || LevelWords.is(text, from, end, "severity"));
    }
}
