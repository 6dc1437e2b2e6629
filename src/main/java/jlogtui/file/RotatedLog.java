package jlogtui.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The history of one container's log: its files as generations, followed through growth, rotation, compression,
 * truncation and deletion.
 *
 * <p>The live file is kept open, so that its end can be read after it was renamed or deleted and its inode cannot be
 * reused. Deleted files stay readable while they are open: the two newest and all that a follower still needs
 * ({@link #retainFrom}); what is dropped leaves the list and reads as empty.
 *
 * <p>{@link #refresh()}, {@link #expectFiles} and {@link #close()} belong to one thread, the others may be called by any.
 */
public final class RotatedLog implements Closeable {
    private static final int MOST_DELETED = 2;
    /** Names that change while they are looked at are looked at again so often. */
    private static final int MOST_TRIES = 8;
    /** Between the rename of the old and the creation of the new live file Docker needs far less. */
    private static final Duration MISSING = Duration.ofSeconds(1);
    /** Two changes within one tick of the file system's clock cannot be told apart by it. */
    private static final Duration TICK = Duration.ofMillis(100);

    private final LogDirectory directory;
    private final LogFiles files;
    private final InstantSource clock;
    private final List<GenerationFile> known = new ArrayList<>();
    private volatile List<Generation> published = List.of();
    private volatile int retained = Integer.MAX_VALUE;

    private int nextNumber;
    private Tally tally = new Tally();
    private LogDirectory.Look lastLook = new LogDirectory.Look(List.of(), FileTime.fromMillis(0), false);
    private boolean lookIsFresh;
    private LogDirectory.Entry lastLive;
    private Instant missingSince;
    private boolean directoryGone;
    /** There are rotated files beside the live one, but for a moment. */
    private boolean keepsOldFiles;

    private boolean gone;
    /** As far as Docker's own renaming goes: what has a higher number was put there by somebody else. */
    private int mostFiles = Integer.MAX_VALUE;
    /** The newest known file, which had lines, could not be read any more before there was a newer one. */
    private boolean isCut;
    /** The newest generation that has ever been in the list. */
    private int lastPublished = -1;

    /**
     * @param liveLog the file that Docker writes to; it need not exist
     * @param clock what time it is on the machine whose files are read
     */
    public RotatedLog(Path liveLog, FileSlots slots, TemporarySpace space, InstantSource clock) {
        this.directory = new LogDirectory(liveLog);
        this.files = new LogFiles(directory, slots, space);
        this.clock = clock;
    }

    /** The generations at the last refresh, oldest first. Immutable; the bytes below each size do not change. */
    public List<Generation> generations() {
        return published;
    }

    /**
     * Holds on to this generation and all newer ones, even when there are many and their files are deleted. A follower
     * calls it with the number it is reading; {@link Integer#MAX_VALUE}, as at first, holds on to none.
     */
    public void retainFrom(int generation) {
        retained = generation;
    }

    /**
     * Says how many files Docker is told to keep, the live one included; at least 2. Without that it is not known before one has
     * been seen whether there are rotated files.
     */
    public void expectFiles(int most) {
        keepsOldFiles = true;
        mostFiles = most;
    }

    /** Looks at the files and says what happened since the last time. Cheap when nothing did: a few system calls. */
    public Change refresh() throws IOException {
        Optional<LogDirectory.Entry> live = directory.liveEntry();
        if (!isQuiet(live)) {
            look();
        } else if (mayHaveGrown(live.get())) {
            // An empty live file is no generation yet, so there may be none
            GenerationFile.Growth growth = known.isEmpty() ? GenerationFile.Growth.REPLACED : drainNewest(true);
            if (growth == GenerationFile.Growth.REPLACED || growth == GenerationFile.Growth.LOST) {
                look();
            }
        }
        lastLive = live.orElse(null);
        publish();
        // Not before: of what a look has found that then failed the next one tells
        Change change = tally.toChange();
        tally = new Tally();
        return change;
    }

    @Override
    public void close() throws IOException {
        published = List.of();
        for (GenerationFile generation : known) {
            generation.close();
        }
        known.clear();
    }

    /** Whether no name has changed since the last look, so that the live file is still the newest generation. */
    private boolean isQuiet(Optional<LogDirectory.Entry> live) throws IOException {
        return lookIsFresh
                && live.isPresent()
                && lastLive != null
                && live.get().key().equals(lastLive.key())
                && directory.changed().filter(lastLook.changed()::equals).isPresent();
    }

    private boolean mayHaveGrown(LogDirectory.Entry live) {
        return (!known.isEmpty()
                        && (newest().isHeld() || known.get(lastWritten()).isHeld()))
                || live.size() != lastLive.size()
                || !live.modified().equals(lastLive.modified());
    }

    private void look() throws IOException {
        lookIsFresh = false;
        boolean complete = false;
        for (int tries = 0; tries < MOST_TRIES && !complete; tries++) {
            Optional<LogDirectory.Look> found =
                    directory.look(lastLook.files(), clock.instant().minus(TICK));
            if (found.isPresent() && !found.get().settled()) {
                drainNewest(!known.isEmpty() && newest().isHeld());
                return;
            }
            directoryGone = found.isEmpty();
            LogDirectory.Look look = found.orElse(new LogDirectory.Look(List.of(), FileTime.fromMillis(0), true));
            complete = take(look);
            noteMissing(look);
            lastLook = look;
            keepsOldFiles |= !look.files().isEmpty() && look.files().get(0).rank() > 0;
            lookIsFresh = complete
                    && clock.instant().minus(TICK).isAfter(look.changed().toInstant());
        }
    }

    /** Brings the generations in line with the files; false when a file vanished meanwhile or was not what it seemed to be. */
    private boolean take(LogDirectory.Look look) throws IOException {
        boolean wasHeld = !known.isEmpty() && newest().isHeld();
        // an empty file that was not held has no mark: another one may have its inode by now
        if (wasHeld || (!known.isEmpty() && !newest().isEmpty())) {
            drainNewest(wasHeld);
        }
        GenerationFile newest = known.isEmpty() ? null : newest();
        Matching matching = Matching.of(look.files(), known, files);
        List<LogDirectory.Entry> newer = matching.newer();
        int before = known.size();
        boolean isFirst = nextNumber == 0;
        boolean isOutOfReach = matching.lastKnownRank() >= mostFiles;
        if (matching.isTorn() || !add(newer, matching)) {
            return false;
        }
        if (!isFirst && !newer.isEmpty()) {
            boolean isLost = newest != null && !matching.isFound(newest);
            // Where the newest known file has been let go of there is nothing to find again
            boolean isGap = isCut || isOutOfReach || (isLost && isGap(newest, wasHeld, look.files(), newer.size()));
            known.get(before).setAfterGap(isGap);
            isCut = false;
        }
        settle(matching);
        return true;
    }

    /** Says what it means that the newest known file has left the directory, where so many are newer: whether more may be lost. */
    private boolean isGap(GenerationFile lost, boolean wasHeld, List<LogDirectory.Entry> entries, int newer) {
        LogDirectory.Entry last = entries.get(entries.size() - 1);
        // For a moment of each rotation Docker has deleted the oldest file and not yet renamed the others
        boolean isRotated = keepsOldFiles || entries.get(0).rank() > 0;
        if (lost.isEmpty()) {
            return isRotated && newer == entries.size();
        }
        if (!isRotated && last.rank() == 0 && lost.hadKey(last.key())) {
            // Beside rotated files the inode may just have been taken again
            tally.truncated = true;
            return false;
        }
        return isRotated || !wasHeld;
    }

    /**
     * Index of the newest generation that has lines. Where an administrator has moved the log and made an empty one, Docker goes
     * on with the one that was moved.
     */
    private int lastWritten() {
        int last = known.size() - 1;
        while (last > 0 && known.get(last).isEmpty()) {
            last--;
        }
        return known.get(last).isEmpty() ? known.size() - 1 : last;
    }

    private GenerationFile newest() {
        return known.get(known.size() - 1);
    }

    /**
     * Takes in the growth of the newest generation; an overwritten file goes on as a new one.
     *
     * @param isSameFile it was open or no name has changed; else a file with other bytes may just have the same inode
     */
    private GenerationFile.Growth drainNewest(boolean isSameFile) throws IOException {
        if (known.isEmpty()) {
            return GenerationFile.Growth.NONE;
        }
        GenerationFile newest = newest();
        GenerationFile written = known.get(lastWritten());
        GenerationFile.Growth growth = newest.drain();
        tally.appended |= growth == GenerationFile.Growth.GROWN;
        if (written != newest && written.plainIsHeld()) {
            tally.appended |= written.drain() == GenerationFile.Growth.GROWN;
        }
        if (growth == GenerationFile.Growth.REPLACED && !isSameFile) {
            newest.releasePlain();
            return GenerationFile.Growth.LOST;
        }
        if (growth == GenerationFile.Growth.REPLACED) {
            tally.truncated = true;
            lookIsFresh = false;
            GenerationFile next = GenerationFile.ofPlain(nextNumber++, newest.handOver());
            known.add(next);
            next.begin();
            tally.appended |= !next.isEmpty();
        }
        return growth;
    }

    /**
     * Opens the files that are new, provided that they and the one before them still have their names. Before a file is open
     * its inode may be another file's: Docker makes the next log in that of the file it has just deleted.
     */
    private boolean add(List<LogDirectory.Entry> newer, Matching matching) throws IOException {
        int before = known.size();
        boolean complete = openAll(newer) && directory.hasStill(matching.newerAndLastKnown());
        for (int i = known.size() - 1; i >= before; i--) {
            GenerationFile next = known.get(i);
            if (complete) {
                // It may have been the live one when it was opened
                next.drain();
                matching.claim(newer.get(i - before), next);
                tally.appended |= !next.isEmpty();
                tally.rotated += before > 0 ? 1 : 0;
            } else {
                nextNumber = next.number();
                known.remove(i).close();
            }
        }
        return complete;
    }

    private boolean openAll(List<LogDirectory.Entry> newer) throws IOException {
        for (LogDirectory.Entry entry : newer) {
            try {
                known.add(open(entry));
                nextNumber++;
            } catch (NoSuchFileException e) {
                return false;
            }
        }
        return true;
    }

    private GenerationFile open(LogDirectory.Entry entry) throws IOException {
        if (entry.compressed()) {
            GzipLogFile file = files.gzip(entry);
            file.compressed().lookAtHead();
            return GenerationFile.ofGzip(nextNumber, file);
        }
        GenerationFile next = GenerationFile.ofPlain(nextNumber, files.plain(entry));
        try {
            next.begin();
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            if (entry.rank() == 0) {
                throw e;
            }
            // one unreadable old file must not hide the log; reading it will say what is wrong
            next.begin(entry.size());
        }
        return next;
    }

    /** Lets go of what cannot be read any more, and of deleted files beyond the few that are held. */
    private void settle(Matching matching) throws IOException {
        int held = 0;
        int last = known.isEmpty() ? 0 : lastWritten();
        for (int i = known.size() - 1; i >= 0; i--) {
            GenerationFile generation = known.get(i);
            boolean retain = generation.number() >= retained;
            boolean hasPlain = matching.isFound(generation, false);
            boolean hasGzip = matching.isFound(generation, true);
            if (!hasGzip && generation.plainIsHeld()) {
                generation.releaseGzip();
            }
            if (retain) {
                generation.hold();
            }
            generation.setNameless(!hasPlain && !hasGzip);
            boolean isOver = generation.isEmpty() && i < known.size() - 1;
            if (generation.isNameless() && (isOver || !generation.isHeld())) {
                drop(i);
                continue;
            }
            if (!hasPlain
                    && (generation.isNameless() || generation.plainIsHeld())
                    && ++held > MOST_DELETED
                    && !retain) {
                if (hasGzip) {
                    generation.releasePlain();
                } else {
                    drop(i);
                    continue;
                }
            }
            generation.keep(cost(generation, retain || i >= last));
        }
    }

    private static FileSlots.Keep cost(GenerationFile generation, boolean isNeeded) {
        if (generation.isNameless()) {
            return FileSlots.Keep.DELETED;
        }
        return isNeeded ? FileSlots.Keep.LIVE : FileSlots.Keep.NAMED;
    }

    private void drop(int index) throws IOException {
        GenerationFile dropped = known.remove(index);
        boolean isUntold = dropped.isAfterGap() && dropped.number() > lastPublished;
        if (index == known.size()) {
            isCut |= isUntold || !dropped.isEmpty();
        } else if (isUntold) {
            known.get(index).setAfterGap(true);
        }
        dropped.close();
    }

    private void noteMissing(LogDirectory.Look look) {
        List<LogDirectory.Entry> entries = look.files();
        boolean isThere = !entries.isEmpty() && entries.get(entries.size() - 1).rank() == 0;
        if (isThere) {
            missingSince = null;
            tally.returned = gone;
            gone = false;
            return;
        }
        Instant now = clock.instant();
        if (missingSince == null || now.isBefore(missingSince)) {
            // The clock may have been set back
            missingSince = now;
        }
        if (!gone && (directoryGone || missingSince.plus(MISSING).isBefore(now))) {
            gone = true;
            tally.gone = true;
        }
    }

    private void publish() throws IOException {
        for (int i = known.size() - 1; i >= 0; i--) {
            if (known.get(i).isNameless() && !known.get(i).isHeld()) {
                drop(i);
            }
        }
        List<Generation> next = new ArrayList<>(known.size());
        int last = known.isEmpty() ? -1 : lastWritten();
        for (int i = 0; i <= last; i++) {
            GenerationFile generation = known.get(i);
            boolean sealed = i < last || generation.isFinal() || directoryGone;
            next.add(new Generation(generation.number(), generation, generation.size(), sealed));
            if (generation.number() > lastPublished && generation.isAfterGap()) {
                tally.gaps.add(generation.number());
            }
        }
        lastPublished = last < 0 ? lastPublished : known.get(last).number();
        if (!next.equals(published)) {
            published = List.copyOf(next);
        }
    }
}
