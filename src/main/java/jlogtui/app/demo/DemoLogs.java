package jlogtui.app.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A lively set of containers in Docker's layout, in a private temporary directory: the last hour of a small shop, and
 * on request its present. The directory goes with {@link #close()} or with the process.
 *
 * <p>Belongs to the thread that made it until {@link #start()}; from then on to its writer, {@link #close()} excepted.
 */
public final class DemoLogs implements Closeable {
    private static final Duration LOOK_AHEAD = Duration.ofSeconds(1);
    private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 60;

    private final Path root;
    private final Clock clock;
    private final Story story;
    private final Schedule schedule = new Schedule();
    private final Map<Part, DemoContainer> containers = new EnumMap<>(Part.class);
    private final Traffic traffic;
    private final Orders orders;
    private final Storage storage;
    private final PixelPress pixelPress;
    private final Thread writer = new Thread(this::writeOn, "demo");
    private final Thread remover = new Thread(this::removeAtExit, "demo-remover");
    private final CountDownLatch closed = new CountDownLatch(1);
    private Instant nextSecond;
    private volatile String problem = "";

    private DemoLogs(Path root, Clock clock, Random random) {
        this.root = root;
        this.clock = clock;
        this.story = new Story(clock.instant());
        var dice = new Dice(random);
        this.orders = new Orders(dice, schedule);
        this.traffic = new Traffic(story, dice, schedule, orders);
        this.storage = new Storage(story, dice, schedule);
        this.pixelPress = new PixelPress(dice, schedule);
        this.nextSecond = story.beginning().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        for (Part part : Part.values()) {
            containers.put(part, new DemoContainer(part, dice.hex(64), root));
        }
        storage.tellTheCrash();
        new NightlyReport(story, dice, schedule).tell();
    }

    /**
     * Writes the last hour.
     *
     * @param parent where the temporary directory is made; null for the system's place
     * @param clock tells when the hour ends, and paces what follows
     * @param seed decides about everything that is left to chance
     * @throws IOException when it cannot be written; then nothing is left behind
     */
    public static DemoLogs create(Path parent, Clock clock, long seed) throws IOException {
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Path root = parent == null
                ? Files.createTempDirectory("jlogtui-demo-", ownerOnly)
                : Files.createTempDirectory(parent, "jlogtui-demo-", ownerOnly);
        var logs = new DemoLogs(root, clock, new Random(seed));
        Runtime.getRuntime().addShutdownHook(logs.remover);
        try {
            logs.writeThePast();
        } catch (IOException e) {
            logs.close();
            throw e;
        }
        return logs;
    }

    /** The directory of the containers' directories. */
    public Path root() {
        return root;
    }

    /** Lets a daemon thread write on, several lines a second, until {@link #close()}. May be called once. */
    public void start() {
        writer.setDaemon(true);
        writer.start();
    }

    /** Why the writer gave up, such as a full disk; empty while all is well. */
    public String problem() {
        return problem;
    }

    /** Stops the writer and deletes the directory. */
    @Override
    public void close() throws IOException {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(remover);
        } catch (IllegalStateException e) {
            // the process is ending: the remover does the same once more, and finds nothing
        }
        remove();
    }

    private void writeThePast() throws IOException {
        Instant born = story.beginning().minus(Duration.ofHours(31));
        for (var entry : containers.entrySet()) {
            Instant started = born.plusMillis(700);
            entry.getValue()
                    .create(
                            switch (entry.getKey()) {
                                case REPORTS ->
                                    new DemoContainer.Life(
                                            story.reportStart().minusSeconds(1),
                                            story.reportStart(),
                                            0,
                                            story.reportEnd(),
                                            137);
                                default -> new DemoContainer.Life(born, started, 0, null, 0);
                            });
        }
        advanceTo(story.opening());
    }

    private void writeOn() {
        try {
            do {
                advanceTo(clock.instant());
            } while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (IOException | InterruptedException e) {
            problem = "the demo writes no more lines: " + e;
        }
    }

    /** Makes up everything until a little after {@code now} and writes what is due. */
    private void advanceTo(Instant now) throws IOException {
        if (Duration.between(nextSecond, now).compareTo(LONGEST_CATCH_UP) > 0 && now.isAfter(story.opening())) {
            // the machine has slept: nobody misses the lines of that time
            nextSecond = now.truncatedTo(ChronoUnit.SECONDS);
        }
        while (nextSecond.isBefore(now.plus(LOOK_AHEAD))) {
            traffic.tick(nextSecond);
            orders.tick(nextSecond, story.database(nextSecond));
            storage.tick(nextSecond);
            pixelPress.tick(nextSecond);
            nextSecond = nextSecond.plusSeconds(1);
        }
        for (Schedule.Line line = schedule.takeDue(now); line != null; line = schedule.takeDue(now)) {
            containers.get(line.part()).append(line.stderr(), line.time(), line.text());
        }
        for (DemoContainer container : containers.values()) {
            container.flush();
        }
    }

    private void stop() {
        closed.countDown();
        try {
            writer.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private void removeAtExit() {
        try {
            stop();
            remove();
        } catch (IOException e) {
            problem = "the demo left files behind: " + e;
        }
    }

    private void remove() throws IOException {
        for (DemoContainer container : containers.values()) {
            try {
                container.close();
            } catch (IOException e) {
                problem = "the last lines did not reach the disk: " + e;
            }
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            // closing and the end of the process may remove at the same time
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
