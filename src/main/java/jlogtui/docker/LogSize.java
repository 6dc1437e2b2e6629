package jlogtui.docker;

import java.io.IOException;
import java.util.OptionalLong;

/** Measures what a container's log takes on the disk. */
final class LogSize {
    private final Disk disk;

    LogSize(Disk disk) {
        this.disk = disk;
    }

    /** Bytes of the live and the rotated files as they lie there; empty when there is none. */
    OptionalLong read(LogFiles files) {
        String base = LogName.fileName(files.live());
        OptionalLong size = add(OptionalLong.empty(), files, base);
        if (!files.withRotated()) {
            return size;
        }
        try {
            for (String name : disk.readNames(ContainerReader.directoryOf(files.live()))) {
                boolean isRotated = LogName.parse(name)
                        .filter(log -> log.base().equals(base) && log.suffix().startsWith("."))
                        .isPresent();
                size = isRotated ? add(size, files, name) : size;
            }
            return size;
        } catch (IOException e) {
            return withGuessedNames(size, files, base);
        }
    }

    /** A directory that may not be listed can still let files be measured by their known names. */
    private OptionalLong withGuessedNames(OptionalLong live, LogFiles files, String base) {
        OptionalLong size = live;
        for (int number = 1; ; number++) {
            OptionalLong before = size;
            size = add(size, files, base + "." + number);
            size = add(size, files, base + "." + number + ".gz");
            if (size.equals(before)) {
                return size;
            }
        }
    }

    private OptionalLong add(OptionalLong size, LogFiles files, String name) {
        try {
            return OptionalLong.of(size.orElse(0)
                    + disk.readStamp(files.live().resolveSibling(name)).sizeBytes());
        } catch (IOException e) {
            return size;
        }
    }
}
