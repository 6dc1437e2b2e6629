package jlogtui.app;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import jlogtui.view.Kept;
import jlogtui.view.LineMark;
import jlogtui.view.ViewState;

/**
 * What earlier runs have left behind, and what this one leaves: a file of what was typed, and for each root one of marks
 * and one of the last view. What cannot be read is told to the diagnostics and taken for empty. Used by one thread at a
 * time.
 *
 * <p>Several runs may use the same files. Each only puts in and takes out what it has itself added or removed since it
 * last wrote, so that they do not undo each other; of the views the last one counts.
 */
final class StateStore implements Closeable {
    private static final String HISTORY = "history.json";
    private static final String WELCOME = "welcome.json";
    private static final int MOST_NAME = 1000;

    private interface Reading<T> {
        T of(byte[] text) throws IOException;
    }

    private final Path parent;
    private final List<Path> paths;
    private final ViewState plain;
    private final Diagnostics diagnostics;
    private StateDirectory directory;
    /** The paths as people read them, and the names that follow from them; null until it is open. */
    private String logs;

    private String markFile;
    private String viewFile;
    private boolean isHopeless;
    private boolean isTold;
    /** What this run last had in common with the files. */
    private Map<String, List<String>> histories = Map.of();

    private List<LineMark> marks = List.of();
    private ViewState view;

    /**
     * Touches nothing yet.
     *
     * @param paths tell the logs apart that are looked at: the root, or the sources where there is none
     * @param plain how the program opens when nothing else is asked of it
     */
    StateStore(Path parent, List<Path> paths, ViewState plain, Diagnostics diagnostics) {
        this.plain = plain;
        this.parent = parent;
        this.paths = paths;
        this.diagnostics = diagnostics;
    }

    /** Where programs keep such things by the XDG Base Directory Specification; empty when there is no home. */
    static Optional<Path> parent(Map<String, String> environment) {
        String configured = environment.getOrDefault("XDG_STATE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        try {
            // The specification has relative ones ignored
            if (configured.startsWith("/")) {
                return Optional.of(Path.of(configured));
            }
            return home.startsWith("/") ? Optional.of(Path.of(home, ".local", "state")) : Optional.empty();
        } catch (InvalidPathException e) {
            // Its letters are none in this locale
            return Optional.empty();
        }
    }

    /** Opens the directory; false when there is none to be had. */
    private boolean opens(boolean isToWrite) {
        if (directory == null && !isHopeless) {
            try {
                name();
                if (isToWrite) {
                    StateDirectory.make(parent);
                }
                directory = StateDirectory.open(parent);
            } catch (NoSuchFileException e) {
                // Nothing has been kept yet
                isHopeless = isToWrite;
            } catch (IOException | RuntimeException e) {
                isHopeless = true;
                diagnostics.note("nothing is kept under " + parent + ": " + e);
            }
        }
        return directory != null;
    }

    private void name() {
        StringJoiner all = new StringJoiner("\n");
        for (Path path : paths) {
            try {
                all.add(path.toRealPath().toString());
            } catch (IOException e) {
                all.add(path.toAbsolutePath().normalize().toString());
            }
        }
        logs = all.toString();
        UUID key = UUID.nameUUIDFromBytes(logs.getBytes(StandardCharsets.UTF_8));
        logs = logs.substring(0, Math.min(MOST_NAME, logs.length()));
        markFile = "marks-" + key + ".json";
        viewFile = "view-" + key + ".json";
    }

    private <T> Optional<T> read(String name, Reading<T> reading) {
        try {
            Optional<byte[]> text = directory.read(name);
            return text.isPresent() ? Optional.of(reading.of(text.get())) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            diagnostics.note("state file " + name + " is not used: " + e);
            return Optional.empty();
        }
    }

    /** How these logs were last looked at. */
    Optional<ViewState> readView() {
        Optional<ViewState> read = opens(false) ? read(viewFile, StateJson::readView) : Optional.empty();
        view = read.orElse(null);
        return read;
    }

    /** What was typed and marked. */
    Kept readRest() {
        if (!opens(false)) {
            return Kept.NOTHING;
        }
        histories = read(HISTORY, StateJson::readHistories).orElse(Map.of());
        marks = read(markFile, StateJson::readMarks).orElse(List.of());
        return new Kept(ViewState.PLAIN, marks, histories);
    }

    /**
     * Whether this user has never been here before, which from now on he has. False when that cannot be kept: what is
     * told to who is new would be told each time.
     */
    boolean isFirst() {
        if (!histories.isEmpty() || !marks.isEmpty() || !opens(true)) {
            return false;
        }
        try {
            boolean isNew = directory.read(WELCOME).isEmpty();
            if (isNew) {
                directory.write(WELCOME, StateJson.welcome());
            }
            return isNew;
        } catch (IOException | RuntimeException e) {
            diagnostics.note("cannot write under " + parent + ": " + e);
            return false;
        }
    }

    /** Writes what has changed since it was last read or written. After a failure it is tried again with the next change. */
    void write(Kept now) {
        boolean isOther = !now.marks().equals(marks)
                || !now.histories().equals(histories)
                || !now.view().equals(lastView());
        if (!isOther || !opens(true)) {
            return;
        }
        try {
            if (!now.marks().equals(marks)) {
                List<LineMark> kept = read(markFile, StateJson::readMarks).orElse(List.of());
                directory.write(markFile, StateJson.marks(logs, merged(kept, marks, now.marks())));
                marks = now.marks();
            }
            if (!now.histories().equals(histories)) {
                directory.write(HISTORY, StateJson.histories(mergedHistories(now.histories())));
                histories = now.histories();
            }
            if (!now.view().equals(lastView())) {
                directory.write(viewFile, StateJson.view(logs, now.view()));
                view = now.view();
            }
        } catch (IOException | RuntimeException e) {
            if (!isTold) {
                isTold = true;
                diagnostics.note("cannot write under " + parent + ": " + e);
            }
        }
    }

    private ViewState lastView() {
        // Opening the viewer and leaving again is no view to come back to
        return view == null ? plain : view;
    }

    private Map<String, List<String>> mergedHistories(Map<String, List<String>> now) {
        Map<String, List<String>> kept =
                new TreeMap<>(read(HISTORY, StateJson::readHistories).orElse(Map.of()));
        for (Map.Entry<String, List<String>> history : now.entrySet()) {
            String kind = history.getKey();
            List<String> before = histories.getOrDefault(kind, List.of());
            kept.put(kind, merged(kept.getOrDefault(kind, List.of()), before, history.getValue()));
        }
        return kept;
    }

    /** What others have put in, and behind it all that is there by this run. */
    private static <T> List<T> merged(List<T> kept, List<T> before, List<T> now) {
        Set<T> all = new LinkedHashSet<>(kept);
        before.forEach(all::remove);
        now.forEach(all::remove);
        all.addAll(now);
        return new ArrayList<>(all);
    }

    @Override
    public void close() {
        if (directory != null) {
            try {
                directory.close();
            } catch (IOException e) {
                diagnostics.note("cannot close " + parent + ": " + e);
            }
        }
    }
}
