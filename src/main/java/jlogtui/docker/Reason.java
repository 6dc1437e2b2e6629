package jlogtui.docker;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Says in a few words why the file system refused something. */
final class Reason {
    static final String MISSING = "missing";
    static final String NOT_A_DIRECTORY = "not a directory";

    private Reason() {}

    static String of(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return MISSING;
        }
        if (failure instanceof AccessDeniedException) {
            return Container.DENIED;
        }
        if (failure instanceof NotDirectoryException) {
            return NOT_A_DIRECTORY;
        }
        String text = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return text == null ? failure.getClass().getSimpleName() : Inert.text(text.toLowerCase(Locale.ROOT));
    }
}
