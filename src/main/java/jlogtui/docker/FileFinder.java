package jlogtui.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds one log file that was named by its path, and the container that it belongs to. */
final class FileFinder implements Finder {
    private final Path file;
    private final ContainerReader reader;

    FileFinder(Path file, ContainerReader reader) {
        this.file = file;
        this.reader = reader;
    }

    @Override
    public Scan scan() {
        Container found = read();
        return found.problem().equals(Reason.MISSING)
                ? new Scan(List.of(), Reason.MISSING)
                : new Scan(List.of(found), "");
    }

    private Container read() {
        Path directory = ContainerReader.directoryOf(file);
        Optional<LogName> log = LogName.parse(LogName.fileName(file)).filter(name -> belongs(directory, name.base()));
        Optional<Container> owner = log.flatMap(name -> reader.container(directory, name.base()));
        if (owner.isEmpty()) {
            return reader.plainFile(file);
        }
        Container whole = owner.get();
        String suffix = log.get().suffix();
        if (suffix.isEmpty() && whole.files().live().equals(file)) {
            return whole;
        }
        return whole.withName(whole.name() + Inert.text(suffix))
                .withId(Inert.text(file.toString()))
                .withFiles(new LogFiles(directory, file, false, List.of()))
                .withProblem(reader.logProblem(file));
    }

    /** Whether the configuration beside the file, or the file's own name, says whose log it is. */
    private boolean belongs(Path directory, String base) {
        Facts facts = reader.facts(directory);
        if (facts.id().isEmpty()) {
            return Container.isFullId(LogName.stem(base));
        }
        return base.equals(facts.id() + LogFiles.SUFFIX) || isAlone(directory, base);
    }

    private boolean isAlone(Path directory, String base) {
        try {
            return LogName.bases(reader.names(directory)).equals(List.of(base));
        } catch (IOException e) {
            return false;
        }
    }
}
