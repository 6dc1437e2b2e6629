package jlogtui.docker;

/** Makes text from files and paths safe to print: what could control a terminal becomes a visible escape. */
final class Inert {
    private Inert() {}

    static String text(String text) {
        if (text.codePoints().allMatch(Inert::isSafe)) {
            return text;
        }
        StringBuilder inert = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> append(inert, c));
        return inert.toString();
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
