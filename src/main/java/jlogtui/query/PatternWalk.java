package jlogtui.query;

/** Walks over the signs of a pattern and tells escapes, classes and quoted text from the rest. */
final class PatternWalk {
    private final String pattern;
    private int at;
    private int end;
    private boolean escape;
    private boolean quoted;
    private boolean inClass;
    private int classStart;

    PatternWalk(String pattern) {
        this.pattern = pattern;
    }

    /** Goes to the next sign: one character, or a whole escape. False behind the last. */
    boolean next() {
        if (inClass && !quoted && !escape && pattern.charAt(at) == ']' && isClassEnd()) {
            inClass = false;
        }
        at = end;
        if (at >= pattern.length()) {
            return false;
        }
        if (quoted && pattern.startsWith("\\E", at)) {
            quoted = false;
            at += 2;
            end = at;
            escape = false;
            return next();
        }
        escape = !quoted && pattern.charAt(at) == '\\';
        if (escape && pattern.startsWith("\\Q", at) && !inClass) {
            quoted = true;
            escape = false;
            at += 2;
            end = at;
            return next();
        }
        end = escape ? escapeEnd() : at + 1;
        if (!escape && !quoted && !inClass && pattern.charAt(at) == '[') {
            inClass = true;
            classStart = at + (pattern.startsWith("[^", at) ? 2 : 1);
        } else if (inClass && !escape && pattern.startsWith("[:", at)) {
            int close = pattern.indexOf(":]", at + 2);
            end = close < 0 ? end : close + 2;
        }
        return true;
    }

    /** A closing bracket that stands first in a class belongs to it. */
    private boolean isClassEnd() {
        return at > classStart;
    }

    private int escapeEnd() {
        if (at + 1 >= pattern.length()) {
            return at + 1;
        }
        char letter = pattern.charAt(at + 1);
        boolean braced = "pPx".indexOf(letter) >= 0 && at + 2 < pattern.length() && pattern.charAt(at + 2) == '{';
        if (braced) {
            int close = pattern.indexOf('}', at);
            return close < 0 ? pattern.length() : close + 1;
        }
        int length = letter == 'x' ? 4 : letter == 'p' || letter == 'P' ? 3 : 2;
        return Math.min(pattern.length(), at + length);
    }

    /** Index of the sign's first character. */
    int at() {
        return at;
    }

    boolean isEscape() {
        return escape;
    }

    /** Inside {@code \Q…\E}. */
    boolean isQuoted() {
        return quoted;
    }

    /** Inside a class, its brackets included. */
    boolean inClass() {
        return inClass;
    }
}
