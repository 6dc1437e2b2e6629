package jlogtui.parse;

import jlogtui.model.Level;

/** Levels as values of fields, in JSON and in {@code key=value} text. */
final class LevelField {
    private static final int PINO_STEP = 10;
    private static final int OPEN_TELEMETRY_STEP = 4;
    private static final Level[] RISING = {Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR, Level.FATAL};
    static final String[] KEYS = {
        "level",
        "lvl",
        "severity",
        "loglevel",
        "log_level",
        "log.level",
        "levelname",
        "level_name",
        "@l",
        "@level",
        "severity_text",
        "severitytext",
        "priority",
        "severity_number",
        "severitynumber"
    };

    private final LevelWords words;

    LevelField(LevelWords words) {
        this.words = words;
    }

    /** Whether a field of this name tells the level. */
    static boolean isKey(byte[] text, int from, int to) {
        if (to - from < 2 || to - from > 15 || "lspLSP@".indexOf(text[from]) < 0) {
            return false;
        }
        for (String key : KEYS) {
            if (LevelWords.is(text, from, to, key)) {
                return true;
            }
        }
        return false;
    }

    /** The level that a value names, a word or a number, with or without quotes; {@link Level#NONE} when it names none. */
    Level value(byte[] text, int keyEnd, int from, int to) {
        int start = from < to && (text[from] == '"' || text[from] == '\'') ? from + 1 : from;
        int end = start;
        while (end < to && isLetter(text[end])) {
            end++;
        }
        if (end > start) {
            return end < to && isDigit(text[end]) ? Level.NONE : words.find(text, start, end);
        }
        int number = 0;
        while (end < to && isDigit(text[end]) && end - start < 3) {
            number = number * 10 + text[end] - '0';
            end++;
        }
        if (end == start || end < to && (isDigit(text[end]) || text[end] == '.')) {
            return Level.NONE;
        }
        boolean openTelemetry = text[keyEnd - 1] == 'r' || text[keyEnd - 1] == 'R';
        return openTelemetry ? openTelemetry(number) : number(number);
    }

    /** Numbers of pino and bunyan, 10 to 60, and of syslog, 0 to 7. */
    private static Level number(int number) {
        return number < PINO_STEP ? syslog(number) : RISING[Math.min(number / PINO_STEP, RISING.length) - 1];
    }

    /** Numbers of RFC 5424, 6.2.1; {@link Level#NONE} above 7. */
    static Level syslog(int severity) {
        return switch (severity) {
            case 0, 1, 2 -> Level.FATAL;
            case 3 -> Level.ERROR;
            case 4 -> Level.WARN;
            case 5, 6 -> Level.INFO;
            case 7 -> Level.DEBUG;
            default -> Level.NONE;
        };
    }

    private static Level openTelemetry(int number) {
        boolean known = number >= 1 && number <= RISING.length * OPEN_TELEMETRY_STEP;
        return known ? RISING[(number - 1) / OPEN_TELEMETRY_STEP] : Level.NONE;
    }

    /** The level of a JSON object, by its own fields or those of its {@code log}; the object may be cut off. */
    Level ofObject(byte[] text, int from, int to) {
        int depth = 0;
        boolean inLog = false;
        int at = from;
        while (at < to) {
            byte b = text[at];
            if (b == '"') {
                int end = ByteScan.closingQuote(text, at + 1, to);
                if (end == ByteScan.NOT_FOUND) {
                    return Level.NONE;
                }
                int value = depth == 1 || depth == 2 && inLog ? valueStart(text, end + 1, to) : -1;
                if (value >= 0) {
                    Level level = field(text, at + 1, end, value, to);
                    if (level != Level.NONE) {
                        return level;
                    }
                    inLog = depth == 1 ? LevelWords.is(text, at + 1, end, "log") : inLog;
                    at = value;
                } else {
                    at = end + 1;
                }
                continue;
            }
            if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
            }
            if (depth == 0) {
                return Level.NONE;
            }
            at++;
        }
        return Level.NONE;
    }

    private Level field(byte[] text, int keyStart, int keyEnd, int value, int to) {
        if (isKey(text, keyStart, keyEnd)) {
            return value(text, keyEnd, value, to);
        }
        // MongoDB: "s":"E"
        boolean mongo = keyEnd - keyStart == 1 && text[keyStart] == 's' && value + 2 < to;
        boolean letter = mongo && text[value] == '"' && (text[value + 2] == '"' || isDigit(text[value + 2]));
        return letter ? letter(text[value + 1]) : Level.NONE;
    }

    /** The level of a capital first letter. */
    static Level letter(byte letter) {
        return switch (letter) {
            case 'T', 'V' -> Level.TRACE;
            case 'D' -> Level.DEBUG;
            case 'I', 'N' -> Level.INFO;
            case 'W' -> Level.WARN;
            case 'E' -> Level.ERROR;
            case 'F', 'C' -> Level.FATAL;
            default -> Level.NONE;
        };
    }

    /** Where the value of a key that ends here begins; -1 when it is no key. */
    private static int valueStart(byte[] text, int from, int to) {
        int colon = skipBlanks(text, from, to);
        return colon < to && text[colon] == ':' ? skipBlanks(text, colon + 1, to) : -1;
    }

    static int skipBlanks(byte[] text, int from, int to) {
        int at = from;
        while (at < to && (text[at] == ' ' || text[at] == '\t')) {
            at++;
        }
        return at;
    }

    static boolean isLetter(int b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }
}
