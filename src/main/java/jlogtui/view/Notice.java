package jlogtui.view;

/**
 * One sentence for the status row; it stays until the next key.
 *
 * @param text the sentence
 * @param isWarning something went wrong
 */
public record Notice(String text, boolean isWarning) {
    public static Notice of(String text) {
        return new Notice(text, false);
    }

    public static Notice warning(String text) {
        return new Notice(text, true);
    }
}
