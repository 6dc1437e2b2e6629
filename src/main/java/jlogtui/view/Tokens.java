package jlogtui.view;

/** Finds in a line the word that a reader would look for elsewhere: what looks like an id. */
final class Tokens {
    /** What stands behind this is not looked at. */
    private static final int MOST_CHARS = 16 * 1024;

    private static final int LEAST_HEX = 8;
    private static final int LEAST_DIGITS = 5;
    private static final int LEAST_QUOTED = 3;

    private Tokens() {}

    /**
     * The first token of a line without colours that is a UUID, an address, a long number or hexadecimal; without one
     * the first word in quotes that is no key of JSON; else empty.
     */
    static String first(String line) {
        String text = line.length() > MOST_CHARS ? line.substring(0, MOST_CHARS) : line;
        int length = text.length();
        for (int from = 0; from < length; from++) {
            int to = from;
            while (to < length && isOfWord(text.charAt(to))) {
                to++;
            }
            String id = to > from ? idOf(text, from, to) : "";
            if (!id.isEmpty()) {
                return id;
            }
            from = to;
        }
        return firstQuoted(text, length);
    }

    private static boolean isOfWord(char c) {
        return isLetter(c) || isDigit(c) || c == '_' || c == '-' || c == '.' || c == ':';
    }

    private static String idOf(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && ".-".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && ".-".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (isAddress6(text, from, to)) {
            return text.substring(from, to);
        }
        // host:port is one token, in name:id only the id is
        for (int part = from; part < to; part++) {
            int colon = text.indexOf(':', part);
            int partEnd = colon < 0 || colon > to ? to : colon;
            if (isAddress4(text, part, partEnd)) {
                int port = partEnd + 1;
                while (port < to && isDigit(text.charAt(port))) {
                    port++;
                }
                return text.substring(part, port > partEnd + 1 ? port : partEnd);
            }
            if (isId(text, part, partEnd)) {
                return text.substring(part, partEnd);
            }
            part = partEnd;
        }
        return "";
    }

    private static boolean isId(String text, int from, int to) {
        return isUuid(text, from, to) || isHexOrLong(text, from, to);
    }

    private static boolean isUuid(String text, int from, int to) {
        if (to - from != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(from + i);
            if (isDash ? c != '-' : !isHex(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexOrLong(String text, int from, int to) {
        int digits = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isHex(c)) {
                return false;
            }
            digits += isDigit(c) ? 1 : 0;
        }
        int length = to - from;
        return digits == length ? length >= LEAST_DIGITS : digits > 0 && length >= LEAST_HEX;
    }

    private static boolean isAddress4(String text, int from, int to) {
        int groups = 1;
        int digits = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                digits++;
            } else if (c == '.' && digits > 0) {
                groups++;
                digits = 0;
            } else {
                return false;
            }
            if (digits > 3) {
                return false;
            }
        }
        return groups == 4 && digits > 0;
    }

    private static boolean isAddress6(String text, int from, int to) {
        int colons = 0;
        int digits = 0;
        boolean isShort = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == ':') {
                isShort |= i > from && text.charAt(i - 1) == ':';
                colons++;
                digits = 0;
            } else if (isHex(c) && digits < 4) {
                digits++;
            } else {
                return false;
            }
        }
        return isShort ? colons >= 2 && to - from > LEAST_QUOTED : colons == 7 && digits > 0;
    }

    private static String firstQuoted(String text, int length) {
        int open = text.indexOf('"');
        while (open >= 0 && open < length) {
            int close = open + 1;
            while (close < length && isOfQuoted(text.charAt(close))) {
                close++;
            }
            boolean isClosed = close < length && text.charAt(close) == '"';
            if (isClosed && close - open > LEAST_QUOTED && !isKey(text, close + 1)) {
                return text.substring(open + 1, close);
            }
            open = text.indexOf('"', isClosed ? close + 1 : Math.max(close, open + 1));
        }
        return "";
    }

    private static boolean isOfQuoted(char c) {
        return isOfWord(c) || c == '@' || c == '/' || c == '+';
    }

    private static boolean isKey(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() && text.charAt(at) == ':';
    }

    private static boolean isHex(char c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
