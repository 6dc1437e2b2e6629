package jlogtui.engine;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Tells which directories have changed, by inotify. Where that is not to be had, such as when its limits are used up,
 * {@link #isComplete} is false and the caller must look often by itself.
 */
final class ChangeWatch implements Closeable {
    private final WatchService service;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    /** Docker replaces it with each change of a container's state. */
    private static final Path DESCRIPTION = Path.of("config.v2.json");

    /** Directories in which names came or went, by the last wait. */
    private final Set<Path> renamed = new HashSet<>();
    /** Whether a container was described anew, by the last wait. */
    private boolean described;

    private boolean complete;

    ChangeWatch() {
        service = open();
        complete = service != null;
    }

    private static WatchService open() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            return null;
        }
    }

    /** Watches exactly these directories from now on. Says whether there are new ones, of whose changes until now it cannot tell. */
    boolean watch(List<Path> directories) {
        if (service == null) {
            return false;
        }
        Set<Path> wanted = new HashSet<>(directories);
        keys.entrySet().removeIf(entry -> {
            boolean stale =
                    !wanted.contains(entry.getKey()) || !entry.getValue().isValid();
            if (stale) {
                entry.getValue().cancel();
            }
            return stale;
        });
        boolean all = true;
        boolean any = false;
        for (Path directory : directories) {
            if (!keys.containsKey(directory)) {
                all &= register(directory);
                any |= keys.containsKey(directory);
            }
        }
        complete = all;
        return any;
    }

    private boolean register(Path directory) {
        try {
            WatchKey key = directory.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            keys.put(directory, key);
            return true;
        } catch (ClosedWatchServiceException e) {
            // Another thread has ended the watch: nobody waits for changes any more
            return true;
        } catch (IOException e) {
            return !Files.isDirectory(directory);
        }
    }

    /** Whether every directory that exists is watched. */
    boolean isComplete() {
        return complete;
    }

    /**
     * Waits for a change.
     *
     * @return the directories that changed, empty when the time ran out or the watch was closed
     */
    Set<Path> await(long timeoutMillis) throws InterruptedException {
        Set<Path> changed = new HashSet<>();
        renamed.clear();
        described = false;
        if (service == null) {
            TimeUnit.MILLISECONDS.sleep(timeoutMillis);
            return changed;
        }
        try {
            Optional<WatchKey> key = Optional.ofNullable(service.poll(timeoutMillis, TimeUnit.MILLISECONDS));
            while (key.isPresent()) {
                Path directory = (Path) key.get().watchable();
                for (WatchEvent<?> event : key.get().pollEvents()) {
                    if (event.kind() != StandardWatchEventKinds.ENTRY_MODIFY) {
                        renamed.add(directory);
                    }
                    described |= event.context() == null || event.context().equals(DESCRIPTION);
                }
                changed.add(directory);
                key.get().reset();
                key = Optional.ofNullable(service.poll());
            }
        } catch (ClosedWatchServiceException e) {
            return Set.of();
        }
        return changed;
    }

    /** Whether names came or went in a directory, so far as the last {@link #await} tells: more than that a file grew. */
    boolean hasOtherNames(Path directory) {
        return renamed.contains(directory);
    }

    /** Whether what a container is described by has changed, so far as the last {@link #await} tells. */
    boolean hasOtherDescriptions() {
        return described;
    }

    @Override
    public void close() {
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException e) {
            // It only stops telling
        }
    }
}
