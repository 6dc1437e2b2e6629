package jlogtui.docker;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Collects the arguments that are existing paths: log files, containers' directories, directories of containers. */
final class PathSources {
    private static final String CONTAINERS = "containers";

    private final Path workingDirectory;
    private final Disk disk;
    private final IntPredicate pidAlive;
    private final ContainerReader reader;
    private final List<Finder> finders = new ArrayList<>();
    private Optional<Selection.Refused> problem = Optional.empty();
    private Optional<Path> denied = Optional.empty();

    PathSources(Path workingDirectory, Disk disk, IntPredicate pidAlive) {
        this.workingDirectory = workingDirectory;
        this.disk = disk;
        this.pidAlive = pidAlive;
        this.reader = new ContainerReader(disk, pidAlive);
    }

    /** Whether an argument cannot be meant as a name. */
    static boolean isPlainlyPath(String argument) {
        return argument.startsWith("/") || argument.startsWith("./") || argument.startsWith("../");
    }

    List<Finder> finders() {
        return finders;
    }

    /** Why the argument of the last {@link #take} is a path but no source; empty when it is no path or was taken. */
    Optional<Selection.Refused> problem() {
        return problem;
    }

    /** The path that the last argument may not read. */
    Optional<Path> denied() {
        return denied;
    }

    /** Takes the argument if it is the path of a source. */
    boolean take(String argument) {
        problem = Optional.empty();
        denied = Optional.empty();
        if (argument.isEmpty()) {
            return false;
        }
        try {
            Path path = workingDirectory.resolve(argument).normalize();
            Disk.Stamp stamp = disk.readStamp(path);
            if (stamp.isRegularFile()) {
                finders.add(new FileFinder(path, reader));
                return true;
            }
            if (stamp.isDirectory()) {
                return takeDirectory(path, argument);
            }
            refuse(argument, "is neither a file nor a directory; pipe it: … | jlogtui -");
        } catch (NoSuchFileException | InvalidPathException e) {
            if (isPlainlyPath(argument)) {
                refuse(argument, "does not exist");
            }
        } catch (IOException e) {
            refuseFor(e, argument);
        }
        return false;
    }

    private boolean takeDirectory(Path path, String argument) {
        List<String> names;
        try {
            names = disk.readNames(path);
        } catch (IOException e) {
            if (Container.isFullId(LogName.fileName(path))) {
                finders.add(new DirectoryFinder(path, reader));
                return true;
            }
            // of a data root that may not be entered, only this part concerns us
            Path inside = path.resolve(CONTAINERS);
            refuseFor(e, LogName.fileName(path).equals(CONTAINERS) ? argument : inside.toString());
            return false;
        }
        // config.json alone is the name of too many other things
        boolean isContainer = !LogName.bases(names).isEmpty()
                || names.contains("config.v2.json")
                || (names.contains("config.json") && names.contains("hostconfig.json"));
        if (isContainer) {
            finders.add(new DirectoryFinder(path, reader));
            return true;
        }
        Optional<Path> root = root(path, names);
        root.ifPresent(found -> finders.add(new ContainerCatalog(found, disk, pidAlive)));
        if (root.isEmpty() && problem.isEmpty()) {
            refuse(argument, "holds no container's log");
        }
        return root.isPresent();
    }

    /** The directory itself or, in Docker's data root, {@code containers}. */
    private Optional<Path> root(Path path, List<String> names) {
        if (names.stream().anyMatch(Container::isFullId)) {
            return Optional.of(path);
        }
        Path inside = path.resolve(CONTAINERS);
        if (!names.contains(CONTAINERS)) {
            return Optional.empty();
        }
        try {
            boolean hasContainers = disk.readNames(inside).stream().anyMatch(Container::isFullId);
            return hasContainers ? Optional.of(inside) : Optional.empty();
        } catch (IOException e) {
            refuseFor(e, inside.toString());
            return Optional.empty();
        }
    }

    private void refuse(String argument, String reason) {
        problem = Optional.of(
                new Selection.Refused(Selection.Refused.Kind.UNKNOWN_SOURCE, Inert.text(argument) + " " + reason));
    }

    /** A name that is too long for a file, or goes through a file, is simply no path. */
    private void refuseFor(IOException failure, String argument) {
        String reason = Reason.of(failure);
        if (reason.equals(Container.DENIED)) {
            problem = Optional.of(new Selection.Refused(
                    Selection.Refused.Kind.DENIED, "cannot read " + Inert.text(argument) + ": " + reason));
            denied = Optional.of(workingDirectory.resolve(argument).normalize());
        } else if (isPlainlyPath(argument)) {
            refuse(argument, "cannot be read: " + reason);
        }
    }
}
