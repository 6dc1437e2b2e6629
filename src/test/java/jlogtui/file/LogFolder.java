package jlogtui.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A container's directory, its log and a clock, for tests that write the files by hand. */
final class LogFolder implements AutoCloseable, InstantSource {
    final Path directory;
    final Path live;
    final FileSlots slots = new FileSlots(32);
    final TemporarySpace space;
    final RotatedLog log;
    private Duration shift = Duration.ZERO;

    LogFolder(Path parent) throws IOException {
        directory = Files.createDirectory(parent.resolve("container"));
        live = directory.resolve("abc-json.log");
        space = new TemporarySpace(parent);
        log = new RotatedLog(live, slots, space, this);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(shift);
    }

    void advance(Duration duration) {
        shift = shift.plus(duration);
    }

    Path path(String suffix) {
        return directory.resolve("abc-json.log" + suffix);
    }

    void write(String suffix, String text) throws IOException {
        Files.writeString(path(suffix), text);
    }

    void append(String suffix, String text) throws IOException {
        Files.writeString(path(suffix), text, StandardOpenOption.APPEND);
    }

    void writeGzip(String suffix, String text) throws IOException {
        Files.write(path(suffix), gzip(text));
    }

    static byte[] gzip(String text) {
        return DockerWriter.gzip(text.getBytes(StandardCharsets.UTF_8), "2026-11-22T20:27:49.431944613Z");
    }

    void rename(String from, String to) throws IOException {
        Files.move(path(from), path(to));
    }

    /** Text that is like no other, longer than a head. */
    static String text(String name) {
        return (name + " " + "lorem ipsum ".repeat(40)).strip() + "\n";
    }

    List<Integer> numbers() {
        return log.generations().stream().map(Generation::number).toList();
    }

    List<Boolean> sealed() {
        return log.generations().stream().map(Generation::sealed).toList();
    }

    void assertTexts(String... texts) throws IOException {
        assertEquals(texts.length, log.generations().size(), () -> "generations " + log.generations());
        for (int i = 0; i < texts.length; i++) {
            byte[] bytes = GenerationReader.readWhole(log.generations().get(i));
            assertEquals(texts[i], new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        log.close();
        space.close();
        assertEquals(0, slots.open(), "descriptors left open");
    }
}
