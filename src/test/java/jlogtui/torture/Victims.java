package jlogtui.torture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import jlogtui.testkit.DockerEngine;

/** Containers that count, and what is done to them. */
final class Victims {
    /** Most that a container writes a second, so that a machine with two slow cores keeps up with all of them. */
    private static final int MOST_BYTES_A_SECOND = 60_000;
    /** The files of a log last for so many seconds, but for those of who does not wait for anybody. */
    private static final int LASTING_SECONDS = 6;
    /** What Docker puts around a line. */
    private static final int ENVELOPE_BYTES = 80;

    private static final int MOST_SIZE = 1_000_000;

    /** @param maxFile 0 of a log that Docker does not rotate */
    private record Victim(String id, int maxFile) {}

    private final DockerEngine engine;
    private final Random random;
    private final Written written;
    /** Whose log was moved by logrotate. */
    private final Set<String> moved = new HashSet<>();

    private final Map<String, Victim> byName = new HashMap<>();
    private final Map<String, Set<String>> namesById = new HashMap<>();
    private final Map<String, Integer> maxFileById = new HashMap<>();
    private final List<String> actions = new ArrayList<>();
    private final LiveLogs liveLogs = new LiveLogs();
    private boolean isWatched;
    private int links;

    Victims(DockerEngine engine, Random random, Written written) {
        this.engine = engine;
        this.random = random;
        this.written = written;
    }

    List<String> actions() {
        return actions;
    }

    int count() {
        return namesById.size();
    }

    boolean mayBe(String name, String id) {
        return namesById.getOrDefault(id, Set.of()).contains(name);
    }

    /** Whether Docker keeps only one file of it, so that one rotation looks like two. */
    boolean keepsOneFile(String id) {
        return maxFileById.getOrDefault(id, 0) == 1;
    }

    /** Starts a container that writes as much as its files can keep for a while. */
    void start(String name) {
        int maxSize = (int) Math.round(4_000 * Math.exp(random.nextDouble() * Math.log(MOST_SIZE / 4_000.0)));
        int maxFile = random.nextInt(6);
        long kept = (long) maxSize * Math.max(1, maxFile);
        int lineBytes = 40 + random.nextInt(Math.max(1, Math.min(1000, maxSize / 10)));
        int pauses = 2 + random.nextInt(4);
        long bytes = maxFile == 0 ? MOST_BYTES_A_SECOND / 4 : Math.min(MOST_BYTES_A_SECOND, kept / LASTING_SECONDS);
        int lines = (int) Math.max(1, bytes / (lineBytes + ENVELOPE_BYTES) / pauses);
        start(name, maxSize, maxFile, NumberedLine.script(lines, 1_000_000 / pauses, lineBytes));
    }

    /** Starts a container of which nothing is rotated away. */
    void startCalm(String name) {
        start(name, 0, 0, NumberedLine.script(3, 300_000, 80));
    }

    /** Starts a container that writes faster than anybody can read what Docker keeps of it. */
    void startHasty(String name) {
        start(name, 10_000, 2, NumberedLine.script(300, 1_500_000, 60));
    }

    private void start(String name, int maxSize, int maxFile, String script) {
        List<String> arguments =
                new ArrayList<>(List.of("--name", name, "--restart", "always", "--stop-signal", "KILL"));
        boolean compress = maxFile > 1 && random.nextBoolean();
        if (maxFile > 0) {
            arguments.addAll(List.of("--log-opt", "max-size=" + maxSize, "--log-opt", "max-file=" + maxFile));
            arguments.addAll(List.of("--log-opt", "compress=" + compress));
        }
        arguments.addAll(List.of(DockerEngine.IMAGE, "sh", "-c", script));
        String id = engine.run(arguments.toArray(new String[0]));
        byName.put(name, new Victim(id, maxFile));
        namesById.computeIfAbsent(id, key -> new HashSet<>()).add(name);
        maxFileById.put(id, maxFile);
        note("start " + name + " " + id.substring(0, 12) + " max-size " + maxSize + " max-file " + maxFile
                + " compress " + compress);
    }

    private void note(String action) {
        actions.add(java.time.Instant.now() + " " + action);
    }

    private String any() {
        List<String> names = new ArrayList<>(byName.keySet());
        names.remove("hasty");
        names.sort(null);
        return names.get(random.nextInt(names.size()));
    }

    private Path directory(Victim victim) {
        return engine.containersDir().resolve(victim.id());
    }

    private Path log(String name) {
        return engine.logFile(byName.get(name).id());
    }

    private void docker(String... arguments) {
        note(String.join(" ", arguments));
        engine.docker(List.of(arguments));
    }

    void look() throws IOException {
        for (Victim victim : byName.values()) {
            written.look(directory(victim), victim.id());
            if (isWatched) {
                liveLogs.look(victim.id(), engine.logFile(victim.id()));
            }
        }
    }

