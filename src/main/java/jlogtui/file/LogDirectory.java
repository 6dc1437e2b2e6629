package jlogtui.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The directory of one container's log, as names: the live file {@code NAME}, the rotated {@code NAME.k} and
 * {@code NAME.k.gz}. Keeps nothing; may be used by several threads.
 */
final class LogDirectory {
    private static final int MOST_SCANS = 8;
    private static final int MOST_DIGITS = 6;
    private static final String GZIP = ".gz";

    private final Path live;
    private final Path directory;
    private final String name;

    LogDirectory(Path live) {
        this.live = live.toAbsolutePath();
        this.directory = this.live.getParent();
        this.name = this.live.getFileName().toString();
    }

    /**
     * One file as it was found.
     *
     * @param rank 0 of the live file, else the number in its name: the larger the older
     * @param key what the file system knows it by
     * @param size bytes on disk
     * @param modified when its bytes last changed
     */
    record Entry(int rank, boolean compressed, Path path, Object key, long size, FileTime modified) {
        private boolean isSameFile(Entry other) {
            return rank == other.rank && compressed == other.compressed && key.equals(other.key);
        }
    }

    /**
     * The files at one moment.
     *
     * @param files oldest first; of a plain and a compressed file with the same number only the plain one, because the
     *     other is being written
     * @param changed when a name in the directory last changed, taken before the files were listed
     * @param settled false when names changed all the time, so that the files may be of different moments
     */
    record Look(List<Entry> files, FileTime changed, boolean settled) {
        private boolean hasSameFiles(List<Entry> others) {
            if (files.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < others.size(); i++) {
                if (!files.get(i).isSameFile(others.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    Path live() {
        return live;
    }

    /** The live file now, empty when there is none. */
    Optional<Entry> liveEntry() throws IOException {
        return entry(live, 0, false);
    }

    /** When a name in the directory last changed, empty when there is no directory. */
    Optional<FileTime> changed() throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(directory));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Lists the files. Each is looked at by itself while the writer renames them, so this repeats until two lists agree, or
     * the directory shows by its date that no name has changed meanwhile.
     *
     * @param expected the files of the last look; finding the same ones again is agreement enough
     * @param quietBefore so long ago that the file system's clock tells that time from now
     * @return empty when the directory is gone
     */
    Optional<Look> look(List<Entry> expected, Instant quietBefore) throws IOException {
        List<Entry> before = expected;
        Look look = null;
        for (int scans = 0; scans < MOST_SCANS; scans++) {
            Optional<FileTime> changed = changed();
            if (changed.isEmpty()) {
                return Optional.empty();
            }
            try {
                look = new Look(scan(), changed.get(), false);
            } catch (NoSuchFileException | NotDirectoryException e) {
                return Optional.empty();
            }
            boolean isQuiet = changed.get().toInstant().isBefore(quietBefore) && changed.equals(changed());
            if (isQuiet || look.hasSameFiles(before)) {
                return Optional.of(new Look(look.files(), look.changed(), true));
            }
            before = look.files();
        }
        return Optional.ofNullable(look);
    }

    /**
     * Whether all of these files, held open, have the names that they were found under, all at one moment in which there is no
     * file between them, and none is still being written by its compression. As a log's file only moves on to higher numbers,
     * one that is seen twice under its name has had it meanwhile: the moment is that between the two rounds.
     *
     * @param files oldest first
     */
    boolean hasStill(List<Entry> files) throws IOException {
        return eachHasItsName(files) && isNothingBetween(files) && eachHasItsName(files);
    }

    /** While Docker renames one file after the other a number is missing for a moment; else it may be that it was not seen. */
    private boolean isNothingBetween(List<Entry> files) {
        for (int i = 1; i < files.size(); i++) {
            for (int rank = files.get(i - 1).rank() - 1; rank > files.get(i).rank(); rank--) {
                if (Files.exists(rotated(rank)) || Files.exists(directory.resolve(name + "." + rank + GZIP))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean eachHasItsName(List<Entry> files) throws IOException {
        for (Entry file : files) {
            Optional<Entry> now = entry(file.path(), file.rank(), file.compressed());
            if (now.isEmpty() || !now.get().isSameFile(file)) {
                return false;
            }
            if (file.compressed() && Files.exists(rotated(file.rank()))) {
                return false;
            }
        }
        return true;
    }

    /** The rotated file of this number as long as it is not compressed. Docker deletes it when its compressed form is complete. */
    private Path rotated(int rank) {
        return directory.resolve(name + "." + rank);
    }

    /** Every path that now has one of the names, compressed or not, in no order. */
    List<Path> paths() throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path path : stream) {
                if (rank(path.getFileName().toString()).isPresent()) {
                    paths.add(path);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (AccessDeniedException e) {
            return guessed();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        return paths;
    }

    private List<Entry> scan() throws IOException {
        Map<Integer, Entry> byRank = new HashMap<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path path : stream) {
                take(path, byRank);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (AccessDeniedException e) {
            for (Path path : guessed()) {
                take(path, byRank);
            }
        }
        List<Entry> entries = new ArrayList<>(byRank.values());
        entries.sort(new OldestFirst());
        return entries;
    }

    private void take(Path path, Map<Integer, Entry> byRank) throws IOException {
        String fileName = path.getFileName().toString();
        OptionalInt rank = rank(fileName);
        boolean compressed = fileName.endsWith(GZIP);
        Optional<Entry> entry = rank.isPresent() ? entry(path, rank.getAsInt(), compressed) : Optional.empty();
        if (entry.isPresent() && (!compressed || !byRank.containsKey(rank.getAsInt()))) {
            byRank.put(rank.getAsInt(), entry.get());
        }
    }

    /**
     * The files of a directory that may be passed through but not listed, as Docker makes them for members of a group:
     * their names are known. One rank can be missing while Docker rotates.
     */
    private List<Path> guessed() {
        List<Path> paths = new ArrayList<>();
        if (Files.exists(live)) {
            paths.add(live);
        }
        int missing = 0;
        for (int rank = 1; missing < 2; rank++) {
            missing++;
            for (String ending : List.of("", GZIP)) {
                Path path = directory.resolve(name + "." + rank + ending);
                if (Files.exists(path)) {
                    paths.add(path);
                    missing = 0;
                }
            }
        }
        return paths;
    }

    private static final class OldestFirst implements Comparator<Entry> {
        @Override
        public int compare(Entry one, Entry other) {
            return Integer.compare(other.rank(), one.rank());
        }
    }

    /** The number in a file's name, 0 of the live file, empty when it is no file of this log. */
    private OptionalInt rank(String fileName) {
        if (fileName.equals(name)) {
            return OptionalInt.of(0);
        }
        if (!fileName.startsWith(name + ".")) {
            return OptionalInt.empty();
        }
        int end = fileName.length() - (fileName.endsWith(GZIP) ? GZIP.length() : 0);
        int begin = name.length() + 1;
        if (end <= begin || end - begin > MOST_DIGITS || fileName.charAt(begin) == '0') {
            return OptionalInt.empty();
        }
        int rank = 0;
        for (int i = begin; i < end; i++) {
            int digit = fileName.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalInt.empty();
            }
            rank = rank * 10 + digit;
        }
        return OptionalInt.of(rank);
    }

    private static Optional<Entry> entry(Path path, int rank, boolean compressed) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return Optional.empty();
            }
            return Optional.of(new Entry(
                    rank, compressed, path, key(attributes, path), attributes.size(), attributes.lastModifiedTime()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** What the file system knows the file by that has this path now, empty when there is none. */
    static Optional<Object> key(Path path) throws IOException {
        try {
            return Optional.of(key(Files.readAttributes(path, BasicFileAttributes.class), path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Object key(BasicFileAttributes attributes, Path path) {
        Object key = attributes.fileKey();
        return key == null ? path : key;
    }
}
