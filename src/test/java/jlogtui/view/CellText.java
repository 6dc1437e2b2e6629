package jlogtui.view;

import java.util.Set;

/** Cells as one line of text that a person can compare, and the rules that all cells keep. */
final class CellText {
    private static final Set<Integer> FORBIDDEN = Set.of(
            0x7f, 0xad, 0x61c, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xfeff);

    private CellText() {}

    /** The text alone. */
    static String plain(Cell[] cells) {
        StringBuilder text = new StringBuilder();
        for (Cell cell : cells) {
            text.append(cell.cluster());
        }
        return text.toString();
    }

    /**
     * The text with each change of style in front of it: {@code {}} is the base, {@code {M}} the role MARK; else {@code f} and {@code b} with the
     * index or rgb of a colour, and the first letters of attributes in capitals.
     */
    static String styled(Cell[] cells, Style base) {
        StringBuilder text = new StringBuilder();
        Style last = base;
        for (Cell cell : cells) {
            if (!cell.style().equals(last)) {
                last = cell.style();
                text.append('{').append(name(last, base)).append('}');
            }
            text.append(cell.cluster());
        }
        return text.toString();
    }

    /** What is wrong with the cells, or empty. */
    static String defect(Cell[] cells) {
        for (int i = 0; i < cells.length; i++) {
            Cell cell = cells[i];
            if (cell.width() == 0
                    ? i == 0 || cells[i - 1].width() != 2
                    : cell.cluster().isEmpty()) {
                return "column " + i + " is half a cell";
            }
            if (cell.width() == 2 && (i + 1 == cells.length || cells[i + 1].width() != 0)) {
                return "column " + i + " lacks its right half";
            }
            if (cell.width() == 0 ? !cell.cluster().isEmpty() : Clusters.width(cell.cluster()) != cell.width()) {
                return "column " + i + " has the wrong width " + cell.width();
            }
            if (!cell.cluster().codePoints().allMatch(CellText::isSafe)) {
                return "column " + i + " has a forbidden character";
            }
        }
        return "";
    }

    private static boolean isSafe(int codePoint) {
        return codePoint >= ' '
                && !(codePoint >= 0x80 && codePoint < 0xa0)
                && !(codePoint >= 0x202a && codePoint <= 0x202e)
                && !(codePoint >= 0x2066 && codePoint <= 0x206f)
                && !(codePoint >= 0xd800 && codePoint <= 0xdfff)
                && !(codePoint >= 0xfdd0 && codePoint <= 0xfdef)
                && (codePoint & 0xfffe) != 0xfffe
                && !FORBIDDEN.contains(codePoint);
    }

    private static String name(Style style, Style base) {
        if (style.equals(base)) {
            return "";
        }
        if (style.role() == Role.MARK) {
            return "M";
        }
        StringBuilder name = new StringBuilder();
        if (style.foreground() != -1) {
            name.append('f').append(colour(style.foreground()));
        }
        if (style.background() != -1) {
            name.append('b').append(colour(style.background()));
        }
        String letters = "BDIURS";
        for (int bit = 0; bit < letters.length(); bit++) {
            if ((style.attributes() & 1 << bit) != 0) {
                name.append(letters.charAt(bit));
            }
        }
        return name.toString();
    }

    private static String colour(int colour) {
        return (colour & Style.RGB) == 0
                ? Integer.toString(colour)
                : '#' + Integer.toHexString(colour).substring(1);
    }

    /** Text with the escapes of JSON, which here may stand for lone surrogates, too. */
    static String unescape(String escaped) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        while (next < escaped.length()) {
            char c = escaped.charAt(next++);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = escaped.charAt(next++);
            switch (escape) {
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    text.append((char) Integer.parseInt(escaped, next, next + 4, 16));
                    next += 4;
                }
                default -> text.append(escape);
            }
        }
        return text.toString();
    }
}
