package jlogtui.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * An output that the process was started with. Java knows nothing of what is behind it; Linux tells under
 * {@code /proc}, and where it does not, all that could matter is taken to be so.
 */
final class ProcessOutput extends OutputStream {
    private static final long NON_BLOCKING = 04000;

    private final FileOutputStream stream;
    private final int number;
    private final boolean isTerminal;

    /** Nobody reads any more what is written. */
    static final class ReaderGone extends IOException {
        private static final long serialVersionUID = 1;

        ReaderGone(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private ProcessOutput(FileDescriptor descriptor, int number, boolean isTerminal) {
        stream = new FileOutputStream(descriptor);
        this.number = number;
        this.isTerminal = isTerminal;
    }

    static ProcessOutput out(Terminals terminals) {
        return new ProcessOutput(FileDescriptor.out, 1, terminals.out());
    }

    /** Standard error, which is standard output itself when both lead to one place. */
    static ProcessOutput err(Terminals terminals, ProcessOutput out) {
        ProcessOutput err = new ProcessOutput(FileDescriptor.err, 2, terminals.err());
        Object place = err.place();
        return place != null && place.equals(out.place()) ? out : err;
    }

    /** Device and number of the file behind it; null when that cannot be told. */
    private Object place() {
        try {
            return Files.readAttributes(descriptor("fd"), BasicFileAttributes.class)
                    .fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    private Path descriptor(String folder) {
        return Path.of("/proc/self", folder, Integer.toString(number));
    }

    /** Whether nobody can see the order in which this one and another one are written to. */
    boolean isApartFrom(ProcessOutput other) {
        Object place = place();
        Object otherPlace = other.place();
        boolean bothAreSeen = isTerminal && other.isTerminal;
        return !bothAreSeen && place != null && otherPlace != null && !Objects.equals(place, otherPlace);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            stream.write(bytes, from, length);
        } catch (IOException e) {
            throw isReaderGone(e) ? new ReaderGone(e) : e;
        }
    }

    /** A pipe that blocks fails for no other reason; the text of the failure is in the user's language. */
    private boolean isReaderGone(IOException failure) {
        if (failure.getMessage() != null && failure.getMessage().contains("Broken pipe")) {
            return true;
        }
        try {
            String target = Files.readSymbolicLink(descriptor("fd")).toString();
            return (target.startsWith("pipe:") || target.startsWith("socket:")) && blocks();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean blocks() throws IOException {
        for (String line : Files.readAllLines(descriptor("fdinfo"))) {
            if (line.startsWith("flags:")) {
                return (Long.parseLong(line.substring("flags:".length()).strip(), 8) & NON_BLOCKING) == 0;
            }
        }
        return false;
    }

    @Override
    public void flush() {
        // Nothing is held back here
    }
}
