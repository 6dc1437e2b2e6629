package jlogtui.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import jlogtui.model.Source;

/**
 * Reads one container's directory into a {@link Container}. Looking again at a directory that has not changed costs five
 * system calls and reads nothing. Used by one thread.
 */
final class ContainerReader {
    private static final int MAX_CONFIG_BYTES = 8 << 20;
    private static final int ID_PREFIX = 12;

    private final Disk disk;
    private final IntPredicate pidAlive;
    private final Remembered<List<String>> names;
    private final Remembered<Facts> facts;
    private final Remembered<Facts> oldFacts;
    private final Remembered<Logging> loggings;
    private boolean leavesLogging;

    ContainerReader(Disk disk, IntPredicate pidAlive) {
        this.disk = disk;
        this.pidAlive = pidAlive;
        this.names = new Remembered<>(disk, "") {
            @Override
            List<String> load(Path path) throws IOException {
                return disk.readNames(path);
            }
        };
        this.facts = new FactsFile("config.v2.json");
        this.oldFacts = new FactsFile("config.json");
        this.loggings = new Remembered<>(disk, "hostconfig.json") {
            @Override
            Logging load(Path path) throws IOException {
                return logging(tree(path));
            }
        };
    }

    private final class FactsFile extends Remembered<Facts> {
        private FactsFile(String name) {
            super(disk, name);
        }

        @Override
        Facts load(Path path) throws IOException {
            return Facts.of(tree(path));
        }
    }

    /** Names in a directory, sorted. */
    List<String> names(Path directory) throws IOException {
        return names.read(directory);
    }

    /** What the directory's configuration says; {@link Facts#NONE} when there is none to read. */
    Facts facts(Path directory) {
        try {
            return facts.read(directory);
        } catch (NoSuchFileException e) {
            return oldFacts(directory);
        } catch (IOException e) {
            return Facts.NONE;
        }
    }

    /** Before Docker 1.10 the file had another name and the same fields. */
    private Facts oldFacts(Path directory) {
        try {
            return oldFacts.read(directory);
        } catch (IOException e) {
            return Facts.NONE;
        }
    }

    /** Leaves out how the output is kept, from now on or not, where the log is there. */
    void leaveLogging(boolean out) {
        leavesLogging = out;
    }

    /**
     * Reads a container.
     *
     * @param base name of its live log file, which need not exist
     * @return empty when there is no such directory
     */
    Optional<Container> container(Path directory, String base) {
        List<String> found = List.of();
        try {
            found = names(directory);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // a directory that may not be listed can still let its files be opened by their known names
            if (Reason.of(e).equals(Reason.NOT_A_DIRECTORY)) {
                return Optional.empty();
            }
        }
        Facts known = facts(directory);
        Path live = live(directory, base, known, found);
        String problem = logProblem(live, base, found);
        Logging logging = leavesLogging && problem.isEmpty() ? Logging.UNKNOWN : logging(directory);
        if (problem.equals(Reason.MISSING)) {
            problem = Absence.why(known, logging);
        }
        LogFiles files = new LogFiles(directory, live, true, moved(directory, base, found));
        return Optional.of(container(known, logging, files, problem));
    }

    /** A log file of which nothing is known but its path. */
    Container plainFile(Path file) {
        String name = LogName.fileName(file);
        LogFiles files = new LogFiles(directoryOf(file), file, name.endsWith(LogFiles.SUFFIX), List.of());
        Container plain = container(Facts.NONE, Logging.UNKNOWN, files, logProblem(file));
        return plain.withName(Inert.text(name)).withId(Inert.text(file.toString()));
    }

    static Path directoryOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    /** Why the file cannot be read as a log, empty when it can. */
    String logProblem(Path file) {
        try {
            if (!disk.readStamp(file).isRegularFile()) {
                return "log is not a regular file";
            }
            return disk.isReadable(file) ? "" : Container.DENIED;
        } catch (IOException e) {
            return Reason.of(e);
        }
    }

    void keepOnly(Set<Path> directories) {
        names.keepOnly(directories);
        facts.keepOnly(directories);
        oldFacts.keepOnly(directories);
        loggings.keepOnly(directories);
    }

