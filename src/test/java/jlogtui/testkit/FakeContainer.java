package jlogtui.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** One container of a {@link ContainerTree}. What is set takes effect on disk with {@link #create()} or {@link #save()}. */
public final class FakeContainer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NEVER = "0001-01-01T00:00:00Z";
    private static final int PIECE_BYTES = 16 * 1024;

    private final Path directory;
    private final String id;
    private final ObjectNode config = JsonNodeFactory.instance.objectNode();
    private final ObjectNode host = JsonNodeFactory.instance.objectNode();
    private int maxFile = 1;
    private boolean compress;

    FakeContainer(Path directory, String id, String name) {
        this.directory = directory;
        this.id = id;
        ObjectNode state = config.putObject("State");
        state.put("Running", true).put("Paused", false).put("Restarting", false).put("OOMKilled", false);
        state.put("Dead", false).put("Pid", 4711).put("ExitCode", 0).put("Error", "");
        state.put("StartedAt", DockerJson.time(ContainerTree.START)).put("FinishedAt", NEVER);
        config.put("ID", id).put("Created", DockerJson.time(ContainerTree.START));
        ObjectNode inner = config.putObject("Config");
        inner.put("Tty", false).put("Image", "bb:1").putObject("Labels");
        config.put("LogPath", logFile().toString());
        config.put("Name", "/" + name).put("RestartCount", 0);
        driver("json-file");
    }

    /** The image's name as typed. */
    public FakeContainer image(String image) {
        ((ObjectNode) config.get("Config")).put("Image", image);
        return this;
    }

    /** One label. */
    public FakeContainer label(String name, String value) {
        ((ObjectNode) config.get("Config").get("Labels")).put(name, value);
        return this;
    }

    /** The labels that Compose gives. */
    public FakeContainer compose(String project, String service) {
        return label("com.docker.compose.project", project)
                .label("com.docker.compose.service", service)
                .label("com.docker.compose.container-number", "1");
    }

    /** Another log driver than {@code json-file}; then there is no log file. */
    public FakeContainer driver(String driver) {
        ObjectNode logConfig = host.putObject("LogConfig");
        logConfig.put("Type", driver).putObject("Config");
        if (!driver.equals("json-file")) {
            config.put("LogPath", "");
        }
        return this;
    }

    /** Limits of the log, such as {@code "10k", 3, true}. */
    public FakeContainer limits(String maxSize, int files, boolean compressed) {
        ObjectNode options = (ObjectNode) host.get("LogConfig").get("Config");
        options.put("max-size", maxSize)
                .put("max-file", Integer.toString(files))
                .put("compress", Boolean.toString(compressed));
        maxFile = files;
        compress = compressed;
        return this;
    }

    /** Another name, as after {@code docker rename}. */
    public FakeContainer name(String name) {
        config.put("Name", "/" + name);
        return this;
    }

    /** It ended then, with that code. */
    public FakeContainer exited(Instant time, int exitCode, boolean outOfMemory) {
        return state(state -> state.put("Running", false)
                .put("Pid", 0)
                .put("ExitCode", exitCode)
                .put("OOMKilled", outOfMemory)
                .put("FinishedAt", DockerJson.time(time)));
    }

    /** It was started then, for the N-th time after the first. */
    public FakeContainer restarted(Instant time, int restartCount) {
        config.put("RestartCount", restartCount);
        return state(state -> state.put("Running", true).put("Pid", 4712).put("StartedAt", DockerJson.time(time)));
    }

    /** Changes the {@code State} of {@code config.v2.json} at will. */
    public FakeContainer state(Consumer<ObjectNode> change) {
        change.accept((ObjectNode) config.get("State"));
        return this;
    }

    /** Makes the directory with both configuration files and an empty log. */
    public FakeContainer create() {
        return io(() -> {
            Files.createDirectories(directory);
            if (host.get("LogConfig").get("Type").asText().equals("json-file")) {
                Files.createFile(logFile());
            }
            return save();
        });
    }

    /** Writes both configuration files, atomically as Docker does. */
    public FakeContainer save() {
        return io(() -> {
            replace("config.v2.json", config);
            replace("hostconfig.json", host);
            return this;
        });
    }

    /** The full id. */
    public String id() {
        return id;
    }

    /** Its directory. */
    public Path directory() {
        return directory;
    }

    /** The live log file. */
    public Path logFile() {
        return directory.resolve(id + "-json.log");
    }

    /** The N-th rotated file, 1 the newest, compressed or not. */
    public Path rotatedFile(int number) {
        return directory.resolve(id + "-json.log." + number + (compress ? ".gz" : ""));
    }

    /** Appends one record; the text ends with a line feed unless it is an unfinished line. */
    public FakeContainer append(String stream, Instant time, String text) {
        return appendRaw(DockerJson.record(stream, time, text));
    }

    /** Appends a line of any length as Docker does: in pieces of 16 KiB, all with the time of the first. */
    public FakeContainer appendLine(String stream, Instant time, String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        var records = new ByteArrayOutputStream();
        int at = 0;
        while (bytes.length - at > PIECE_BYTES) {
            records.writeBytes(DockerJson.record(stream, time, Arrays.copyOfRange(bytes, at, at + PIECE_BYTES)));
            at += PIECE_BYTES;
        }
        records.writeBytes(DockerJson.record(stream, time, Arrays.copyOfRange(bytes, at, bytes.length)));
        return appendRaw(records.toByteArray());
    }

    /** Appends any bytes, such as half a record. */
    public FakeContainer appendRaw(byte[] bytes) {
        return io(() -> {
            Files.write(logFile(), bytes, StandardOpenOption.APPEND);
            return this;
        });
    }

    /** Rotates as Docker does: the oldest file goes, the others move up, a new live file begins. */
    public FakeContainer rotate() {
        return io(() -> {
            Files.deleteIfExists(rotatedFile(maxFile - 1));
            for (int number = maxFile - 2; number >= 1; number--) {
                if (Files.exists(rotatedFile(number))) {
                    Files.move(rotatedFile(number), rotatedFile(number + 1), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (maxFile == 1) {
                Files.delete(logFile());
            } else {
                Path plain = directory.resolve(id + "-json.log.1");
                Files.move(logFile(), plain, StandardCopyOption.REPLACE_EXISTING);
                if (compress) {
                    compress(plain, rotatedFile(1));
                }
            }
            Files.createFile(logFile());
            return this;
        });
    }

    /** Removes the directory with everything in it, as {@code docker rm}. */
    public void remove() {
        io(() -> {
            TempFolder.delete(directory);
            return this;
        });
    }

    /** Without Docker's extra header field, which readers may not rely on. */
    private static void compress(Path plain, Path gz) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            Files.copy(plain, out);
        }
        Files.delete(plain);
    }

    private void replace(String file, ObjectNode content) throws IOException {
        Path temporary = directory.resolve(".tmp-" + file + "123456789");
        Files.write(temporary, JSON.writeValueAsBytes(content));
        Files.move(temporary, directory.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    private interface Action {
        FakeContainer run() throws IOException;
    }

    private static FakeContainer io(Action action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
