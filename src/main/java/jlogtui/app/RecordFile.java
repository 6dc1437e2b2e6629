package jlogtui.app;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import jlogtui.docker.Container;
import jlogtui.docker.LogFiles;
import jlogtui.docker.Logging;
import jlogtui.docker.Rotation;
import jlogtui.docker.Run;
import jlogtui.model.Source;
import jlogtui.model.Stream;
import jlogtui.parse.Limits;

/** Lines of something that is no container, written as Docker would have written them to a private temporary file. */
final class RecordFile implements Closeable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final String name;
    private final Path directory;
    private final Path file;
    private final OutputStream out;

    private RecordFile(String name, Path directory, Path file) throws IOException {
        this.name = name;
        this.directory = directory;
        this.file = file;
        out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    }

    /**
     * @param name of the source
     * @param temporary the directory to make one in that nobody else can read
     */
    static RecordFile create(String name, Path temporary) throws IOException {
        Path directory = Files.createTempDirectory(
                temporary,
                "jlogtui-" + name + "-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new RecordFile(name, directory, directory.resolve(name + ".log"));
    }

    /** What stands for the rest of a line that is too long. */
    static String leftOut(long bytes) {
        return "(" + bytes + " more bytes of a line above " + Limits.MAX_RECORD_BYTES + " bytes were left out)";
    }

    /** Adds a line that is a record already. */
    void copy(byte[] bytes, int start, int end) throws IOException {
        out.write(bytes, start, end - start);
        out.write('\n');
    }

    /**
     * Adds a line.
     *
     * @param time in the form of RFC 3339
     */
    void write(String line, Stream stream, String time) throws IOException {
        out.write("{\"log\":\"".getBytes(StandardCharsets.US_ASCII));
        out.write(JsonStringEncoder.getInstance().quoteAsUTF8(line + "\n"));
        String streamName = stream == Stream.STDERR ? "stderr" : "stdout";
        String rest = "\",\"stream\":\"" + streamName + "\",\"time\":\"" + time + "\"}\n";
        out.write(rest.getBytes(StandardCharsets.US_ASCII));
    }

    void flush() throws IOException {
        out.flush();
    }

    /** The source, as if it were a container. */
    Container container(boolean isRunning, String problem) {
        return new Container(
                name,
                name,
                "",
                "",
                "",
                "",
                false,
                new Run(
                        isRunning ? Source.State.RUNNING : Source.State.EXITED,
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
        out.close();
        Files.deleteIfExists(file);
        Files.deleteIfExists(directory);
    }
}
