package jlogtui.file;

import java.io.IOException;

/** A compressed log cannot be inflated, because there is no room for it; nothing is wrong with the log itself. */
public final class NoRoomException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param message size of the file and, where it is not just the budget, what is in the way */
    public NoRoomException(String message) {
        super(message);
    }
}
