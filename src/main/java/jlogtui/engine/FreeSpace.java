package jlogtui.engine;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What is free on the disks on which logs lie; asked of the system once a look for all logs of one root. Owned by one thread. */
class FreeSpace {
    private final Map<Path, Long> byRoot = new HashMap<>();

    /** The next answers are new. */
    void forget() {
        byRoot.clear();
    }

    /** Bytes that may be written to the disk of a container's directory; 0 when that cannot be told. */
    long bytes(Path directory) {
        Path root = directory.getParent() == null ? directory : directory.getParent();
        Long known = byRoot.get(root);
        long bytes = known == null ? ask(root) : known;
        byRoot.put(root, bytes);
        return bytes;
    }

    /** A file store would read the list of all mounts for it. */
    long ask(Path root) {
        return root.toFile().getUsableSpace();
    }
}
