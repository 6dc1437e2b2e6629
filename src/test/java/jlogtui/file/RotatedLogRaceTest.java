package jlogtui.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A writer that rotates as fast as it can while its log is looked at: files change their names, and inodes their files,
 * between any two calls. Lines may be deleted unread, but each is read once at most, in order, and each gap is told.
 */
class RotatedLogRaceTest {
    private static final int LINES = 60_000;
    private static final int FILE_BYTES = 4_000;

    @TempDir
    Path folder;

    private final Map<Integer, Long> read = new HashMap<>();
    private int reading;
    private long last = -1;
    private int lines;
    private boolean told;

    @Test
    void eachLineOnceAndEachGapToldWhileFilesChangeTheirNames() throws IOException {
        for (int maxFile = 2; maxFile < 5; maxFile++) {
            for (boolean compress : new boolean[] {false, true}) {
                race(maxFile, compress);
            }
        }
    }

    private void race(int maxFile, boolean compress) throws IOException {
        Path live =
                Files.createDirectory(folder.resolve(maxFile + "-" + compress)).resolve("c-json.log");
        Files.createFile(live);
        read.clear();
        reading = 0;
        last = -1;
        lines = 0;
        told = true;
        try (TemporarySpace space = new TemporarySpace(folder);
                RotatedLog log = new RotatedLog(live, new FileSlots(50), space, Clock.systemUTC())) {
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(live, maxFile, compress));
            boolean isOver = false;
            while (!isOver) {
                isOver = writer.isDone();
                told |= log.refresh().gap();
                for (Generation generation : log.generations()) {
                    readOn(generation);
                }
                log.retainFrom(reading);
            }
            writer.join();
            assertEquals(LINES - 1, last);
            System.out.println("raced: " + lines + " of " + LINES + " lines seen of " + maxFile + " files"
                    + (compress ? ", compressed" : ""));
        }
    }

    private void readOn(Generation generation) throws IOException {
        long from = read.getOrDefault(generation.number(), 0L);
        if (generation.number() < reading) {
            return;
        }
        generation.file().prepare();
        byte[] bytes = new byte[(int) Math.max(0, generation.file().size() - from)];
        int length = Math.max(0, generation.file().read(from, bytes, 0, bytes.length));
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, end).lines().toList()) {
            long number = Long.parseLong(line.strip());
            assertTrue(number > last, () -> "read again, or late: " + number + " behind " + last);
            assertTrue(number == last + 1 || told, () -> "nothing told between " + last + " and " + number);
            told &= number == last + 1;
            last = number;
            lines++;
        }
        if (end > 0) {
            read.put(generation.number(), from + end);
            reading = generation.number();
        }
    }

    private static void write(Path live, int maxFile, boolean compress) {
        try {
            int number = 0;
            while (number < LINES) {
                StringBuilder text = new StringBuilder();
                try (OutputStream out = Files.newOutputStream(live)) {
                    for (int size = 0; size < FILE_BYTES && number < LINES; size += 40) {
                        byte[] line = String.format(java.util.Locale.ROOT, "%39d\n", number++)
                                .getBytes(StandardCharsets.UTF_8);
                        out.write(line);
                        text.append(new String(line, StandardCharsets.UTF_8));
                    }
                }
                if (number < LINES) {
                    rotate(live, maxFile, compress ? ".gz" : "");
                    if (compress) {
                        Files.write(Path.of(live + ".1.gz"), LogFolder.gzip(text.toString()));
                        Files.delete(Path.of(live + ".1"));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rotate(Path live, int maxFile, String ending) throws IOException {
        Files.deleteIfExists(Path.of(live + "." + (maxFile - 1) + ending));
        for (int i = maxFile - 1; i > 1; i--) {
            Path from = Path.of(live + "." + (i - 1) + ending);
            if (Files.exists(from)) {
                Files.move(from, Path.of(live + "." + i + ending), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(live, Path.of(live + ".1"));
    }
}
