package jlogtui.app;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jlogtui.docker.Container;
import jlogtui.docker.LogFiles;
import jlogtui.docker.Logging;
import jlogtui.docker.Rotation;
import jlogtui.docker.Run;
import jlogtui.model.Entry;
import jlogtui.model.Source;
import jlogtui.parse.Limits;
import jlogtui.parse.RecordSplitter;
import jlogtui.parse.Rfc3339;

/**
 * Standard input as a source: what comes is written as Docker would have written it to a private temporary file, so that
 * everything else reads it like any container's log. Takes Docker's JSON lines as they are, lines that begin with a time as
 * {@code docker logs -t} prints them, and plain text, which gets the time at which it came.
 */
final class StandardInput implements Closeable {
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int SHORTEST_TIME = "2026-08-20T03:15:07Z".length();
    private static final byte[] LOG_KEY = "{\"log\":".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final Clock clock;
    private final Path directory;
    private final Path file;
    private volatile boolean ended;
    private volatile String problem = "";

    private StandardInput(InputStream in, Clock clock, Path directory) {
        this.in = in;
        this.clock = clock;
        this.directory = directory;
        file = directory.resolve("stdin.log");
    }

    static StandardInput open(InputStream in, Clock clock, Path temporary) throws IOException {
        Path directory = Files.createTempDirectory(
                temporary,
                "jlogtui-stdin-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        StandardInput input = new StandardInput(in, clock, directory);
        Files.createFile(input.file);
        return input;
    }

    /** Reads to the end, on the caller's thread. */
    void readAll() throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), CHUNK_BYTES)) {
            RecordSplitter splitter = new RecordSplitter(new Converter(out), 0);
            byte[] chunk = new byte[CHUNK_BYTES];
            int read = in.read(chunk);
            while (read >= 0) {
                splitter.feed(chunk, 0, read);
                // What has come must be seen before more comes
                out.flush();
                read = in.read(chunk);
            }
            splitter.end();
        } finally {
            ended = true;
        }
    }

    /** Goes on reading on a thread of its own. */
    void start() {
        Thread thread = new Thread(
                () -> {
                    try {
                        readAll();
                    } catch (IOException | UncheckedIOException e) {
                        problem = "cannot be read: " + e.getMessage();
                    }
                },
                "stdin");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether nothing more will come. */
    boolean hasEnded() {
        return ended;
    }

    /** The source, as if it were a container. */
    Container container() {
        return new Container(
                "stdin",
                "stdin",
                "",
                "",
                "",
                "",
                false,
                new Run(
                        ended ? Source.State.EXITED : Source.State.RUNNING,
                        0,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        ""),
                new Logging("", Rotation.NEVER, false),
                new LogFiles(directory, file, false, List.of()),
                problem);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(directory);
    }

    /** Writes each line as a record. */
    private final class Converter implements RecordSplitter.LineSink {
        private final OutputStream out;

        Converter(OutputStream out) {
            this.out = out;
        }

        @Override
        public void line(byte[] bytes, int start, int end, long fileOffset) {
            try {
                if (isDockerRecord(bytes, start, end)) {
                    out.write(bytes, start, end - start);
                } else {
                    writeRecord(bytes, start, end);
                }
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Other JSON than Docker's is text: a program's own lines. */
        private boolean isDockerRecord(byte[] bytes, int start, int end) {
            return end - start > LOG_KEY.length
                    && Arrays.equals(bytes, start, start + LOG_KEY.length, LOG_KEY, 0, LOG_KEY.length);
        }

        @Override
        public void tooLong(long fileOffset, long endOffset) {
            String text = "(" + (endOffset - fileOffset) + " more bytes of a line above " + Limits.MAX_RECORD_BYTES
                    + " bytes were left out)";
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            line(bytes, 0, bytes.length, fileOffset);
        }

        private void writeRecord(byte[] bytes, int start, int end) throws IOException {
            int space = timeEnd(bytes, start, end);
            String time = space < 0
                    ? clock.instant().toString()
                    : new String(bytes, start, space - start, StandardCharsets.US_ASCII);
            int from = space < 0 ? start : space + 1;
            String text = new String(bytes, from, end - from, StandardCharsets.UTF_8) + "\n";
            out.write("{\"log\":\"".getBytes(StandardCharsets.US_ASCII));
            out.write(JsonStringEncoder.getInstance().quoteAsUTF8(text));
            out.write(("\",\"stream\":\"stdout\",\"time\":\"" + time + "\"}").getBytes(StandardCharsets.US_ASCII));
        }

        /** Where the time that the line begins with ends, or -1. */
        private int timeEnd(byte[] bytes, int start, int end) {
            int space = start;
            while (space < end && bytes[space] != ' ') {
                space++;
            }
            boolean isTime = space < end
                    && space - start >= SHORTEST_TIME
                    && Rfc3339.parse(bytes, start, space) != Entry.NO_TIME;
            return isTime ? space : -1;
        }
    }
}
