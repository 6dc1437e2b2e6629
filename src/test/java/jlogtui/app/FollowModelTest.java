package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jlogtui.docker.ContainerCatalog;
import jlogtui.engine.IndexSet;
import jlogtui.engine.SourceSet;
import jlogtui.file.DockerWriter;
import jlogtui.file.FileSlots;
import jlogtui.file.TemporarySpace;
import jlogtui.query.Filter;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random Docker-like writers against {@code --plain -f}: every record that was in a file at some look is written once
 * and in its file's order; what was destroyed between two looks is all that is missing.
 */
class FollowModelTest {
    private static final int SCRIPTS = 150;
    private static final int STEPS = 60;
    private static final Pattern TOKEN = Pattern.compile("#(\\d+)-(\\d{8})([oe])");

    @TempDir
    Path directory;

    @Test
    void everyRecordThatWasThereAtALookIsWrittenOnce() throws IOException {
        AtomicLong records = new AtomicLong();
        RandomCases.check(SCRIPTS, random -> {
            Path root = Files.createTempDirectory(directory, "s");
            try (TemporarySpace space = new TemporarySpace(directory);
                    Script script = new Script(root, random, space)) {
                try {
                    records.addAndGet(script.run());
                } catch (IOException | RuntimeException | AssertionError e) {
                    throw new AssertionError(script.history + "\n" + script.err + e, e);
                }
            }
        });
        assertTrue(records.get() > SCRIPTS * 30L, "only " + records + " records");
    }

    /** Some containers, and the one follower of all of them. */
    private static final class Script implements AutoCloseable {
        private final List<String> history = new ArrayList<>();
        private final List<Writer> writers = new ArrayList<>();
        private final Random random;
        private final SourceSet sources;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final PlainOutput output;
        private final PlainFollower follower;
        private final boolean holdsBack;
        private long nanos;

        Script(Path root, Random random, TemporarySpace space) throws IOException {
            this.random = random;
            AtomicLong time = new AtomicLong(1_700_000_000_000_000_000L);
            for (int i = 0; i <= random.nextInt(3); i++) {
                writers.add(new Writer(i, root, random, time));
            }
            Options.Format format = random.nextBoolean() ? Options.Format.JSON : Options.Format.RAW;
            holdsBack = random.nextBoolean();
            history.add(format + " of " + writers.size() + (holdsBack ? " held back" : ""));
            ContainerCatalog catalog = new ContainerCatalog(root);
            sources = new SourceSet(catalog::scan, new FileSlots(64), space, Clock.systemUTC());
            IndexSet indexes = new IndexSet(1L << (8 + random.nextInt(14)), time::get);
            PlainSettings settings =
                    new PlainSettings(Filter.NONE, -1, true, false, false, false, false, format, false);
            TwoStreams streams = new TwoStreams(out, err);
            output = new PlainOutput(settings, sources, indexes, streams);
            follower = new PlainFollower(output, sources, streams, () -> nanos);
            sources.sweep();
            noteVisible();
            output.open();
            look(true);
        }

        long run() throws IOException {
            for (int i = 0; i < STEPS; i++) {
                Writer writer = writers.get(random.nextInt(writers.size()));
                history.add(writer.number + " " + writer.step() + " #" + writer.counter);
                if (random.nextInt(3) == 0) {
                    refresh();
                }
            }
            refresh();
            nanos += 1_000_000_000L;
            look(false);
            return check();
        }

        private void refresh() throws IOException {
            history.add("look");
            boolean grew =
                    random.nextInt(4) == 0 ? sources.sweep() : sources.refresh(Set.copyOf(sources.directories()));
            noteVisible();
            look(grew);
        }

        private void look(boolean grew) throws IOException {
            nanos += random.nextInt(300_000_000);
            follower.look(grew, holdsBack, () -> false);
        }

        private void noteVisible() {
            Set<Path> watched = Set.copyOf(sources.directories());
            for (Writer writer : writers) {
                if (watched.contains(writer.log.getParent())) {
                    writer.noteVisible();
                }
            }
        }

        private long check() {
            List<List<String>> written = new ArrayList<>();
            for (int i = 0; i < writers.size(); i++) {
                written.add(new ArrayList<>());
            }
            Matcher tokens = TOKEN.matcher(out.toString(StandardCharsets.UTF_8));
            while (tokens.find()) {
                written.get(Integer.parseInt(tokens.group(1))).add(tokens.group());
            }
            long count = 0;
            for (Writer writer : writers) {
                List<String> expected = writer.expected();
                List<String> actual = written.get(writer.number);
                // a line in pieces stands where it began, also when the other stream wrote meanwhile
                assertEquals(ofStream(expected, 'o'), ofStream(actual, 'o'), "container " + writer.number);
                assertEquals(ofStream(expected, 'e'), ofStream(actual, 'e'), "container " + writer.number);
                count += actual.size();
            }
            return count;
        }

