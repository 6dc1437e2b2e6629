package jlogtui.view;

/**
 * The signs of the frame around the log's own text. All take one column, each of the bars, too.
 *
 * @param horizontal line of rulers and boxes
 * @param vertical line of boxes and between columns
 * @param topLeft corner of a box, likewise the other three
 * @param ellipsis text goes on beyond the edge
 * @param bullet a separator between words
 * @param stderr the sign in front of a line from stderr
 * @param warning something needs attention
 * @param shown a source that is shown
 * @param muted a source that is muted
 * @param selected the selected row of a list
 * @param arrow "means" or "goes to"
 * @param atLeast "at least", before a level
 * @param place the sign of a line that the reader has marked
 * @param bars eight bars of a histogram, the lowest first
 */
public record Symbols(
        String horizontal,
        String vertical,
        String topLeft,
        String topRight,
        String bottomLeft,
        String bottomRight,
        String ellipsis,
        String bullet,
        String stderr,
        String warning,
        String shown,
        String muted,
        String selected,
        String arrow,
        String atLeast,
        String place,
        String bars) {
    public static final Symbols UNICODE =
            new Symbols("─", "│", "┌", "┐", "└", "┘", "…", "·", "▌", "⚠", "●", "○", "▸", "→", "≥", "◆", "▁▂▃▄▅▆▇█");

    /** For terminals whose locale is not UTF-8. */
    public static final Symbols ASCII =
            new Symbols("-", "|", "+", "+", "+", "+", "~", "-", "!", "!", "*", " ", ">", ">", ">", "*", ".:-=+*%#");
}
