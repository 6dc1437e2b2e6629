package jlogtui.app.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** The directory of one container as Docker keeps it. Belongs to one thread at a time. */
final class DemoContainer implements Closeable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String NEVER = "0001-01-01T00:00:00Z";

    private final Part part;
    private final String id;
    private final Path directory;
    private OutputStream log;
    private long size;
    private Instant lastTime = Instant.EPOCH;

    DemoContainer(Part part, String id, Path root) {
        this.part = part;
        this.id = id;
        this.directory = root.resolve(id);
    }

    /**
     * What {@code config.v2.json} says about the life of a container.
     *
     * @param started when it was started last
     * @param restarts how often it was started again by itself
     * @param finished when it ended; null while it runs
     * @param exitCode its exit code, 137 standing for out of memory
     */
    record Life(Instant created, Instant started, int restarts, Instant finished, int exitCode) {}

    /** Makes the directory, the configuration files and an empty log. */
    void create(Life life) throws IOException {
        Files.createDirectory(directory);
        try (JsonGenerator json = generator("config.v2.json")) {
            writeConfig(json, life);
        }
        try (JsonGenerator json = generator("hostconfig.json")) {
            writeHostConfig(json);
        }
        if (part.driver().equals("json-file")) {
            open();
        }
    }

    /** Appends one output; it is on disk after {@link #flush()}. */
    void append(boolean stderr, Instant time, String text) throws IOException {
        if (size >= part.maxBytes()) {
            rotate();
        }
        byte[] records = DockerRecord.of(stderr, time, text);
        log.write(records);
        size += records.length;
        lastTime = time;
    }

    void flush() throws IOException {
        if (log != null) {
            log.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (log != null) {
            log.close();
        }
    }

    private void open() throws IOException {
        log = new BufferedOutputStream(
                Files.newOutputStream(file(""), StandardOpenOption.CREATE, StandardOpenOption.APPEND), 1 << 16);
        size = 0;
    }

    private void rotate() throws IOException {
        log.close();
        String ending = part.compress ? ".gz" : "";
        int oldest = part.maxFile - 1;
        Files.deleteIfExists(file("." + oldest + ending));
        for (int number = oldest - 1; number >= 1; number--) {
            if (Files.exists(file("." + number + ending))) {
                Files.move(file("." + number + ending), file("." + (number + 1) + ending));
            }
        }
        Files.move(file(""), file(".1"));
        open();
        if (part.compress) {
            RotatedGzip.compress(file(".1"), file(".1.gz"), DockerRecord.time(lastTime));
        }
    }

    private Path file(String ending) {
        return directory.resolve(id + "-json.log" + ending);
    }

    private JsonGenerator generator(String name) throws IOException {
        return JSON.createGenerator(Files.newOutputStream(directory.resolve(name)));
    }

    private void writeConfig(JsonGenerator json, Life life) throws IOException {
        boolean running = life.finished() == null;
        json.writeStartObject();
        json.writeObjectFieldStart("State");
        json.writeBooleanField("Running", running);
        json.writeBooleanField("Paused", false);
        json.writeBooleanField("Restarting", false);
        json.writeBooleanField("OOMKilled", life.exitCode() == 137);
        json.writeBooleanField("Dead", false);
        // a container counts as running only while its process is there: ours is
        json.writeNumberField("Pid", running ? ProcessHandle.current().pid() : 0);
        json.writeNumberField("ExitCode", life.exitCode());
        json.writeStringField("Error", "");
        json.writeStringField("StartedAt", DockerRecord.time(life.started()));
        json.writeStringField("FinishedAt", running ? NEVER : DockerRecord.time(life.finished()));
        json.writeEndObject();
        json.writeStringField("ID", id);
        json.writeStringField("Created", DockerRecord.time(life.created()));
        json.writeObjectFieldStart("Config");
        json.writeBooleanField("Tty", false);
        json.writeStringField("Image", part.image);
        json.writeObjectFieldStart("Labels");
        if (!part.service().isEmpty()) {
            json.writeStringField("com.docker.compose.project", "shop");
            json.writeStringField("com.docker.compose.service", part.service());
            json.writeStringField("com.docker.compose.container-number", "1");
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("LogPath", part.driver().equals("json-file") ? file("").toString() : "");
        json.writeStringField("Name", "/" + part.containerName);
        json.writeNumberField("RestartCount", life.restarts());
        json.writeEndObject();
    }

    private void writeHostConfig(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("LogConfig");
        json.writeStringField("Type", part.driver());
        json.writeObjectFieldStart("Config");
        if (part.isRotated()) {
            json.writeStringField("max-size", part.maxSize);
            json.writeStringField("max-file", Integer.toString(part.maxFile));
            json.writeStringField("compress", Boolean.toString(part.compress));
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeBooleanField("AutoRemove", false);
        json.writeNumberField("Memory", part.memoryBytes());
        json.writeEndObject();
    }
}
