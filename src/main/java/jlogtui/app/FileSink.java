package jlogtui.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import jlogtui.engine.ExportSink;
import jlogtui.timeline.Timeline;
import jlogtui.view.Taken;

/**
 * Writes an export to a file that the reader has named. It grows under another name beside it and gets its own when it is
 * whole, so that a file that is there already stays as it is until then.
 */
final class FileSink implements ExportSink {
    /** Stands in each container's directory; Docker would go on writing to a log that has been replaced. */
    private static final String DOCKERS_OWN = "config.v2.json";

    private final long id;
    private final Path named;
    private final boolean mayOverwrite;
    private final TakenLines lines;
    private final Mailbox mailbox;
    /** The file itself, where the name is a link's. */
    private Path file;

    private Path half;
    private OutputBytes out;
    private OutputStream target;

    FileSink(long id, Path named, boolean mayOverwrite, TakenLines lines, Mailbox mailbox) {
        this.id = id;
        this.named = named;
        this.mayOverwrite = mayOverwrite;
        this.lines = lines;
        this.mailbox = mailbox;
    }

    @Override
    public boolean begin() throws IOException {
        file = named;
        boolean exists = Files.exists(named, LinkOption.NOFOLLOW_LINKS);
        if (exists) {
            file = named.toRealPath();
            if (!Files.isRegularFile(file)) {
                throw new IOException(Files.isDirectory(file) ? "it is a directory" : "it is no regular file");
            }
            if (!mayOverwrite) {
                tell(Taken.State.EXISTS, named.toString());
                return false;
            }
        }
        Path directory = file.getParent();
        if (directory == null || named.getFileName() == null) {
            throw new IOException("it is a directory");
        }
        if (Files.exists(directory.resolve(DOCKERS_OWN))) {
            throw new IOException("that directory is Docker's own");
        }
        Path beside = directory.resolve(".jlogtui-" + ProcessHandle.current().pid() + "-" + id + ".part");
        target = Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        half = beside;
        // For a signal, which ends the program without asking this thread
        half.toFile().deleteOnExit();
        if (exists) {
            Files.setPosixFilePermissions(half, Files.getPosixFilePermissions(file));
        }
        out = new OutputBytes(target);
        progress(0);
        return true;
    }

    @Override
    public void take(Timeline timeline) throws IOException {
        lines.write(timeline, out);
    }

    @Override
    public void progress(double share) {
        int percent = (int) Math.max(0, Math.min(99, share * 100));
        tell(Taken.State.RUNNING, "writing " + named + " " + percent + " %");
    }

    @Override
    public void end(boolean isCancelled) throws IOException {
        if (isCancelled) {
            remove();
            tell(Taken.State.FAILED, "stopped: nothing is written to " + named);
            return;
        }
        out.flush();
        target.close();
        long bytes = Files.size(half);
        if (mayOverwrite) {
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.move(half, file);
        }
        half = null;
        Taken.State state = lines.hasLeftOut() ? Taken.State.DONE_IN_PART : Taken.State.DONE;
        String amount = Amount.lines(lines.count()) + ", " + Amount.bytes(bytes);
        tell(state, "wrote " + amount + " to " + named + lines.remarks());
    }

    @Override
    public void failed(IOException reason) {
        remove();
        tell(Taken.State.FAILED, "cannot write " + named + ": " + words(reason));
    }

    private void remove() {
        try {
            if (target != null) {
                target.close();
            }
            if (half != null) {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            // Nothing more can be done about it; the end of the program tries once again
            half = null;
        }
    }

    static String words(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "it has come into being meanwhile";
        }
        String text = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return text == null || text.isEmpty()
                ? failure.getClass().getSimpleName()
                : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private void tell(Taken.State state, String text) {
        mailbox.taken(new Taken(id, state, text));
    }
}
