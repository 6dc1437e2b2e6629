package jlogtui.terminal;

/**
 * How large the terminal is.
 *
 * @param columns at least 1
 * @param rows at least 1
 */
public record ScreenSize(int columns, int rows) {
    static final ScreenSize USUAL = new ScreenSize(80, 24);

    /** Reads what {@code stty size} prints, rows before columns; null when the terminal does not know its size. */
    static ScreenSize parse(String text) {
        String trimmed = text.strip();
        int blank = trimmed.indexOf(' ');
        if (blank < 0) {
            return null;
        }
        try {
            int rows = Integer.parseInt(trimmed.substring(0, blank));
            int columns = Integer.parseInt(trimmed.substring(blank + 1).strip());
            return rows > 0 && columns > 0 ? new ScreenSize(columns, rows) : null;
        } catch (NumberFormatException notASize) {
            return null;
        }
    }
}
