package jlogtui.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A random Docker-like writer against a model that is a list of byte arrays. */
class RotatedLogRandomTest {
    private static final int SCRIPTS = 200;
    private static final int STEPS = 50;

    @TempDir
    Path directory;

    @Test
    void everyByteIsReadOnceAndInOrder() throws IOException {
        long first = new Random().nextLong();
        long bytes = 0;
        for (int i = 0; i < SCRIPTS; i++) {
            bytes += runScript(first + i, directory.resolve("s" + i));
        }
        assertTrue(bytes > SCRIPTS * 500L, "read only " + bytes + " bytes");
    }

    @Test
    void nothingIsDoubledOrSwappedWithFourDescriptorsForTwentyLogs() throws IOException {
        long first = new Random().nextLong();
        for (int i = 0; i < 4; i++) {
            runCrowd(first + i, directory.resolve("c" + i));
        }
    }

    private static long runScript(long seed, Path at) throws IOException {
        Random random = new Random(seed);
        FileSlots slots = new FileSlots(64);
        List<String> script = new ArrayList<>();
        try (TemporarySpace space = new TemporarySpace(at.getParent());
                Follower follower = new Follower(at, random, slots, space)) {
            for (int i = 0; i < STEPS; i++) {
                script.add(follower.step());
                if (random.nextInt(3) == 0) {
                    script.add("refresh");
                    follower.refresh();
                    follower.checkExact();
                }
            }
            follower.refresh();
            return follower.checkExact();
        } catch (IOException | RuntimeException | AssertionError e) {
            return fail("seed " + seed + ": " + script, e);
        }
    }

    private static void runCrowd(long seed, Path at) throws IOException {
        Random random = new Random(seed);
        FileSlots slots = new FileSlots(4);
        List<Follower> followers = new ArrayList<>();
        Files.createDirectory(at);
        try (TemporarySpace space = new TemporarySpace(at)) {
            for (int i = 0; i < 20; i++) {
                followers.add(new Follower(at.resolve("log" + i), random, slots, space));
            }
            for (int i = 0; i < 700; i++) {
                Follower follower = followers.get(random.nextInt(followers.size()));
                follower.step();
                if (random.nextInt(3) == 0) {
                    follower.refreshUnderPressure();
                    assertTrue(slots.open() <= 4, "open: " + slots.open());
                }
            }
            for (Follower follower : followers) {
                follower.refreshUnderPressure();
                follower.checkNothingDoubled();
                follower.close();
            }
            assertEquals(0, slots.open());
        } catch (IOException | RuntimeException | AssertionError e) {
            fail("seed " + seed, e);
        }
    }

    /** One container's writer, log and reader, and the model of what the reader must have seen. */
    private static final class Follower implements AutoCloseable {
        private static final Pattern END = Pattern.compile("\"(\\d{8})\"}\n");

        private final Random random;
        private final Path log;
        private final DockerWriter writer;
        private final RotatedLog rotated;
        private final GenerationReader reader = new GenerationReader();
        private final Map<DockerWriter.Epoch, Integer> visible = new HashMap<>();
        private DockerWriter.Epoch held;
        private byte[] torn = {};
        private boolean removed;
        private int counter;

        Follower(Path at, Random random, FileSlots slots, TemporarySpace space) throws IOException {
            this.random = random;
            Files.createDirectory(at);
            log = at.resolve("abc-json.log");
            DockerWriter.OneFile[] oneFile = DockerWriter.OneFile.values();
            writer = new DockerWriter(
                    log, 1 + random.nextInt(5), random.nextBoolean(), oneFile[random.nextInt(oneFile.length)]);
            rotated = new RotatedLog(log, slots, space, Clock.systemUTC());
        }

        String step() throws IOException {
            if (removed) {
                removed = false;
                writer.recreate();
                return "recreate";
            }
            int choice = random.nextInt(100);
            if (choice < 40) {
                append();
                return "append";
            } else if (choice < 50) {
                appendHalf();
                return "half";
            } else if (choice < 80) {
                return takeRotationStep();
            } else if (choice < 88) {
                endTorn();
                fill();
                writer.rotate();
                return "rotate";
            } else if (choice < 93) {
                return Files.exists(log) ? truncate() : "-";
            } else if (choice < 95) {
                writer.deleteLive();
                return "delete";
            } else if (choice < 98) {
                endTorn();
                writer.restart();
                return "restart";
            }
            torn = new byte[0];
            writer.remove();
            removed = true;
            return "remove";
        }

        private String takeRotationStep() throws IOException {
            if (writer.step()) {
                return "step";
            }
            endTorn();
            fill();
            writer.beginRotation();
            return "begin";
        }

        private void fill() throws IOException {
            if (writer.isLiveEmpty()) {
                writer.write(record());
            }
        }

        private String truncate() throws IOException {
            writer.truncate();
            return "truncate";
        }

        private void append() throws IOException {
            endTorn();
            for (int i = random.nextInt(4); i >= 0; i--) {
                writer.write(record());
            }
        }

        private void appendHalf() throws IOException {
            endTorn();
            byte[] record = record();
            int cut = 24 + random.nextInt(record.length - 47);
            writer.write(Arrays.copyOf(record, cut));
            torn = Arrays.copyOfRange(record, cut, record.length);
        }

        private void endTorn() throws IOException {
            if (torn.length > 0) {
                writer.write(torn);
                torn = new byte[0];
            }
        }

        /** Any 24 bytes at its ends occur in no other record, as in real ones, where a time stands in each. */
        private byte[] record() {
            String number = "%08d".formatted(counter++);
            String padding = "x".repeat(20 + random.nextInt(200));
            return ("{\"log\":\"" + number + padding + "\\n\",\"number\":\"" + number + "\"}\n")
                    .getBytes(StandardCharsets.UTF_8);
        }

        void refresh() throws IOException {
            rotated.refresh();
            reader.readAll(rotated.generations());
            DockerWriter.Epoch newest = held;
            for (DockerWriter.Epoch epoch : writer.epochs()) {
                if (epoch.isStored() || (held != null && epoch.isIntact() && epoch.isInFileOf(held))) {
                    visible.put(epoch, epoch.length());
                    newest = epoch;
                }
            }
            held = newest;
        }

        /** A deleted file may have been closed for another one before it was read. */
        void refreshUnderPressure() throws IOException {
            try {
                refresh();
            } catch (NoSuchFileException e) {
                // gone, and the next refresh says so
            }
        }

        long checkExact() {
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            for (DockerWriter.Epoch epoch : writer.epochs()) {
                expected.write(epoch.bytes(), 0, visible.getOrDefault(epoch, 0));
            }
            assertArrayEquals(expected.toByteArray(), reader.bytes());
            return expected.size();
        }

        /** Unheld files may have been lost, but nothing else: record ends come once, in order, all that are still there. */
        void checkNothingDoubled() {
            List<Integer> ends = ends(reader.bytes());
            for (int i = 1; i < ends.size(); i++) {
                assertTrue(ends.get(i) > ends.get(i - 1), "order of " + ends);
            }
            for (DockerWriter.Epoch epoch : writer.epochs()) {
                if (epoch.isStored()) {
                    assertTrue(ends.containsAll(ends(epoch.bytes())), "all of a file that is there");
                }
            }
        }

        private static List<Integer> ends(byte[] bytes) {
            List<Integer> ends = new ArrayList<>();
            Matcher matcher = END.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
            while (matcher.find()) {
                ends.add(Integer.valueOf(matcher.group(1)));
            }
            return ends;
        }

        @Override
        public void close() throws IOException {
            rotated.close();
            writer.close();
        }
    }
}
