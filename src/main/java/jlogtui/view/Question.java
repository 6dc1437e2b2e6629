package jlogtui.view;

import java.util.List;

/** What a prompt asks for. */
interface Question {
    /**
     * What can be said about a text before it is entered.
     *
     * @param text one line; empty when there is nothing to say
     * @param errorAt index of the first char that cannot be read; -1 when all can
     * @param errorLength how many cannot be read; 0 when something is missing there
     */
    record Preview(String text, int errorAt, int errorLength) {
        static Preview of(String text) {
            return new Preview(text, -1, 0);
        }

        boolean isError() {
            return errorAt >= 0;
        }
    }

    /** The text before the cursor. */
    String label();

    Preview preview(String text);

    /** The text is another one than before. */
    default void changed(String text) {}

    /** The prompt goes without having been entered. */
    default void cancelled() {}

    /** Does it; called only when the preview is no error. False when there is nothing to do and the prompt stays. */
    boolean submit(String text);

    /**
     * What the word at the cursor could be completed to; all begin with it.
     *
     * @param before the text before the word
     */
    List<String> completions(String before, String word);

    /**
     * What a completion does, in words; empty when there is nothing to say.
     *
     * @param before the text before it
     */
    default String describe(String before, String completion) {
        return "";
    }
}
