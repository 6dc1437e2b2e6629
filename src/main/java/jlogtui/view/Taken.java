package jlogtui.view;

/**
 * How an order to take something away goes.
 *
 * @param id the order's
 * @param text for people: a sentence, or the name of the file that exists
 */
public record Taken(long id, State state, String text) {
    /** How far it is. */
    public enum State {
        /** There will be more to tell. */
        RUNNING,
        /** The file is there already, and nothing has been done. */
        EXISTS,
        DONE,
        /** Done, but something could not be taken. */
        DONE_IN_PART,
        /** Nothing has been taken away. */
        FAILED
    }

    boolean isOver() {
        return state != State.RUNNING;
    }
}