    /**
     * Does something to one of them.
     *
     * @param isWatched both viewers are awake: of what goes with a container that one cannot look at nobody can know, nor,
     *     so far, of a log that is moved twice behind a viewer's back while Docker writes to the first of the files
     */
    void harm(boolean isWatched) throws IOException {
        this.isWatched = isWatched;
        String name = any();
        int action = random.nextInt(9);
        boolean isTooMuch = action == 3 && !isWatched
                || action == 7 && (!isWatched || !moved.add(byName.get(name).id()));
        switch (isTooMuch ? 0 : action) {
            case 0 -> restart(name);
            case 1 -> {
                docker("pause", name);
                truncate(random.nextBoolean() ? name : any());
                docker("unpause", name);
            }
            case 2 -> rename(name);
            case 3 -> remove(name);
            case 4, 5 -> truncate(name);
            case 6 -> copyAndTruncate(name);
            case 7 -> moveAndCreate(name);
            default -> stopAndStart(name);
        }
    }

    private void restart(String name) throws IOException {
        docker("restart", "-t", "0", name);
        written.look(directory(byName.get(name)), byName.get(name).id());
    }

    private void stopAndStart(String name) throws IOException {
        docker("kill", name);
        written.look(directory(byName.get(name)), byName.get(name).id());
        docker("start", name);
    }

    private void rename(String name) {
        String other = name + "x";
        docker("rename", name, other);
        Victim victim = byName.remove(name);
        byName.put(other, victim);
        namesById.get(victim.id()).add(other);
    }

    /** Another container gets the name. */
    private void remove(String name) throws IOException {
        Victim victim = byName.get(name);
        if (random.nextBoolean()) {
            docker("kill", name);
            written.look(directory(victim), victim.id());
            docker("rm", name);
        } else {
            Path link = engine.containersDir().resolveSibling("link-" + links++);
            try {
                Files.createLink(link, log(name));
            } catch (IOException e) {
                // Renamed in this moment: then only what was seen tells how far it came
                note("no link of " + name);
            }
            docker("rm", "-f", name);
            written.read(link, victim.id());
            Files.deleteIfExists(link);
        }
        start(name);
    }

    private void truncate(String name) throws IOException {
        Path log = log(name);
        if (!liveLogs.wasLookedAt(byName.get(name).id(), log)) {
            note("nobody has looked at " + name);
            return;
        }
        note("truncate " + name + " of " + sizeOf(log));
        empty(log);
    }

    private static void empty(Path log) throws IOException {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        } catch (java.nio.file.NoSuchFileException e) {
            // Docker is about to create it
        }
    }

    private static String sizeOf(Path log) throws IOException {
        return Files.exists(log) ? Files.size(log) + " bytes" : "nothing";
    }

    /** As logrotate with {@code copytruncate}. */
    private void copyAndTruncate(String name) throws IOException {
        Path log = log(name);
        note("copytruncate " + name + " of " + sizeOf(log));
        try {
            shift(log);
            Files.copy(log, rotated(log, 1), StandardCopyOption.REPLACE_EXISTING);
            empty(log);
        } catch (java.nio.file.NoSuchFileException e) {
            note("Docker rotates " + name + " itself");
        }
    }

    /** As logrotate with {@code create}: Docker goes on in the file that was moved. */
    private void moveAndCreate(String name) throws IOException {
        Path log = log(name);
        note("move and create " + name + " of " + sizeOf(log));
        try {
            shift(log);
            Files.move(log, rotated(log, 1));
            Files.createFile(log);
        } catch (java.nio.file.NoSuchFileException | java.nio.file.FileAlreadyExistsException e) {
            note("Docker rotates " + name + " itself");
        }
    }

    private static void shift(Path log) throws IOException {
        for (int i = 6; i >= 1; i--) {
            move(rotated(log, i), rotated(log, i + 1));
            Path compressed = log.resolveSibling(rotated(log, i).getFileName() + ".gz");
            move(compressed, log.resolveSibling(rotated(log, i + 1).getFileName() + ".gz"));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path rotated(Path log, int number) {
        return log.resolveSibling(log.getFileName() + "." + number);
    }

    void stopDaemon() throws IOException {
        note("daemon stopped");
        engine.stopDaemon();
        look();
        engine.startDaemonAgain();
        note("daemon is back");
    }

    void killDaemon() throws IOException {
        note("daemon killed");
        engine.killDaemon();
        for (Victim victim : byName.values()) {
            written.freeze(directory(victim), victim.id());
        }
        engine.startDaemonAgain();
        note("daemon is back");
    }

    /** Ends all of them. */
    void killAll() throws IOException {
        List<String> command = new ArrayList<>(List.of("kill"));
        command.addAll(byName.keySet());
        note("end");
        engine.docker(command);
        look();
    }
}
