package jlogtui.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/** Which known generation each file of a directory holds. Made for one look. */
final class Matching {
    private final List<LogDirectory.Entry> entries;
    private final GenerationFile[] owners;
    private boolean torn;

    private Matching(List<LogDirectory.Entry> entries) {
        this.entries = entries;
        this.owners = new GenerationFile[entries.size()];
    }

    /** Finds each generation by its file's own marks, then those that were compressed or copied by their first bytes. */
    static Matching of(List<LogDirectory.Entry> entries, List<GenerationFile> known, LogFiles files)
            throws IOException {
        Matching matching = new Matching(entries);
        for (int i = 0; i < matching.owners.length; i++) {
            // a rotated file never becomes the live one again, whatever its marks say
            int first = entries.get(i).rank() == 0 ? known.size() - 1 : 0;
            for (GenerationFile generation : known.subList(Math.max(first, 0), known.size())) {
                if (generation.isFoundAs(entries.get(i))) {
                    matching.owners[i] = generation;
                }
            }
        }
        matching.findMoved(known, files);
        return matching;
    }

    private void findMoved(List<GenerationFile> known, LogFiles files) throws IOException {
        List<GenerationFile> orphans = new ArrayList<>();
        for (GenerationFile generation : known) {
            if (!isFound(generation) && !generation.hasGzip()) {
                orphans.add(generation);
            }
        }
        for (int i = 0; i < owners.length && !orphans.isEmpty(); i++) {
            // the live file is written by Docker and never a copy
            if (owners[i] == null && entries.get(i).rank() > 0) {
                owners[i] = entries.get(i).compressed()
                        ? adoptGzip(entries.get(i), files, orphans)
                        : adoptCopy(files.plain(entries.get(i)), orphans);
                orphans.remove(owners[i]);
            }
        }
    }

    private GenerationFile adoptGzip(LogDirectory.Entry found, LogFiles files, List<GenerationFile> orphans)
            throws IOException {
        GzipLogFile file = files.gzip(found);
        byte[] bytes = new byte[Head.MOST];
        GenerationFile orphan = null;
        try {
            orphan = like(bytes, file.readStart(bytes), file.writtenSize(), orphans);
            if (orphan != null && !files.directory().hasStill(List.of(found))) {
                torn = true;
                orphan = null;
            }
            if (orphan != null) {
                orphan.adopt(file);
            }
        } catch (NoSuchFileException e) {
            // renamed out of the log or deleted since the look: the next one tells
        } finally {
            if (orphan == null) {
                file.close();
            }
        }
        return orphan;
    }

    private static GenerationFile adoptCopy(PlainLogFile file, List<GenerationFile> orphans) throws IOException {
        byte[] bytes = new byte[Head.MOST];
        GenerationFile orphan = null;
        boolean adopted = false;
        try {
            int available = Math.max(file.read(0, bytes, 0, bytes.length), 0);
            orphan = like(bytes, available, file.length(), orphans);
            if (orphan != null && !orphan.plainIsHeld() && file.length() >= orphan.size()) {
                orphan.adopt(file);
                adopted = true;
            }
        } catch (NoSuchFileException e) {
            // as above
        } finally {
            if (!adopted) {
                file.close();
            }
        }
        return adopted || (orphan != null && orphan.plainIsHeld()) ? orphan : null;
    }

    private static GenerationFile like(byte[] bytes, int available, long size, List<GenerationFile> orphans) {
        for (GenerationFile orphan : orphans) {
            if (orphan.isLike(bytes, available, size)) {
                return orphan;
            }
        }
        return null;
    }

    /** Says whose file it is that none of the known generations had. */
    void claim(LogDirectory.Entry entry, GenerationFile generation) {
        for (int i = 0; i < owners.length; i++) {
            if (entries.get(i).rank() == entry.rank() && entries.get(i).compressed() == entry.compressed()) {
                owners[i] = generation;
            }
        }
    }

    /** Whether a file of the directory holds the generation. */
    boolean isFound(GenerationFile generation) {
        return isFound(generation, true) || isFound(generation, false);
    }

    /** Whether a compressed or a plain file of the directory holds the generation. */
    boolean isFound(GenerationFile generation, boolean compressed) {
        for (int i = 0; i < owners.length; i++) {
            if (owners[i] == generation && entries.get(i).compressed() == compressed) {
                return true;
            }
        }
        return false;
    }

    /**
     * The files that are newer than every known one, oldest first. A file that is older and yet unknown is a copy or was
     * put there by hand; numbers only grow, so it has no place and is left out.
     */
    List<LogDirectory.Entry> newer() {
        return List.copyOf(entries.subList(firstNewer(), owners.length));
    }

    /** The same with the youngest known file before them, if there is one. */
    List<LogDirectory.Entry> newerAndLastKnown() {
        return List.copyOf(entries.subList(Math.max(0, firstNewer() - 1), owners.length));
    }

    /** Whether a file was found that Docker was just writing or renaming, so that the list is of no use. */
    boolean isTorn() {
        return torn;
    }

    /** The number of the youngest known file, -1 when there is none. */
    int lastKnownRank() {
        int first = firstNewer();
        return first == 0 ? -1 : entries.get(first - 1).rank();
    }

    private int firstNewer() {
        int first = owners.length;
        while (first > 0 && owners[first - 1] == null) {
            first--;
        }
        return first;
    }
}
