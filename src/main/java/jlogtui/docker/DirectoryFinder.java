package jlogtui.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the log, or the logs, in one directory that was named itself: its name need not be an id. */
final class DirectoryFinder implements Finder {
    private final Path directory;
    private final ContainerReader reader;

    DirectoryFinder(Path directory, ContainerReader reader) {
        this.directory = directory;
        this.reader = reader;
    }

    @Override
    public Scan scan() {
        List<String> bases = List.of();
        String problem = "";
        try {
            bases = LogName.bases(reader.names(directory));
        } catch (IOException e) {
            problem = Reason.of(e);
        }
        String own = ownBase(bases);
        List<Container> found = new ArrayList<>();
        if (!own.isEmpty()) {
            reader.container(directory, own).ifPresent(found::add);
        }
        for (String base : bases) {
            if (!base.equals(own)) {
                found.add(reader.plainFile(directory.resolve(base)));
            }
        }
        return new Scan(found, found.isEmpty() ? problem : "");
    }

    /** Name of the log that the configuration in the directory is about; empty when it is about none. */
    private String ownBase(List<String> bases) {
        String id = reader.facts(directory).id();
        String byConfiguration = id + LogFiles.SUFFIX;
        if (bases.contains(byConfiguration)) {
            return byConfiguration;
        }
        if (bases.size() == 1) {
            return bases.get(0);
        }
        if (bases.isEmpty() && Container.isFullId(id)) {
            return byConfiguration;
        }
        String name = LogName.fileName(directory);
        return Container.isFullId(name) ? name + LogFiles.SUFFIX : "";
    }
}
