package jlogtui.parse;

/** Tells the shape of a line by its first bytes. */
final class LineShapes {
    private LineShapes() {}

    /**
     * The shape of a text without colours and line end.
     *
     * @param text has a few bytes behind {@code to}, whatever they are
     * @param isCut the line is longer
     */
    static LineShape of(byte[] text, int from, int end, boolean isCut) {
        int to = end;
        while (to > from && isBlank(text[to - 1])) {
            to--;
        }
        int start = from;
        while (start < to && isBlank(text[start])) {
            start++;
        }
        if (start == to) {
            return LineShape.EMPTY;
        }
        if (start > from) {
            return setIn(text, from, start, to);
        }
        byte first = text[from];
        if (LineHeads.isLogLine(text, from, to)) {
            return LineShape.LOG_LINE;
        }
        if (first == '}' || first == ']' || first == ')') {
            return LineShape.CLOSING;
        }
        if (first == '{' && (isCut || to - from > 1 && text[to - 1] == '}')) {
            return LineShape.OBJECT;
        }
        if (first == '#' && to - from > 3 && LevelField.isDigit(text[from + 1]) && hasParenthesis(text, from, to)) {
            return LineShape.NUMBERED_FRAME;
        }
        if (first == '-' && text[from + 1] == ' ' && to - from > 2) {
            return text[from + 2] == '/' || text[from + 2] == 'f' ? LineShape.DASH : LineShape.PLAIN;
        }
        LineShape known = ofWords(text, from, to);
        if (known != null) {
            return known;
        }
        return isOpening(text, to, isCut) ? LineShape.OPENING : ofName(text, from, to, isCut);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    private static boolean isOpening(byte[] text, int to, boolean isCut) {
        return !isCut && ":{[(".indexOf(text[to - 1]) >= 0;
    }

    /** Lines that runtimes write in words of their own. */
    private static LineShape ofWords(byte[] text, int from, int to) {
        return switch (text[from]) {
            case 'T' ->
                is(text, from, to, "Traceback (most recent call last)") || is(text, from, to, "The above exc")
                        ? text[from + 1] == 'r' ? LineShape.TRACEBACK : LineShape.PYTHON_CHAIN
                        : null;
            case 'D' -> is(text, from, to, "During handling of the above exc") ? LineShape.PYTHON_CHAIN : null;
            case 'C' -> is(text, from, to, "Caused by: ") ? LineShape.CAUSE : null;
            case 'S' ->
                is(text, from, to, "Suppressed: ")
                                || is(text, from, to, "Stack trace:")
                                || is(text, from, to, "Stacktrace:")
                        ? LineShape.CAUSE
                        : null;
            case 'R' -> is(text, from, to, "Require stack:") ? LineShape.CAUSE : null;
            case '-' -> is(text, from, to, "--- End of ") ? LineShape.CAUSE : null;
            case '.' -> isElided(text, from, to) ? LineShape.FRAME : goMore(text, from, to);
            case 'E' -> is(text, from, to, "Exception in thread \"") ? LineShape.CRASH : null;
            case 'p' -> is(text, from, to, "panic: ") ? LineShape.GO_PANIC : null;
            case 'f' -> is(text, from, to, "fatal error: ") ? LineShape.GO_PANIC : null;
            case 'g' -> isGoroutine(text, from, to) ? LineShape.GOROUTINE : null;
            case '[', 'c', 'e', 'r' -> goMore(text, from, to);
            case 'U' -> is(text, from, to, "Unhandled exc") || is(text, from, to, "Uncaught ") ? LineShape.CRASH : null;
            case 's' -> is(text, from, to, "stack backtrace:") ? LineShape.RUST_MORE : null;
            case 'n' -> is(text, from, to, "note: ") ? LineShape.RUST_MORE : null;
            case 't' -> rustPanic(text, from, to);
            default -> null;
        };
    }

    private static LineShape goMore(byte[] text, int from, int to) {
        boolean isMore = is(text, from, to, "[signal ")
                || is(text, from, to, "created by ")
                || is(text, from, to, "exit status ")
                || is(text, from, to, "runtime stack:")
                || is(text, from, to, "...additional frames elided");
        return isMore ? LineShape.GO_MORE : null;
    }

    /** {@code goroutine 18 [running]:}. */
    private static boolean isGoroutine(byte[] text, int from, int to) {
        return is(text, from, to, "goroutine ")
                && LevelField.isDigit(text[from + 10])
                && text[to - 1] == ':'
                && text[to - 2] == ']';
    }

    private static LineShape rustPanic(byte[] text, int from, int to) {
        if (!is(text, from, to, "thread '") || indexOf(text, from, to, "panicked at ") < 0) {
            return null;
        }
        return text[to - 1] == ':' ? LineShape.RUST_PANIC : LineShape.RUST_PANIC_WHOLE;
    }

    /** Lines that begin with a name, or with a path. */
    private static LineShape ofName(byte[] text, int from, int to, boolean isCut) {
        if (isSourcePath(text, from, to)) {
            return LineShape.NODE_SOURCE;
        }
        if (isRubyFrame(text, from, to)) {
            return LineShape.RUBY_FRAME;
        }
        int end = nameEnd(text, from, to);
        if (end == from || LevelField.isDigit(text[from])) {
            return LineShape.PLAIN;
        }
        if (end < to && text[end] == ' ' && text[end + 1] == '[' && indexOf(text, end, to, "]: ") > 0) {
            // AssertionError [ERR_ASSERTION]: text
            return isExceptionName(text, from, end) ? LineShape.EXCEPTION : LineShape.PLAIN;
        }
        if (end == to || text[end] == ':' && (end + 1 == to || text[end + 1] == ' ')) {
            boolean isTitled = text[from] <= 'Z' || indexOf(text, from, end, ".") > 0;
            return isExceptionName(text, from, end)
                    ? LineShape.EXCEPTION
                    : end < to || isTitled ? LineShape.NAMED : LineShape.PLAIN;
        }
        return !isCut && isCall(text, from, to) ? LineShape.CALL : LineShape.PLAIN;
    }

    private static int nameEnd(byte[] text, int from, int to) {
        int at = from;
        while (at < to
                && (LevelField.isLetter(text[at]) || LevelField.isDigit(text[at]) || ".$_".indexOf(text[at]) >= 0)) {
            at++;
        }
        return at;
    }

    private static boolean isExceptionName(byte[] text, int from, int to) {
        return endsWith(text, from, to, "Exception")
                || endsWith(text, from, to, "Error")
                || endsWith(text, from, to, "Throwable")
                || endsWith(text, from, to, "Failure") && indexOf(text, from, to, ".") > 0;
    }

    /** {@code net/http.(*conn).serve(0xc000, {0x7f, 0xc0})}: a name without blanks and its arguments. */
    private static boolean isCall(byte[] text, int from, int to) {
        if (text[to - 1] != ')') {
            return false;
        }
        int at = from;
        while (at < to && text[at] > ' ' && ",;'\"=!?<>|".indexOf(text[at]) < 0) {
            if (text[at] == '(' && at > from && text[at - 1] != '.') {
                return true;
            }
            at++;
        }
        return false;
    }

    /** {@code /app/a.js:12}, {@code node:internal/a:12}, {@code file:///app/a.mjs:12}: a path and a number, no blank. */
    private static boolean isSourcePath(byte[] text, int from, int to) {
        boolean isPath = text[from] == '/' || is(text, from, to, "node:") || is(text, from, to, "file:");
        int at = to;
        while (at > from && LevelField.isDigit(text[at - 1])) {
            at--;
        }
        if (!isPath || at == to || at - 1 <= from || text[at - 1] != ':') {
            return false;
        }
        for (int i = from; i < at; i++) {
            if (text[i] == ' ') {
                return false;
            }
        }
        return true;
    }

    /** {@code app/a.rb:12:in `f'}, with nothing behind it: the first line of a trace has its message there. */
    private static boolean isRubyFrame(byte[] text, int from, int to) {
        return text[to - 1] == '\'' && indexOf(text, from, to, ".rb:") > 0 && indexOf(text, from, to, ":in ") > 0;
    }

    /** A line that does not begin in the first column. */
    private static LineShape setIn(byte[] text, int from, int start, int to) {
        if (isFrame(text, start, to)) {
            return LineShape.FRAME;
        }
        if (is(text, start, to, "Caused by: ") || is(text, start, to, "Suppressed: ")) {
            return LineShape.CAUSE;
        }
        if (is(text, start, to, "File \"")) {
            return LineShape.PYTHON_FRAME;
        }
        if (is(text, start, to, "+ Exception Group Traceback")) {
            return LineShape.TRACEBACK;
        }
        if (text[from] == '\t') {
            return LineShape.INDENTED;
        }
        boolean isText = LevelField.isLetter(text[start])
                || LevelField.isDigit(text[start])
                || "\"'{}[]()<-*@".indexOf(text[start]) >= 0;
        int blanks = 0;
        for (int i = start; i < to; i++) {
            if (isBlank(text[i])) {
                isText &= !isBlank(text[i + 1]) && text[i] == ' ';
                blanks++;
            }
        }
        if (!isText) {
            return LineShape.INDENTED_DRAWING;
        }
        boolean isLine = blanks > 0 || !isWord(text[to - 1]) || !isWord(text[start]);
        return isLine && start > from + 1 ? LineShape.INDENTED : LineShape.INDENTED_WORD;
    }

    private static boolean isWord(byte b) {
        return b < 0 || LevelField.isLetter(b) || LevelField.isDigit(b) || b == '/' || b == '_';
    }

    private static boolean isFrame(byte[] text, int start, int to) {
        return switch (text[start]) {
            case 'a' -> is(text, start, to, "at ") && hasPlace(text, start + 3, to);
            case 'f' -> is(text, start, to, "from ") && indexOf(text, start, to, ":in ") > 0;
            case '.' -> isElided(text, start, to);
            default -> false;
        };
    }

    /** {@code f(File.java:1)}, {@code /app/a.js:1:2}, {@code a.b.C.f()}: more than words. */
    private static boolean hasPlace(byte[] text, int from, int to) {
        for (int i = from; i < to - 1; i++) {
            if (text[i] == '(' || text[i] == '/' || text[i] == ':' || text[i] == '.') {
                return text[i + 1] != ' ';
            }
        }
        return false;
    }

    /** {@code ... 12 more}, {@code ... 3 common frames omitted}. */
    private static boolean isElided(byte[] text, int from, int to) {
        return is(text, from, to, "... ")
                && LevelField.isDigit(text[from + 4])
                && (endsWith(text, from, to, " more") || endsWith(text, from, to, " omitted"));
    }

    private static boolean hasParenthesis(byte[] text, int from, int to) {
        return indexOf(text, from, to, "(") > 0 || endsWith(text, from, to, "{main}");
    }

    private static boolean is(byte[] text, int from, int to, String beginning) {
        return LevelWords.startsWith(text, from, to, beginning);
    }

    private static boolean endsWith(byte[] text, int from, int to, String end) {
        return to - from >= end.length() && is(text, to - end.length(), to, end);
    }

    private static int indexOf(byte[] text, int from, int to, String part) {
        for (int at = from; at <= to - part.length(); at++) {
            if (text[at] == part.charAt(0) && is(text, at, to, part)) {
                return at;
            }
        }
        return -1;
    }
}
