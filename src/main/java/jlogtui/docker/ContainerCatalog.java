package jlogtui.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The containers under one root, found again and again as they come and go. A look at a thousand unchanged containers
 * takes a few thousand system calls and reads nothing. Used by one thread.
 */
public final class ContainerCatalog implements Finder {
    private final Path root;
    private final Disk disk;
    private final ContainerReader reader;
    /** Also of containers that are gone: Compose's temporary names outlive the container they name. */
    private final Set<String> shortIdsSeen = new HashSet<>();

    /**
     * Opens nothing yet.
     *
     * @param root the directory that holds a directory for each container, named by its full id
     */
    public ContainerCatalog(Path root) {
        this(root, new RealDisk(), new ProcessTable(Path.of("/proc")));
    }

    ContainerCatalog(Path root, Disk disk, IntPredicate pidAlive) {
        this.root = root;
        this.disk = disk;
        this.reader = new ContainerReader(disk, pidAlive);
    }

    public Path root() {
        return root;
    }

    /** Leaves out of the first look what only the list of sources tells, to be faster. */
    void hurryFirst() {
        reader.leaveLogging(true);
    }

    @Override
    public Scan scan() {
        List<String> names;
        try {
            names = disk.readNames(root);
        } catch (IOException e) {
            return new Scan(List.of(), Reason.of(e));
        }
        List<Container> found = new ArrayList<>();
        Set<Path> directories = new HashSet<>();
        for (String name : names) {
            if (Container.isFullId(name)) {
                Path directory = root.resolve(name);
                directories.add(directory);
                shortIdsSeen.add(Container.shortId(name));
                Optional<Container> container = reader.container(directory, name + LogFiles.SUFFIX);
                if (container.isPresent()) {
                    found.add(container.get());
                }
            }
        }
        reader.keepOnly(directories);
        reader.leaveLogging(false);
        for (int i = 0; i < found.size(); i++) {
            Container container = found.get(i);
            found.set(i, container.withName(ContainerReader.withoutPrefix(container.name(), shortIdsSeen)));
        }
        return new Scan(found, "");
    }
}
