package jlogtui.docker;

/** Makes text from files and paths safe to print: what could control a terminal becomes a visible escape. */
final class Inert {
    private Inert() {}

    static String text(String text) {
        int safe = plainEnd(text);
        while (safe < text.length() && isSafe(text.codePointAt(safe))) {
            safe += Character.charCount(text.codePointAt(safe));
        }
        if (safe == text.length()) {
            return text;
        }
        StringBuilder inert = new StringBuilder(text.length() + 8).append(text, 0, safe);
        for (int at = safe; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            append(inert, text.codePointAt(at));
        }
        return inert.toString();
    }

    /** Where the first letter stands that needs a closer look. */
    private static int plainEnd(String text) {
        int length = text.length();
        for (int at = 0; at < length; at++) {
            char letter = text.charAt(at);
            if (letter < ' ' || letter > '~') {
                return at;
            }
        }
        return length;
    }

    private static void append(StringBuilder inert, int codePoint) {
        if (isSafe(codePoint)) {
            inert.appendCodePoint(codePoint);
        } else {
            String hex = Integer.toHexString(codePoint);
            int digits = codePoint < 0x100 ? 2 : 4;
            inert.append(digits == 2 ? "\\x" : "\\u").append("0".repeat(Math.max(0, digits - hex.length())));
            inert.append(hex);
        }
    }

    /** Formatting characters include those that turn the direction of text around and so can forge a name. */
    private static boolean isSafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
