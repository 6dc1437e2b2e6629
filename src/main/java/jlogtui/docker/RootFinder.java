package jlogtui.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the directory of container directories: the {@code --root} option, else {@code $JLOGTUI_ROOT}, else the first of
 * dockerd's configured data root, its default one, and the rootless one. What the user named is never replaced by
 * another place.
 */
public final class RootFinder {
    private static final int MAX_DAEMON_CONFIG_BYTES = 1 << 20;
    private static final String CONTAINERS = "containers";

    private final Map<String, String> environment;
    private final Path filesystemRoot;
    private final Disk disk;

    /**
     * Stores what it is given.
     *
     * @param environment {@code JLOGTUI_ROOT} and {@code HOME} are read from it
     * @param filesystemRoot the directory that {@code etc} and {@code var} are in: {@code /} but for tests
     */
    public RootFinder(Map<String, String> environment, Path filesystemRoot) {
        this(environment, filesystemRoot, new RealDisk());
    }

    RootFinder(Map<String, String> environment, Path filesystemRoot, Disk disk) {
        this.environment = Map.copyOf(environment);
        this.filesystemRoot = filesystemRoot;
        this.disk = disk;
    }

    /**
     * Finds the root.
     *
     * @param option value of {@code --root}, if given
     */
    public Root find(Optional<Path> option) {
        List<Root.Attempt> rejected = new ArrayList<>();
        if (option.isPresent()) {
            return rootOr(tryRoot(option.get(), "--root", rejected), rejected);
        }
        String named = environment.getOrDefault("JLOGTUI_ROOT", "");
        if (!named.isEmpty()) {
            return rootOr(tryRoot(Path.of(named), "$JLOGTUI_ROOT", rejected), rejected);
        }
        Optional<Root.Found> found = configuredDataRoot(rejected)
                .flatMap(path -> tryRoot(path.resolve(CONTAINERS), "data-root of daemon.json", rejected))
                .or(() -> tryRoot(filesystemRoot.resolve("var/lib/docker/containers"), "default", rejected))
                .or(() -> home().flatMap(
                                path -> tryRoot(path.resolve(".local/share/docker/containers"), "rootless", rejected)));
        return rootOr(found, rejected);
    }

    private static Root rootOr(Optional<Root.Found> found, List<Root.Attempt> rejected) {
        return found.isPresent() ? found.get() : new Root.NotFound(rejected);
    }

    private Optional<Path> home() {
        return Optional.ofNullable(environment.get("HOME"))
                .filter(home -> !home.isEmpty())
                .map(Path::of);
    }

    private Optional<Root.Found> tryRoot(Path path, String origin, List<Root.Attempt> rejected) {
        Path inside = path.resolve(CONTAINERS);
        Path directory = isDirectory(inside) ? inside : path;
        try {
            if (!disk.readStamp(directory).isDirectory()) {
                rejected.add(new Root.Attempt(directory, origin, Reason.NOT_A_DIRECTORY));
                return Optional.empty();
            }
            disk.readNames(directory);
            return Optional.of(new Root.Found(directory, origin, rejected));
        } catch (IOException e) {
            String reason = Reason.of(e);
            // of a data root that may not be entered, only this part concerns us
            boolean mayBeDataRoot =
                    reason.equals(Container.DENIED) && !LogName.fileName(path).equals(CONTAINERS);
            rejected.add(new Root.Attempt(mayBeDataRoot ? inside : directory, origin, reason));
            return Optional.empty();
        }
    }

    private boolean isDirectory(Path path) {
        try {
            return disk.readStamp(path).isDirectory();
        } catch (IOException e) {
            return false;
        }
    }

    /** dockerd takes {@code graph}, the older name, only where {@code data-root} is not given. */
    private Optional<Path> configuredDataRoot(List<Root.Attempt> rejected) {
        Path file = filesystemRoot.resolve("etc/docker/daemon.json");
        try {
            Json config = Json.parse(disk.readBytes(file, MAX_DAEMON_CONFIG_BYTES));
            Json value = config.at("data-root").isText() ? config.at("data-root") : config.at("graph");
            return value.isText() ? Optional.of(filesystemRoot.resolve(value.text())) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            rejected.add(new Root.Attempt(file, "configuration", "not valid JSON"));
        } catch (InvalidPathException e) {
            rejected.add(new Root.Attempt(file, "configuration", "data-root is no path"));
        } catch (IOException e) {
            // not a place where logs are, so it must not count as a root that only rights are missing for
            rejected.add(new Root.Attempt(file, "configuration", "unreadable"));
        }
        return Optional.empty();
    }
}
