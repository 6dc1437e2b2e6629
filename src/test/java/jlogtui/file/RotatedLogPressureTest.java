package jlogtui.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Few descriptors, and readers beside the thread that refreshes. */
class RotatedLogPressureTest {
    private static final String TIME = "2026-11-22T20:27:49.431944613Z";

    @TempDir
    Path temporary;

    /** A file that is not open may have ended in any way; that is told at the first one behind it that has lines. */
    @Test
    void aGapIsToldThoughTheFileBehindItNeverHadLines() throws IOException {
        FileSlots slots = new FileSlots(2);
        Path live = Files.createDirectory(temporary.resolve("c")).resolve("c-json.log");
        Files.writeString(live, "one\n");
        Path other = Files.writeString(temporary.resolve("other"), "bytes");
        // Made before, so that none has the inode of another
        Path two = Files.writeString(temporary.resolve("two"), "two\n");
        Path empty = Files.createFile(temporary.resolve("empty"));
        Path four = Files.writeString(temporary.resolve("four"), "four\n");
        try (TemporarySpace space = new TemporarySpace(temporary);
                RotatedLog log = new RotatedLog(live, slots, space, Clock.systemUTC())) {
            log.retainFrom(0);
            assertEquals(List.of(), log.refresh().gaps());
            Files.move(two, live, StandardCopyOption.REPLACE_EXISTING);
            assertEquals(List.of(), log.refresh().gaps());
            takeSlot(other, slots);
            Files.move(empty, live, StandardCopyOption.REPLACE_EXISTING);
            assertEquals(List.of(), log.refresh().gaps());
            takeSlot(other, slots);
            Files.move(four, live, StandardCopyOption.REPLACE_EXISTING);
            assertEquals(List.of(3), log.refresh().gaps());
        }
    }

    private static void takeSlot(Path path, FileSlots slots) throws IOException {
        try (PlainLogFile taker = new PlainLogFile(path, slots)) {
            taker.prepare();
        }
    }

    @Test
    void fourDescriptorsServeTwentyLogs() throws IOException {
        FileSlots slots = new FileSlots(4);
        try (TemporarySpace space = new TemporarySpace(temporary)) {
            List<DockerWriter> writers = new ArrayList<>();
            List<RotatedLog> logs = new ArrayList<>();
            List<GenerationReader> readers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Path log = Files.createDirectory(temporary.resolve("c" + i)).resolve("c-json.log");
                writers.add(new DockerWriter(log, 6, i % 2 == 0, DockerWriter.OneFile.UNLINKED));
                logs.add(new RotatedLog(log, slots, space, Clock.systemUTC()));
                readers.add(new GenerationReader());
            }
            for (int round = 0; round < 12; round++) {
                for (int i = 0; i < 20; i++) {
                    writers.get(i).write(line(i, round));
                    if (round % 3 == i % 3) {
                        writers.get(i).rotate();
                    }
                    logs.get(i).refresh();
                    readers.get(i).readAll(logs.get(i).generations());
                    assertTrue(slots.open() <= 4, "open: " + slots.open());
                }
            }
            for (int i = 0; i < 20; i++) {
                StringBuilder expected = new StringBuilder();
                for (int round = 0; round < 12; round++) {
                    expected.append(new String(line(i, round), StandardCharsets.UTF_8));
                }
                assertEquals(expected.toString(), new String(readers.get(i).bytes(), StandardCharsets.UTF_8));
                logs.get(i).close();
                writers.get(i).close();
            }
            assertEquals(0, slots.open());
        }
    }

    private static byte[] line(int log, int round) {
        return DockerWriter.record("log " + log + " line " + round, TIME);
    }

    @Test
    void aClosedFileIsFoundAgainUnderItsNewName() throws IOException {
        FileSlots slots = new FileSlots(1);
        Path first = temporary.resolve("a-json.log");
        Files.writeString(first, LogFolder.text("first"));
        Path other = Files.writeString(temporary.resolve("other"), "x");
        try (PlainLogFile file = new PlainLogFile(first, slots);
                PlainLogFile stranger = new PlainLogFile(other, slots)) {
            file.prepare();
            stranger.prepare();
            Files.move(first, temporary.resolve("a-json.log.2"));
            Files.writeString(first, LogFolder.text("second"));
            byte[] expected = LogFolder.text("first").getBytes(StandardCharsets.UTF_8);
            assertArrayEquals(expected, GenerationReader.read(file, 0, 10_000));
        }
    }

    @Test
    void readersAreNotDisturbedByRotationAndCompression() throws Exception {
        FileSlots slots = new FileSlots(3);
        Path path = Files.createDirectory(temporary.resolve("c")).resolve("c-json.log");
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (TemporarySpace space = new TemporarySpace(temporary, 100_000, 3, () -> 10_000_000L);
                DockerWriter writer = new DockerWriter(path, 50, true, DockerWriter.OneFile.UNLINKED);
                RotatedLog log = new RotatedLog(path, slots, space, Clock.systemUTC())) {
            List<Thread> readers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Thread reader = new Thread(() -> readUntil(done, log, failure), "test-reader-" + i);
                reader.start();
                readers.add(reader);
            }
            for (int i = 0; i < 200 && failure.get() == null; i++) {
                writer.append("line " + i, TIME);
                if (i % 10 == 9) {
                    writer.beginRotation();
                }
                writer.step();
                log.refresh();
            }
            done.set(true);
            for (Thread reader : readers) {
                reader.join();
            }
            assertNull(failure.get(), () -> "reader failed: " + failure.get());
            log.refresh();
            assertEquals(20, log.generations().size());
            for (Generation generation : log.generations()) {
                assertEquals(10, textOf(generation).lines().count());
            }
        }
    }

    /** Empty when the file has been compressed since the last look and was not open. */
    private static String textOf(Generation generation) throws IOException {
        try {
            return new String(GenerationReader.readWhole(generation), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** Each generation must begin with a record and hold only whole ones, however it is stored at the moment. */
    private static void readUntil(AtomicBoolean done, RotatedLog log, AtomicReference<Throwable> failure) {
        try {
            while (!done.get()) {
                for (Generation generation : log.generations()) {
                    String text = textOf(generation);
                    if (!text.isEmpty() && (!text.startsWith("{\"log\":\"line ") || !text.endsWith("Z\"}\n"))) {
                        throw new AssertionError("read: " + text);
                    }
                }
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            failure.compareAndSet(null, e);
        }
    }
}
