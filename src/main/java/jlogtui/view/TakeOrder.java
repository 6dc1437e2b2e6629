package jlogtui.view;

import java.util.Optional;
import jlogtui.model.Position;
import jlogtui.query.Filter;
import jlogtui.query.LineRange;

/** What is to be taken away from the screen. */
public sealed interface TakeOrder {
    /** Grows with every order; the answers carry it. */
    long id();

    /** Whether secrets are masked. */
    boolean isMasked();

    /**
     * Copies lines to the reader's clipboard.
     *
     * @param message where the message begins that is copied whole, which has the line of the range; empty for the lines of
     *     the range as they are shown
     * @param isOriginal Docker's own lines, not the messages
     */
    record Copy(
            long id, Filter filter, LineRange range, Optional<Position> message, boolean isOriginal, boolean isMasked)
            implements TakeOrder {
        /** Copies lines as they are shown. */
        public Copy(long id, Filter filter, LineRange range, boolean isOriginal, boolean isMasked) {
            this(id, filter, range, Optional.empty(), isOriginal, isMasked);
        }
    }

    /**
     * Copies a text that the screen has, such as a field of a line.
     *
     * @param name the field's name, which can tell that it is a secret; empty for none
     */
    record CopyText(long id, String name, String text, boolean isMasked) implements TakeOrder {}

    /**
     * Writes all lines that a filter shows to a file.
     *
     * @param file its name as typed; the end of it says what is written
     * @param mayOverwrite there may be such a file already
     */
    record Write(long id, Filter filter, String file, boolean mayOverwrite, boolean isMasked) implements TakeOrder {}
}