        private static String ofStream(List<String> tokens, char stream) {
            StringBuilder text = new StringBuilder();
            for (String token : tokens) {
                if (token.charAt(token.length() - 1) == stream) {
                    text.append(token).append('\n');
                }
            }
            return text.toString();
        }

        @Override
        public void close() throws IOException {
            sources.close();
            for (Writer writer : writers) {
                writer.writer.close();
            }
        }
    }

    /** One container's writer and what a follower must have seen of it. */
    private static final class Writer {
        private static final Pattern RECORD = Pattern.compile(
                "\\{\"log\":\"(#\\d+-\\d{8}[oe])x*(?:\\\\n)?\",\"stream\":\"std(?:out|err)\",\"time\":\"[^\"]+\"}\n");

        private final int number;
        private final Random random;
        private final AtomicLong time;
        private final Path log;
        private final DockerWriter writer;
        private final Map<DockerWriter.Epoch, Integer> visible = new HashMap<>();
        private DockerWriter.Epoch held;
        private byte[] torn = {};
        private boolean removed;
        private long openLine;
        private int counter;

        Writer(int number, Path root, Random random, AtomicLong time) throws IOException {
            this.number = number;
            this.random = random;
            this.time = time;
            String id = ContainerTree.idOf("container " + number);
            log = Files.createDirectory(root.resolve(id)).resolve(id + "-json.log");
            DockerWriter.OneFile[] oneFile = DockerWriter.OneFile.values();
            writer = new DockerWriter(
                    log, 1 + random.nextInt(4), random.nextBoolean(), oneFile[random.nextInt(oneFile.length)]);
        }

        String step() throws IOException {
            if (removed) {
                removed = false;
                writer.recreate();
                return "recreate";
            }
            int choice = random.nextInt(100);
            if (choice < 45) {
                endTorn();
                int count = 1 + random.nextInt(4);
                for (int i = 0; i < count; i++) {
                    writer.write(record());
                }
                return "append " + count;
            } else if (choice < 55) {
                endTorn();
                byte[] record = record();
                int cut = 1 + random.nextInt(record.length - 1);
                writer.write(Arrays.copyOf(record, cut));
                torn = Arrays.copyOfRange(record, cut, record.length);
                return "half";
            } else if (choice < 80) {
                return takeRotationStep();
            } else if (choice < 89) {
                fill();
                writer.rotate();
                return "rotate";
            } else if (choice < 93) {
                if (Files.exists(log)) {
                    writer.truncate();
                    return "truncate";
                }
                return "-";
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
            fill();
            writer.beginRotation();
            return "begin";
        }

        /** Docker rotates between two records, and never an empty file. */
        private void fill() throws IOException {
            endTorn();
            if (writer.isLiveEmpty()) {
                writer.write(record());
            }
        }

        private void endTorn() throws IOException {
            if (torn.length > 0) {
                writer.write(torn);
                torn = new byte[0];
            }
        }

        /** Whole lines, and now and then pieces of a long one, which all have the time of the first. */
        private byte[] record() {
            boolean isErr = random.nextInt(5) == 0;
            String text =
                    "#%d-%08d%s".formatted(number, counter++, isErr ? "e" : "o") + "x".repeat(random.nextInt(300));
            long now = time.addAndGet(1 + random.nextInt(1_000_000));
            boolean isPiece = !isErr && random.nextInt(6) == 0;
            long stamp = !isErr && openLine > 0 ? openLine : now;
            if (!isErr) {
                openLine = isPiece ? stamp : 0;
            }
            Instant instant = Instant.ofEpochSecond(stamp / 1_000_000_000L, stamp % 1_000_000_000L);
            return DockerJson.record(isErr ? "stderr" : "stdout", instant, isPiece ? text : text + "\n");
        }

        void noteVisible() {
            DockerWriter.Epoch newest = held;
            for (DockerWriter.Epoch epoch : writer.epochs()) {
                if (epoch.isStored() || (held != null && epoch.isIntact() && epoch.isInFileOf(held))) {
                    visible.put(epoch, epoch.length());
                    newest = epoch;
                }
            }
            held = newest;
        }

        List<String> expected() {
            List<String> tokens = new ArrayList<>();
            for (DockerWriter.Epoch epoch : writer.epochs()) {
                int length = visible.getOrDefault(epoch, 0);
                Matcher records = RECORD.matcher(new String(epoch.bytes(), 0, length, StandardCharsets.ISO_8859_1));
                while (records.find()) {
                    tokens.add(records.group(1));
                }
            }
            return tokens;
        }
    }
}