    private Container container(Facts known, Logging logging, LogFiles files, String problem) {
        String id = id(known, files);
        String name = known.name().isEmpty()
                ? Container.isFullId(id) ? Container.shortId(id) : Inert.text(LogName.fileName(files.live()))
                : withoutPrefix(known.name(), Set.of(Container.shortId(id)));
        return new Container(
                id,
                name,
                known.name(),
                known.project(),
                known.service(),
                known.image(),
                known.tty(),
                run(known),
                logging,
                files,
                problem);
    }

    /** The file's name first: a configuration can have been copied along from elsewhere. */
    private static String id(Facts known, LogFiles files) {
        String fileName = LogName.fileName(files.live());
        if (fileName.endsWith(LogFiles.SUFFIX) && Container.isFullId(LogName.stem(fileName))) {
            return LogName.stem(fileName);
        }
        return Container.isFullId(known.id())
                ? known.id()
                : Inert.text(files.live().toString());
    }

    /**
     * Takes off the {@code 0123456789ab_} that Compose puts before a name while it re-creates a container, but only if it
     * is the beginning of a container's id: somebody may have chosen such a name.
     */
    static String withoutPrefix(String name, Set<String> shortIds) {
        boolean isPrefixed = name.indexOf('_') == ID_PREFIX
                && name.length() > ID_PREFIX + 1
                && shortIds.contains(name.substring(0, ID_PREFIX));
        return isPrefixed ? name.substring(ID_PREFIX + 1) : name;
    }

    /** After a crash of the host the file says "running" until dockerd runs again. */
    private Run run(Facts known) {
        Run run = known.run();
        boolean isRunning = run.state() == Source.State.RUNNING || run.state() == Source.State.PAUSED;
        boolean isGone = isRunning && known.pid() > 0 && !pidAlive.test(known.pid());
        return isGone ? run.withState(Source.State.UNKNOWN) : run;
    }

    /** {@code LogPath} is stale in a tree that was copied or mounted elsewhere, so it comes last. */
    private Path live(Path directory, String base, Facts known, List<String> found) {
        Path expected = directory.resolve(base);
        if (known.logPath().isEmpty() || !logProblem(expected, base, found).equals(Reason.MISSING)) {
            return expected;
        }
        try {
            Path named = Path.of(known.logPath());
            // any other file name would make a prepared configuration show any file of the machine
            boolean isOurs = LogName.fileName(named).equals(base);
            return isOurs && logProblem(named).isEmpty() ? named : expected;
        } catch (InvalidPathException e) {
            return expected;
        }
    }

    /** While Docker rotates, the live file is missing for a moment, but a rotated one is there. */
    private String logProblem(Path live, String base, List<String> found) {
        String problem = logProblem(live);
        if (!problem.equals(Reason.MISSING)) {
            return problem;
        }
        for (String name : found) {
            Optional<LogName> log = LogName.parse(name);
            boolean isRotated = log.isPresent()
                    && log.get().base().equals(base)
                    && !log.get().isMoved();
            if (isRotated && logProblem(live.resolveSibling(name)).isEmpty()) {
                return "";
            }
        }
        return logProblem(live);
    }

    private static List<Path> moved(Path directory, String base, List<String> found) {
        List<Path> moved = new ArrayList<>();
        for (String name : found) {
            if (name.startsWith(base + "-")) {
                moved.add(directory.resolve(name));
            }
        }
        return moved;
    }

    private Logging logging(Path directory) {
        try {
            return loggings.read(directory);
        } catch (IOException e) {
            return Logging.UNKNOWN;
        }
    }

    private static Logging logging(Json hostConfig) {
        Json logConfig = hostConfig.at("LogConfig");
        Json options = logConfig.at("Config");
        Rotation rotation = Rotation.parse(
                Facts.text(options, "max-size"), Facts.text(options, "max-file"), Facts.text(options, "compress"));
        boolean nonBlocking = Facts.text(options, "mode").equals("non-blocking");
        return new Logging(Facts.text(logConfig, "Type"), rotation, nonBlocking);
    }

    /** Power loss can leave an empty file or one full of zeros; it then says nothing. */
    private Json tree(Path path) throws IOException {
        byte[] bytes = disk.readBytes(path, MAX_CONFIG_BYTES);
        try {
            return Json.parse(bytes);
        } catch (JsonProcessingException e) {
            return Json.NOTHING;
        }
    }
}
