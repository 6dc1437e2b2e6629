package jlogtui.terminal;

/**
 * Tells typing from pasting in terminals that do not bracket pastes: there a paste is only a long read. Keys typed ahead over a
 * slow line, or held down, also come in one read and must stay keys.
 */
final class Burst {
    private static final int SHORTEST_PASTE = 8;
    private static final int SHORTEST_TIME = 4;
    /** Held keys and repeated commands ({@code 10j10j}) have few different characters, pasted text has many. */
    private static final int FEW_CHARACTERS = 3;

    private Burst() {}

    /**
     * Whether the text of one read was pasted.
     *
     * @param text printable characters, tabs and line ends
     * @param typing a prompt is open: one line of text is then typing, and its line end is Enter
     */
    static boolean isPaste(String text, boolean typing) {
        int lineEnd = lineEnd(text);
        String line = text.substring(0, lineEnd);
        String tail = text.substring(lineEnd).stripLeading();
        if (distinct(tail) > FEW_CHARACTERS) {
            return true;
        }
        if (typing) {
            return false;
        }
        if (looksLikeTime(line)) {
            return true;
        }
        return line.length() >= SHORTEST_PASTE && distinct(line) > FEW_CHARACTERS && !opensPrompt(line);
    }

    /** Pasted text as it is handed on: line ends are {@code \n}, and of the other control characters only tabs are left. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\r') {
                if (at + 1 == text.length() || text.charAt(at + 1) != '\n') {
                    clean.append('\n');
                }
            } else if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    /** A command typed ahead together with what it asks for: {@code :goto …}, {@code /text}, {@code t03:15}. */
    private static boolean opensPrompt(String line) {
        char first = line.charAt(0);
        return first == ':' || first == '/' || (first == 't' && isDigit(line, 1));
    }

    /** Digits joined by a colon, a dash or a slash, right at the start or in brackets or quotes; or nothing but many digits. */
    private static boolean looksLikeTime(String line) {
        int start = 0;
        while (start < line.length() && "[\"'(@ ".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        if (!isDigit(line, start) || line.length() < SHORTEST_TIME) {
            return false;
        }
        int end = start;
        while (isDigit(line, end)) {
            end++;
        }
        boolean joined = end < line.length() && ":-/".indexOf(line.charAt(end)) >= 0 && isDigit(line, end + 1);
        return joined || (end == line.length() && end - start > SHORTEST_PASTE);
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int lineEnd(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) != '\r' && text.charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    private static int distinct(String text) {
        return (int) text.chars().distinct().count();
    }
}
