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
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A writer that rotates as fast as it can while its log is looked at: files change their names, and inodes their files,
 * between any two calls. Lines may be deleted unread, but each is read once at most, in order, and each gap is told, at
 * the file that it is before.
 */
class RotatedLogRaceTest {
    private static final int ROUNDS = 3;
    private static final int LINES = 10_000;
    private static final int LINE_BYTES = 40;
    private static final int FILE_LINES = 100;

    @TempDir
    Path folder;

    private final Map<Integer, Long> read = new HashMap<>();
    private final Set<Integer> gaps = new HashSet<>();
    private int reading;
    private long last;
    private int lines;

    @Test
    void eachLineOnceAndEachGapToldWhileFilesChangeTheirNames() throws IOException {
        long seed = Long.getLong("seed", new Random().nextLong());
        for (int round = 0; round < ROUNDS; round++) {
            for (int maxFile = 2; maxFile < 5; maxFile++) {
                race(new Writer(directory(round + "-" + maxFile), maxFile, false, seed));
                race(new Writer(directory(round + "-" + maxFile + "-gz"), maxFile, true, seed));
            }
        }
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private void race(Writer writer) throws IOException {
        read.clear();
        gaps.clear();
        reading = 0;
        last = -1;
        lines = 0;
        try (TemporarySpace space = new TemporarySpace(folder);
                RotatedLog log = new RotatedLog(writer.live, new FileSlots(50), space, Clock.systemUTC())) {
            log.expectFiles(writer.maxFile);
            CompletableFuture<Void> writing = CompletableFuture.runAsync(writer);
            boolean isOver = false;
            while (!isOver) {
                isOver = writing.isDone();
                gaps.addAll(log.refresh().gaps());
                for (Generation generation : log.generations()) {
                    readOn(generation, writer);
                }
                log.retainFrom(reading);
            }
            writing.join();
            assertEquals(LINES - 1, last, writer::toString);
            System.out.println("raced: " + lines + " of " + LINES + " lines seen of " + writer);
        }
    }

    private void readOn(Generation generation, Writer writer) throws IOException {
        long from = read.getOrDefault(generation.number(), 0L);
        if (generation.number() < reading) {
            return;
        }
        generation.file().prepare();
        byte[] bytes = new byte[(int) Math.max(0, generation.file().size() - from)];
        int length = Math.max(0, generation.file().read(from, bytes, 0, bytes.length));
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n') + 1;
        boolean mayFollowGap = last < 0 || (from == 0 && gaps.contains(generation.number()));
        for (String line : text.substring(0, end).lines().toList()) {
            long number = Long.parseLong(line.strip());
            assertTrue(number > last, () -> "read again, or late: " + number + " behind " + last + " of " + writer);
            boolean isNextOrTold = number == last + 1 || mayFollowGap;
            assertTrue(isNextOrTold, () -> "nothing told between " + last + " and " + number + " of " + writer);
            mayFollowGap = false;
            last = number;
            lines++;
        }
        if (end > 0) {
            read.put(generation.number(), from + end);
            reading = generation.number();
        }
    }

    /** Pauses for moments wherever Docker might, so that each state of the files is met. */
    private static final class Writer implements Runnable {
        private static final int SELDOM = 4;
        private static final int MOST_NANOS = 300_000;

        private final Path live;
        private final int maxFile;
        private final boolean compress;
        private final long seed;
        private final Random random;

        private Writer(Path directory, int maxFile, boolean compress, long seed) {
            this.live = directory.resolve("c-json.log");
            this.maxFile = maxFile;
            this.compress = compress;
            this.seed = seed;
            this.random = new Random(seed);
        }

        @Override
        public void run() {
            try {
                for (int number = 0; number < LINES; number += FILE_LINES) {
                    if (number > 0) {
                        rotate();
                    }
                    write(number);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void write(int first) throws IOException {
            try (OutputStream out = Files.newOutputStream(live)) {
                for (int number = first; number < first + FILE_LINES; number++) {
                    String line = String.format(Locale.ROOT, "%" + (LINE_BYTES - 1) + "d\n", number);
                    out.write(line.getBytes(StandardCharsets.UTF_8));
                    if (number % (FILE_LINES / 5) == 0) {
                        pause();
                    }
                }
            }
        }

        private void rotate() throws IOException {
            String ending = compress ? ".gz" : "";
            pause();
            Files.deleteIfExists(rotated(maxFile - 1, ending));
            for (int i = maxFile - 1; i > 1; i--) {
                pause();
                if (Files.exists(rotated(i - 1, ending))) {
                    Files.move(rotated(i - 1, ending), rotated(i, ending), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            pause();
            Files.move(live, rotated(1, ""));
            pause();
            if (compress) {
                String text = Files.readString(rotated(1, ""));
                pause();
                Files.write(rotated(1, ending), LogFolder.gzip(text));
                pause();
                Files.delete(rotated(1, ""));
            }
        }

        private Path rotated(int rank, String ending) {
            return Path.of(live + "." + rank + ending);
        }

        private void pause() {
            if (random.nextInt(SELDOM) == 0) {
                LockSupport.parkNanos(random.nextInt(MOST_NANOS));
            }
        }

        @Override
        public String toString() {
            return maxFile + " files" + (compress ? ", compressed" : "") + ", seed " + seed;
        }
    }
}
