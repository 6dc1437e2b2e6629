package jlogtui.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Says in a few words why a file could not be read; what Java says is often the path alone. */
public final class FailureText {
    private FailureText() {}

    /** The reason, lower case, without the path. */
    public static String of(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "missing";
        }
        String text = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return text == null ? failure.getClass().getSimpleName() : text.toLowerCase(Locale.ROOT);
    }
}
