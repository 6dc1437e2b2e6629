package jlogtui.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Texts in the form of Go's {@code %q}: not JSON, since bytes may be written as {@code \xNN} and a bell as {@code \a}. */
final class GoText {
    private static final String LETTERS = "abfnrtv\\\"'";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\\"'";

    private GoText() {}

    /**
     * Where the quoted text ends that begins at a quote: behind its closing quote, or the end of the line when that is
     * lacking.
     */
    static int end(String line, int quote) {
        int at = quote + 1;
        while (at < line.length() && line.charAt(at) != '"') {
            at += line.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(line.length(), at + 1);
    }

    /** What a text means, without its quotes; an escape that Go does not know stands for itself. */
    static String unquote(String quoted) {
        boolean isClosed = quoted.length() > 1 && quoted.endsWith("\"");
        int end = isClosed ? quoted.length() - 1 : quoted.length();
        // Bytes, since those of one character may be written one by one
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int at = 1;
        while (at < end) {
            int plain = quoted.indexOf('\\', at);
            plain = plain < 0 || plain > end ? end : plain;
            text.writeBytes(quoted.substring(at, plain).getBytes(StandardCharsets.UTF_8));
            at = plain < end ? afterEscape(quoted, plain, end, text) : end;
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static int afterEscape(String quoted, int backslash, int end, ByteArrayOutputStream text) {
        char letter = backslash + 1 < end ? quoted.charAt(backslash + 1) : 0;
        int simple = letter == 0 ? -1 : LETTERS.indexOf(letter);
        if (simple >= 0) {
            text.write(MEANINGS.charAt(simple));
            return backslash + 2;
        }
        int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
        int number = digits > 0 ? hex(quoted, backslash + 2, Math.min(end, backslash + 2 + digits), digits) : -1;
        if (letter == 'x' && number >= 0) {
            text.write(number);
        } else if (number >= 0 && Character.isValidCodePoint(number)) {
            text.writeBytes(Character.toString(number).getBytes(StandardCharsets.UTF_8));
        } else {
            text.write('\\');
            return backslash + 1;
        }
        return backslash + 2 + digits;
    }

    private static int hex(String text, int from, int to, int digits) {
        if (to - from != digits) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            number = number << 4 | digit;
        }
        return number > Character.MAX_CODE_POINT ? -1 : (int) number;
    }
}
