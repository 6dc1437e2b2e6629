package jlogtui.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import jlogtui.engine.ExportSink;
import jlogtui.timeline.Timeline;
import jlogtui.view.Taken;

/** Collects an export for the clipboard; what is too much for that goes to a file that only its owner can read. */
final class CopySink implements ExportSink {
    private final long id;
    private final TakenLines lines;
    private final Takeaway.Places places;
    private final Mailbox mailbox;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final OutputBytes out = new OutputBytes(new Collector());
    private Path file;
    private OutputStream target;

    CopySink(long id, TakenLines lines, Takeaway.Places places, Mailbox mailbox) {
        this.id = id;
        this.lines = lines;
        this.places = places;
        this.mailbox = mailbox;
    }

    /** Keeps bytes as long as they are few. */
    private final class Collector extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            // The last line feed is not copied
            if (target == null && collected.size() + length > places.mostCopied() + 1) {
                open();
            }
            (target == null ? collected : target).write(bytes, from, length);
        }
    }

    private void open() throws IOException {
        if (!places.mayWriteFiles()) {
            throw new IOException(
                    places.mostCopied() == 0
                            ? "this terminal has no clipboard"
                            : "the clipboard takes no more than " + Amount.bytes(places.mostCopied()));
        }
        file = Files.createTempFile(
                places.temporary(),
                "jlogtui-copy-",
                ".txt",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        target = Files.newOutputStream(file);
        collected.writeTo(target);
        collected.reset();
    }

    @Override
    public boolean begin() {
        return true;
    }

    @Override
    public void take(Timeline timeline) throws IOException {
        lines.write(timeline, out);
    }

    @Override
    public void progress(double share) {
        tell(Taken.State.RUNNING, "copying, " + Amount.lines(lines.count()));
    }

    @Override
    public void end(boolean isCancelled) throws IOException {
        if (isCancelled) {
            remove();
            tell(Taken.State.FAILED, "stopped: nothing is copied");
            return;
        }
        out.flush();
        if (lines.count() == 0) {
            tell(Taken.State.FAILED, "nothing to copy here" + lines.remarks());
            return;
        }
        Taken.State state = lines.hasLeftOut() ? Taken.State.DONE_IN_PART : Taken.State.DONE;
        if (target != null) {
            target.close();
            String reason = places.mostCopied() == 0 ? "this terminal has no clipboard" : "too much for the clipboard";
            tell(state, reason + ": " + amount(Files.size(file)) + " are in " + file + lines.remarks());
            return;
        }
        byte[] text = collected.toByteArray();
        byte[] copied = Arrays.copyOf(text, text.length - 1);
        String said = "copied " + amount(copied.length) + lines.remarks();
        mailbox.copied(copied, new Taken(id, state, said));
    }

    private String amount(long bytes) {
        return Amount.lines(lines.count()) + ", " + Amount.bytes(bytes);
    }

    @Override
    public void failed(IOException reason) {
        remove();
        tell(Taken.State.FAILED, "cannot copy: " + FileSink.words(reason));
    }

    private void remove() {
        try {
            if (target != null) {
                target.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // It is private, and the system clears the directory sooner or later
            file = null;
        }
    }

    private void tell(Taken.State state, String text) {
        mailbox.taken(new Taken(id, state, text));
    }
}
